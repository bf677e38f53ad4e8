"""How a case ends."""

from datetime import timedelta

from django.http import Http404, HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.actions.closing import CLOSINGS
from regiotoezicht.enforcement.forms import AskRecheckForm, CloseForm, RecheckForm
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.rules import may_move
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, run, start_of
from regiotoezicht.enforcement.vocabulary import RecheckResult, Status


def recheck(request: ActorRequest, pk: int) -> HttpResponse:
    """Lay down what a recheck found."""
    case, actor = case_for(request, pk), request.actor
    form = RecheckForm(request.POST or None, initial=start_of(case, done_on=local_date(actor.at)))

    def write(typed: Typed) -> object:
        return actions.record_recheck(
            case,
            done_on=typed["done_on"],
            result=RecheckResult(typed["result"]),
            note=typed["note"],
            token=typed["form"],
            seen=typed["version"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Hercontrole vastleggen",
        "Leg vast",
        "De hercontrole is vastgelegd.",
        lead="Nageleefd sluit de zaak, met een bericht aan iedere geadresseerde; staan er nog verbeurde bedragen open, "
        "dan sluit de zaak na de invordering. Niet nageleefd blijft zichtbaar.",
    )
    return run(request, case, form, page, write)


def ask_recheck(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask the district for a recheck."""
    case, actor = case_for(request, pk), request.actor
    today = local_date(actor.at)
    last = max((one.comply_term.end for one in queries.addressees_of(case) if one.comply_term), default=None)
    start = max(today, last + timedelta(days=1)) if last else today
    form = AskRecheckForm(request.POST or None, initial=start_of(case, from_date=start))

    def write(typed: Typed) -> object:
        return actions.ask_recheck(
            case,
            from_date=typed["from_date"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Hercontrole vragen", "Vraag aan het district", "De hercontrole is gevraagd.")
    return run(request, case, form, page, write)


def close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close the case without an order."""
    case, actor = case_for(request, pk), request.actor
    outcomes = _outcomes(case)
    if not outcomes and request.method != "POST":
        raise Http404
    form = CloseForm(request.POST or None, outcomes=outcomes or list(CLOSINGS), initial=start_of(case))

    def write(typed: Typed) -> object:
        return actions.close(
            case,
            outcome=Status(typed["outcome"]),
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Zaak sluiten",
        "Sluit de zaak",
        "De zaak is gesloten.",
        lead="De zaak wordt gesloten; concepten van brieven worden ingetrokken.",
    )
    return run(request, case, form, page, write)


def _outcomes(case: Case) -> list[Status]:
    """How the case may be closed from where it stands."""
    own = {Status.ENDED: not case.is_order, Status.EXHAUSTED: case.is_order}
    return [one for one in CLOSINGS if may_move(case.status, one) and own.get(one, True)]
