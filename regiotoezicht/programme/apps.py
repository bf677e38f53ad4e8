from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "regiotoezicht.programme"
    verbose_name = "Programma"

    def ready(self) -> None:
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.programme import panels, rules

        rules.declare_rights()
        add_to_menu(MenuEntry(72, "Gereedheid", "programme:list", (rules.READ,), "checklist", "Geld en plan"))
        add_to_menu(MenuEntry(74, "Besluiten", "programme:decisions", (rules.READ,), "gavel", "Geld en plan"))
        add_to_menu(MenuEntry(71, "Plannen", "programme:plans", (rules.READ,), "clipboard-list", "Geld en plan"))
        add_to_menu(MenuEntry(70, "Mijn acties", "programme:own-work", (rules.READ,), "flag", "Geld en plan"))
        add_to_menu(MenuEntry(75, "Werkgroepen", "programme:groups", (rules.READ,), "users", "Geld en plan"))
        readers = (rules.CERTIFICATE_READ,)
        add_to_menu(MenuEntry(73, "Opleidingen", "programme:certificates", readers, "user-check", "Geld en plan"))
        add_panel(Panel(45, "home", panels.ending_certificates))
        add_panel(Panel(44, "home", panels.waiting))
        add_panel(Panel(10, "worklist", panels.to_own_work))
