"""What this subject answers to rooms below: who may read an objection or a request and its letters and papers."""

from django.urls import reverse

from regiotoezicht.core import records, words
from regiotoezicht.core.panels import MenuEntry, add_to_menu
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import owners as files
from regiotoezicht.enforcement.models import CourtProceeding, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import rules
from regiotoezicht.enforcement.proceedings.actions import sending
from regiotoezicht.enforcement.proceedings.vocabulary import CourtKind, HearingWaiver, RequestKind
from regiotoezicht.letters import owners as letters
from regiotoezicht.worklist import kinds

ENDS = {
    "recalculated": "opnieuw berekend",
    "repaired": "hersteld",
    "unused": "ongebruikt verstreken",
    "decided": "beslist",
    "withdrawn": "ingetrokken",
    "sent": "ingezonden",
}


def objection(actor: Actor, pk: int) -> Objection | None:
    """The objection when the actor may read it."""
    found = Objection.objects.visible_to(actor).select_related("municipality", "case__municipality")
    return found.filter(pk=pk).first()


def request(actor: Actor, pk: int) -> ThirdPartyRequest | None:
    """The request of a third party when the actor may read it."""
    found = ThirdPartyRequest.objects.visible_to(actor).select_related("municipality", "case__municipality")
    return found.filter(pk=pk).first()


def connect() -> None:
    """Declare rights, tasks, records, letters and files of this subject; from the `ready()` of the room."""
    rules.declare_rights()
    add_to_menu(
        MenuEntry(
            30, "Lopend bezwaar en beroep", "enforcement:running_proceedings", (rules.OBJECTION_READ,), "scale", "Werk"
        )
    )
    words.declare("reason", lambda code: ENDS.get(code, ""))
    words.declare("kind", lambda code: dict(CourtKind.choices).get(code) or dict(RequestKind.choices).get(code, ""))
    words.declare("ground", lambda code: dict(HearingWaiver.choices).get(code, ""))
    kinds.declare(rules.TASK_OBJECTION, "Bezwaar behandelen", "enforcement:objection")
    kinds.declare(rules.TASK_COURT_PAPERS, "Stukken aan de rechter zenden", "enforcement:court")
    kinds.declare(rules.TASK_REQUEST, "Beslissen op een verzoek om handhaving", "enforcement:request")
    _declare_records()
    _declare_files()
    _declare_letters()


def _declare_records() -> None:
    records.declare(
        Objection,
        name="bezwaar",
        visible=lambda actor: Objection.objects.visible_to(actor),
        url=lambda pk: reverse("enforcement:objection", args=[pk]),
        state="status",
    )
    records.declare(
        CourtProceeding,
        name="procedure bij de rechter",
        visible=lambda actor: CourtProceeding.objects.visible_to(actor),
        url=lambda pk: reverse("enforcement:court", args=[pk]),
        state="status",
    )
    records.declare(
        ThirdPartyRequest,
        name="verzoek van een derde",
        visible=lambda actor: ThirdPartyRequest.objects.visible_to(actor),
        url=lambda pk: reverse("enforcement:request", args=[pk]),
        state="status",
    )


def _declare_files() -> None:
    files.declare(Objection._meta.label_lower, lambda actor, pk: objection(actor, pk) is not None, purpose="bezwaar")
    files.declare(
        ThirdPartyRequest._meta.label_lower, lambda actor, pk: request(actor, pk) is not None, purpose="handhaving"
    )
    files.declare(
        CourtProceeding._meta.label_lower,
        lambda actor, pk: CourtProceeding.objects.visible_to(actor).filter(pk=pk).exists(),
        purpose="procedure",
    )


def _declare_letters() -> None:
    letters.declare(
        letters.Owner(
            Objection._meta.label_lower,
            readable=objection,
            compose_permission=rules.OBJECTION_WORK,
            sent=sending.objection_letter_sent,
            sent_again=sending.objection_letter_sent_again,
            visible=lambda actor: Objection.objects.visible_to(actor),
            mandate=sending.deciding_mandate,
            barred=sending.barred_signers,
            purpose="bezwaar",
        )
    )
    letters.declare(
        letters.Owner(
            ThirdPartyRequest._meta.label_lower,
            readable=request,
            compose_permission=rules.REQUEST_WORK,
            sent=sending.request_letter_sent,
            sent_again=sending.request_letter_sent_again,
            visible=lambda actor: ThirdPartyRequest.objects.visible_to(actor),
            mandate=sending.deciding_mandate,
        )
    )
