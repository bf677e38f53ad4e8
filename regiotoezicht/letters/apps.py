from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "regiotoezicht.letters"
    verbose_name = "Brieven"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import dossier_files, records
        from regiotoezicht.core.panels import MenuEntry, add_to_menu
        from regiotoezicht.documents import owners as file_owners
        from regiotoezicht.letters import (
            complaints,
            contributions,
            council,
            measures,
            proceedings,
            queries,
            rules,
            standard,
        )
        from regiotoezicht.letters.models import Letter, Template
        from regiotoezicht.letters.posting import rules as posting_rules
        from regiotoezicht.letters.templating import queries as templates
        from regiotoezicht.letters.templating import rules as template_rules
        from regiotoezicht.worklist import kinds as task_kinds

        rules.declare_rights()
        template_rules.declare_rights()
        posting_rules.declare_rights()
        standard.declare_standard()
        measures.declare_measures()
        task_kinds.declare(rules.TASK_SIGN, "Nagekeken brief laten ondertekenen", "letters:detail")
        task_kinds.declare(rules.TASK_SEND, "Ondertekende brief verzenden", "letters:detail")
        task_kinds.declare(rules.TASK_SEND_AGAIN, "Brief die terugkwam opnieuw verzenden", "letters:sendings")
        add_to_menu(MenuEntry(30, "Brieven die wachten", "letters:waiting", (rules.LETTER_CHECK,), "mail", "Werk"))
        readers = (template_rules.TEMPLATE_READ,)
        add_to_menu(MenuEntry(72, "Brieven en sjablonen", "letters:templates", readers, "file-text", "Organisatie"))
        proceedings.declare_proceedings()
        complaints.declare_complaints()
        contributions.declare_contributions()
        council.declare_council()
        file_owners.declare(Letter._meta.label_lower, queries.may_read, purpose="brief")
        file_owners.declare(Template._meta.label_lower, templates.may_read, purpose="sjabloon")
        dossier_files.declare(queries.files_in_dossier)
        records.declare(
            Letter,
            name="brief",
            visible=lambda actor: Letter.objects.visible_to(actor),
            url=lambda pk: reverse("letters:detail", args=[pk]),
            state="status",
        )
