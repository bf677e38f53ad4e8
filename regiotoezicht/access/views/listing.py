"""The lists: accounts with their roles of today, and employees who cannot sign in yet."""

from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access import queries, rules
from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import AccountFilter
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.models import Account
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.organisation.queries import names_on
from regiotoezicht.organisation.rules import EMPLOYEE_KEEP

MOST_ROWS = 10_000


def accounts(request: ActorRequest) -> HttpResponse:
    """Who can sign in, and with which roles today."""
    actor = request.actor
    reach, today = need(actor, rules.ACCOUNT_READ), local_date(actor.at)
    chosen = AccountFilter(request.GET, names_on(today, reach))
    rows = queries.accounts_of(
        actor, on=today, state=chosen.value("stand"), role=chosen.value("rol"), employer=chosen.value("werkgever")
    )
    if request.GET.get("uitvoer") == "xlsx":
        return download(_as_spreadsheet(list(rows.order_by("name", "pk")[:MOST_ROWS])), "accounts-en-rollen.xlsx")
    page = queries.page_of_accounts(rows, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    may_keep = bool(actor.reach(rules.ACCOUNT_KEEP))
    return render(request, "access/accounts.html", {"page": page, "filter": chosen, "may_keep": may_keep})


def _as_spreadsheet(found: list[Account]) -> bytes:
    """One row for each role of today; an account without a role has a row too."""
    headings = ("Naam", "E-mailadres", "Werkgever", "Functie", "Account", "Rol", "Waar", "Vanaf", "Tot")
    lines: list[tuple[object, ...]] = []
    for account in found:
        employer = account.employee.employer.name if account.employee else ""
        function = account.employee.function if account.employee else ""
        who = (account.name, account.email, employer, function, "open" if account.is_active else "gesloten")
        held = account.roles_today  # type: ignore[attr-defined]  # filled by the query
        roles = [(role.get_role_display(), role.place, role.from_date, role.until_date) for role in held]
        lines += [who + role for role in roles] or [(*who, "", "", None, None)]
    return spreadsheet("Accounts en rollen", headings, lines)


def without_account(request: ActorRequest) -> HttpResponse:
    """Employees in service who have no account."""
    need(request.actor, EMPLOYEE_KEEP)
    rows = queries.employees_without_account(request.actor)[:MOST_ROWS]
    return render(request, "access/without_account.html", {"rows": rows})
