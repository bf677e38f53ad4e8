from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "regiotoezicht.core"
    verbose_name = "Fundament"

    def ready(self) -> None:
        from regiotoezicht.core import checks, sqlite

        checks.register_all()
        sqlite.register()
