from django.apps import AppConfig


class BylawsConfig(AppConfig):
    name = "regiotoezicht.bylaws"
    verbose_name = "Lokale regels"

    def ready(self) -> None:
        from regiotoezicht.bylaws import rules

        rules.declare_rights()
