"""Coercion, closure, suspension and withdrawal: the intention, the decision, the questions about a home."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.queries import bodies_on
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.hearing import USUAL_VIEW_DAYS
from regiotoezicht.enforcement.models import Case, Measure, Remedy
from regiotoezicht.enforcement.remedies import facts as facts_of
from regiotoezicht.enforcement.remedies import way
from regiotoezicht.enforcement.remedies.closure import Necessity
from regiotoezicht.enforcement.remedies.forms import (
    CountersignForm,
    HomeTestForm,
    RemedyDecisionForm,
    RemedyIntentionForm,
)
from regiotoezicht.enforcement.remedies.vocabulary import CostShare, Urgency
from regiotoezicht.enforcement.rules import CASE_DECIDE
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, remedy_address, run, start_of, view_address
from regiotoezicht.law.decrees import statutory
from regiotoezicht.organisation.rules import Body, with_article

USUAL_DAYS = 14
SEND_WITHIN = 1


def body_of(case: Case, today: date) -> str:
    """The body that the local rules name for the measure; the college for a use contrary to the environment plan."""
    if case.plan_rule:
        return Body.COLLEGE
    held = bodies_on(case.municipality, case.measure, today)
    return held[0][0] if held else Body.MAYOR


def second_of(typed: Typed) -> actions.CoBody | None:
    """The second body that was chosen, if any."""
    mandate = typed.get("co_mandate")
    return actions.CoBody(Body(mandate.body), typed["co_basis"], mandate.employee) if mandate is not None else None


def _taken(case: Case) -> tuple[Measure | None, Remedy | None]:
    """What was laid down of the measure that was chosen."""
    taken: Measure | None = getattr(case, "taken", None)
    if taken is None or taken.kind != case.measure:
        return None, None
    return taken, getattr(taken, "remedy", None)


def intend(request: ActorRequest, case: Case) -> HttpResponse:
    """Prepare the intention; part of the page `prepare`."""
    actor = request.actor
    start = start_of(case, **_intended(case, local_date(actor.at)))
    form = RemedyIntentionForm(request.POST or None, measure=case.measure, initial=start)

    def write(typed: Typed) -> object:
        return actions.prepare_remedy(
            case,
            demand=typed["demand"],
            grounds=typed["grounds"],
            owner_grounds=typed["owner_grounds"],
            days=typed.get("days"),
            ground=form.ground,
            view_until=typed["view_until"],
            view_address=typed["view_address"],
            body=Body(typed["body"]),
            body_basis=typed["body_basis"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        f"Voornemen: {case.get_measure_display()}",
        "Stel de brieven op",
        "Het voornemen staat klaar bij Brieven en stukken.",
        lead="Wie het besluit krijgt, mag eerst een zienswijze geven (artikel 4:8 Awb).",
    )
    return run(request, case, form, page, write)


def _intended(case: Case, today: date) -> dict[str, Any]:
    taken, remedy = _taken(case)
    start: dict[str, Any] = {
        "body": body_of(case, today),
        "view_address": view_address(case, today),
        "view_until": statutory().roll_as_far_as_known(today + timedelta(days=SEND_WITHIN + USUAL_VIEW_DAYS)),
        "days": _days_of_step(case),
    }
    if taken is not None and remedy is not None:
        start |= {
            "body": taken.body,
            "demand": taken.demand,
            "grounds": taken.grounds,
            "owner_grounds": taken.owner_grounds,
            "view_until": taken.view_until,
            "days": remedy.days,
            **vars(remedy.ground),
        }
    return start


def _days_of_step(case: Case) -> int:
    followed = case.step if case.step is not None and case.step.measure == case.measure else None
    return (followed.term_days if followed else None) or USUAL_DAYS


def decide(request: ActorRequest, case: Case) -> HttpResponse:
    """Take the decision; part of the page `decide`."""
    actor = request.actor
    today = local_date(actor.at)
    everybody = queries.addressees_of(case)
    facts = queries.facts_of(case, violations=0, everybody=everybody, today=today)
    remedy = facts_of.remedy_facts_of(case, everybody, today)
    form = RemedyDecisionForm(
        request.POST or None,
        measure=case.measure,
        mandates=queries.mandates_for(case, today),
        initial=start_of(case, **_decided(case, today, has_acted=remedy.acted is not None)),
    )

    def write(typed: Typed) -> object:
        mandate = typed["mandate"]
        return actions.decide_remedy(
            case,
            body=Body(mandate.body),
            body_basis=typed["body_basis"],
            signer=mandate.employee,
            decided_on=typed["decided_on"],
            demand=typed["demand"],
            terms=_terms(form, typed),
            reasons=typed["reasons"],
            owner_reasons=typed["owner_reasons"],
            balance=typed["balance"],
            remedy_address=typed["remedy_address"],
            co_body=second_of(typed),
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        f"Besluit: {case.get_measure_display()}",
        "Neem het besluit",
        "Het besluit is genomen. Verzend het aan iedere geadresseerde; vanaf dan lopen de termijnen.",
        template="enforcement/decide.html",
        more={
            "why_not": way.why_not_decide(facts, remedy),
            "everybody": everybody,
            "nobody": not form.has_signers,
        },
    )
    return run(request, case, form, page, write)


def _terms(form: RemedyDecisionForm, typed: Typed) -> actions.Terms:
    return actions.Terms(
        urgency=typed.get("urgency") or Urgency.NONE,
        urgency_reason=typed.get("urgency_reason") or "",
        cost_share=typed.get("cost_share") or CostShare.NONE,
        cost_note=typed.get("cost_note") or "",
        ground=form.ground,
        comply_until=typed.get("comply_until"),
        from_date=typed.get("from_date"),
        until_date=typed.get("until_date"),
    )


def _decided(case: Case, today: date, *, has_acted: bool) -> dict[str, Any]:
    """What the decision starts with: what was intended, else what the ladder says."""
    taken, remedy = _taken(case)
    days = (remedy.days if remedy else None) or _days_of_step(case)
    begin = today + timedelta(days=SEND_WITHIN)
    start: dict[str, Any] = {
        "decided_on": today,
        "demand": taken.demand if taken else "",
        "reasons": taken.grounds if taken else "",
        "owner_reasons": taken.owner_grounds if taken else "",
        "from_date": begin,
        "until_date": begin + timedelta(days=days - 1),
        "urgency": Urgency.VERY_URGENT if has_acted else Urgency.NONE,
        "remedy_address": remedy_address(case, today),
        **(vars(remedy.ground) if remedy else {}),
    }
    if case.measure == MeasureKind.COERCION and not has_acted:
        start["comply_until"] = today + timedelta(days=days + SEND_WITHIN)
    return start


def home_test(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer the questions about the closure of a home."""
    case, actor = case_for(request, pk), request.actor
    if not case.is_dwelling or case.measure != MeasureKind.CLOSURE:
        raise Http404
    held = facts_of.home_test_of(case)
    start = {name: getattr(held, name) for name in Necessity.__dataclass_fields__} if held else {}
    form = HomeTestForm(request.POST or None, initial=start_of(case, **start))

    def write(typed: Typed) -> object:
        return actions.answer_home_test(
            case, answers=form.answers, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at
        )

    age = (local_date(actor.at) - case.violated_on).days
    page = Page(
        "Noodzaak van de sluiting",
        "Leg de antwoorden vast",
        "De antwoorden zijn vastgelegd.",
        lead="Een woning sluiten kan alleen als het niet anders kan (artikel 3:4 Awb). "
        f"De bevinding is {age} dagen oud.",
    )
    return run(request, case, form, page, write)


def countersign(request: ActorRequest, pk: int) -> HttpResponse:
    """Sign for the second body of a decision."""
    case, actor = case_for(request, pk, CASE_DECIDE), request.actor
    second = facts_of.co_decision_of(case)
    if second is None:
        raise Http404
    form = CountersignForm(request.POST or None, initial=start_of(case))

    def write(typed: Typed) -> object:
        return actions.countersign(case, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at)

    page = Page(
        "Mede ondertekenen",
        "Leg de handtekening vast",
        "De tweede handtekening is vastgelegd.",
        lead=f"{second.signer}, namens {with_article(second.body)}, op grond van {second.basis} "
        f"(mandaat {second.mandate.reference}).",
    )
    return run(request, case, form, page, write)
