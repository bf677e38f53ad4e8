"""Coercion, closure, suspension and withdrawal: the intention, the decision, and the second signature under it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, hearing, queries, rules, weighing
from regiotoezicht.enforcement import letters as texts
from regiotoezicht.enforcement.actions.drafts import compose_all, withdraw_drafts
from regiotoezicht.enforcement.actions.moves import change, refuse_stale
from regiotoezicht.enforcement.actions.preparing import waiting
from regiotoezicht.enforcement.actions.sanctioning import (
    CoBody,
    bar_a_second,
    decide_together,
    last_view,
    mandate_for,
    move_to_decided,
    refuse_undecided_yet,
)
from regiotoezicht.enforcement.checking import refuse_body, refuse_held, refuse_letter_texts, refuse_owner_text
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CoDecision,
    CoProlongation,
    Execution,
    HomeTest,
    Measure,
    Remedy,
)
from regiotoezicht.enforcement.remedies import closure, guards
from regiotoezicht.enforcement.remedies import letters as written
from regiotoezicht.enforcement.remedies.closure import Ground
from regiotoezicht.enforcement.remedies.facts import co_decision_of
from regiotoezicht.enforcement.remedies.vocabulary import CostShare, Urgency
from regiotoezicht.enforcement.vocabulary import LetterKind, Status
from regiotoezicht.law.decrees import statutory
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import finish_tasks

NO_GROUND = Ground("")


@dataclass(frozen=True)
class Terms:
    """What a decision says besides: how urgent, who pays, on what a closure rests, and from when until when."""

    urgency: str = Urgency.NONE
    urgency_reason: str = ""
    cost_share: str = CostShare.NONE
    cost_note: str = ""
    ground: Ground = NO_GROUND
    comply_until: date | None = None
    from_date: date | None = None
    until_date: date | None = None

    @property
    def is_urgent(self) -> bool:
        """Whether there is no order with a term first."""
        return self.urgency != Urgency.NONE

    @property
    def texts(self) -> dict[str, str]:
        """What was typed besides, by the name of its field."""
        own = {"urgency_reason": self.urgency_reason, "cost_note": self.cost_note}
        return own | {"facts": self.ground.facts, "article": self.ground.article}


@action(permission=rules.CASE_WORK, records=rules.PREPARED)
def prepare_remedy(
    case: Case,
    *,
    demand: str,
    grounds: str,
    owner_grounds: str = "",
    days: int | None = None,
    ground: Ground = NO_GROUND,
    view_until: date,
    view_address: str = "",
    body: Body,
    body_basis: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Measure:
    """Lay down what is intended and make a letter for everybody who was not written to yet.

    `days` is the term to comply, or how long a closure or suspension lasts. Raises Refused for a closure without a
    basis that carries it, a body that is not competent (Gemeentewet 125), or a view that is asked too late (4:8).
    """
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.WEIGHED, Status.INTENDED), "een voornemen voorbereiden")
    refuse_held(case, at)
    _refuse_other(case)
    refuse_letter_texts(case, demand=demand, grounds=grounds, facts=ground.facts, article=ground.article)
    deciding.refuse_demand(demand)
    deciding.refuse_grounds(grounds)
    refuse_owner_text(case, owner_grounds, grounds, ground.facts, field="owner_grounds")
    guards.refuse_days(days, measure=case.measure)
    _refuse_ground(case, ground, body)
    hearing.refuse_view_until(view_until, today=local_date(at), is_working_day=statutory().counts(view_until))
    refuse_closing_body_on(case, ground, body, body_basis, local_date(at))
    measure = _lay_down(
        case,
        demand=demand.strip(),
        grounds=grounds.strip(),
        owner_grounds=owner_grounds.strip(),
        comply_days=days if case.measure == MeasureKind.COERCION else None,
        view_until=view_until,
        body=body,
        body_basis=body_basis.strip(),
        prepared_at=at,
    )
    remedy = _lay_remedy(measure, Terms(ground=ground), days=days)
    violations = list(case.violations.all())
    people = waiting(case, "intention_sent")
    withdraw_drafts(case, kind=LetterKind.INTENTION, actor=actor, at=at)
    told = {one: written.intention(case, one, measure, remedy, violations, view_address) for one in people}
    compose_all(case, told, LetterKind.INTENTION, actor=actor, at=at)
    change(case, form=form)
    record(rules.PREPARED, case, actor=actor, at=at, kind=LetterKind.INTENTION.label, letters=len(people))
    return measure


@action(permission=rules.CASE_DECIDE, records=rules.DECIDED)
def decide_remedy(
    case: Case,
    *,
    body: Body,
    body_basis: str = "",
    signer: Employee,
    decided_on: date,
    demand: str,
    terms: Terms,
    reasons: str,
    owner_reasons: str = "",
    balance: str,
    remedy_address: str,
    co_body: CoBody | None = None,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Take the decision on coercion, closure, suspension or withdrawal, and make a letter for each addressee.

    Raises Refused when somebody was not heard (4:8, unless it was very urgent: 5:31(2)), a sanction holds for the same
    violation (5:6), a closure has no basis that carries it or a home was not weighed (3:4), the mandate is missing
    (10:1), the reasons (3:46, 4:84) or the terms (5:24, 3:40) are not in order.
    """
    everybody = queries.addressees_of(case)
    refuse_undecided_yet(case, everybody, seen=seen, today=local_date(at))
    refuse_held(case, at)
    _refuse_other(case)
    acted = Execution.objects.filter(case=case).first()
    _refuse_unready(case, everybody, acted, local_date(at))
    not_before = local_date(acted.done_at) if acted else last_view(case, everybody)
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=not_before)
    deciding.refuse_demand(demand)
    _refuse_terms(case, terms, decided_on, acted)
    _refuse_ground(case, terms.ground, body)
    test = _home_test(case)
    refuse_closing_body_on(case, terms.ground, body, body_basis, decided_on)
    mandate = mandate_for(case, signer, body, decided_on, actor)
    deciding.refuse_thin_reasons(reasons, balance)
    seen_by_us = (reasons, terms.ground.facts, terms.urgency_reason, acted.what if acted else "")
    refuse_owner_text(case, owner_reasons, *seen_by_us, field="owner_reasons")
    refuse_letter_texts(case, demand=demand, reasons=reasons, balance=balance, **terms.texts)
    measure = _lay_down(
        case,
        demand=demand.strip(),
        comply_until=None if terms.is_urgent else terms.comply_until,
        body=body,
        body_basis=body_basis.strip(),
        signer=signer,
        mandate=mandate,
        decided_on=decided_on,
        decided_at=at,
        decided_by_id=actor.account_id,
        reasons=reasons.strip(),
        owner_reasons=owner_reasons.strip(),
        balance=balance.strip(),
    )
    remedy = _lay_remedy(measure, terms)
    bar_a_second(case)
    both = texts.co_signed(case, measure.body, decide_together(case, measure, co_body, actor=actor, at=at))
    move_to_decided(case, measure, actor=actor, at=at, form=form)
    violations = list(case.violations.all())
    told = {
        one: written.decision(case, one, measure, remedy, violations, remedy_address, acted, test) | both
        for one in everybody
    }
    _write(told, case, remedy, actor, at)
    return case


def _home_test(case: Case) -> HomeTest | None:
    """The answers about the home that is to be closed; None for another measure or place, refused without them."""
    if not case.is_dwelling or case.measure != MeasureKind.CLOSURE:
        return None
    test = HomeTest.objects.filter(case=case).first()
    closure.refuse_home_unweighed(test, is_dwelling=True)
    return test


@action(permission=rules.CASE_DECIDE, records=rules.COUNTERSIGNED)
def countersign(case: Case, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None) -> Case:
    """Sign for the second body of a decision, within the mandate of today. Raises Refused("no_mandate")."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.DECIDED, Status.SHUT), "mede ondertekenen")
    found = co_decision_of(case)
    if found is None:
        raise Refused("no_co_body", "Dit besluit is van één bestuursorgaan.")
    mandate_for(case, found.signer, Body(found.body), local_date(at), actor)
    model: type[CoDecision | CoProlongation] = type(found)
    signed = model._default_manager.filter(pk=found.pk, signed_at__isnull=True)
    if not signed.update(signed_at=at, signed_by_id=actor.account_id):
        raise Refused("signed_before", "De tweede handtekening staat er al onder.")
    finish_tasks(case, kind=rules.TASK_COUNTERSIGN, actor=actor, at=at)
    change(case, form=form)
    record(rules.COUNTERSIGNED, case, actor=actor, at=at, body=found.get_body_display())
    return case


def _refuse_other(case: Case) -> None:
    if not case.is_remedy:
        chosen = case.get_measure_display() or "nog niets"
        raise Refused("other_measure", f"Gekozen is {chosen}. Weeg de zaak zo nodig opnieuw.")


def _refuse_ground(case: Case, ground: Ground, body: Body) -> None:
    if case.measure == MeasureKind.CLOSURE:
        closure.refuse_ground(ground, is_dwelling=case.is_dwelling)
        closure.refuse_closing_body(body, ground.basis)


def refuse_closing_body_on(case: Case, ground: Ground, body: Body, typed: str, on: date) -> None:
    """Refuse a body that the local rules do not name, as part of an action; a power that an act gives asks none."""
    if closure.BODY_OF.get(ground.basis) == body:
        guards.refuse_body_for_plan(body, plan_rule=case.plan_rule)
    else:
        refuse_body(case, body, typed, on=on)


def _refuse_unready(case: Case, everybody: list[Addressee], acted: Execution | None, today: date) -> None:
    if acted is None:
        deciding.refuse_unheard(queries.heard(everybody, today))
    elif not everybody:
        raise Refused(
            "no_addressee", "Voeg eerst toe aan wie het besluit wordt gericht (artikel 5:24, derde lid, Awb)."
        )
    weighing.refuse_nothing_violated(case.violations.count())
    deciding.refuse_second_sanction(queries.sanctioned_elsewhere(case))
    permit = case.permit
    guards.refuse_without_permit(
        case.measure, has_permit=permit is not None, in_force=permit is not None and permit.is_in_force(today)
    )


def _refuse_terms(case: Case, terms: Terms, decided_on: date, acted: Execution | None) -> None:
    guards.refuse_urgency(terms.urgency, terms.urgency_reason, measure=case.measure, has_acted=acted is not None)
    guards.refuse_cost_share(terms.cost_share, terms.cost_note, measure=case.measure)
    guards.refuse_period(
        terms.from_date,
        terms.until_date,
        measure=case.measure,
        decided_on=decided_on,
        acted_on=local_date(acted.done_at) if acted else None,
    )
    if case.measure == MeasureKind.COERCION and not terms.is_urgent:
        guards.refuse_comply_term(terms.comply_until, decided_on=decided_on)


def _lay_down(case: Case, **said: Any) -> Measure:
    """The measure, without what a penalty that was intended before left on it."""
    blank: dict[str, Any] = {"amount_cents": None, "maximum_cents": None, "unit": "", "comply_until": None}
    measure, _ = Measure.objects.update_or_create(case=case, defaults={"kind": case.measure} | blank | said)
    return measure


def _lay_remedy(measure: Measure, terms: Terms, days: int | None = None) -> Remedy:
    ground = replace(terms.ground, article=terms.ground.article.strip(), facts=terms.ground.facts.strip())
    said: dict[str, Any] = {
        "urgency": terms.urgency,
        "urgency_reason": terms.urgency_reason.strip(),
        "cost_share": terms.cost_share,
        "cost_note": terms.cost_note.strip(),
        "basis": ground.basis,
        "article": ground.article,
        "facts": ground.facts,
        "disturbance": ground.disturbance,
        "names_homes": ground.names_homes,
        "from_date": terms.from_date,
        "until_date": terms.until_date,
    }
    if days is not None:
        said["days"] = days
    remedy, _ = Remedy.objects.update_or_create(measure=measure, defaults=said)
    return remedy


def _write(told: dict[Addressee, texts.Fields], case: Case, remedy: Remedy, actor: Actor, at: datetime) -> None:
    kind = written.letter_of(case, remedy)
    for untrue in (LetterKind.INTENTION, kind):
        withdraw_drafts(case, kind=untrue, actor=actor, at=at)
    compose_all(case, told, kind, actor=actor, at=at)
