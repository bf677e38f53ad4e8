"""The pages of cover during leave: laying it down, ending it, and what there is."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access import rules
from regiotoezicht.access.delegations import actions, queries
from regiotoezicht.access.delegations.forms import CoverForm
from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.models import Account, Delegation, RoleAssignment
from regiotoezicht.access.queries import roles_of
from regiotoezicht.access.views.keeping import kept_account
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt


def covers(request: ActorRequest) -> HttpResponse:
    """Who covers for whom: running, to come and over."""
    actor = request.actor
    need(actor, rules.ACCOUNT_READ)
    today = local_date(actor.at)
    rows = list(queries.covers_of(actor)[: queries.MOST_ROWS])
    context = {"rows": rows, "today": today, "may_keep": bool(actor.reach(rules.ACCOUNT_KEEP))}
    return render(request, "access/covers.html", context)


@require_http_methods(["GET", "POST"])
def cover(request: ActorRequest, pk: int, role: int) -> HttpResponse:
    """Lay down who covers a role of somebody who will be away."""
    actor, account = request.actor, kept_account(request, pk)
    if account.pk == actor.account_id:
        raise Http404
    held: RoleAssignment = get_object_or_404(roles_of(account), pk=role)
    today = local_date(actor.at)
    colleagues = queries.colleagues_of(held, besides=actor.account_id, on=today)
    form = CoverForm(request.POST or None, colleagues=colleagues, initial={"from_date": today})
    if request.method == "POST" and form.is_valid():
        typed: dict[str, Any] = form.cleaned_data
        made = attempt(form, lambda: actions.delegate(held, actor=actor, at=actor.at, **typed))
        if made is not None:
            days = f"van {made.from_date:%d-%m-%Y} tot {made.until_date:%d-%m-%Y}"
            messages.success(request, f"{made.stand_in.name} vervangt {account.name} {days}.")
            return _to(account)
    context = {"form": form, "account": account, "role": held}
    return render(request, "access/cover.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_cover(request: ActorRequest, pk: int) -> HttpResponse:
    """End a cover before its time."""
    actor = request.actor
    need(actor, rules.ACCOUNT_KEEP)
    held: Delegation = get_object_or_404(queries.covers_of(actor), pk=pk)
    absent = held.assignment.account
    if actor.account_id in (absent.pk, held.stand_in_id):
        raise Http404
    form = EndForm(request.POST or None, initial={"until_date": max(local_date(actor.at), held.from_date)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        if attempt(form, lambda: _end(request, held, until)):
            messages.success(request, f"De vervanging van {absent.name} eindigt per {until:%d-%m-%Y}.")
            return _to(absent)
    context = {"form": form, "cover": held}
    return render(request, "access/end_cover.html", context, status=422 if form.errors else 200)


def _end(request: ActorRequest, held: Delegation, until: date) -> bool:
    actions.end_delegation(held, actor=request.actor, until=until, at=request.actor.at)
    return True


def _to(account: Account) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("access:account", args=[account.pk]))
