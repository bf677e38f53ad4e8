"""Who reads care: designations, the number to call, and the state of the keys."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.care import actions, queries, rules
from regiotoezicht.care.forms import ContactForm, OnCallForm
from regiotoezicht.care.views.doors import vault_for
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.queries import municipalities_on


@require_safe
def contacts(request: ActorRequest) -> HttpResponse:
    """Who is or was care contact."""
    reach = need(request.actor, rules.CONTACT_READ)
    today = local_date(request.actor.at)
    rows = [(one, one.is_in_force(today)) for one in queries.contacts_shown(request.actor)]
    context = {
        "rows": rows,
        "may_keep": bool(request.actor.reach(rules.CONTACT_KEEP)),
        **queries.numbers_near(request.actor, municipalities_on(today, reach)),
    }
    return render(request, "care/contacts.html", context)


def _form_page(request: ActorRequest, form: Any, write: Any, said: str, context: dict[str, str]) -> HttpResponse:
    status, back = 200, reverse("care:contacts")
    if request.method == "POST":
        if form.is_valid() and attempt(form, lambda: write(form.cleaned_data) or True) is not None:
            messages.success(request, said)
            return HttpResponseRedirect(back)
        status = 422
    return render(request, "care/step.html", {"form": form, "back": back, **context}, status=status)


@require_http_methods(["GET", "POST"])
def new_contact(request: ActorRequest) -> HttpResponse:
    """Designate a care contact or a deputy."""
    actor, today = request.actor, local_date(request.actor.at)
    places = municipalities_on(today, need(actor, rules.CONTACT_KEEP))
    form = ContactForm(
        request.POST or None, initial={"from_date": today}, places=places, accounts=queries.candidates(places, today)
    )

    def write(typed: dict[str, Any]) -> object:
        given = dict(typed)
        return actions.designate(given.pop("municipality"), actor=actor, at=actor.at, **given)

    words = {
        "title": "Zorgcontact aanwijzen",
        "lead": "Ten hoogste twee zorgcontacten en één vervanger. Zij lezen pas als een zorgcontact de sleutel deelt.",
        "button": "Wijs aan",
    }
    return _form_page(request, form, write, "De aanwijzing is vastgelegd.", words)


@require_http_methods(["GET", "POST"])
def end_contact(request: ActorRequest, pk: int) -> HttpResponse:
    """End a designation."""
    actor = request.actor
    found = queries.contacts_shown(actor).filter(pk=pk).first()
    if found is None or not actor.may(rules.CONTACT_KEEP, found):
        raise Http404
    form = EndForm(request.POST or None, initial={"until_date": local_date(actor.at)})
    words = {
        "title": "Aanwijzing beëindigen",
        "lead": f"{found.account.name}, {found.municipality.name}. Vanaf deze dag leest zij niets meer.",
        "button": "Beëindig",
    }
    return _form_page(
        request,
        form,
        lambda typed: actions.end(found, until=typed["until_date"], actor=actor, at=actor.at),
        "De aanwijzing is beëindigd.",
        words,
    )


@require_http_methods(["GET", "POST"])
def on_call(request: ActorRequest) -> HttpResponse:
    """Lay down the number on which care can be reached."""
    actor = request.actor
    places = municipalities_on(local_date(actor.at), need(actor, rules.CONTACT_KEEP))
    form = OnCallForm(request.POST or None, places=places)
    words = {
        "title": "Piketnummer zorg",
        "lead": "Iedereen in de regio ziet dit nummer bij “Telefoon eerst”. Leeg betekent: er is geen nummer.",
        "button": "Leg vast",
    }
    return _form_page(
        request,
        form,
        lambda typed: actions.set_on_call(typed["municipality"], phone=typed["phone"], actor=actor, at=actor.at),
        "Het nummer is vastgelegd.",
        words,
    )


@never_cache
@require_safe
def keys(request: ActorRequest) -> HttpResponse:
    """How far the keys of the readers are."""
    vault = vault_for(request)
    desks = queries.desks_of(request.actor)
    if not desks:
        raise Http404
    places = [
        {
            "contact": one,
            "key": queries.key_of(one),
            "readers": (readers := queries.readers_at(request.actor, one)),
            "is_lost": not any(reader.is_wrapped for reader in readers),
            "can_share": vault is not None and vault.data_key(one.municipality_id) is not None,
        }
        for one in desks
    ]
    return render(request, "care/keys.html", {"places": places, "is_closed": vault is None})


@require_POST
def make_key(request: ActorRequest, municipality: int) -> HttpResponse:
    """Make the key of a municipality that has none."""
    need(request.actor, rules.CARE_WORK)
    contact = queries.desk_at(request.actor, municipality)
    if contact is None:
        raise Http404
    actions.make_key(contact, actor=request.actor, at=request.actor.at)
    messages.success(request, "De zorgsleutel van de gemeente is gemaakt.")
    return HttpResponseRedirect(reverse("care:keys"))


@require_POST
def share_key(request: ActorRequest, pk: int) -> HttpResponse:
    """Wrap the key for another reader."""
    vault = vault_for(request)
    other = queries.reader_near(request.actor, pk)
    contact = queries.desk_at(request.actor, other.municipality_id) if other else None
    if vault is None or other is None or contact is None:
        raise Http404
    seen = request.POST.get("seen", "")
    actions.share_key(contact, other=other, seen=seen, vault=vault, actor=request.actor, at=request.actor.at)
    messages.success(request, "Uw collega kan nu lezen, zodra zij zich opnieuw aanmeldt.")
    return HttpResponseRedirect(reverse("care:keys"))
