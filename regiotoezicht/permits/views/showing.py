"""One permit."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record, record_alone, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.permits import queries, rules
from regiotoezicht.permits.contents import contents_of, told_end
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import PermitStatus


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """A permit of the register; a sealed one to the lawyer alone. Her look, and that at a permit which a decision
    opened, is an event with its purpose.
    """
    actor = request.actor
    permit = get_object_or_404(queries.with_parties(Permit.objects.visible_to(actor)), pk=pk)
    if permit.is_sealed:
        return _sealed(request, permit)
    opened = bool(actor.opened_for(permit))
    if opened:
        record_alone(rules.PERMIT_READ_OPENED, permit, actor=actor, at=actor.at)
    context: dict[str, Any] = {
        "opened": opened,
        "permit": permit,
        "said": contents_of(permit),
        "status": permit.status_on(local_date(actor.at)),
        "valid_through": told_end(contents_of(permit).end),
        "may_keep": actor.may(rules.PERMIT_KEEP, permit),
        "may_end": actor.may(rules.PERMIT_KEEP, permit) and permit.status == PermitStatus.IN_FORCE,
    }
    return render(request, "permits/detail.html", context)


def _sealed(request: ActorRequest, permit: Permit) -> HttpResponse:
    actor = request.actor
    with unit():
        compartment = permit.compartment
        record(rules.SEALED_READ, permit, actor=actor, at=actor.at, purpose=rules.PURPOSE_SEALED)
    return render(request, "permits/sealed.html", {"permit": permit, "compartment": compartment})
