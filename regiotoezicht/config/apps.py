from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "regiotoezicht.config"
    verbose_name = "Instellingen"

    def ready(self) -> None:
        from regiotoezicht.config import checks

        checks.register_all()
