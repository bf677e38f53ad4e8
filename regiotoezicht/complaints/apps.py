from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "regiotoezicht.complaints"
    verbose_name = "Klachten"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.complaints import queries, rules
        from regiotoezicht.complaints.actions.ending import letter_sent
        from regiotoezicht.complaints.models import Complaint
        from regiotoezicht.complaints.vocabulary import ComplaintOutcome, HearingWaiver, RefusalGround
        from regiotoezicht.core import records, words
        from regiotoezicht.core.panels import MenuEntry, add_to_menu
        from regiotoezicht.documents import owners as files
        from regiotoezicht.letters import owners as letters
        from regiotoezicht.worklist import kinds

        rules.declare_rights()
        kinds.declare(rules.TASK_COMPLAINT, "Klacht behandelen", "complaints:detail")
        add_to_menu(MenuEntry(31, "Klachten", "complaints:list", (rules.COMPLAINT_READ,), "message-report", "Werk"))
        ends = {"taken_up": "in behandeling genomen", "settled": "naar tevredenheid opgelost"}
        words.declare("reason", lambda code: ends.get(code, ""))
        words.declare(
            "ground", lambda code: dict(RefusalGround.choices).get(code) or dict(HearingWaiver.choices).get(code, "")
        )
        words.declare("outcome", lambda code: dict(ComplaintOutcome.choices).get(code, ""))
        records.declare(
            Complaint,
            name="klacht",
            visible=lambda actor: Complaint.objects.visible_to(actor),
            url=lambda pk: reverse("complaints:detail", args=[pk]),
            state="status",
        )
        files.declare(
            Complaint._meta.label_lower,
            lambda actor, pk: queries.complaint_for(actor, pk) is not None,
            purpose=rules.PURPOSE,
        )
        letters.declare(
            letters.Owner(
                Complaint._meta.label_lower,
                readable=queries.complaint_for,
                compose_permission=rules.COMPLAINT_WORK,
                sent=letter_sent,
                visible=lambda actor: Complaint.objects.visible_to(actor),
                purpose=rules.PURPOSE,
            )
        )
