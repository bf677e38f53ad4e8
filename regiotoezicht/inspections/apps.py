from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "regiotoezicht.inspections"
    verbose_name = "Rondes en bezoeken"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import records
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.inspections import rules
        from regiotoezicht.inspections.hours import rules as hours
        from regiotoezicht.inspections.models import Round, Visit
        from regiotoezicht.inspections.online import ports as online
        from regiotoezicht.inspections.panels import (
            permit_with_plan,
            plan_for_signal,
            premises_with_plan,
            visits_at_premises,
        )
        from regiotoezicht.inspections.ports import declare_visits_and_reports
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        online.declare()
        hours.declare_rights()
        _declare_openable()
        declare_visits_and_reports()
        kinds.declare(rules.TASK_VISIT, "Controle voorbereiden en uitvoeren", "inspections:visit")
        kinds.declare(rules.TASK_REPLACE, "Vervanger zoeken voor een ronde", "inspections:round_of_visit")
        add_to_menu(MenuEntry(30, "Rondes", "inspections:rounds", (rules.ROUND_LIST,), "calendar-event", "Werk"))
        add_to_menu(
            MenuEntry(31, "Bezoeken", "inspections:visits", (rules.VISIT_READ, rules.ROUND_LIST), "map-pin", "Werk")
        )
        add_to_menu(MenuEntry(33, "Mijn uren", "inspections:hours", (hours.HOURS_BOOK,), "clock", "Werk"))
        add_to_menu(
            MenuEntry(71, "Uren per gemeente", "inspections:hours_sums", (hours.HOURS_SUMS,), "clock", "Geld en plan")
        )
        add_panel(Panel(50, "premises", premises_with_plan))
        add_panel(Panel(50, "premises-history", visits_at_premises))
        add_panel(Panel(10, "signal", plan_for_signal))
        add_panel(Panel(50, "permit", permit_with_plan))
        records.declare(
            Round,
            name="ronde",
            visible=lambda actor: Round.objects.visible_to(actor),
            url=lambda pk: reverse("inspections:round", args=[pk]),
            state="status",
        )
        records.declare(
            Visit,
            name="bezoek",
            visible=lambda actor: Visit.objects.visible_to(actor),
            url=lambda pk: reverse("inspections:visit", args=[pk]),
            state="status",
        )


def _declare_openable() -> None:
    from regiotoezicht.access.roles import Role
    from regiotoezicht.emergency import openable
    from regiotoezicht.inspections.models import Visit
    from regiotoezicht.inspections.rules import CLOSED_VISIT
    from regiotoezicht.inspections.vocabulary import VisitStatus

    openable.declare(
        openable.Openable(
            Visit._meta.label_lower,
            "een bezoek",
            rows=Visit.objects.all,
            readable=Visit.objects.visible_to,
            owner=lambda visit: Role.LAWYER if VisitStatus(visit.status) in CLOSED_VISIT else Role.COORDINATOR,
        )
    )
