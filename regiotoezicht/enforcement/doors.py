"""What this room answers to rooms below: who may read a case, how it is found, and where a hand-over goes on."""

from datetime import date

from django.db.models import F, QuerySet
from django.urls import reverse

from regiotoezicht.core.rights import Actor
from regiotoezicht.core.searchables import Hit
from regiotoezicht.enforcement import queries, rules
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CollectionDecision,
    CostDecision,
    Measure,
    OrderRequest,
    PaymentDecision,
    Prolongation,
    Waiver,
)
from regiotoezicht.enforcement.remedies.vocabulary import DECISION_LETTERS
from regiotoezicht.enforcement.vocabulary import OPEN, PAYMENT_LETTERS, TOLD, LetterKind
from regiotoezicht.inspections.waiting import Where
from regiotoezicht.letters.models import Letter
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status


def readable(actor: Actor, pk: int) -> Case | None:
    """The case when the actor may read its content, and so its letters."""
    return Case.objects.whole_for(actor).select_related("municipality").filter(pk=pk).first()


def may_read(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the papers of a case."""
    return readable(actor, pk) is not None


def deciding_mandate(letter: Letter) -> int | None:
    """The mandate by which the decision in a letter was taken; None for a letter that holds no decision."""
    if letter.kind == LetterKind.COLLECTION_DECISION:
        # The mandate of the order covers its collection (Awb 5:37, 10:1).
        return CollectionDecision.objects.filter(letter=letter.pk).values_list("mandate_id", flat=True).first()
    if letter.kind in TOLD:
        others = PaymentDecision if letter.kind in PAYMENT_LETTERS else OrderRequest
        model = Waiver if letter.kind == LetterKind.WAIVED else others
        return model.objects.filter(letter=letter.pk).values_list("mandate_id", flat=True).first()
    if letter.kind == LetterKind.COSTS:
        made = CostDecision.objects.filter(case_id=letter.record_id, addressee=letter.addressee_id)
        held = made.filter(decided_at__lte=letter.composed_at).order_by("-number")
        return held.values_list("mandate_id", flat=True).first()
    if letter.kind == LetterKind.PROLONGED:
        longer = Prolongation.objects.filter(case_id=letter.record_id, decided_at__lte=letter.composed_at)
        return longer.order_by("-number").values_list("mandate_id", flat=True).first()
    if letter.kind != LetterKind.ORDER and letter.kind not in DECISION_LETTERS:
        return None
    return Measure.objects.filter(case_id=letter.record_id).values_list("mandate_id", flat=True).first()


def envelope(letter: Letter) -> str:
    """Name and address as they stand on the envelope of a letter: not one word on what it is about."""
    if letter.kind == LetterKind.COLLECT_ANSWERED:
        asked = OrderRequest.objects.filter(case_id=letter.record_id, letter=letter.pk).first()
        return "\n".join(asked.asker_lines) if asked is not None else ""
    addressee = Addressee.objects.filter(case_id=letter.record_id, pk=letter.addressee_id).first()
    if addressee is None:
        return ""
    where = f"p/a {addressee.representative}" if addressee.representative else addressee.address
    return f"{addressee.name}\n{where}"


def searchable(actor: Actor) -> QuerySet[Case]:
    """The cases that a search of the actor may find."""
    return Case.objects.visible_to(actor).select_related("business", "premises")


def hit(case: Case) -> Hit:
    """A case among what was found: its number, its stand, and the business; a home is "woning"."""
    text = f"{case.get_status_display()}, {case.place_line}"
    return Hit(f"Zaak {case.dossier}", reverse("enforcement:detail", args=[case.pk]), text)


def after_hand_over(actor: Actor, hand_over: HandOver) -> str:
    """Where the lawyer goes on after she accepted a report: its case, or the page that opens it."""
    if hand_over.status != Status.ACCEPTED or not actor.may(rules.CASE_OPEN, hand_over):
        return ""
    opened = queries.case_of_hand_over(hand_over)
    if opened is not None:
        return reverse("enforcement:detail", args=[opened])
    return reverse("enforcement:open", args=[hand_over.pk])


def waiting_cases(where: Where, on: date) -> QuerySet[Case]:
    """The cases at these business premises that wait for police or prosecution on a day, with the last day as `until`.

    A home is in no case by its premises, so nothing is ever asked about the address of a home.
    """
    held = Case.objects.filter(premises__in=where.premises, held_until__gte=on, status__in=OPEN)
    return held.annotate(until=F("held_until"))
