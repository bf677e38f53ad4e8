"""Permits by hand: new, changed, ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import CHANGED_MEANWHILE
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.permits import actions, queries, rules
from regiotoezicht.permits.contents import contents_of, differences
from regiotoezicht.permits.forms import EndForm, PermitForm, initial_of
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import PermitStatus
from regiotoezicht.premises.models import Premises


def _page_of(permit: Permit) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("permits:detail", args=[permit.pk]))


def new(request: ActorRequest) -> HttpResponse:
    """Enter a permit; with `pand` in the URL at those business premises."""
    actor = request.actor
    reach = actor.reach(rules.PERMIT_KEEP)
    if not reach:
        raise Http404
    places = municipalities_on(local_date(actor.at), reach)
    if request.method != "POST":
        form = PermitForm(initial=_start(request), places=places)
        return render(request, "permits/new.html", {"form": form})
    form = PermitForm(request.POST, places=places)
    if form.is_valid():
        # A refused form may have been sent before: then it leads to what the first one made.
        permit = attempt(form, lambda: _enter(request, form)) or _entered_before(request, form)
        if permit is not None:
            messages.success(request, f"De vergunning is vastgelegd onder nummer {permit.dossier}.")
            return _page_of(permit)
    return render(request, "permits/new.html", {"form": form}, status=422)


def _start(request: ActorRequest) -> dict[str, Any]:
    pk = request.GET.get("pand", "")
    if not pk.isdecimal() or len(pk) > 18:
        return {}
    premises = Premises.objects.visible_to(request.actor).select_related("business").filter(pk=int(pk)).first()
    if premises is None:
        return {}
    return {
        "municipality": premises.municipality_id,
        "name": premises.business.name if premises.business else "",
        "kvk": premises.business.kvk if premises.business else "",
        "kind": premises.kind,
        "street": premises.street,
        "number": premises.number,
        "addition": premises.addition,
        "postcode": premises.postcode,
        "place": premises.place,
    }


def _entered_before(request: ActorRequest, form: PermitForm) -> Permit | None:
    token = form.cleaned_data["token"]
    return Permit.objects.visible_to(request.actor).filter(token=token).first() if token else None


def _enter(request: ActorRequest, form: PermitForm) -> Permit:
    typed, actor = form.cleaned_data, request.actor
    return actions.enter_permit(
        typed["municipality"], contents=form.contents, actor=actor, at=actor.at, token=typed["token"]
    )


def _kept(request: ActorRequest, pk: int) -> Permit:
    """A permit of the register that the actor keeps."""
    permit = get_object_or_404(queries.with_parties(Permit.objects.visible_to(request.actor).open()), pk=pk)
    if not request.actor.may(rules.PERMIT_KEEP, permit):
        raise Http404
    return permit


def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what a permit says."""
    permit, actor = _kept(request, pk), request.actor
    context: dict[str, Any] = {"permit": permit}
    if request.method != "POST":
        context["form"] = PermitForm(initial=initial_of(contents_of(permit), permit.version))
        return render(request, "permits/change.html", context)
    form = PermitForm(request.POST)
    if form.is_valid():
        changed = attempt(
            form,
            lambda: actions.change_permit(
                permit, contents=form.contents, version=form.cleaned_data["version"] or 0, actor=actor, at=actor.at
            ),
        )
        if changed is not None:
            messages.success(request, "De vergunning is gewijzigd.")
            return _page_of(changed)
        if form.has_error("__all__", CHANGED_MEANWHILE):
            context["differences"] = differences(contents_of(permit), form.contents)
            # Sending it again is a choice: the form now rests on what the page shows.
            form.data = _renewed(request, permit)
    return render(request, "permits/change.html", context | {"form": form}, status=422)


def _renewed(request: ActorRequest, permit: Permit) -> QueryDict:
    typed = request.POST.copy()
    typed["version"] = str(permit.version)
    return typed


def end(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdraw or end a permit."""
    permit, actor = _kept(request, pk), request.actor
    if permit.status != PermitStatus.IN_FORCE:
        messages.info(request, f"Deze vergunning is al {permit.get_status_display()}.")
        return _page_of(permit)
    form = EndForm(request.POST or None, initial={"ended_date": local_date(actor.at)})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        ended = attempt(
            form,
            lambda: actions.end_permit(
                permit,
                status=PermitStatus(typed["status"]),
                ended_date=typed["ended_date"],
                reason=typed["end_reason"],
                note=typed["end_note"],
                actor=actor,
                at=actor.at,
            ),
        )
        if ended is not None:
            messages.success(request, f"De vergunning is {ended.get_status_display()}.")
            return _page_of(ended)
    status = 422 if request.method == "POST" else 200
    return render(request, "permits/end.html", {"permit": permit, "form": form}, status=status)
