"""What follows when a letter of a case goes out again because it came back: its day counts, the first no longer."""

from datetime import date, datetime

from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.models import Letter

DAYS: dict[str, str] = {
    LetterKind.INTENTION: "intention_sent",
    LetterKind.WARNING: "warning_sent",
    LetterKind.ORDER: "order_sent",
}
"""Where the day of a letter stands with its addressee."""


def letter_sent_again(letter: Letter, before: date, actor: Actor, at: datetime) -> None:
    """Put the new day with the addressee; the room of the letters lets the terms run from it.

    This is part of an action of the letters. The day of before stays with the letter and on the log.
    """
    case = Case.objects.get(pk=letter.record_id)
    name = DAYS.get(letter.kind)
    if name is not None:
        of_letter = Addressee.objects.filter(case=case, pk=letter.addressee_id, **{name: before})
        of_letter.update(**{name: letter.sent_date})
    change(case)
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
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
