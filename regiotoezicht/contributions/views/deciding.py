"""Adopting a version, and saying who carries what nobody pays."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import actions, rules
from regiotoezicht.contributions.actions.adopting import Decision
from regiotoezicht.contributions.dividing import ground_of, outcome_of
from regiotoezicht.contributions.forms import AdoptForm, CarryForm
from regiotoezicht.contributions.settling import open_lines_of
from regiotoezicht.contributions.views.pages import not_yet, step, to_version, version_for
from regiotoezicht.contributions.vocabulary import Decider
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page
from regiotoezicht.core.refusals import Refused

ADOPT = Page(
    "Versie vaststellen",
    "Daarna verandert deze versie niet meer; u kunt haar alleen laten volgen door een nieuwe.",
    "Stel deze versie vast",
    "De versie is vastgesteld. U kunt nu de brieven maken.",
)
CARRY = Page(
    "Niet gedekt bedrag",
    "Leg vast wie het bedrag draagt dat geen gemeente betaalt, en met welk besluit.",
    "Leg dit vast",
    "Vastgelegd is wie het niet gedekte bedrag draagt.",
)


@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, pk: int) -> HttpResponse:
    """Adopt a draft; one that was adopted already is shown as it is."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    version = version_for(request, pk)
    if not version.is_draft:
        return to_version(version)
    back = reverse("contributions:version", args=[pk])
    try:
        outcome = outcome_of(ground_of(version))
        rules.refuse_unconfirmed(open_lines_of(version))
        rules.refuse_without_costs(outcome.ground.total_cents)
    except Refused as refusal:
        return not_yet(request, ADOPT, refusal, back)
    total, uncovered = outcome.ground.total_cents, outcome.division.uncovered_cents
    form = AdoptForm(
        request.POST or None,
        uncovered=bool(uncovered),
        initial={"seen": outcome.mark, "date": local_date(actor.at)},
    )

    def write(typed: dict[str, Any]) -> object:
        seen = typed.pop("seen")
        decision = Decision(by=Decider(typed.pop("by")), **typed)
        return actions.adopt(version, decision, actor=actor, seen=seen, at=actor.at)

    more = {"total": total, "uncovered": uncovered, "version": version}
    return step(request, form, ADOPT, write, back=back, more=more)


@require_http_methods(["GET", "POST"])
def carry(request: ActorRequest, pk: int) -> HttpResponse:
    """Say who carries what an adopted version left open."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    version = version_for(request, pk)
    if version.is_draft or version.carried_by or not version.uncovered_cents:
        return to_version(version)

    def write(typed: dict[str, Any]) -> object:
        by, reference = typed["carried_by"], typed["carried_reference"]
        return actions.carry(version, actor=actor, carried_by=by, reference=reference, at=actor.at)

    back = reverse("contributions:version", args=[pk])
    more = {"uncovered": version.uncovered_cents, "total": version.total_cents, "version": version}
    return step(request, CarryForm(request.POST or None), CARRY, write, back=back, more=more)
