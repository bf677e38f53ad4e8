from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regiotoezicht.documents"
    verbose_name = "Stukken"

    def ready(self) -> None:
        from regiotoezicht.core import dossier_files
        from regiotoezicht.documents import queries, rules

        rules.declare_rights()
        dossier_files.declare(queries.files_in_dossier)
