"""The lawyer's choice about permits of who works alone, and the closed compartment."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.permits import actions, rules
from regiotoezicht.permits.forms import HeldForm, SealedForm
from regiotoezicht.permits.models import HeldRow, Import, Permit
from regiotoezicht.permits.rules import Choice, ImportStatus


def held(request: ActorRequest, pk: int) -> HttpResponse:
    """The rows of an import that wait for the lawyer: numbers only, with a choice and a reason for each."""
    actor = request.actor
    imported = get_object_or_404(
        Import.objects.visible_to(actor).select_related("municipality", "made_by").prefetch_related("held_rows"), pk=pk
    )
    rows = list(imported.held_rows.all())
    if not actor.may(rules.SEALED_KEEP, imported) or not rows:
        raise Http404
    tried: dict[int, HeldForm] = {}
    if request.method == "POST":
        row, form = _posted(request, rows)
        decided = attempt(form, lambda: _decide(request, imported, row, form)) if form.is_valid() else None
        if decided is not None:
            return _after(request, imported, decided)
        tried = {row.pk: form}
        rows = list(imported.held_rows.order_by("row"))
    waiting = [
        (row, tried.get(row.pk) or HeldForm(prefix=f"rij{row.pk}"))
        for row in rows
        if not row.choice and imported.status == ImportStatus.CONFIRMED
    ]
    open_rows = {row.pk for row, _ in waiting}
    context: dict[str, Any] = {
        "imported": imported,
        "waiting": waiting,
        "decided": [row for row in rows if row.choice],
        "refusals": [said for pk, form in tried.items() if pk not in open_rows for said in form.non_field_errors()],
    }
    return render(request, "permits/held.html", context, status=422 if tried else 200)


def _posted(request: ActorRequest, rows: list[HeldRow]) -> tuple[HeldRow, HeldForm]:
    """The row about which the form was sent."""
    for row in rows:
        if f"rij{row.pk}-reason" in request.POST:
            return row, HeldForm(request.POST, prefix=f"rij{row.pk}")
    raise Http404


def _decide(request: ActorRequest, imported: Import, row: HeldRow, form: HeldForm) -> HeldRow:
    typed, row.imported = form.cleaned_data, imported
    return actions.decide_held(
        row, choice=Choice(typed["choice"]), reason=typed["reason"], actor=request.actor, at=request.actor.at
    )


def _after(request: ActorRequest, imported: Import, row: HeldRow) -> HttpResponseRedirect:
    """Back to the other rows; after the choice for the compartment first to its form."""
    messages.success(request, f"Uw keuze bij rij {row.row} is vastgelegd.")
    if row.choice == Choice.SEALED:
        return HttpResponseRedirect(f"{reverse('permits:new_sealed')}?gemeente={imported.municipality_id}")
    return HttpResponseRedirect(reverse("permits:held", args=[imported.pk]))


def new(request: ActorRequest) -> HttpResponse:
    """Enter a permit in the closed compartment."""
    actor = request.actor
    reach = actor.reach(rules.SEALED_KEEP)
    if not reach:
        raise Http404
    places = municipalities_on(local_date(actor.at), reach)
    if request.method != "POST":
        form = SealedForm(
            initial={"municipality": request.GET.get("gemeente", "")} if request.GET else {}, places=places
        )
        return render(request, "permits/new_sealed.html", {"form": form})
    form = SealedForm(request.POST, places=places)
    if form.is_valid():
        permit = _entered_before(request, form)
        try:
            permit = permit or attempt(form, lambda: _enter(request, form))
        except IntegrityError:  # the same form was sent twice at the same moment
            permit = _entered_before(request, form)
            if permit is None:
                raise
        if permit is not None:
            messages.success(request, f"De vergunning is in het gesloten compartiment vastgelegd: {permit.dossier}.")
            return HttpResponseRedirect(reverse("permits:detail", args=[permit.pk]))
    return render(request, "permits/new_sealed.html", {"form": form}, status=422)


def _entered_before(request: ActorRequest, form: SealedForm) -> Permit | None:
    return Permit.objects.visible_to(request.actor).filter(token=form.cleaned_data["token"]).first()


def _enter(request: ActorRequest, form: SealedForm) -> Permit:
    actor = request.actor
    return actions.enter_sealed(
        form.cleaned_data["municipality"],
        facts=form.facts,
        actor=actor,
        at=actor.at,
        token=form.cleaned_data["token"],
    )
