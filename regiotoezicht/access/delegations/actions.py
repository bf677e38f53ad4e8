"""Every write of cover during leave."""

from datetime import date, datetime

from django.db.models import F, Q

from regiotoezicht.access import rules as access
from regiotoezicht.access.delegations import rules
from regiotoezicht.access.models import Account, Delegation, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.rules import overlapping, refuse_late_or_early_end


@action(permission=access.ACCOUNT_KEEP, records=rules.DELEGATED)
def delegate(
    assignment: RoleAssignment, *, actor: Actor, stand_in: Account, from_date: date, until_date: date, at: datetime
) -> Delegation:
    """Let a colleague with the same role cover a role of somebody who is away, on days that have an end."""
    role = Role(assignment.role)
    access.refuse_own_account(own=actor.account_id in (assignment.account_id, stand_in.pk))
    rules.refuse_role(role)
    rules.refuse_days(from_date, until_date, local_date(at))
    rules.refuse_herself(same=stand_in.pk == assignment.account_id)
    _hold(assignment.account_id, stand_in.pk)
    whole = Q(from_date__lte=from_date) & (Q(until_date__isnull=True) | Q(until_date__gte=until_date))
    rules.refuse_part_of_days(holds=RoleAssignment.objects.filter(whole, pk=assignment.pk).exists())
    same = RoleAssignment.objects.filter(whole, account=stand_in, role=role)
    rules.refuse_other_role(role, holds=same.exists())
    _refuse_meeting(assignment, stand_in, overlapping(from_date, until_date))
    made = Delegation.objects.create(
        assignment=assignment, stand_in=stand_in, from_date=from_date, until_date=until_date, made_at=at
    )
    record(
        rules.DELEGATED,
        made,
        actor=actor,
        at=at,
        role=role.value,
        from_date=from_date.isoformat(),
        until=until_date.isoformat(),
        absent=assignment.account_id,
        stand_in=stand_in.pk,
    )
    return made


def _hold(*accounts: int) -> None:
    """Lock the accounts on both databases, so that of two at once the second sees the first."""
    people = Account.objects.filter(pk__in=accounts, is_active=True, employee__is_active=True)
    rules.refuse_closed(is_open=people.update(is_active=F("is_active")) == len(accounts))


def _refuse_meeting(assignment: RoleAssignment, stand_in: Account, days: Q) -> None:
    """Refuse a second cover in the same days, and passing on what was lent."""
    lent = Delegation.objects.filter(days)
    of_role = lent.filter(assignment__role=assignment.role)
    rules.refuse_covered(exists=lent.filter(assignment=assignment).exists())
    rules.refuse_away(
        stand_in=of_role.filter(assignment__account=stand_in).exists(),
        absent=of_role.filter(stand_in=assignment.account_id).exists(),
    )


@action(permission=access.ACCOUNT_KEEP, records=rules.DELEGATION_ENDED)
def end_delegation(delegation: Delegation, *, actor: Actor, until: date, at: datetime) -> None:
    """End a cover before its time; one that has yet to begin then never does."""
    absent = delegation.assignment.account_id
    access.refuse_own_account(own=actor.account_id in (absent, delegation.stand_in_id))
    rules.refuse_ending(until, local_date(at))
    refuse_late_or_early_end(delegation.from_date, delegation.until_date, until)
    held = Delegation.objects.filter(pk=delegation.pk, until_date=delegation.until_date)
    if not held.update(until_date=until):
        raise changed_meanwhile("deze vervanging")
    record(
        rules.DELEGATION_ENDED,
        delegation,
        actor=actor,
        at=at,
        role=delegation.assignment.role,
        until=until.isoformat(),
        absent=absent,
        stand_in=delegation.stand_in_id,
    )
