from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "regiotoezicht.letters"
    verbose_name = "Brieven"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import dossier_files, records
        from regiotoezicht.documents import owners as file_owners
        from regiotoezicht.letters import proceedings, queries, rules, standard
        from regiotoezicht.letters.models import Letter

        rules.declare_rights()
        standard.declare_standard()
        proceedings.declare_proceedings()
        file_owners.declare(Letter._meta.label_lower, queries.may_read, purpose="brief")
        dossier_files.declare(queries.files_in_dossier)
        records.declare(
            Letter,
            name="brief",
            visible=lambda actor: Letter.objects.visible_to(actor),
            url=lambda pk: reverse("letters:detail", args=[pk]),
            state="status",
        )
