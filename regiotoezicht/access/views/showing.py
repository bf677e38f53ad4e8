"""One account with its roles: for the administrator, the privacy officer and its owner; giving and ending roles."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access import actions, queries, rules
from regiotoezicht.access.delegations.queries import covers_about
from regiotoezicht.access.delegations.rules import LENDABLE
from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm, RoleForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.access.views.keeping import kept_account
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.queries import districts, municipalities_on


def account(request: ActorRequest, pk: int) -> HttpResponse:
    """One account; what may be done with it only for whoever keeps it, and never her own."""
    actor = request.actor
    need(actor, rules.ACCOUNT_READ)
    shown = get_object_or_404(Account.objects.visible_to(actor).select_related("employee__employer"), pk=pk)
    may_keep = actor.may(rules.ACCOUNT_KEEP, shown)
    is_own = shown.pk == actor.account_id
    context = _context(request, shown) | {"may_keep": may_keep and not is_own, "is_own": is_own and may_keep}
    return render(request, "access/account.html", context)


def own(request: ActorRequest) -> HttpResponse:
    """My own account and roles."""
    return render(request, "access/own.html", _context(request, request.actor.account))


def _context(request: ActorRequest, shown: Account) -> dict[str, Any]:
    today = local_date(request.actor.at)
    held = list(queries.roles_of(shown))
    covers = list(covers_about(shown))
    current = [role for role in held if role.until_date is None or role.until_date > today]
    return {"account": shown, "roles": current, "earlier": [role for role in held if role not in current]} | {
        "today": today,
        "covers": covers,
        "lendable": LENDABLE,
    }


@require_http_methods(["GET", "POST"])
def give_role(request: ActorRequest, pk: int) -> HttpResponse:
    """Give an account a role."""
    actor, account = request.actor, _of_somebody_else(request, pk)
    today = local_date(actor.at)
    places = municipalities_on(today, actor.reach(rules.ACCOUNT_KEEP))
    form = RoleForm(
        request.POST or None,
        districts=districts(),
        municipalities=places.values_list("pk", "name"),
        initial={"from_date": today, "place": f"g{account.municipality_id}" if account.municipality_id else ""},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        municipality_id, district_id = typed["place"]
        given = attempt(
            form,
            lambda: actions.give_role(
                account,
                actor=actor,
                role=Role(typed["role"]),
                municipality=places.get(pk=municipality_id) if municipality_id else None,
                district=districts().get(pk=district_id) if district_id else None,
                from_date=typed["from_date"],
                until_date=typed["until_date"],
                at=actor.at,
            ),
        )
        if given is not None:
            messages.success(request, f"De rol {given.get_role_display()} is gegeven.")
            return HttpResponseRedirect(reverse("access:account", args=[account.pk]))
    context = {"form": form, "account": account}
    return render(request, "access/give_role.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_role(request: ActorRequest, pk: int, role: int) -> HttpResponse:
    """End a role on a day."""
    actor, account = request.actor, _of_somebody_else(request, pk)
    held: RoleAssignment = get_object_or_404(queries.roles_of(account), pk=role)
    form = EndForm(request.POST or None, initial={"until_date": max(local_date(actor.at), held.from_date)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        done = attempt(form, lambda: _end(request, account, held, until))
        if done:
            messages.success(request, f"De rol {held.get_role_display()} eindigt per {until:%d-%m-%Y}.")
            return HttpResponseRedirect(reverse("access:account", args=[account.pk]))
    context = {"form": form, "account": account, "role": held}
    return render(request, "access/end_role.html", context, status=422 if form.errors else 200)


def _end(request: ActorRequest, account: Account, held: RoleAssignment, until: Any) -> bool:
    actions.end_role(account, actor=request.actor, assignment=held, until=until, at=request.actor.at)
    return True


def _of_somebody_else(request: ActorRequest, pk: int) -> Account:
    account = kept_account(request, pk)
    if account.pk == request.actor.account_id:
        raise Http404
    return account
