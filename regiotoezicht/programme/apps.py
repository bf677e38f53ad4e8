from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "regiotoezicht.programme"
    verbose_name = "Programma"

    def ready(self) -> None:
        from regiotoezicht.core import words
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.programme import panels, rules
        from regiotoezicht.programme.vocabulary import Course

        rules.declare_rights()
        add_to_menu(MenuEntry(72, "Gereedheid", "programme:list", (rules.READ,), "checklist", "Geld en plan"))
        readers = (rules.CERTIFICATE_READ,)
        add_to_menu(MenuEntry(73, "Opleidingen", "programme:certificates", readers, "user-check", "Geld en plan"))
        add_panel(Panel(45, "home", panels.ending_certificates))
        words.declare("course", lambda code: dict(Course.choices).get(code, ""))
