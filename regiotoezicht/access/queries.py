"""Questions about accounts that pages ask."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, Subquery

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.core.paging import SIZE, Page
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import in_force

OPEN, CLOSED, NEVER = "open", "gesloten", "nooit"


def is_empty_region() -> bool:
    """Whether nobody can sign in yet, because no account was ever made."""
    return not Account.objects.exists()


def name_of_account(pk: str) -> str:
    """Whose account this is, for a line of the log; empty when there is none."""
    return Account.objects.filter(pk=int(pk)).values_list("name", flat=True).first() or "" if pk.isdecimal() else ""


def roles_of(account: Account) -> QuerySet[RoleAssignment]:
    """All roles an account holds, held or will hold, newest first."""
    return account.roles.select_related("municipality", "district").order_by("-from_date", "-pk")


def employees_without_account(actor: Actor) -> QuerySet[Employee]:
    """Those in service whom the actor keeps and who cannot sign in yet."""
    found = Employee.objects.visible_to(actor).filter(is_active=True, account__isnull=True)
    return found.select_related("employer").order_by("name", "pk")


def accounts_of(
    actor: Actor, *, on: date, state: str = "", role: str = "", employer: int | None = None
) -> QuerySet[Account]:
    """The accounts that the actor keeps or inspects, each with its roles of that day in `roles_today`."""
    held = RoleAssignment.objects.filter(in_force(on)).select_related("municipality", "district").order_by("pk")
    found = Account.objects.visible_to(actor).select_related("employee__employer")
    if state in (OPEN, CLOSED):
        found = found.filter(is_active=state == OPEN)
    elif state == NEVER:
        found = found.filter(is_active=True, last_login__isnull=True)
    if role:
        found = found.filter(pk__in=held.filter(role=role).order_by().values("account"))
    if employer is not None:
        found = found.filter(employee__employer=employer)
    return found.prefetch_related(Prefetch("roles", held, to_attr="roles_today"))


def page_of_accounts(accounts: QuerySet[Account], *, after: str = "", before: str = "") -> Page[Account]:
    """One page of accounts by name. The key in the URL is a number: a name never stands in a URL."""
    backwards = bool(before and not after)
    key = before if backwards else after
    names = [field if not backwards else f"-{field}" for field in ("name", "pk")]
    rows = accounts.order_by(*names)
    given = key.isdecimal() and len(key) < 18
    if given:
        sign = "lt" if backwards else "gt"
        name: Any = Subquery(Account.objects.filter(pk=int(key)).values("name"))
        rows = rows.filter(Q(**{f"name__{sign}": name}) | Q(name=name, **{f"pk__{sign}": int(key)}))
    found = list(rows[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    if backwards:
        found.reverse()
    has_next, has_previous = (given, more) if backwards else (more, given)
    return Page(
        rows=found,
        after=str(found[-1].pk) if found and has_next else "",
        before=str(found[0].pk) if found and has_previous else "",
    )
