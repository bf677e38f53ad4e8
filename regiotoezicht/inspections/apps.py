from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "regiotoezicht.inspections"
    verbose_name = "Rondes en bezoeken"

    def ready(self) -> None:
        from regiotoezicht.inspections import rules

        rules.declare_rights()
