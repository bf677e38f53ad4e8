"""Pages of signals of trafficking: at a control, for the contact officer, and for who plans."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record_alone, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.premises.models import Premises
from regiotoezicht.trafficking import actions, queries, rules
from regiotoezicht.trafficking.forms import ConsultForm, ContactForm, HoldForm, SignalForm, TellForm
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver


def _visit(request: ActorRequest, pk: int) -> Visit:
    """A control whose signals the actor may record; any other does not exist for her, nor one that was told on."""
    found = get_object_or_404(Visit.objects.visible_to(request.actor).select_related("municipality"), pk=pk)
    if not request.actor.may(rules.SIGNAL_RECORD, found):
        raise Http404
    if TraffickingSignal.objects.filter(visit=found, told_on_at__isnull=False).exists():
        raise Http404
    return found


def _receiver(name: str) -> Receiver:
    if name not in Receiver:
        raise Http404
    return Receiver(name)


@never_cache
@require_http_methods(["GET", "POST"])
def at_visit(request: ActorRequest, pk: int) -> HttpResponse:
    """The signals at a control: boxes to tick, or whom to phone."""
    visit = _visit(request, pk)
    signal = TraffickingSignal.objects.visible_to(request.actor).filter(visit=visit).first()
    if signal is not None and request.method == "GET":
        return _calls(request, visit, signal)
    form = SignalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if signal is not None and signal.token == typed["token"]:
            return HttpResponseRedirect(reverse("trafficking:visit", args=[pk]))
        if attempt(form, lambda: actions.record_signal(visit, actor=request.actor, at=request.actor.at, **typed)):
            messages.success(request, "Vastgelegd. Bel nu.")
            return HttpResponseRedirect(reverse("trafficking:visit", args=[pk]))
    context = {"visit": visit, "form": form}
    return render(request, "trafficking/record.html", context, status=422 if form.errors else 200)


def _calls(
    request: ActorRequest, visit: Visit, signal: TraffickingSignal, tried: TellForm | None = None
) -> HttpResponse:
    """Whom to phone now, and what was told. Each look is on the log before it is shown."""
    at = request.actor.at
    with unit():
        record_alone(rules.SEEN, signal, actor=request.actor, at=at, purpose=rules.PURPOSE_RECORD)
    calls = []
    for call in queries.calls_of(signal, at):
        form = TellForm(receiver=call.duty.receiver, initial={"told_at": at})
        calls.append((call, tried if tried is not None and tried.prefix == call.duty.receiver else form))
    context = {
        "visit": visit,
        "signal": signal,
        "calls": calls,
        "is_at_once": rules.is_at_once(signal.codes.split(), signal.circumstances.split()),
        "may_confirm": signal.confirmed_at is None and signal.recorded_by_id != request.actor.account_id,
    }
    return render(request, "trafficking/calls.html", context, status=200 if tried is None else 422)


@require_POST
def tell(request: ActorRequest, pk: int, receiver: str) -> HttpResponse:
    """Put down a call."""
    visit, to = _visit(request, pk), _receiver(receiver)
    signal = get_object_or_404(TraffickingSignal.objects.visible_to(request.actor), visit=visit)
    form = TellForm(request.POST, receiver=receiver)
    typed: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    done = typed and attempt(
        form, lambda: actions.tell(visit, receiver=to, actor=request.actor, at=request.actor.at, **typed)
    )
    if not done:
        return _calls(request, visit, signal, form)
    return _onward(request, done, f"Vastgelegd: {to.label} is gebeld.")


@require_POST
def confirm(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirm what a colleague put down."""
    visit = _visit(request, pk)
    get_object_or_404(TraffickingSignal.objects.visible_to(request.actor), visit=visit)
    done = actions.confirm(visit, actor=request.actor, at=request.actor.at)
    return _onward(request, done, "De vastlegging is bevestigd.")


def _onward(request: ActorRequest, signal: TraffickingSignal, said: str) -> HttpResponse:
    """To the calls that are left, or back to the control when the door has closed."""
    if signal.told_on_at is None:
        messages.success(request, said)
        return HttpResponseRedirect(reverse("trafficking:visit", args=[signal.visit_id]))
    messages.success(request, f"{said} De meldplicht is vervuld; dit is nu gesloten.")
    return HttpResponseRedirect(reverse("inspections:visit", args=[signal.visit_id]))


@never_cache
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The signals of the own municipality, for its contact officer."""
    actor = request.actor
    reach = need(actor, rules.SIGNAL_READ)
    with unit():
        record_list(rules.LISTED, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE_READ)
    found = TraffickingSignal.objects.filter(reach.within()).select_related("municipality")[:200]
    return render(request, "trafficking/list.html", {"signals": found})


@never_cache
@require_safe
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One signal, for the contact officer of its municipality."""
    return _detail(request, pk)


def _detail(request: ActorRequest, pk: int, form: HoldForm | None = None) -> HttpResponse:
    reach = need(request.actor, rules.SIGNAL_READ)
    readable = TraffickingSignal.objects.filter(reach.within()).select_related("municipality", "visit__premises")
    signal = get_object_or_404(readable, pk=pk)
    with unit():
        record_alone(rules.SEEN, signal, actor=request.actor, at=request.actor.at, purpose=rules.PURPOSE_READ)
    shown = form or HoldForm(initial={"wait_until": signal.wait_until})
    context = {"signal": signal, "calls": queries.calls_of(signal, request.actor.at), "form": shown}
    return render(request, "trafficking/detail.html", context, status=200 if form is None else 422)


@require_POST
def hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Say until when no visit is made without consultation."""
    reach = need(request.actor, rules.SIGNAL_READ)
    signal = get_object_or_404(TraffickingSignal.objects.filter(reach.within()), pk=pk)
    form, actor = HoldForm(request.POST), request.actor
    if form.is_valid():
        until = form.cleaned_data["wait_until"]
        if attempt(form, lambda: actions.hold(signal, until=until, actor=actor, at=actor.at)):
            messages.success(request, "Vastgelegd. Wie een bezoek plant, ziet de datum en geen reden.")
            return HttpResponseRedirect(reverse("trafficking:detail", args=[pk]))
    return _detail(request, pk, form)


@never_cache
@require_http_methods(["GET", "POST"])
def consult(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down the consultation before a visit to business premises."""
    actor = request.actor
    premises = get_object_or_404(Premises.objects.visible_to(actor), pk=pk)
    untils = [one.until for one in queries.waiting_signals([premises.pk], local_date(actor.at))]
    if not actor.reach(rules.CONSULT).covers(premises) or not untils:
        raise Http404
    form = ConsultForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if attempt(form, lambda: actions.consult(premises, actor=actor, at=actor.at, **typed) or premises):
            messages.success(request, "Het overleg is vastgelegd. U kunt het bezoek nu plannen.")
            return HttpResponseRedirect(reverse("premises:detail", args=[pk]))
    context = {"premises": premises, "until": max(untils), "form": form}
    return render(request, "trafficking/consult.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def contacts(request: ActorRequest) -> HttpResponse:
    """Whom the own municipality phones."""
    return _contacts(request)


def _contacts(request: ActorRequest, tried: tuple[int, ContactForm] | None = None) -> HttpResponse:
    reach = need(request.actor, rules.CONTACT_KEEP)
    towns = []
    for town in municipalities_on(local_date(request.actor.at), reach):
        kept = queries.kept_contacts(town)
        forms = []
        for one in Receiver:
            form = ContactForm(receiver=one.value, initial={"phone": kept.get(one.value, "")})
            if tried is not None and tried[0] == town.pk and tried[1].prefix == one.value:
                form = tried[1]
            forms.append((one, form, one.value in kept))
        towns.append((town, forms))
    return render(request, "trafficking/contacts.html", {"towns": towns}, status=200 if tried is None else 422)


@require_POST
def contact(request: ActorRequest, pk: int, receiver: str) -> HttpResponse:
    """Put down the number of one desk."""
    reach, to, actor = need(request.actor, rules.CONTACT_KEEP), _receiver(receiver), request.actor
    town = get_object_or_404(Municipality, pk=pk)
    if not reach.covers(town):
        raise Http404
    form = ContactForm(request.POST, receiver=receiver)
    if form.is_valid():
        phone = form.cleaned_data["phone"]
        if attempt(form, lambda: actions.keep_contact(town, receiver=to, phone=phone, actor=actor, at=actor.at)):
            messages.success(request, "Het nummer is vastgelegd.")
            return HttpResponseRedirect(reverse("trafficking:contacts"))
    return _contacts(request, (pk, form))
