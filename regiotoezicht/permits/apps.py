from django.apps import AppConfig


class PermitsConfig(AppConfig):
    name = "regiotoezicht.permits"
    verbose_name = "Vergunningen"

    def ready(self) -> None:
        from regiotoezicht.permits import rules

        rules.declare_rights()
