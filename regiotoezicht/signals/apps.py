from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "regiotoezicht.signals"
    verbose_name = "Meldingen"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import records
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.sharing.disclosures import shareables
        from regiotoezicht.sharing.forwarding import ports
        from regiotoezicht.signals import rules
        from regiotoezicht.signals.forwarding import signal_as_forwardable
        from regiotoezicht.signals.models import Signal
        from regiotoezicht.signals.panels import signals_at_premises
        from regiotoezicht.signals.shareables import signal_as_shareable
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        shareables.declare(signal_as_shareable())
        ports.declare(signal_as_forwardable())
        _declare_openable()
        kinds.declare(rules.TASK_DECIDE, "Melding beoordelen", "signals:detail")
        kinds.declare(rules.TASK_PLAN, "Melding inplannen voor een controle", "signals:detail")
        kinds.declare(rules.TASK_CLOSE, "Melding afhandelen en afsluiten", "signals:detail")
        readers = (rules.SIGNAL_STATUS, rules.SIGNAL_READ_OPEN, rules.SIGNAL_READ_PLANNED, rules.SIGNAL_READ_CLOSED)
        add_to_menu(MenuEntry(20, "Meldingen", "signals:list", readers, "message-report", "Werk"))
        add_to_menu(MenuEntry(21, "Aantallen meldingen", "signals:counts", (rules.SIGNAL_COUNT,), "chart-bar", "Werk"))
        add_to_menu(
            MenuEntry(22, "Doorgegeven meldingen", "signals:passed_on", (rules.PASSED_ON_READ,), "phone", "Werk")
        )
        add_panel(Panel(40, "premises", signals_at_premises))
        records.declare(
            Signal,
            name="melding",
            visible=lambda actor: Signal.objects.visible_to(actor),
            url=lambda pk: reverse("signals:detail", args=[pk]),
            state="status",
            readable=lambda actor: Signal.objects.readable_by(actor),
        )


def _declare_openable() -> None:
    from regiotoezicht.access.roles import Role
    from regiotoezicht.emergency import openable
    from regiotoezicht.signals.models import Signal

    openable.declare(
        openable.Openable(
            Signal._meta.label_lower,
            "een melding",
            rows=Signal.objects.all,
            readable=Signal.objects.readable_by,
            owner=lambda signal: Role.COORDINATOR if signal.is_with_coordinator else Role.LAWYER,
        )
    )
