"""What happens to one amount: it is paid, waived, postponed, its lapse is interrupted, a writ is served, it lapses."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import (
    alter,
    begin,
    close_when_done,
    lapses_on,
    mandate_of,
    measure_of,
    move_amount,
    run_lapse,
)
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.collection.sending import interrupted
from regiotoezicht.enforcement.actions.collection.telling import tell_waiver
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.collection import deciding, paying, queries, rules
from regiotoezicht.enforcement.collection.vocabulary import (
    SET_BY_OTHERS,
    TYPED_INTERRUPTIONS,
    Interruption,
    PostponementGround,
    Stage,
)
from regiotoezicht.enforcement.models import Forfeiture, LapseInterruption, Payment, Postponement, Waiver
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee


@action(permission=case_rules.CASE_WORK, records=rules.PAID)
def pay(
    amount: Forfeiture,
    *,
    cents: int,
    paid_on: date,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Payment:
    """Lay down a payment, whole or in part; the last one ends the amount, and with it a case that waited for it.

    Raises Refused for a day in the future or after the lapse, and above what is due.
    """
    _begin(amount, "een betaling vastleggen", seen)
    paying.refuse_payment(
        cents,
        paid_on,
        open_cents=amount.open_cents,
        forfeited_on=amount.forfeited_on,
        today=local_date(at),
    )
    rules.refuse_lapsed(lapses_on(amount), paid_on)
    payment = Payment(forfeiture=amount, cents=cents, paid_on=paid_on, token=token, **_by(actor, at))
    _once(payment, "Deze betaling is al vastgelegd.")
    change(amount.case, form=token)
    paid = amount.paid_cents + cents
    if cents == amount.open_cents:
        move_amount(amount, Stage.PAID, paid_cents=paid, actor=actor, at=at)
    else:
        alter(amount, paid_cents=paid, settled_at=at)
    record(
        rules.PAID,
        amount.case,
        actor=actor,
        at=at,
        number=amount.number,
        on=paid_on.isoformat(),
        euros=rules.in_euros(cents),
    )
    _finish(amount, token, actor, at)
    return payment


@action(permission=case_rules.CASE_DECIDE, records=rules.WAIVED)
def waive(
    amount: Forfeiture,
    *,
    cents: int,
    reason: str,
    decided_on: date,
    signer: Employee,
    remedy_address: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Waiver:
    """Decide not to collect an amount or a part of it, by a signer with a mandate, for special circumstances.

    Its letter is made with it. Raises Refused above what is open, after the lapse, and without reasons.
    """
    _begin(amount, "afzien van invordering", seen)
    paying.refuse_waiver(cents, reason, open_cents=amount.open_cents)
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=amount.forfeited_on)
    rules.refuse_lapsed(lapses_on(amount), decided_on)
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    mandate = mandate_of(amount.case, measure_of(amount.case), signer, decided_on, actor)
    waiver = Waiver(
        forfeiture=amount,
        cents=cents,
        reason=reason.strip(),
        decided_on=decided_on,
        mandate=mandate,
        token=token,
        **_by(actor, at),
    )
    _once(waiver, "Dit besluit is al vastgelegd.")
    change(amount.case, form=token)
    waived = amount.waived_cents + cents
    if cents == amount.open_cents:
        # What was paid in part and waived for the rest was waived: no more is paid.
        move_amount(amount, Stage.WAIVED, waived_cents=waived, actor=actor, at=at)
    else:
        alter(amount, waived_cents=waived, settled_at=at)
    record(
        rules.WAIVED,
        amount.case,
        actor=actor,
        at=at,
        number=amount.number,
        on=decided_on.isoformat(),
        euros=rules.in_euros(cents),
        mandate=mandate.pk,
    )
    _finish(amount, token, actor, at)
    tell_waiver(waiver, remedy_address, actor, at)
    return waiver


@action(permission=case_rules.CASE_WORK, records=rules.INTERRUPTED)
def interrupt(
    amount: Forfeiture,
    *,
    kind: Interruption,
    on: date,
    note: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> LapseInterruption:
    """Lay down what interrupted the lapse: a new, equal term starts. Raises Refused when it had lapsed by then.

    A reminder and a writ are steps of their own. A set-off is only an interruption here: what it settled is a payment.
    """
    _begin(amount, "een stuiting vastleggen", seen)
    if kind not in TYPED_INTERRUPTIONS:
        raise Refused(
            "own_step",
            "Een aanmaning stuit als zij wordt verzonden, een dwangbevel als u het vastlegt (artikel 4:106 Awb).",
            field="kind",
        )
    paying.refuse_interruption(kind, on, note, today=local_date(at))
    refuse_personal_text(note, field="note", context=Context.LETTER)
    _refuse_after_lapse(amount, on)
    made = LapseInterruption(forfeiture=amount, kind=kind, on=on, note=note.strip(), token=token, **_by(actor, at))
    _once(made, "Deze stuiting is al vastgelegd.")
    change(amount.case, form=token)
    run_lapse(amount, reason="interrupted", actor=actor, at=at)
    record(
        rules.INTERRUPTED,
        amount.case,
        actor=actor,
        at=at,
        number=amount.number,
        on=on.isoformat(),
        interruption=Interruption(kind).value,
        end=lapses_on(amount).isoformat(),
    )
    plan(amount.case, actor=actor, at=at)
    return made


@action(permission=case_rules.CASE_WORK, records=rules.POSTPONED)
def postpone(
    amount: Forfeiture,
    *,
    ground: PostponementGround,
    first_on: date,
    last_on: date,
    reason: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Postponement:
    """Lay down a period in which an amount need not be paid; it lengthens the lapse by its days (Awb 4:111).

    To grant postponement is a decision, and a step of its own: see `arranging`.
    """
    _begin(amount, "uitstel vastleggen", seen)
    if ground not in SET_BY_OTHERS:
        raise Refused(
            "own_decision", "Uitstel van betaling is een besluit met een brief (artikel 4:94 Awb).", field="ground"
        )
    paying.refuse_postponement(first_on, last_on, reason, forfeited_on=amount.forfeited_on)
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    _refuse_after_lapse(amount, first_on)
    made = Postponement(
        forfeiture=amount,
        ground=PostponementGround(ground),
        first_on=first_on,
        last_on=last_on,
        reason=reason.strip(),
        token=token,
        **_by(actor, at),
    )
    _once(made, "Dit uitstel is al vastgelegd.")
    change(amount.case, form=token)
    run_lapse(amount, reason="postponed", actor=actor, at=at)
    record(
        rules.POSTPONED,
        amount.case,
        actor=actor,
        at=at,
        number=amount.number,
        first=first_on.isoformat(),
        last=last_on.isoformat(),
    )
    plan(amount.case, actor=actor, at=at)
    return made


@action(permission=case_rules.CASE_WORK, records=rules.WRIT_SERVED)
def serve_writ(
    amount: Forfeiture,
    *,
    on: date,
    note: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Forfeiture:
    """Lay down that a writ (*dwangbevel*) was served, after the term of the reminder; it interrupts the lapse."""
    _begin(amount, "een dwangbevel vastleggen", seen)
    rules.refuse_move(amount.number, amount.status, Stage.WRIT)
    paying.refuse_interruption(Interruption.WRIT, on, note, today=local_date(at))
    refuse_personal_text(note, field="note", context=Context.LETTER)
    rules.refuse_lapsed(lapses_on(amount), on)
    rules.refuse_why("no_writ", why_no_writ(amount, on), field="on")
    change(amount.case, form=form)
    move_amount(amount, Stage.WRIT, writ_on=on, writ_note=note.strip(), actor=actor, at=at)
    interrupted(amount, Interruption.WRIT, on, actor, at)
    record(rules.WRIT_SERVED, amount.case, actor=actor, at=at, number=amount.number, on=on.isoformat())
    plan(amount.case, actor=actor, at=at)
    return amount


@action(permission=case_rules.CASE_WORK, records=rules.LAPSED)
def record_lapse(
    amount: Forfeiture, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Forfeiture:
    """Lay down that an amount lapsed: its last day is over. A person does this, after a last look for payments."""
    _begin(amount, "een verjaring vastleggen", seen)
    rules.refuse_move(amount.number, amount.status, Stage.LAPSED)
    last_day = lapses_on(amount)
    rules.refuse_not_lapsed(last_day, local_date(at))
    change(amount.case, form=form)
    move_amount(amount, Stage.LAPSED, actor=actor, at=at)
    record(rules.LAPSED, amount.case, actor=actor, at=at, number=amount.number, on=last_day.isoformat())
    _finish(amount, form, actor, at)
    return amount


def why_no_writ(amount: Forfeiture, on: date) -> str:
    """Why no writ may be served on a day, as part of an action; empty when it may."""
    return deciding.why_no_writ(
        reminded_until=amount.reminder_term.end if amount.reminder_term else None,
        postponed_until=max((one.last for one in queries.postponed(amount) if one.first <= on), default=None),
        on=on,
        returned_on=amount.reminder_returned_on,
    )


def _begin(amount: Forfeiture, what: str, seen: int | None) -> None:
    begin(amount.case, what, seen=seen)
    if amount.is_ended:
        raise Refused(
            "amount_ended", f"Dwangsom {amount.number} is afgerond ({amount.get_status_display()}); u kunt niet {what}."
        )


def _refuse_after_lapse(amount: Forfeiture, day: date) -> None:
    """Refuse what begins after a lapse that is guarded; of another, its computation says so itself."""
    if amount.reminder_returned_on is not None:
        rules.refuse_lapsed(lapses_on(amount), day)


def _finish(amount: Forfeiture, form: UUID | None, actor: Actor, at: datetime) -> None:
    close_when_done(amount.case, actor=actor, at=at, form=form)
    plan(amount.case, actor=actor, at=at)


def _by(actor: Actor, at: datetime) -> dict[str, Any]:
    return {"recorded_at": at, "recorded_by_id": actor.account_id}


def _once(row: models.Model, sentence: str) -> None:
    """Keep a row; the same form twice is refused."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("submitted_before", sentence) from error
