from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regiotoezicht.documents"
    verbose_name = "Stukken"

    def ready(self) -> None:
        from regiotoezicht.core import dossier_files
        from regiotoezicht.core.night import NightWork, declare
        from regiotoezicht.documents import actions, owners, queries, rules
        from regiotoezicht.documents.models import Paper

        rules.declare_rights()
        dossier_files.declare(queries.files_in_dossier)
        declare(NightWork("documents.orphans", "Bestanden zonder stuk gewist", actions.sweep_orphans))
        owners.declare(Paper._meta.label_lower, queries.may_read_paper, purpose="politiegegevens")
