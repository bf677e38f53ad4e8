from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "regiotoezicht.signals"
    verbose_name = "Meldingen"

    def ready(self) -> None:
        from regiotoezicht.signals import rules

        rules.declare_rights()
