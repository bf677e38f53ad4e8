from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "regiotoezicht.access"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from regiotoezicht.access import night as leavings
        from regiotoezicht.access import queries, rules, signin
        from regiotoezicht.access.delegations.panels import covering
        from regiotoezicht.access.roles import Role
        from regiotoezicht.core import guarded, words
        from regiotoezicht.core.night import NightWork, declare
        from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
        from regiotoezicht.organisation import rules as organisation

        rules.declare_rights()
        words.declare("alarm", guarded.word_of_alarm)
        words.declare("why", guarded.word_of_reason)
        words.declare("second", queries.name_of_account)
        words.declare("role", lambda code: str(dict(Role.choices).get(code, "")))
        signin.listen()
        declare(NightWork("access.sessions", "Verlopen aanmeldingen gewist", leavings.clear_sessions))
        declare(NightWork("access.attempts", "Mislukte aanmeldingen gewist", leavings.clear_failed_attempts))
        add_to_menu(MenuEntry(90, "Accounts en rollen", "access:accounts", (rules.ACCOUNT_READ,), "users", "Beheer"))
        keep = (organisation.PARTNER_KEEP,)
        add_to_menu(MenuEntry(91, "Ketenpartners", "access:partners", keep, "building", "Beheer"))
        add_to_menu(MenuEntry(99, "Mijn account", "access:own", (), "user", "Beheer"))
        add_to_menu(MenuEntry(92, "Vervangingen", "access:covers", (rules.ACCOUNT_READ,), "users", "Beheer"))
        add_panel(Panel(4, "home", covering))
