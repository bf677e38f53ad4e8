from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "regiotoezicht.reporting"
    verbose_name = "Cijfers"

    def ready(self) -> None:
        from regiotoezicht.core.panels import MenuEntry, add_to_menu
        from regiotoezicht.reporting import rules

        rules.declare_rights()
        add_to_menu(MenuEntry(76, "Cijfers", "reporting:region", (rules.READ,), "chart-bar", "Geld en plan"))
