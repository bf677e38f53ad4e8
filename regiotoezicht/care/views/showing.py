"""The list of referrals, one referral, finding and opening one by its code, cards, and transfers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.care import actions, queries, rules
from regiotoezicht.care.cards import sheet
from regiotoezicht.care.forms import CardsForm, CodeForm, OpenForm
from regiotoezicht.care.models import CareContact, Referral, Transfer
from regiotoezicht.care.path import nexts_of, told
from regiotoezicht.care.telling import tell
from regiotoezicht.care.vault import Vault, by_code, recalled_of
from regiotoezicht.care.views.doors import log_read, logging_refused, opened_for, vault_for
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.queries import municipalities_on


@never_cache
@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """What is late first, then what runs; or why nothing can be read, with the number to call."""
    need(request.actor, rules.CARE_WORK)
    desks, vault = queries.open_desks(request.actor), vault_for(request)
    over = queries.wound_up(desks)
    transfers = list(queries.transfers_of(request.actor)) if vault else []
    lines = queries.lines_of(request.actor, vault, transfers, request.actor.at, over=over) if vault else []
    if vault is not None and desks:
        tell(request.actor, vault)
    for contact in desks if lines else []:
        log_read(request, contact)
    can_read = vault is not None and any(vault.data_key(one.municipality_id) is not None for one in desks)
    context = {
        "desks": desks,
        "is_closed": vault is None,
        "can_read": can_read,
        "lines": lines,
        "transfers": transfers,
        "own": {one.municipality_id for one in desks},
        "over": [(one.municipality.name, over[one.municipality_id]) for one in desks if one.municipality_id in over],
        "works": [one for one in desks if one.municipality_id not in over],
        **_numbers(request, request.actor.reach(rules.CARE_WORK)),
    }
    return render(request, "care/list.html", context)


def _numbers(request: ActorRequest, reach: Reach) -> dict[str, Any]:
    return queries.numbers_near(request.actor, municipalities_on(local_date(request.actor.at), reach))


@never_cache
@require_safe
def detail(request: ActorRequest, uid: UUID) -> HttpResponse:
    """One referral. After a withdrawal only that it was withdrawn; after a transfer what was done here before."""
    opened = opened_for(request, uid)
    log_read(request, opened.contact)
    transfer = queries.transfers_of(request.actor).filter(referral=opened.referral).first()
    recalled = recalled_of(opened.content)
    context = {
        "referral": opened.referral,
        "content": opened.content,
        "today": local_date(request.actor.at),
        "alarm": "" if transfer and transfer.accepted_date else opened.content.alarm(request.actor.at),
        "steps": [] if recalled else [told(step) for step in opened.vault.steps(opened.referral)],
        "nexts": nexts_of(
            opened.content, is_elsewhere=transfer is not None or recalled is not None, is_over=opened.is_over
        ),
        "transfer": transfer,
        "recalled": recalled,
    }
    return render(request, "care/detail.html", context)


def _vault_needed(request: ActorRequest, *, even_if_merged: bool = False) -> tuple[Vault, list[CareContact]]:
    vault = vault_for(request)
    held = queries.open_desks(request.actor) if even_if_merged else queries.desks_of(request.actor)
    desks = [one for one in held if vault and vault.data_key(one.municipality_id)]
    if vault is None or not desks:
        raise Http404
    return vault, desks


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: ActorRequest) -> HttpResponse:
    """Find a referral by the code of a card; the code travels in the body."""
    vault, desks = _vault_needed(request, even_if_merged=True)
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        if form.is_valid():
            for contact in desks:
                log_read(request, contact)
                found = by_code(vault, contact.municipality, form.cleaned_data["code"])
                if found is not None:
                    return HttpResponseRedirect(reverse("care:detail", args=[found[0].uid]))
            form.add_error("code", "Deze code is goed geschreven, maar er is bij u nog niets mee vastgelegd.")
        status = 422
    return render(request, "care/find.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def opened(request: ActorRequest) -> HttpResponse:
    """Begin a referral for somebody who gives her code and consents."""
    vault, desks = _vault_needed(request)
    places = _places(request, desks)
    form = OpenForm(request.POST or None, places=places, initial={"consent_at": request.actor.at})
    status = 200
    if request.method == "POST":
        if form.is_valid():
            typed = dict(form.cleaned_data)
            known = _taken_in_before(request, typed["form"])
            if known is None:
                known = attempt(form, lambda: _open(request, vault, desks, typed))
            if known is not None:
                messages.success(request, "De verwijzing is vastgelegd.")
                return HttpResponseRedirect(reverse("care:detail", args=[known.uid]))
        status = 422
    return render(request, "care/open.html", {"form": form}, status=status)


def _places(request: ActorRequest, desks: list[CareContact]) -> Any:
    reach = Reach(frozenset(one.municipality_id for one in desks))
    return municipalities_on(local_date(request.actor.at), reach)


def _taken_in_before(request: ActorRequest, form: UUID) -> Referral | None:
    return Referral.objects.visible_to(request.actor).filter(form=form).first()


def _open(request: ActorRequest, vault: Vault, desks: list[CareContact], typed: dict[str, Any]) -> Referral:
    typed.pop("consent")
    place = typed.pop("municipality")
    contact = next(one for one in desks if one.municipality_id == place.pk)
    with logging_refused(request, contact):
        return actions.open_referral(contact, vault=vault, actor=request.actor, at=request.actor.at, **typed)


@never_cache
@require_http_methods(["GET", "POST"])
def cards(request: ActorRequest) -> HttpResponse:
    """A sheet of cards to hand out. The codes stand on the paper and nowhere else."""
    need(request.actor, rules.CARE_WORK)
    desks = queries.desks_of(request.actor)
    if not desks:
        raise Http404
    form, status = CardsForm(request.POST or None, places=_places(request, desks)), 200
    if request.method == "POST":
        if form.is_valid():
            wanted, place, at = form.cleaned_data["cards"], form.cleaned_data["municipality"], request.actor.at
            contact = next(one for one in desks if one.municipality_id == place.pk)
            made = attempt(form, lambda: actions.make_cards(contact, cards=wanted, actor=request.actor, at=at))
            if made is not None:
                phone, codes = made
                answer = HttpResponse(sheet(codes, phone, place.name), content_type="application/pdf")
                answer["Content-Disposition"] = 'attachment; filename="zorgkaarten.pdf"'
                return answer
        status = 422
    return render(request, "care/cards.html", {"form": form}, status=status)


@require_safe
def phone_first(request: ActorRequest) -> HttpResponse:
    """How to hand a card out, and whom to call: for everybody who works in the region."""
    return render(request, "care/phone_first.html", _numbers(request, Reach(region=True)))


def _offer(request: ActorRequest, uid: UUID) -> Transfer:
    """An offer that waits. The refusal is the same for one that is gone and for one that never was."""
    found = queries.transfers_of(request.actor).offered().filter(uid=uid).first()
    if found is None:
        raise Refused(
            "offer_gone",
            "Dit aanbod is er niet meer: het is teruggenomen of aanvaard, of de toestemming is ingetrokken.",
        )
    return found


@never_cache
@require_POST
def accept(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take a referral over."""
    vault, _ = _vault_needed(request)
    found = _offer(request, uid)
    contact = queries.desk_at(request.actor, found.to_id)
    if contact is None:
        raise Http404
    with logging_refused(request, contact):
        made = actions.accept_transfer(
            contact, transfer=found, vault=vault, form=uid, actor=request.actor, at=request.actor.at
        )
    messages.success(request, "Uw gemeente is nu verantwoordelijk voor deze verwijzing.")
    return HttpResponseRedirect(reverse("care:detail", args=[made.uid]))


@never_cache
@require_POST
def take_back(request: ActorRequest, uid: UUID) -> HttpResponse:
    """Take an offered transfer back, or send it back."""
    _vault_needed(request, even_if_merged=True)
    found = _offer(request, uid)
    here = queries.open_desk_at(request.actor, found.municipality_id)
    contact = here or queries.open_desk_at(request.actor, found.to_id)
    if contact is None:
        raise Http404
    with logging_refused(request, contact):
        actions.take_back(contact, transfer=found, actor=request.actor, at=request.actor.at)
    messages.success(request, "De verwijzing blijft bij de gemeente die haar aanbood.")
    return HttpResponseRedirect(reverse("care:list"))
