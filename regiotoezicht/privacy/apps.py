from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "regiotoezicht.privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.privacy import rules
        from regiotoezicht.privacy.panels import state_of_log

        rules.declare_rights()
        readers = (rules.LOG_READ,)
        add_to_menu(MenuEntry(70, "Privacy", "privacy:overview", readers, "shield-lock", "Privacy"))
        add_to_menu(MenuEntry(71, "Wie keek waarnaar", "privacy:readings", readers, "eye", "Privacy"))
        add_to_menu(MenuEntry(72, "Alle gebeurtenissen", "privacy:events", readers, "list", "Privacy"))
        add_panel(Panel(25, "home", state_of_log))
