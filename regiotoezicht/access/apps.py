from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "regiotoezicht.access"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from regiotoezicht.access import rules, signin

        rules.declare_rights()
        signin.listen()
