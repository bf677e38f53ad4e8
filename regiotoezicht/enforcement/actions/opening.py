"""Opening a case from an accepted report, choosing what was violated, and weighing it on the ladder."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import queries, rules, weighing
from regiotoezicht.enforcement.actions.drafts import withdraw_drafts
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale, refuse_unless_free
from regiotoezicht.enforcement.models import Case, Violation
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.inspections.models import Finding, Report, Visit
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status as HandOverStatus
from regiotoezicht.worklist.actions import add_task
from regiotoezicht.worklist.rules import working_days_after

REPORT = Report._meta.label_lower
WEIGHABLE = (Status.NEW, Status.WEIGHED)


@action(permission=rules.CASE_OPEN, records=rules.OPENED)
def open_case(hand_over: HandOver, *, actor: Actor, at: datetime) -> Case:
    """Open the case of an accepted report, under its dossier number, and put it on the worklist of the lawyer.

    Raises Refused("opened_before") when the case exists already.
    """
    weighing.refuse_not_accepted(
        is_accepted=hand_over.status == HandOverStatus.ACCEPTED, is_report=hand_over.label == REPORT
    )
    report = Report.objects.select_related(
        "visit__premises__business", "visit__permit__business", "visit__dwelling", "visit__round"
    ).get(pk=hand_over.record_id)
    weighing.refuse_draft_report(is_signed=report.is_signed)
    case = _case_of(hand_over, report, actor, at)
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as error:
        raise Refused("opened_before", "Van deze overdracht is al een handhavingszaak geopend.") from error
    record(rules.OPENED, case, actor=actor, at=at, hand_over=hand_over.pk, to_status=case.status)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_WEIGH)
    add_task(case, kind=rules.TASK_WEIGH, role=Role.LAWYER, due_date=due, actor=actor, at=at)
    return case


def _case_of(hand_over: HandOver, report: Report, actor: Actor, at: datetime) -> Case:
    """The case with the facts it needs for as long as it lives."""
    visit: Visit = report.visit
    permit = visit.permit
    business = visit.premises.business if visit.premises else None
    if business is None and permit is not None and not permit.is_sealed:
        business = permit.business
    case = Case(
        dossier=hand_over.dossier,
        municipality_id=hand_over.municipality_id,
        district_id=hand_over.district_id,
        hand_over=hand_over,
        visit=visit,
        report_number=report.number,
        violated_on=local_date(visit.arrived_at) if visit.arrived_at else visit.round.date,
        kind=visit.kind,
        premises=visit.premises,
        business=business,
        permit=permit,
        is_dwelling=visit.is_dwelling,
        dwelling=visit.dwelling.address if visit.is_dwelling else None,
        opened_at=at,
        opened_by_id=actor.account_id,
    )
    case.set_search_text()
    return case


@action(permission=rules.CASE_WORK, records=rules.VIOLATIONS_CHOSEN)
def choose_violations(
    case: Case,
    *,
    chosen: Mapping[int, ViolationKind],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Take over findings of the report as violations: the id of each finding, with what kind of violation it is.

    What was chosen before is replaced. A case that was weighed is to be weighed again.
    """
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, WEIGHABLE, "de overtredingen kiezen")
    weighing.refuse_nothing_violated(len(chosen))
    findings = {finding.pk: finding for finding in queries.findings_of(case)}
    if unknown := set(chosen) - set(findings):
        raise Refused("other_report", f"Bevinding {min(unknown)} staat niet in het rapport van deze zaak.")
    for finding in (findings[pk] for pk in chosen):
        _refuse_article(finding, case)
    Violation.objects.filter(case=case).delete()
    Violation.objects.bulk_create(
        _violation(case, finding, chosen[finding.pk]) for finding in findings.values() if finding.pk in chosen
    )
    withdraw_drafts(case, actor=actor, at=at)
    if case.status == Status.WEIGHED:
        blank: dict[str, Any] = dict.fromkeys(("measure", "proposed", "reason", "explanation", "plan_rule"), "")
        blank["step"] = None
        move(case, Status.NEW, actor=actor, at=at, due=local_date(at), form=form, **blank)
    else:
        change(case, form=form)
    record(rules.VIOLATIONS_CHOSEN, case, actor=actor, at=at, number=len(chosen))
    return case


def _refuse_article(finding: Finding, case: Case) -> None:
    article, rule_set = finding.article, finding.article.rule_set
    held = (
        rule_set.municipality_id == case.municipality_id
        and not rule_set.is_draft
        and rule_set.is_in_force(case.violated_on)
    )
    weighing.refuse_article_of_another_day(number=article.number, held=held, violated_on=case.violated_on)


def _violation(case: Case, finding: Finding, kind: ViolationKind) -> Violation:
    return Violation(
        case=case,
        finding=finding,
        article=finding.article,
        number=finding.article.number,
        title=finding.article.title,
        kind=kind,
        violated_on=case.violated_on,
        text=finding.text,
        business_id=case.business_id,
    )


@action(permission=rules.CASE_WORK, records=rules.WEIGHED)
def weigh(
    case: Case,
    *,
    measure: MeasureKind,
    reason: str = "",
    plan_rule: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Choose the measure: that of the adopted ladder, or another one with a reason.

    `plan_rule` names the rule of the environment plan when the measure ends a use contrary to it.
    """
    refuse_unless_free(case, Status.WEIGHED, seen=seen)
    proposals = queries.proposals_of(case)
    weighing.refuse_nothing_violated(len(proposals))
    weighing.refuse_not_offered(measure)
    guards.refuse_without_permit(measure, has_permit=case.permit_id is not None)
    guards.refuse_plan_rule(plan_rule, measure)
    leading = queries.leading(proposals)
    proposed = leading.step.measure if leading.step else ""
    weighing.refuse_unexplained(measure, proposed=proposed, reason=reason)
    refuse_personal_text(reason, field="reason")
    refuse_personal_text(plan_rule, field="plan_rule")
    withdraw_drafts(case, actor=actor, at=at)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_SEND)
    old = move(
        case,
        Status.WEIGHED,
        actor=actor,
        at=at,
        due=due,
        measure=measure,
        proposed=proposed,
        step=leading.step,
        repetition=leading.repetition,
        reason=reason.strip(),
        plan_rule=plan_rule.strip(),
        explanation="\n".join(proposal.sentence for proposal in proposals),
        weighed_at=at,
        weighed_by_id=actor.account_id,
        form=form,
    )
    record(
        rules.WEIGHED,
        case,
        actor=actor,
        at=at,
        measure=measure.label,
        proposed=proposed,
        repetition=leading.repetition,
        from_status=old,
        to_status=case.status,
    )
    return case
