"""What follows when a letter of a case goes out again because it came back: its day counts, the first no longer."""

from collections.abc import Callable
from datetime import date, datetime

from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.collection.returning import reminder_returned, reminder_sent_again
from regiotoezicht.enforcement.actions.collection.telling import told_again
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.collection import rules as collection_rules
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CollectionDecision,
    CostDecision,
    Prolongation,
)
from regiotoezicht.enforcement.remedies.closure import refuse_prolonged_late
from regiotoezicht.enforcement.remedies.vocabulary import DECISION_LETTERS
from regiotoezicht.enforcement.vocabulary import TOLD, LetterKind
from regiotoezicht.letters.models import Letter

DAYS: dict[str, str] = {
    LetterKind.INTENTION: "intention_sent",
    LetterKind.WARNING: "warning_sent",
    LetterKind.ORDER: "order_sent",
    **dict.fromkeys(DECISION_LETTERS, "order_sent"),
}
"""Where the day of a letter stands with its addressee."""


def letter_sent_again(letter: Letter, before: date, actor: Actor, at: datetime) -> None:
    """Put the new day where the old one stood; the room of the letters lets the terms run from it.

    This is part of an action of the letters. The day of before stays with the letter and on the log.
    """
    case = Case.objects.get(pk=letter.record_id)
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    if letter.kind in DAYS:
        name = DAYS[letter.kind]
        of_letter = Addressee.objects.filter(case=case, pk=letter.addressee_id, **{name: before})
        of_letter.update(**{name: letter.sent_date})
    follow = _FOLLOWS.get(letter.kind)
    if follow is not None:
        follow(case, letter, before, letter.sent_date, actor, at)
    change(case)
    if letter.kind == LetterKind.COLLECT_ANSWERED:
        record(collection_rules.ASKER_TOLD, case, actor=actor, at=at, sent=letter.sent_date.isoformat())
        return
    number = Addressee.objects.values_list("number", flat=True).get(pk=letter.addressee_id)
    record(
        rules.LETTER_SENT,
        case,
        actor=actor,
        at=at,
        sent=letter.sent_date.isoformat(),
        kind=letter.name[:64],
        number=number,
    )


def letter_returned(letter: Letter, returned: date, actor: Actor, at: datetime) -> None:
    """Undo what may not go on when a letter of a case came back and does not count: a reminder interrupts nothing.

    This is part of an action of the letters, which stops the terms that started with the letter itself.
    """
    if letter.kind == LetterKind.REMINDER:
        reminder_returned(letter, returned, actor, at)


def _costs(case: Case, letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    """A decision on costs: it was decided before its letter was made, and is the last of that addressee then."""
    made = CostDecision.objects.filter(case=case, addressee=letter.addressee_id, decided_at__lte=letter.composed_at)
    last = made.order_by("-number").values_list("pk", flat=True).first()
    if last is not None:
        CostDecision.objects.filter(pk=last, sent_on=before).update(sent_on=sent)


def _prolonged(case: Case, letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    """A prolongation: it works from the first letter that counts, so the day moves unless another counts already."""
    made = Prolongation.objects.filter(case=case, decided_at__lte=letter.composed_at).order_by("number").last()
    others = Letter.objects.filter(
        label=letter.label, record_id=case.pk, kind=letter.kind, composed_at=letter.composed_at, sent_date__lte=before
    )
    if made is not None and made.sent_on == before and not others.exclude(pk=letter.pk).exists():
        refuse_prolonged_late(made.was_until, sent=sent)
        Prolongation.objects.filter(pk=made.pk).update(sent_on=sent)


def _collection(case: Case, letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    CollectionDecision.objects.filter(case=case, letter=letter, sent_on=before).update(sent_on=sent)


def _reminder(case: Case, letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    reminder_sent_again(letter, before, sent, actor, at)


def _told(case: Case, letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    told_again(letter, before, sent)


_Follow = Callable[[Case, Letter, date, date, Actor, datetime], None]
_FOLLOWS: dict[str, _Follow] = {
    LetterKind.COSTS: _costs,
    LetterKind.PROLONGED: _prolonged,
    LetterKind.COLLECTION_DECISION: _collection,
    LetterKind.REMINDER: _reminder,
    **dict.fromkeys(TOLD, _told),
}
