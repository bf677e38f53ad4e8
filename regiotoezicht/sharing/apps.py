from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "regiotoezicht.sharing"
    verbose_name = "Overdracht"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import panels, records
        from regiotoezicht.sharing import rules
        from regiotoezicht.sharing.agreements import rules as agreements
        from regiotoezicht.sharing.disclosures import rules as disclosures
        from regiotoezicht.sharing.models import Disclosure, HandOver
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        agreements.declare_rights()
        disclosures.declare_rights()
        _declare_forwarding()
        kinds.declare(rules.TASK_DECIDE, "Besluit over een overgedragen rapport", "sharing:detail")
        kinds.declare(rules.TASK_RETURNED, "Bekijk waarom een overdracht is teruggegeven", "sharing:detail")
        kinds.declare(disclosures.TASK_APPROVE, "Beoordeel een voorgestelde verstrekking", "sharing:disclosure")
        readers = (rules.HAND_OVER_READ, rules.HAND_OVER_STATUS)
        panels.add_to_menu(panels.MenuEntry(50, "Overdracht", "sharing:list", readers, "send", "Werk"))
        sharers = (disclosures.MAKE, disclosures.READ, disclosures.STATUS)
        panels.add_to_menu(panels.MenuEntry(51, "Verstrekkingen", "sharing:disclosures", sharers, "file-check", "Werk"))
        read = (agreements.AGREEMENT_READ,)
        panels.add_to_menu(panels.MenuEntry(88, "Afspraken", "sharing:agreements", read, "file-certificate", "Beheer"))
        records.declare(
            Disclosure,
            name="verstrekking",
            visible=Disclosure.objects.visible_to,
            url=lambda pk: reverse("sharing:disclosure", args=[pk]),
            state="status",
            readable=Disclosure.objects.readable_by,
        )
        records.declare(
            HandOver,
            name="overdracht",
            visible=HandOver.objects.visible_to,
            url=lambda pk: reverse("sharing:detail", args=[pk]),
            state="status",
            readable=HandOver.objects.readable_by,
        )


def _declare_forwarding() -> None:
    from django.urls import reverse

    from regiotoezicht.core import panels, records
    from regiotoezicht.sharing.forwarding import rules
    from regiotoezicht.sharing.forwarding.models import Forwarding
    from regiotoezicht.sharing.forwarding.panels import went_or_came
    from regiotoezicht.worklist import kinds

    rules.declare_rights()
    kinds.declare(rules.TASK_ANSWER, "Beantwoord een doorzending van een andere gemeente", "sharing:forwarding")
    sides = (rules.STATUS,)
    panels.add_to_menu(panels.MenuEntry(52, "Doorzendingen", "sharing:forwardings", sides, "arrow-right", "Werk"))
    panels.add_panel(panels.Panel(50, "signal", went_or_came))
    records.declare(
        Forwarding,
        name="doorzending",
        visible=Forwarding.objects.visible_to,
        url=lambda pk: reverse("sharing:forwarding", args=[pk]),
        state="status",
        readable=Forwarding.objects.answerable_by,
    )
