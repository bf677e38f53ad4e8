from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regiotoezicht.documents"
    verbose_name = "Stukken"

    def ready(self) -> None:
        from regiotoezicht.core import dossier_files
        from regiotoezicht.core.night import NightWork, declare
        from regiotoezicht.documents import actions, queries, rules

        rules.declare_rights()
        dossier_files.declare(queries.files_in_dossier)
        declare(NightWork("documents.orphans", "Bestanden zonder stuk gewist", actions.sweep_orphans))
