"""What follows from sending a letter of a case: its terms run, and the case moves on.

Called by the room of the letters, in its unit of work, as the owner of the record that the letter belongs to.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, rules
from regiotoezicht.enforcement.actions.collection.sending import KINDS as COLLECTION_KINDS
from regiotoezicht.enforcement.actions.collection.sending import collection_sent
from regiotoezicht.enforcement.actions.collection.telling import asker_told, decision_told
from regiotoezicht.enforcement.actions.moves import change, move
from regiotoezicht.enforcement.actions.prolonging import prolongation_sent
from regiotoezicht.enforcement.checking import refuse_held
from regiotoezicht.enforcement.models import Addressee, Case, CostDecision, Execution, Measure
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.remedies.letters import letter_of
from regiotoezicht.enforcement.remedies.vocabulary import AFTER_SENDING, DECISION_LETTERS
from regiotoezicht.enforcement.vocabulary import TOLD, LetterKind, Status
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import add_task, run_term
from regiotoezicht.worklist.models import RunningTerm

ROUTE = "enforcement:detail"
A_DAY = timedelta(days=1)


def letter_sent(letter: Letter, actor: Actor, at: datetime) -> None:
    """Let the terms of a sent letter run and move its case on. This is part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    case = Case.objects.select_related("municipality", "permit").get(pk=letter.record_id)
    refuse_held(case, at)
    if letter.kind == LetterKind.COLLECT_ANSWERED:  # to who asked, who is no addressee of the order
        asker_told(letter, case, letter.sent_date, actor, at)
        return
    addressee = Addressee.objects.in_force().filter(case=case, pk=letter.addressee_id).first()
    if addressee is None:
        raise Refused("addressee_gone", "De geadresseerde van deze brief is vervallen; de brief wordt niet verzonden.")
    if letter.kind in COLLECTION_KINDS:
        collection_sent(letter, case, letter.sent_date, actor, at)
    if letter.kind in TOLD:
        decision_told(letter, case, addressee, letter.sent_date, actor, at)
    follow = _FOLLOWS.get(letter.kind)
    if follow is not None:
        measure = Measure.objects.select_related("remedy__term", "co_decision").get(case=case)
        _refuse_untrue(case, measure, letter)
        _refuse_half_signed(measure, letter)
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
    laid_down = measure.prepared_at
    if letter.kind == LetterKind.ORDER or letter.kind in DECISION_LETTERS:
        laid_down = measure.decided_at
    deciding.refuse_untrue_letter(
        is_older=laid_down is not None and letter.composed_at < laid_down,
        fits_measure=_fits(case, measure, letter.kind),
    )


def _fits(case: Case, measure: Measure, kind: str) -> bool:
    """Whether a letter is of the measure that was chosen."""
    if kind in DECISION_LETTERS:
        return case.is_remedy and measure.kind == case.measure and kind == letter_of(case, measure.remedy)
    if kind == LetterKind.ORDER:
        return case.is_order
    return case.is_sanction is (kind != LetterKind.WARNING)


def _refuse_half_signed(measure: Measure, letter: Letter) -> None:
    """Refuse to send a decision of two bodies before the second signed."""
    second = getattr(measure, "co_decision", None)
    if second is not None and (letter.kind == LetterKind.ORDER or letter.kind in DECISION_LETTERS):
        guards.refuse_unsigned_body(second.body, is_signed=second.signed_at is not None)


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


def _remedy_sent(case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime) -> None:
    """The decision on coercion, a closure, a suspension or a withdrawal went out."""
    execution = Execution.objects.filter(case=case).first()
    after = Status.EXECUTED if execution and case.measure == MeasureKind.COERCION else AFTER_SENDING[case.measure]
    rules.refuse_outside(case.status, (Status.DECIDED, after), "een besluit verzenden")
    remedy = measure.remedy
    if case.status == Status.DECIDED and execution is None:
        guards.refuse_sent_after_start(remedy.from_date, sent=sent)
    if measure.comply_until is not None:
        addressee.comply_term = _own_term(case, addressee, sent, measure.comply_until, actor, at)
    addressee.objection_term = run_term(
        case, compute("awb-6:7", sent), addressee_label=addressee.label, route=ROUTE, actor=actor, at=at
    )
    addressee.order_sent = sent
    addressee.save(update_fields=["comply_term", "objection_term", "order_sent"])
    if remedy.term is None and remedy.from_date is not None and remedy.until_date is not None:
        length = {"days": (remedy.until_date - remedy.from_date).days + 1}
        period = compute("own", remedy.from_date - A_DAY, length)
        remedy.term = run_term(case, period, route="enforcement:execution", actor=actor, at=at)
        remedy.save(update_fields=["term"])
    if case.status == Status.DECIDED and case.measure == MeasureKind.WITHDRAWAL:
        _ask_register(case, remedy.from_date, actor, at)
    last = measure.comply_until or remedy.until_date or remedy.from_date
    _move_once(case, after, actor, at, due=last + A_DAY if last else sent)


def _ask_register(case: Case, from_date: date | None, actor: Actor, at: datetime) -> None:
    """Ask the permit officer to lay down the end in the register; a sealed permit has no place there."""
    if case.permit is not None and not case.permit.is_sealed:
        kind, role = rules.TASK_END_PERMIT, Role.PERMIT_OFFICER
        add_task(case, kind=kind, role=role, due_date=from_date, actor=actor, at=at)


def _costs_sent(case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime) -> None:
    """The decision on the costs went out: payment within six weeks, and objection."""
    rules.refuse_outside(case.status, (Status.COSTS_DECIDED,), "de kosten in rekening brengen")
    costs = CostDecision.objects.get(case=case, addressee=addressee, sent_on__isnull=True)
    payment, objection = compute("awb-4:87", sent), compute("awb-6:7", sent)
    who, route = addressee.label, "enforcement:execution"
    costs.payment_term = run_term(case, payment, addressee_label=who, route=route, actor=actor, at=at)
    costs.objection_term = run_term(case, objection, addressee_label=who, route=route, actor=actor, at=at)
    costs.sent_on = sent
    costs.save(update_fields=["payment_term", "objection_term", "sent_on"])
    change(case)


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
    LetterKind.COSTS: _costs_sent,
    LetterKind.PROLONGED: prolongation_sent,
    **dict.fromkeys(DECISION_LETTERS, _remedy_sent),
}
