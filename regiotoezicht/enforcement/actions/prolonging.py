"""Prolonging a closure: a decision of its own, which works from its sending on."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.bylaws.queries import bodies_on
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, queries, rules
from regiotoezicht.enforcement import letters as texts
from regiotoezicht.enforcement.actions.drafts import compose_all
from regiotoezicht.enforcement.actions.moves import WHAT, change, refuse_stale
from regiotoezicht.enforcement.actions.remedies import refuse_closing_body_on
from regiotoezicht.enforcement.actions.sanctioning import CoBody, mandate_for, prolong_together
from regiotoezicht.enforcement.checking import refuse_held, refuse_letter_texts, refuse_owner_text
from regiotoezicht.enforcement.models import Addressee, Case, Measure, Prolongation
from regiotoezicht.enforcement.remedies import closure, facts, guards
from regiotoezicht.enforcement.remedies import letters as written
from regiotoezicht.enforcement.vocabulary import LetterKind, Status
from regiotoezicht.law.calculation import compute
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import add_task, end_term, finish_tasks, run_term

A_DAY = timedelta(days=1)
ROUTE = "enforcement:execution"
ENDED_BY = "prolonged"


@action(permission=rules.CASE_DECIDE, records=rules.PROLONGED)
def prolong(
    case: Case,
    *,
    until_date: date,
    reasons: str,
    owner_reasons: str = "",
    balance: str,
    hearing: str,
    signer: Employee,
    decided_on: date,
    remedy_address: str,
    co_body: CoBody | None = None,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Prolongation:
    """Decide that a closure lasts longer, by all who imposed it and still may, and make a letter for each addressee.

    Raises Refused when it is over, lasts longer than the ladder or a year (4:84, 3:4), rests on reasons that are too
    short (3:46), or the last prolongation was not sent yet.
    """
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.SHUT,), "de sluiting verlengen")
    refuse_held(case, at)
    measure = Measure.objects.select_related("remedy").get(case=case)
    remedy = measure.remedy
    assert remedy.from_date is not None and remedy.until_date is not None  # noqa: S101 - a closure in force has both
    before = _sent_before(case)
    assert measure.decided_on is not None  # noqa: S101 - a closure in force was decided
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=measure.decided_on)
    closure.refuse_prolonging(
        until_date,
        from_date=remedy.from_date,
        was_until=remedy.until_date,
        decided_on=local_date(at),
        most_days=closure.longest_days(_ladder_days(case, decided_on)),
    )
    closure.refuse_unheard(hearing)
    _refuse_bodies(case, measure, co_body, decided_on)
    mandate = mandate_for(case, signer, Body(measure.body), decided_on, actor)
    deciding.refuse_thin_reasons(reasons, balance)
    refuse_letter_texts(case, reasons=reasons, balance=balance, hearing=hearing)
    refuse_owner_text(case, owner_reasons, reasons, remedy.facts, field="owner_reasons")
    everybody = [one for one in queries.addressees_of(case) if one.order_sent is not None]
    if any(one.owns_only for one in everybody):
        refuse_owner_text(case, hearing, reasons, remedy.facts, field="hearing")
    made = _store(
        Prolongation(
            case=case,
            number=before + 1,
            was_until=remedy.until_date,
            until_date=until_date,
            reasons=reasons.strip(),
            owner_reasons=owner_reasons.strip(),
            balance=balance.strip(),
            hearing=hearing.strip(),
            body=measure.body,
            signer=signer,
            mandate=mandate,
            decided_on=decided_on,
            decided_at=at,
            decided_by_id=actor.account_id,
        )
    )
    both = texts.co_signed(case, made.body, prolong_together(case, made, co_body, actor=actor, at=at))
    told = {one: {**written.prolonged(case, one, measure, made, remedy_address), **both} for one in everybody}
    compose_all(case, told, LetterKind.PROLONGED, actor=actor, at=at)
    change(case, form=form)
    days = {"decided": decided_on.isoformat(), "until": until_date.isoformat()}
    record(rules.PROLONGED, case, actor=actor, at=at, **days, mandate=mandate.pk)
    return made


def _sent_before(case: Case) -> int:
    """How many prolongations there were; refused while the last was not sent."""
    before = list(Prolongation.objects.filter(case=case))
    if any(one.sent_on is None for one in before):
        raise Refused("prolongation_unsent", "De vorige verlenging is nog niet verzonden. Verzend die eerst.")
    return len(before)


def _store(made: Prolongation) -> Prolongation:
    """Keep a prolongation; of two at once the second is asked to look again."""
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise changed_meanwhile(WHAT) from error
    return made


def _refuse_bodies(case: Case, measure: Measure, co_body: CoBody | None, on: date) -> None:
    """Refuse other bodies than those that decided the closure and may still do so by the rules of that day."""
    refuse_closing_body_on(case, measure.remedy.ground, Body(measure.body), measure.body_basis, on)
    second = facts.second_of_closure(case)
    may_decide = False
    if second is not None:
        named = {one for one, article in bodies_on(case.municipality, case.measure, on) if article}
        may_decide = closure.may_still_decide(second.body, named=named)
    closure.refuse_prolonging_bodies(
        second.body if second else "", co_body.body if co_body else "", may_decide=may_decide
    )


def prolongation_sent(
    case: Case, addressee: Addressee, measure: Measure, sent: date, actor: Actor, at: datetime
) -> None:
    """A prolongation went out to somebody: it works now, and her term to object runs; part of an action."""
    rules.refuse_outside(case.status, (Status.SHUT,), "een verlenging verzenden")
    made = Prolongation.objects.filter(case=case).order_by("number").last()
    assert made is not None  # noqa: S101 - laid down with the letter
    second = getattr(made, "co_decision", None)
    if second is not None:
        guards.refuse_unsigned_body(second.body, is_signed=second.signed_at is not None)
    if made.sent_on is None:
        closure.refuse_prolonged_late(made.was_until, sent=sent)
        _let_work(case, measure, made, sent, actor, at)
    run_term(case, compute("awb-6:7", sent), addressee_label=addressee.label, route=ROUTE, actor=actor, at=at)
    change(case)


def _let_work(case: Case, measure: Measure, made: Prolongation, sent: date, actor: Actor, at: datetime) -> None:
    remedy = measure.remedy
    if remedy.term is not None:
        end_term(remedy.term, reason=ENDED_BY, actor=actor, at=at)
    assert remedy.from_date is not None  # noqa: S101 - a closure in force has one
    days = {"days": (made.until_date - remedy.from_date).days + 1}
    remedy.term = run_term(case, compute("own", remedy.from_date - A_DAY, days), route=ROUTE, actor=actor, at=at)
    remedy.until_date = made.until_date
    remedy.save(update_fields=["term", "until_date"])
    made.sent_on = sent
    made.save(update_fields=["sent_on"])
    finish_tasks(case, kind=rules.TASK_REOPEN, actor=actor, at=at)
    due = made.until_date + A_DAY
    add_task(case, kind=rules.TASK_REOPEN, role=Role.LAWYER, due_date=due, actor=actor, at=at)
    record(rules.PROLONGED_SENT, case, actor=actor, at=at, until=made.until_date.isoformat())


def _ladder_days(case: Case, on: date) -> int | None:
    """The longest closure that the ladder of a day names for what was violated; None when it names none."""
    held = RuleSet.objects.in_force(on).filter(municipality=case.municipality_id)
    kinds = case.violations.order_by().values("kind")
    steps = LadderStep.objects.filter(rule_set__in=held, measure=MeasureKind.CLOSURE, violation__in=kinds)
    longest: int | None = steps.aggregate(longest=Max("term_days"))["longest"]
    return longest
