"""Questions about accounts that pages ask."""

from django.db.models import QuerySet

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Employee


def is_empty_region() -> bool:
    """Whether nobody can sign in yet, because no account was ever made."""
    return not Account.objects.exists()


def roles_of(account: Account) -> QuerySet[RoleAssignment]:
    """All roles an account holds, held or will hold, newest first."""
    return account.roles.select_related("municipality", "district").order_by("-from_date", "-pk")


def employees_without_account(actor: Actor) -> QuerySet[Employee]:
    """Those in service whom the actor keeps and who cannot sign in yet."""
    found = Employee.objects.visible_to(actor).filter(is_active=True, account__isnull=True)
    return found.select_related("employer").order_by("name", "pk")
