"""From the first letter to the decision: preparing, hearing, deciding."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.clock import local_date
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.forms import DecideForm, IntentionForm, ViewForm, WarningForm, WeighViewForm
from regiotoezicht.enforcement.hearing import USUAL_VIEW_DAYS
from regiotoezicht.enforcement.models import Case, Measure
from regiotoezicht.enforcement.rules import CASE_DECIDE
from regiotoezicht.enforcement.views import remedies
from regiotoezicht.enforcement.views.remedies import body_of, second_of
from regiotoezicht.enforcement.views.steps import (
    Page,
    Typed,
    addressee_for,
    case_for,
    remedy_address,
    run,
    start_of,
    view_address,
)
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, ViewWay
from regiotoezicht.law.decrees import statutory
from regiotoezicht.organisation.rules import Body

USUAL_COMPLY_DAYS = 14
SEND_WITHIN = 1


def prepare(request: ActorRequest, pk: int) -> HttpResponse:
    """Prepare the letters of the measure that was chosen."""
    case = case_for(request, pk)
    if not case.is_sanction and case.measure != MeasureKind.WARNING:
        raise Http404
    if case.is_remedy:
        return remedies.intend(request, case)
    return _intention(request, case) if case.is_order else _warning(request, case)


def _taken(case: Case) -> Measure | None:
    return getattr(case, "taken", None)


def _warning(request: ActorRequest, case: Case) -> HttpResponse:
    actor, taken = request.actor, _taken(case)
    start: dict[str, Any] = {"body": taken.body if taken else body_of(case, local_date(actor.at))}
    if taken is not None:
        start |= {"demand": taken.demand, "comply_until": taken.comply_until}
    elif case.step and case.step.term_days:
        start["comply_until"] = local_date(actor.at) + timedelta(days=case.step.term_days)
    form = WarningForm(request.POST or None, initial=start_of(case, **start))

    def write(typed: Typed) -> object:
        return actions.prepare_warning(
            case,
            demand=typed["demand"],
            comply_until=typed["comply_until"],
            next_step=typed["next_step"],
            body=Body(typed["body"]),
            body_basis=typed["body_basis"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Waarschuwing voorbereiden",
        "Stel de brieven op",
        "De waarschuwing staat klaar bij Brieven en stukken.",
        lead="Een waarschuwing is geen besluit: er staat geen bezwaar tegen open.",
    )
    return run(request, case, form, page, write)


def _intention(request: ActorRequest, case: Case) -> HttpResponse:
    actor = request.actor
    form = IntentionForm(request.POST or None, initial=start_of(case, **_intended(case, local_date(actor.at))))

    def write(typed: Typed) -> object:
        return actions.prepare_intention(
            case,
            demand=typed["demand"],
            grounds=typed["grounds"],
            owner_grounds=typed["owner_grounds"],
            amount_cents=typed["amount"],
            maximum_cents=typed["maximum"],
            unit=PenaltyUnit(typed["unit"]),
            comply_days=typed["comply_days"],
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
        "Voornemen voorbereiden",
        "Stel de brieven op",
        "Het voornemen staat klaar bij Brieven en stukken.",
        lead="Wie de last krijgt, mag eerst een zienswijze geven (artikel 4:8 Awb).",
    )
    return run(request, case, form, page, write)


def _intended(case: Case, today: date) -> dict[str, Any]:
    """What the intention starts with: what was laid down before, else what the ladder says."""
    view_until = statutory().roll_as_far_as_known(today + timedelta(days=SEND_WITHIN + USUAL_VIEW_DAYS))
    start: dict[str, Any] = {"body": body_of(case, today), "view_until": view_until, **_penalty(case)}
    start["view_address"] = view_address(case, today)
    taken = _taken(case)
    start["comply_days"] = (case.step.term_days if case.step else None) or USUAL_COMPLY_DAYS
    if taken is not None:
        start |= {
            "body": taken.body,
            "demand": taken.demand,
            "grounds": taken.grounds,
            "owner_grounds": taken.owner_grounds,
            "comply_days": taken.comply_days,
            "view_until": taken.view_until,
        }
    return start


def _penalty(case: Case) -> dict[str, Any]:
    taken, step = _taken(case), case.step
    if taken is not None and taken.amount_cents is not None:
        return {"amount": taken.amount_cents, "maximum": taken.maximum_cents, "unit": taken.unit}
    if step is not None and step.amount_cents is not None:
        return {"amount": step.amount_cents, "maximum": step.maximum_cents, "unit": PenaltyUnit.BREACH}
    return {"unit": PenaltyUnit.BREACH}


def settle_view(request: ActorRequest, pk: int, addressee_pk: int) -> HttpResponse:
    """Lay down how the moment for a view ended for one addressee."""
    found, actor = addressee_for(request, pk, addressee_pk), request.actor
    form = ViewForm(request.POST or None, request.FILES or None, initial=start_of(found.case))

    def write(typed: Typed) -> object:
        upload = typed["file"]
        return actions.settle_view(
            found,
            way=ViewWay(typed["way"]),
            ground=typed["ground"],
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]) if typed["channel"] else Channel.POST,
            note=typed["note"],
            name=upload.name if upload else "",
            content=upload.read() if upload else b"",
            token=typed["form"],
            seen=typed["version"],
            actor=actor,
            at=actor.at,
        )

    term = found.view_term
    until = f" De termijn loopt tot en met {term.end:%d-%m-%Y}." if term else ""
    page = Page(
        f"Zienswijze van {found.label}",
        "Leg vast",
        "De zienswijze is vastgelegd.",
        lead=f"Schriftelijk of mondeling, naar keuze van de belanghebbende (artikel 4:9 Awb).{until}",
        more={"uploads": True},
    )
    return run(request, found.case, form, page, write)


def weigh_view(request: ActorRequest, pk: int, addressee_pk: int) -> HttpResponse:
    """Weigh what was said."""
    found, actor = addressee_for(request, pk, addressee_pk), request.actor
    view = queries.view_of(found)
    if view is None or view.way not in (ViewWay.WRITTEN, ViewWay.ORAL):
        raise Http404
    form = WeighViewForm(request.POST or None, initial=start_of(found.case, weighing=view.weighing))

    def write(typed: Typed) -> object:
        return actions.weigh_view(
            found, weighing=typed["weighing"], seen=typed["version"], form=typed["form"], actor=actor, at=actor.at
        )

    page = Page(
        f"Zienswijze van {found.label} wegen",
        "Leg de weging vast",
        "De zienswijze is gewogen.",
        lead="Wat u hier schrijft, komt als reactie in het besluit aan deze geadresseerde.",
        template="enforcement/weigh_view.html",
        more={"view": view, "addressee": found},
    )
    return run(request, found.case, form, page, write)


def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the decision: an order under penalty."""
    case, actor = case_for(request, pk, CASE_DECIDE), request.actor
    if case.is_remedy:
        return remedies.decide(request, case)
    today = local_date(actor.at)
    everybody = queries.addressees_of(case)
    why_not = queries.facts_of(case, violations=0, everybody=everybody, today=today).why_not_decide
    mandates = queries.mandates_for(case, today)
    form = DecideForm(
        request.POST or None,
        mandates=mandates,
        initial=start_of(case, **_decided(case, today)),
    )

    def write(typed: Typed) -> object:
        mandate = typed["mandate"]
        return actions.decide(
            case,
            body=Body(mandate.body),
            body_basis=typed["body_basis"],
            signer=mandate.employee,
            decided_on=typed["decided_on"],
            demand=typed["demand"],
            amount_cents=typed["amount"],
            maximum_cents=typed["maximum"],
            unit=PenaltyUnit(typed["unit"]),
            comply_until=typed["comply_until"],
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
        "Besluit: last onder dwangsom",
        "Neem het besluit",
        "Het besluit is genomen. Verzend het aan iedere geadresseerde; vanaf dan lopen de termijnen.",
        lead="De dwangsom komt uit de vastgestelde ladder als die er is.",
        template="enforcement/decide.html",
        more={"why_not": why_not, "everybody": everybody, "nobody": not form.has_signers},
    )
    return run(request, case, form, page, write)


def _decided(case: Case, today: date) -> dict[str, Any]:
    """What the decision starts with: what was intended, else what the ladder says."""
    taken = _taken(case)
    days = taken.comply_days if taken and taken.comply_days else USUAL_COMPLY_DAYS
    return {
        **_penalty(case),
        "decided_on": today,
        "demand": taken.demand if taken else "",
        "comply_until": today + timedelta(days=days + SEND_WITHIN),
        "reasons": taken.grounds if taken else "",
        "owner_reasons": taken.owner_grounds if taken else "",
        "remedy_address": remedy_address(case, today),
    }
