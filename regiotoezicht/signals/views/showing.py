"""One signal: its content to whoever may read it now, only its status to whoever may know that."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.rights import holds_any
from regiotoezicht.sharing.disclosures.rules import MAKE as DISCLOSE
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.forms import CloseForm, DecideForm, PoliceForm
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.routing import BY_CODE
from regiotoezicht.signals.views.listing import READ
from regiotoezicht.signals.vocabulary import Status

Forms = dict[str, Any]


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """A signal. Reading the content is an event with its purpose."""
    return show(request, pk)


def show(request: ActorRequest, pk: int, *, tried: Forms | None = None) -> HttpResponse:
    """The page of a signal; `tried` holds a form that was refused, with what was typed."""
    actor = request.actor
    with unit():
        signal: Any = get_object_or_404(
            Signal.objects.visible_to(actor)
            .select_related(
                "municipality",
                "premises__business",
                "dwelling",
                "registered_by",
                "decided_by",
                "closed_by",
                "merged_into",
            )
            .annotate(readable=queries.readable(actor), workable=queries.workable(actor)),
            pk=pk,
        )
        refusals = [error for form in (tried or {}).values() for error in form.non_field_errors()]
        code = 422 if tried else 200
        if not signal.readable:
            only = {
                "signal": _status_of(signal),
                "record": signal,
                "is_moved": signal.status == Status.MOVED,
                "refusals": refusals,
            }
            return render(request, "signals/status.html", only, status=code)
        purpose = rules.purpose_of(actor.roles.keys())
        record(rules.SIGNAL_READ, signal, actor=actor, at=actor.at, purpose=purpose)
        merged, earlier = queries.related(signal, actor)
        context: dict[str, Any] = {
            "signal": signal,
            "merged": merged,
            "earlier": earlier,
            "proposal": BY_CODE.get(signal.proposed_by),
            "refusals": refusals,
            "may_disclose": actor.reach(DISCLOSE).covers(signal),
            "may_list": holds_any(actor, READ),
            "opened": not signal.workable,
        }
    if signal.is_undecided and actor.may(rules.SIGNAL_DECIDE, signal):
        context |= {"may_decide": True, **_forms(request, signal), **_renewed(tried, signal)}
    return render(request, "signals/detail.html", context, status=code)


def _renewed(tried: Forms | None, signal: Signal) -> Forms:
    """The refused form, now resting on the state that the page shows: sending it again is a choice."""
    for form in (tried or {}).values():
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = str(signal.version)
    return tried or {}


def _status_of(signal: Signal) -> dict[str, Any]:
    """What is left of a signal without its content: codes and dates of the status."""
    return {
        "dossier": signal.dossier,
        "municipality": signal.municipality.name,
        "status": signal.get_status_display(),
        "outcome": signal.get_outcome_display(),
        "received_at": signal.received_at,
        "decided_at": signal.decided_at,
        "closed_at": signal.closed_at,
    }


def _forms(request: ActorRequest, signal: Signal) -> Forms:
    seen = {"version": signal.version}
    decided = {"route": signal.route or signal.proposed_route, "priority": signal.priority or signal.proposed_priority}
    typed = {"reason": signal.route_reason, "second_cause": signal.second_cause}
    return {
        "decide_form": DecideForm(initial=seen | decided | typed, signal=signal, prefix="besluit"),
        "police_form": PoliceForm(initial=seen | {"told_at": request.actor.at}, prefix="politie"),
        "close_form": CloseForm(initial=seen, prefix="afsluiten"),
    }
