"""What follows from sending a letter of collection: terms run, amounts move on, a reminder interrupts the lapse."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import uuid4

from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding as orders
from regiotoezicht.enforcement.actions.collection.deciding import why_no_reminder
from regiotoezicht.enforcement.actions.collection.parts import ROUTE, move_amount, refuse_lapsed, run_lapse
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.collection import queries, rules
from regiotoezicht.enforcement.collection.vocabulary import Interruption, Stage
from regiotoezicht.enforcement.models import Case, Forfeiture, LapseInterruption
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import run_term


def collection_sent(letter: Letter, case: Case, sent: date, actor: Actor, at: datetime) -> None:
    """Do what sending a letter of collection brings about, as part of an action of the letters."""
    follow, letter_of = _FOLLOWS[letter.kind]
    amounts = [one for one in queries.amounts_of(case) if letter_of(one) == letter.pk]
    # What was paid or waived since, or came into another letter, is no longer what this one says.
    if not amounts or any(one.settled_at > letter.composed_at or one.is_ended for one in amounts):
        raise Refused(
            "letter_untrue",
            "Een bedrag in deze brief is sindsdien gewijzigd; stel de brief opnieuw op en verzend die.",
        )
    for amount in amounts:
        refuse_lapsed(amount, at)
    follow(case, amounts, sent, actor, at)
    change(case)
    plan(case, actor=actor, at=at)


def _intended(case: Case, amounts: list[Forfeiture], sent: date, actor: Actor, at: datetime) -> None:
    for amount in amounts:
        assert amount.view_until is not None  # noqa: S101 - laid down with the letter
        orders.refuse_letter_too_late(amount.view_until, sent_date=sent)
        days = {"days": (amount.view_until - sent).days}
        term = run_term(case, compute("own", sent, days), addressee_label=amount.label, route=ROUTE, actor=actor, at=at)
        move_amount(amount, Stage.INTENDED, view_term=term, actor=actor, at=at)
        record(rules.COLLECTION_INTENDED, case, actor=actor, at=at, number=amount.number, sent=sent.isoformat())


def _made_known(case: Case, amounts: list[Forfeiture], sent: date, actor: Actor, at: datetime) -> None:
    decision = amounts[0].decision
    assert decision is not None  # noqa: S101 - found by its letter
    if decision.sent_on is not None:
        raise Refused("letter_sent", "Dit invorderingsbesluit is al verzonden.")
    term = rules.term_of("awb-6:7", sent)
    label = amounts[0].addressee.label
    decision.sent_on = sent
    decision.objection_term = run_term(case, term, addressee_label=label, route=ROUTE, actor=actor, at=at)
    decision.save(update_fields=["sent_on", "objection_term"])
    for amount in amounts:
        # The decision interrupts nothing: the lapse runs on (Awb 4:105 and 4:106 do not name it).
        record(rules.COLLECTION_MADE_KNOWN, case, actor=actor, at=at, number=amount.number, sent=sent.isoformat())


def _reminded(case: Case, amounts: list[Forfeiture], sent: date, actor: Actor, at: datetime) -> None:
    for amount in amounts:
        rules.refuse_why("no_reminder", why_no_reminder(amount, sent), field="sent_date")
        term = run_term(
            case, rules.term_of("awb-4:112", sent), addressee_label=amount.label, route=ROUTE, actor=actor, at=at
        )
        move_amount(amount, Stage.REMINDED, reminded_on=sent, reminder_term=term, actor=actor, at=at)
        interrupted(amount, Interruption.REMINDER, sent, actor, at)
        record(rules.REMINDED, case, actor=actor, at=at, number=amount.number, on=sent.isoformat())


def interrupted(amount: Forfeiture, kind: Interruption, on: date, actor: Actor, at: datetime) -> None:
    """Interrupt the lapse of an amount by a step in its collection, as part of an action."""
    LapseInterruption.objects.create(
        forfeiture=amount, kind=kind, on=on, token=uuid4(), recorded_at=at, recorded_by_id=actor.account_id
    )
    run_lapse(amount, reason="interrupted", actor=actor, at=at)


def _decision_letter(amount: Forfeiture) -> int | None:
    return amount.decision.letter_id if amount.decision else None


_Follow = Callable[[Case, list[Forfeiture], date, Actor, datetime], None]
_FOLLOWS: dict[str, tuple[_Follow, Callable[[Forfeiture], int | None]]] = {
    LetterKind.COLLECTION_INTENTION: (_intended, lambda amount: amount.intention_letter_id),
    LetterKind.COLLECTION_DECISION: (_made_known, _decision_letter),
    LetterKind.REMINDER: (_reminded, lambda amount: amount.reminder_letter_id),
}
KINDS = frozenset(_FOLLOWS)
