from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "regiotoezicht.worklist"
    verbose_name = "Werkvoorraad"

    def ready(self) -> None:
        from regiotoezicht.worklist import rules

        rules.declare_rights()
