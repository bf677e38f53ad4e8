from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regiotoezicht.documents"
    verbose_name = "Stukken"

    def ready(self) -> None:
        from regiotoezicht.documents import rules

        rules.declare_rights()
