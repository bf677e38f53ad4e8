"""The pages of the switch: how it stands in each municipality, and what is still missing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.rules import RULES_READ
from regiotoezicht.bylaws.switch import actions, rules
from regiotoezicht.bylaws.switch.forms import GroundForm
from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod
from regiotoezicht.bylaws.switch.queries import is_open
from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import municipalities_on


def switches(request: ActorRequest) -> HttpResponse:
    """How the switch stands in each municipality that the actor may read."""
    actor = request.actor
    reach = need(actor, RULES_READ)
    places = list(municipalities_on(local_date(actor.at), reach))
    periods = SwitchPeriod.objects.visible_to(actor).filter(municipality__in=places, closed_at__isnull=True)
    opened = set(periods.values_list("municipality", flat=True))
    return render(request, "bylaws/switch/list.html", {"rows": [(place, place.pk in opened) for place in places]})


def switch(request: ActorRequest, pk: int) -> HttpResponse:
    """The switch of one municipality: on what it rests, what is missing, and who may do something about it."""
    actor = request.actor
    place = _place(request, pk)
    own = [
        ground
        for ground in Ground
        if actor.may(rules.SWITCH_PREPARE if ground in rules.BY_LAWYER else rules.SWITCH_ADVISE, place)
    ]
    form = GroundForm(request.POST if request.method == "POST" else None, grounds=own) if own else None
    status = 200
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and attempt(form, lambda: _recorded(request, place, form.cleaned_data)) is not None:
            messages.success(request, "Vastgelegd.")
            return HttpResponseRedirect(reverse("bylaws:switch", args=[place.pk]))
        status = 422
    recorded = SwitchGround.objects.visible_to(actor).filter(municipality=place).select_related("recorded_by")
    there = {row.ground: row for row in recorded}
    context = {
        "place": place,
        "is_open": is_open(place, local_date(actor.at)),
        "grounds": [(ground.label, there.get(ground)) for ground in Ground],
        "missing": rules.missing({code: row.date for code, row in there.items()}, local_date(actor.at)),
        "form": form,
        "may_open": actor.may(rules.SWITCH_OPEN, place),
    }
    return render(request, "bylaws/switch/detail.html", context, status=status)


def _place(request: ActorRequest, pk: int) -> Municipality:
    places = municipalities_on(local_date(request.actor.at), need(request.actor, RULES_READ))
    return get_object_or_404(places, pk=pk)


def _recorded(request: ActorRequest, place: Municipality, typed: dict[str, Any]) -> SwitchGround:
    ground = Ground(typed["ground"])
    write = actions.record_law if ground in rules.BY_LAWYER else actions.record_advice
    return write(
        place, ground=ground, on=typed["date"], reference=typed["reference"], actor=request.actor, at=request.actor.at
    )


@require_POST
def turn(request: ActorRequest, pk: int) -> HttpResponse:
    """Open the switch, or close it when it is open."""
    actor = request.actor
    place = _place(request, pk)
    if not actor.may(rules.SWITCH_OPEN, place):
        raise Http404
    try:
        if request.POST.get("stand") == "open":
            actions.open_switch(place, actor=actor, at=actor.at)
        else:
            actions.close_switch(place, actor=actor, at=actor.at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return HttpResponseRedirect(reverse("bylaws:switch", args=[place.pk]))
