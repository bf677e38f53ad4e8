from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "regiotoezicht.worklist"
    verbose_name = "Werkvoorraad"

    def ready(self) -> None:
        from regiotoezicht.core import night, words
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.law.rules import RULES
        from regiotoezicht.worklist import rules
        from regiotoezicht.worklist.kinds import KINDS
        from regiotoezicht.worklist.notices.reminding import send_reminders
        from regiotoezicht.worklist.notices.views import on_own_account

        rules.declare_rights()
        words.declare("rule", lambda code: f"“{RULES[code].name}”" if code in RULES else "")
        words.declare("kind", lambda code: KINDS[code].sentence if code in KINDS else "")
        permissions = (rules.TASK_READ,)
        add_to_menu(MenuEntry(10, "Werkvoorraad", "worklist:worklist", permissions, "list", "Werk"))
        add_to_menu(MenuEntry(12, "Termijnen", "worklist:terms", permissions, "clock", "Werk"))
        add_panel(Panel(10, "own-account", on_own_account))
        night.declare(night.NightWork("worklist.reminders", "Herinneringen aan termijnen verzonden", send_reminders))
