"""What follows from sending a letter of a case: its terms run, and the case moves on.

Called by the room of the letters, in its unit of work, as the owner of the record that the letter belongs to.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, rules
from regiotoezicht.enforcement.actions.collection.sending import KINDS as COLLECTION_KINDS
from regiotoezicht.enforcement.actions.collection.sending import collection_sent
from regiotoezicht.enforcement.actions.moves import change, move
from regiotoezicht.enforcement.models import Addressee, Case, Measure
from regiotoezicht.enforcement.vocabulary import LetterKind, Status
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import run_term
from regiotoezicht.worklist.models import RunningTerm

ROUTE = "enforcement:detail"
A_DAY = timedelta(days=1)


def letter_sent(letter: Letter, actor: Actor, at: datetime) -> None:
    """Let the terms of a sent letter run and move its case on. This is part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    case = Case.objects.select_related("municipality").get(pk=letter.record_id)
    addressee = Addressee.objects.in_force().filter(case=case, pk=letter.addressee_id).first()
    if addressee is None:
        raise Refused("addressee_gone", "De geadresseerde van deze brief is vervallen; de brief wordt niet verzonden.")
    if letter.kind in COLLECTION_KINDS:
        collection_sent(letter, case, letter.sent_date, actor, at)
    follow = _FOLLOWS.get(letter.kind)
    if follow is not None:
        measure = Measure.objects.get(case=case)
        _refuse_untrue(case, measure, letter)
        follow(case, addressee, measure, letter.sent_date, actor, at)
    record(
        rules.LETTER_SENT,
        case,
        actor=actor,
        at=at,
        sent=letter.sent_date.isoformat(),
        kind=LetterKind(letter.kind).label,
        number=addressee.number,
    )


def _refuse_untrue(case: Case, measure: Measure, letter: Letter) -> None:
    """Refuse a letter of before what was laid down last, or of another measure than the one that was chosen."""
    laid_down = measure.decided_at if letter.kind == LetterKind.ORDER else measure.prepared_at
    deciding.refuse_untrue_letter(
        is_older=laid_down is not None and letter.composed_at < laid_down,
        fits_measure=case.is_order is (letter.kind != LetterKind.WARNING),
    )


def _intention_sent(case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime) -> None:
    rules.refuse_outside(case.status, (Status.WEIGHED, Status.INTENDED), "een voornemen verzenden")
    assert measure.view_until is not None  # noqa: S101 - laid down before the letter was made
    addressee.view_term = _own_term(case, addressee, sent, measure.view_until, actor, at)
    addressee.intention_sent = sent
    addressee.save(update_fields=["view_term", "intention_sent"])
    _move_once(case, Status.INTENDED, actor, at, due=measure.view_until + A_DAY)


def _warning_sent(case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime) -> None:
    rules.refuse_outside(case.status, (Status.WEIGHED, Status.WARNED), "een waarschuwing verzenden")
    if measure.comply_until is not None:
        addressee.comply_term = _own_term(case, addressee, sent, measure.comply_until, actor, at)
    addressee.warning_sent = sent
    addressee.save(update_fields=["comply_term", "warning_sent"])
    due = measure.comply_until + A_DAY if measure.comply_until else None
    _move_once(case, Status.WARNED, actor, at, due=due)


def _order_sent(case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime) -> None:
    rules.refuse_outside(case.status, (Status.DECIDED, Status.RUNNING), "een besluit verzenden")
    assert measure.comply_until is not None  # noqa: S101 - laid down with the decision
    addressee.comply_term = _own_term(case, addressee, sent, measure.comply_until, actor, at)
    addressee.objection_term = run_term(
        case, compute("awb-6:7", sent), addressee_label=addressee.label, route=ROUTE, actor=actor, at=at
    )
    addressee.order_sent = sent
    addressee.save(update_fields=["comply_term", "objection_term", "order_sent"])
    _move_once(case, Status.RUNNING, actor, at, due=measure.comply_until + A_DAY)


def _own_term(case: Case, addressee: Addressee, sent: date, last_day: date, actor: Actor, at: datetime) -> RunningTerm:
    """The term up to the last day that the letter names, counted from the day of sending."""
    deciding.refuse_letter_too_late(last_day, sent_date=sent)
    days = (last_day - sent).days
    length = {"weeks": days // 7} if days % 7 == 0 else {"days": days}
    return run_term(
        case, compute("own", sent, length), addressee_label=addressee.label, route=ROUTE, actor=actor, at=at
    )


def _move_once(case: Case, to: Status, actor: Actor, at: datetime, *, due: date | None) -> None:
    """Move the case with the first letter; the letters to others only count as a change of it."""
    if case.status == to:
        change(case)
        return
    old = move(case, to, actor=actor, at=at, due=due)
    record(
        rules.MOVED,
        case,
        actor=actor,
        at=at,
        state=Status(case.status).label,
        from_status=old,
        to_status=case.status,
    )


_Follow = Callable[[Case, Addressee, Measure, date, Actor, datetime], None]
_FOLLOWS: dict[str, _Follow] = {
    LetterKind.INTENTION: _intention_sent,
    LetterKind.WARNING: _warning_sent,
    LetterKind.ORDER: _order_sent,
}
