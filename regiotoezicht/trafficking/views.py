"""Pages of signals of trafficking: at a control, for the contact officer, and for who plans."""

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
from regiotoezicht.signals.models import Signal
from regiotoezicht.trafficking import actions, queries, rules
from regiotoezicht.trafficking.forms import ConsultForm, ContactForm, HoldForm, SignalForm, TellForm
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver


def _control(request: ActorRequest, pk: int) -> tuple[Visit, TraffickingSignal | None]:
    """A control whose signals the actor may record, with what was recorded; any other does not exist for her, nor one
    that was told on.
    """
    found = get_object_or_404(queries.controls(request.actor), pk=pk)
    signal = queries.signal_at(found)
    if signal is not None and signal.told_on_at is not None:
        raise Http404
    return found, signal


def _recorded(request: ActorRequest, pk: int) -> tuple[Visit, TraffickingSignal]:
    """The same, where something was recorded."""
    found, signal = _control(request, pk)
    if signal is None:
        raise Http404
    return found, signal


def _receiver(name: str) -> Receiver:
    if name not in Receiver:
        raise Http404
    return Receiver(name)


@never_cache
@require_http_methods(["GET", "POST"])
def at_visit(request: ActorRequest, pk: int) -> HttpResponse:
    """The signals at a control: boxes to tick, or whom to phone."""
    visit, signal = _control(request, pk)
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
    context = {"visit": visit, "form": form, "police": queries.number_of(visit.municipality, Receiver.POLICE)}
    return render(request, "trafficking/record.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """Add what was noticed later at the same control."""
    actor = request.actor
    visit, signal = _recorded(request, pk)
    known = {"codes": signal.codes.split(), "circumstances": signal.circumstances.split()}
    form = SignalForm(request.POST if request.method == "POST" else None, initial=known)
    back = HttpResponseRedirect(reverse("trafficking:visit", args=[pk]))
    if request.method == "POST" and form.is_valid():
        codes, around = form.cleaned_data["codes"], form.cleaned_data["circumstances"]
        if {*codes, *around} <= {*known["codes"], *known["circumstances"]}:
            messages.info(request, "Er is niets bij gekomen.")
            return back
        if attempt(
            form, lambda: actions.add_to_signal(visit, codes=codes, circumstances=around, actor=actor, at=actor.at)
        ):
            messages.success(request, "Aangevuld. Bel nu, ook wie u al belde.")
            return back
    context = {"visit": visit, "form": form, "police": queries.number_of(visit.municipality, Receiver.POLICE)}
    return render(request, "trafficking/record.html", context | {"is_more": True}, status=422 if form.errors else 200)


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
    to = _receiver(receiver)
    visit, signal = _recorded(request, pk)
    form = TellForm(request.POST, receiver=receiver)
    if form.is_valid():
        typed, actor = form.cleaned_data, request.actor
        done = attempt(form, lambda: actions.tell(visit, receiver=to, actor=actor, at=actor.at, **typed))
        if done is not None:
            return _onward(request, done, f"Vastgelegd: {to.label} is gebeld.")
    return _calls(request, visit, signal, form)


@require_POST
def confirm(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirm what a colleague put down."""
    visit, _ = _recorded(request, pk)
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
    found = TraffickingSignal.objects.visible_to(actor).select_related("municipality")
    return render(request, "trafficking/list.html", {"signals": found[:200]})


@never_cache
@require_safe
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One signal, for the contact officer of its municipality."""
    return _detail(request, pk)


def _detail(request: ActorRequest, pk: int, form: HoldForm | None = None) -> HttpResponse:
    need(request.actor, rules.SIGNAL_READ)
    readable = TraffickingSignal.objects.visible_to(request.actor)
    signal = get_object_or_404(readable.select_related("municipality", "visit__premises__business"), pk=pk)
    with unit():
        record_alone(rules.SEEN, signal, actor=request.actor, at=request.actor.at, purpose=rules.PURPOSE_READ)
    shown = form or HoldForm(initial={"wait_until": signal.wait_until})
    context = {"signal": signal, "calls": queries.calls_of(signal, request.actor.at), "form": shown}
    return render(request, "trafficking/detail.html", context, status=200 if form is None else 422)


@require_POST
def hold(request: ActorRequest, pk: int) -> HttpResponse:
    """Say until when no visit is made without consultation."""
    need(request.actor, rules.SIGNAL_READ)
    signal = get_object_or_404(TraffickingSignal.objects.visible_to(request.actor), pk=pk)
    form, actor = HoldForm(request.POST), request.actor
    if form.is_valid():
        until = form.cleaned_data["wait_until"]
        if until is None:
            done, said = (
                attempt(form, lambda: actions.lift(signal, actor=actor, at=actor.at)),
                "Overleg is niet meer nodig.",
            )
        else:
            done = attempt(form, lambda: actions.hold(signal, until=until, actor=actor, at=actor.at))
            said = "Vastgelegd. Wie een bezoek plant, ziet de datum en geen reden."
        if done:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("trafficking:detail", args=[pk]))
    return _detail(request, pk, form)


@never_cache
@require_http_methods(["GET", "POST"])
def consult(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down the consultation before a visit to business premises."""
    premises = get_object_or_404(Premises.objects.visible_to(request.actor).select_related("municipality"), pk=pk)
    return _consult(request, premises, reverse("premises:detail", args=[pk]), "het pand")


@never_cache
@require_http_methods(["GET", "POST"])
def consult_signal(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down the consultation before a visit on a signal."""
    signal = get_object_or_404(Signal.objects.readable_by(request.actor).select_related("municipality"), pk=pk)
    return _consult(request, signal, reverse("signals:detail", args=[pk]), f"melding {signal.dossier}")


def _consult(request: ActorRequest, place: Premises | Signal, back_url: str, name: str) -> HttpResponse:
    actor = request.actor
    until = queries.waits_until(place, local_date(actor.at)) if actor.reach(rules.CONSULT).covers(place) else None
    if until is None:
        raise Http404
    form = ConsultForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if attempt(form, lambda: actions.consult(place, actor=actor, at=actor.at, **typed) or place):
            messages.success(request, "Het overleg is vastgelegd. U kunt het bezoek nu plannen.")
            return HttpResponseRedirect(back_url)
    context = {
        "town": place.municipality,
        "until": until,
        "form": form,
        "back_url": back_url,
        "name": name,
        "call": queries.number_of(place.municipality, Receiver.CONTACT_OFFICER),
    }
    return render(request, "trafficking/consult.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def contacts(request: ActorRequest) -> HttpResponse:
    """Whom the own municipality phones."""
    return _contacts(request)


def _contacts(request: ActorRequest, tried: tuple[int, ContactForm] | None = None) -> HttpResponse:
    reach = need(request.actor, rules.CONTACT_KEEP)
    towns = []
    own = list(municipalities_on(local_date(request.actor.at), reach))
    kept = queries.kept_contacts(own)
    for town in own:
        forms = []
        for one in Receiver:
            form = ContactForm(receiver=one.value, initial={"phone": kept.get((town.pk, one.value), "")})
            if tried is not None and tried[0] == town.pk and tried[1].prefix == one.value:
                form = tried[1]
            forms.append((one, form, (town.pk, one.value) in kept))
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
