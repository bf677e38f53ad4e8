"""Questions about cover that pages ask."""

from datetime import date

from django.db.models import Q, QuerySet

from regiotoezicht.access.models import Account, Delegation, RoleAssignment
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.rules import in_force

MOST_ROWS = 1_000


def covers_of(actor: Actor) -> QuerySet[Delegation]:
    """The covers that the actor may see, the newest first."""
    return _with_names(Delegation.objects.visible_to(actor))


def covers_about(account: Account) -> QuerySet[Delegation]:
    """The covers in which somebody is away or stands in, the newest first."""
    return _with_names(Delegation.objects.filter(Q(assignment__account=account) | Q(stand_in=account)))


def _with_names(covers: QuerySet[Delegation]) -> QuerySet[Delegation]:
    return covers.select_related(
        "assignment__account", "assignment__municipality", "assignment__district", "stand_in__employee__employer"
    ).order_by("-from_date", "-pk")


def colleagues_of(assignment: RoleAssignment, *, besides: int, on: date) -> QuerySet[Account]:
    """Who could cover a role: those who hold the same one on that day, but not the one who asks."""
    holders = RoleAssignment.objects.filter(in_force(on), role=assignment.role).values("account")
    people = Account.objects.filter(pk__in=holders, is_active=True, employee__is_active=True)
    return people.exclude(pk__in=(assignment.account_id, besides)).select_related("employee__employer").order_by("name")
