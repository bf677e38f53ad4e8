from django.apps import AppConfig


class PremisesConfig(AppConfig):
    name = "regiotoezicht.premises"
    verbose_name = "Bedrijfspanden"

    def ready(self) -> None:
        from regiotoezicht.premises import rules

        rules.declare_rights()
