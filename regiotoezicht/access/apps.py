from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "regiotoezicht.access"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from regiotoezicht.access import rules, signin
        from regiotoezicht.access.roles import Role
        from regiotoezicht.core import words
        from regiotoezicht.core.panels import MenuEntry, add_to_menu

        rules.declare_rights()
        words.declare("role", lambda code: str(dict(Role.choices).get(code, "")))
        signin.listen()
        add_to_menu(MenuEntry(90, "Accounts en rollen", "access:accounts", (rules.ACCOUNT_READ,), "users", "Beheer"))
        add_to_menu(MenuEntry(99, "Mijn account", "access:own", (), "user", "Beheer"))
