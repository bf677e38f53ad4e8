from django.apps import AppConfig


class TraffickingConfig(AppConfig):
    name = "regiotoezicht.trafficking"
    verbose_name = "Signalen van mensenhandel"

    def ready(self) -> None:
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.inspections.waiting import place_waiting
        from regiotoezicht.signals.forwarding import hold_back
        from regiotoezicht.trafficking import panels, queries, rules

        rules.declare_rights()
        place_waiting(queries.waiting_signals)
        hold_back(queries.waits_until)
        add_panel(Panel(0, "home", panels.loudest))
        add_panel(Panel(0, "visit", panels.on_visit))
        add_panel(Panel(0, "premises", panels.on_place))
        add_panel(Panel(0, "signal", panels.on_place))
        add_to_menu(
            MenuEntry(33, "Signalen mensenhandel", "trafficking:list", (rules.SIGNAL_READ,), "alert-triangle", "Werk")
        )
        add_to_menu(
            MenuEntry(34, "Bellen bij mensenhandel", "trafficking:contacts", (rules.CONTACT_KEEP,), "phone", "Werk")
        )
