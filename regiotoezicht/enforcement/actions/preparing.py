"""Preparing the first letters of a case: the warning, or the intention with the question for a view."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, hearing, letters, queries, rules
from regiotoezicht.enforcement.actions.drafts import compose_all, withdraw_drafts
from regiotoezicht.enforcement.actions.moves import change, refuse_stale
from regiotoezicht.enforcement.checking import (
    ladder_maximum,
    refuse_body,
    refuse_held,
    refuse_letter_texts,
    refuse_owner_text,
)
from regiotoezicht.enforcement.models import Addressee, Case, Measure
from regiotoezicht.enforcement.vocabulary import LetterKind, PenaltyUnit, Status
from regiotoezicht.law.decrees import statutory
from regiotoezicht.organisation.rules import Body


@action(permission=rules.CASE_WORK, records=rules.PREPARED)
def prepare_intention(
    case: Case,
    *,
    demand: str,
    grounds: str,
    owner_grounds: str = "",
    amount_cents: int,
    maximum_cents: int,
    unit: PenaltyUnit,
    comply_days: int,
    view_until: date,
    view_address: str = "",
    body: Body,
    body_basis: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Measure:
    """Lay down what is intended and make a letter for everybody who was not written to yet."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.WEIGHED, Status.INTENDED), "een voornemen voorbereiden")
    refuse_held(case, at)
    _refuse_other_measure(case, MeasureKind.ORDER_PENALTY)
    refuse_letter_texts(case, demand=demand, grounds=grounds)
    deciding.refuse_demand(demand)
    deciding.refuse_grounds(grounds)
    refuse_owner_text(case, owner_grounds, grounds, field="owner_grounds")
    deciding.refuse_penalty(amount_cents, maximum_cents, unit, ladder_maximum_cents=ladder_maximum(case))
    deciding.refuse_comply_days(comply_days, may_be_missing=False)
    hearing.refuse_view_until(view_until, today=local_date(at), is_working_day=statutory().counts(view_until))
    refuse_body(case, body, body_basis, on=local_date(at))
    measure = _lay_down(
        case,
        demand=demand.strip(),
        grounds=grounds.strip(),
        owner_grounds=owner_grounds.strip(),
        amount_cents=amount_cents,
        maximum_cents=maximum_cents,
        unit=unit,
        comply_days=comply_days,
        view_until=view_until,
        body=body,
        body_basis=body_basis.strip(),
        prepared_at=at,
    )
    violations = list(case.violations.all())
    withdraw_drafts(case, kind=LetterKind.INTENTION, actor=actor, at=at)
    told = {
        one: letters.intention(case, one, measure, violations, view_address) for one in waiting(case, "intention_sent")
    }
    compose_all(case, told, LetterKind.INTENTION, actor=actor, at=at)
    change(case, form=form)
    record(rules.PREPARED, case, actor=actor, at=at, kind=LetterKind.INTENTION.label, letters=len(told))
    return measure


@action(permission=rules.CASE_WORK, records=rules.PREPARED)
def prepare_warning(
    case: Case,
    *,
    demand: str,
    comply_until: date | None = None,
    next_step: str = "",
    body: Body,
    body_basis: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Measure:
    """Lay down the warning and make a letter for everybody who was not warned yet."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.WEIGHED, Status.WARNED), "een waarschuwing voorbereiden")
    refuse_held(case, at)
    _refuse_other_measure(case, MeasureKind.WARNING)
    refuse_letter_texts(case, demand=demand, next_step=next_step)
    deciding.refuse_demand(demand)
    if comply_until is not None:
        deciding.refuse_comply_until(comply_until, decided_on=local_date(at))
    refuse_body(case, body, body_basis, on=local_date(at))
    measure = _lay_down(
        case,
        demand=demand.strip(),
        comply_until=comply_until,
        body=body,
        body_basis=body_basis.strip(),
        prepared_at=at,
    )
    violations = list(case.violations.all())
    withdraw_drafts(case, kind=LetterKind.WARNING, actor=actor, at=at)
    told = {one: letters.warning(case, one, measure, violations, next_step) for one in waiting(case, "warning_sent")}
    compose_all(case, told, LetterKind.WARNING, actor=actor, at=at)
    change(case, form=form)
    record(rules.PREPARED, case, actor=actor, at=at, kind=LetterKind.WARNING.label, letters=len(told))
    return measure


def _lay_down(case: Case, **said: Any) -> Measure:
    measure, _ = Measure.objects.update_or_create(case=case, defaults={"kind": case.measure} | said)
    return measure


def waiting(case: Case, sent: str) -> list[Addressee]:
    """Who was not written to yet; part of an action. Raises Refused when nobody is addressed, or everybody was."""
    everybody = queries.addressees_of(case)
    if not everybody:
        raise Refused("no_addressee", "Voeg eerst toe aan wie de brief gaat (artikel 3:41 Awb).")
    waiting = [addressee for addressee in everybody if getattr(addressee, sent) is None]
    if not waiting:
        raise Refused("all_sent", "Aan iedereen is deze brief al verzonden.")
    return waiting


def _refuse_other_measure(case: Case, measure: MeasureKind) -> None:
    if case.measure != measure:
        chosen = case.get_measure_display() or "nog niets"
        raise Refused("other_measure", f"Gekozen is {chosen}, niet {measure.label}. Weeg de zaak zo nodig opnieuw.")
