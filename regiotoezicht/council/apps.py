from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "regiotoezicht.council"
    verbose_name = "Raad en college"

    def ready(self) -> None:
        from regiotoezicht.core.panels import MenuEntry, add_to_menu
        from regiotoezicht.council import rules

        rules.declare_rights()
        add_to_menu(MenuEntry(76, "Raad en college", "council:list", (rules.WRITE,), "file-text", "Geld en plan"))
