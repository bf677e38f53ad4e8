"""Keeping accounts: making, changing, opening and closing them, and temporary passwords that are shown once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access import actions, queries, rules
from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import AccountForEmployeeForm, ChangeAccountForm, NewAccountForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.models import Account
from regiotoezicht.access.passwords import temporary_password
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.actions import add_employee, set_in_service
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.rules import EMPLOYEE_KEEP


def kept_account(request: ActorRequest, pk: int) -> Account:
    """An account that the actor keeps; not found for whoever only reads it."""
    need(request.actor, rules.ACCOUNT_KEEP)
    return get_object_or_404(Account.objects.visible_to(request.actor).select_related("employee__employer"), pk=pk)


def _to(account: Account) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("access:account", args=[account.pk]))


def _show_password(request: ActorRequest, account: Account, password: str, *, is_new: bool) -> HttpResponse:
    """The only page that ever shows the temporary password; no cache keeps it, and nothing is mailed."""
    return render(request, "access/password.html", {"account": account, "password": password, "is_new": is_new})


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """A new employee with an account; answers with the temporary password."""
    actor = request.actor
    reach: Reach = need(actor, EMPLOYEE_KEEP)
    form = NewAccountForm(request.POST or None, employers=municipalities_on(local_date(actor.at), reach))
    if request.method == "POST" and form.is_valid():
        typed, password = dict(form.cleaned_data), temporary_password()
        earlier = _made_before(request, typed)
        made = None if earlier else attempt(form, lambda: _make(request, typed, password))
        if made is not None:
            return _show_password(request, made, password, is_new=True)
        earlier = earlier or _made_before(request, typed)  # the same form may have been sent twice at the same moment
        if earlier is not None:
            messages.info(request, "Dit account is al gemaakt. Zag u het wachtwoord niet? Geef dan een nieuw.")
            return _to(earlier)
    return render(request, "access/new.html", {"form": form}, status=422 if form.errors else 200)


def _made_before(request: ActorRequest, typed: dict[str, Any]) -> Account | None:
    """The account that an earlier submit of the same form made."""
    return (
        Account.objects.visible_to(request.actor)
        .filter(email__iexact=typed["email"], name=typed["name"], employee__employer=typed["employer"])
        .first()
    )


def _make(request: ActorRequest, typed: dict[str, Any], password: str) -> Account:
    actor = request.actor
    with unit():
        employee = add_employee(
            typed["employer"],
            actor=actor,
            name=typed["name"],
            function=typed["function"],
            card_number=typed["card_number"],
            at=actor.at,
        )
        return actions.add_account(employee, actor=actor, email=typed["email"], password=password, at=actor.at)


@require_http_methods(["GET", "POST"])
def for_employee(request: ActorRequest, pk: int) -> HttpResponse:
    """An account for an employee who has none; answers with the temporary password."""
    actor = request.actor
    need(actor, rules.ACCOUNT_KEEP)
    employee = get_object_or_404(queries.employees_without_account(actor), pk=pk)
    form = AccountForEmployeeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, password = form.cleaned_data["email"], temporary_password()
        made = attempt(
            form, lambda: actions.add_account(employee, actor=actor, email=email, password=password, at=actor.at)
        )
        if made is not None:
            return _show_password(request, made, password, is_new=True)
    context = {"form": form, "employee": employee}
    return render(request, "access/for_employee.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the name, address or function behind an account."""
    actor, account = request.actor, kept_account(request, pk)
    if account.pk == actor.account_id:
        raise Http404
    form = ChangeAccountForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        typed = {"function": "", "card_number": ""} | form.cleaned_data
        if attempt(form, lambda: actions.change_account(account, actor=actor, at=actor.at, **typed)) is not None:
            messages.success(request, "De gegevens zijn opgeslagen.")
            return _to(account)
    return render(request, "access/change.html", {"form": form, "account": account}, status=422 if form.errors else 200)


@require_POST
def reset_password(request: ActorRequest, pk: int) -> HttpResponse:
    """Give an account a temporary password, and show it once."""
    account, password = kept_account(request, pk), temporary_password()
    actions.reset_password(account, actor=request.actor, password=password, at=request.actor.at)
    return _show_password(request, account, password, is_new=False)


@require_POST
def set_active(request: ActorRequest, pk: int) -> HttpResponse:
    """Open or close an account."""
    account, active = kept_account(request, pk), request.POST.get("stand") == queries.OPEN
    actions.set_active(account, actor=request.actor, active=active, at=request.actor.at)
    messages.success(request, "Het account is weer open." if active else "Het account is gesloten.")
    return _to(account)


@require_POST
def set_service(request: ActorRequest, pk: int) -> HttpResponse:
    """Let an employee go, which closes her account too; or take her back, which opens nothing yet."""
    actor, account = request.actor, kept_account(request, pk)
    if account.employee is None:
        raise Http404
    if request.POST.get("stand") == "in-dienst":
        set_in_service(account.employee, actor=actor, active=True, at=actor.at)
        messages.success(request, "De medewerker is weer in dienst. Open het account als zij zich weer mag aanmelden.")
    else:
        actions.let_go(account.employee, actor=actor, at=actor.at)
        messages.success(request, "De medewerker is uit dienst en het account is gesloten.")
    return _to(account)
