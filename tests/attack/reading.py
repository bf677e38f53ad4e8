"""Reads the plain facts for the oracle from the tables of the region: people, agreements, mergers.

Nothing here asks the product who may see what: only who somebody is, what was written down, and when.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from regiotoezicht.access import models as access
from regiotoezicht.access.roles import Role as ProductRole
from regiotoezicht.emergency.models import AccessRequest, Emergency
from regiotoezicht.enforcement.models import Involvement
from regiotoezicht.inspections.models import RoundMember
from regiotoezicht.organisation import models as organisation

from .asking import ZONE
from .facts import (
    Agreement,
    Assignment,
    Delegation,
    Designation,
    Level,
    Mandate,
    Period,
    Place,
    Role,
    RoleAt,
    Span,
    Succession,
    User,
    World,
)

ROLES: dict[str, Role] = {
    ProductRole.SUPERVISOR: Role.SUPERVISOR,
    ProductRole.COORDINATOR: Role.COORDINATOR,
    ProductRole.PERMIT_OFFICER: Role.PERMIT_OFFICER,
    ProductRole.LAWYER: Role.LAWYER,
    ProductRole.SIGNER: Role.SIGNER,
    ProductRole.CARE_COORDINATOR: Role.CARE_CONTACT,
    ProductRole.CONTACT_OFFICER: Role.CONTACT_OFFICER,
    ProductRole.POLICY_OFFICER: Role.POLICY_OFFICER,
    ProductRole.CONTROLLER: Role.CONTROLLER,
    ProductRole.REGION_CONTROLLER: Role.CONTROLLER,
    ProductRole.PRIVACY_OFFICER: Role.PRIVACY_OFFICER,
    ProductRole.DATA_PROTECTION_OFFICER: Role.PROTECTION_OFFICER,
    ProductRole.DESIGNATING_OFFICIAL: Role.DESIGNATING_OFFICIAL,
    ProductRole.FUNCTIONAL_ADMINISTRATOR: Role.FUNCTIONAL_ADMINISTRATOR,
    ProductRole.PROGRAMME_OWNER: Role.PROGRAMME_OWNER,
    ProductRole.PARTNER: Role.PARTNER,
}
REGION = Place(Level.REGION, "region")
NEVER_LENT = frozenset(
    {
        ProductRole.CARE_COORDINATOR,
        ProductRole.DESIGNATING_OFFICIAL,
        ProductRole.FUNCTIONAL_ADMINISTRATOR,
        ProductRole.PROGRAMME_OWNER,
        ProductRole.REGION_CONTROLLER,
        ProductRole.PARTNER,
    }
)
"""Care has "their dated deputy", and a municipality names who designates; roles of the region have it all already."""
INVITED_TO = "enforcement.objection"
"""Invitations to a hearing are written down as grants, and nowhere else."""


def period(row: Any) -> Period:
    """The days of a row that is valid from a day up to, and without, another: the oracle includes the last day."""
    return Period(row.from_date, None if row.until_date is None else row.until_date - timedelta(days=1))


def place_of(row: Any) -> Place:
    """The place of a row with a municipality, a district, or neither."""
    if row.municipality_id is not None:
        return Place(Level.MUNICIPALITY, str(row.municipality_id))
    if row.district_id is not None:
        return Place(Level.DISTRICT, str(row.district_id))
    return REGION


def key_of(label: str, pk: int) -> str:
    """The name of a record among the facts."""
    return f"{label}:{pk}"


def world() -> World:
    """The agreements of the districts and the municipalities that were merged."""
    return World(
        tuple(
            Agreement(str(row.district_id), str(row.municipality_id), period(row), joint=row.arrangement == "joint")
            for row in organisation.Participation.objects.all()
        ),
        tuple(
            Succession(str(row.predecessor_id), str(row.successor_id), row.date)
            for row in organisation.Succession.objects.all()
        ),
        tuple((str(row.pk), str(row.district_id)) for row in organisation.Municipality.objects.all()),
    )


def _by(rows: Iterable[Any], field: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, field)].append(row)
    return found


def users(accounts: Iterable[access.Account]) -> dict[int, User]:
    """The facts about these accounts, by id."""
    roles = _by(access.RoleAssignment.objects.all(), "account_id")
    designations = _by(organisation.Designation.objects.all(), "employee_id")
    mandates = _by(organisation.Mandate.objects.all(), "employee_id")
    rounds = _by(RoundMember.objects.select_related("round"), "employee_id")
    covers = _by(access.Delegation.objects.select_related("assignment__account"), "stand_in_id")
    invitations = _by(access.Grant.objects.filter(label=INVITED_TO), "account_id")
    involved = _by(Involvement.objects.all(), "account_id")
    emergencies = _by(Emergency.objects.all(), "account_id")
    requests = _by(AccessRequest.objects.filter(grant__isnull=False).select_related("grant"), "account_id")
    found = {}
    for account in accounts:
        employee = account.employee_id or 0
        held = tuple(RoleAt(ROLES[row.role], place_of(row), period(row)) for row in roles[account.pk])
        invited = tuple(
            Assignment(key_of(row.label, row.record_id), Span(row.from_at, row.until_at))
            for row in invitations[account.pk]
        )
        # Whoever was invited sits on the committee for as long as she holds any office.
        sits = tuple(RoleAt(Role.HEARING_MEMBER, REGION, row.period) for row in held) if invited else ()
        found[account.pk] = User(
            key=str(account.pk),
            active=account.is_active,
            roles=held + sits,
            delegations=tuple(
                Delegation(
                    RoleAt(ROLES[row.assignment.role], place_of(row.assignment), period(row.assignment)), period(row)
                )
                for row in covers[account.pk]
                if row.assignment.account.is_active and row.assignment.role not in NEVER_LENT
            ),
            designations=tuple(Designation(str(row.municipality_id), period(row)) for row in designations[employee]),
            mandates=tuple(
                Mandate(str(row.municipality_id), frozenset(row.measures.split()), period(row))
                for row in mandates[employee]
            ),
            assignments=tuple(
                Assignment(key_of("inspections.round", row.round_id), Span(row.from_at, row.until_at))
                for row in rounds[employee]
            )
            + tuple(one for row in covers[account.pk] for one in _lent(row, rounds, held)),
            invitations=invited,
            break_glass=tuple(
                Assignment(key_of(row.label, row.record_id), Span(row.opened_at, row.until_at))
                for row in emergencies[account.pk]
            ),
            let_in=tuple(
                Assignment(key_of(row.label, row.record_id or 0), Span(row.decided_at, row.grant.until_at))
                for row in requests[account.pk]
            ),
            involved=frozenset(key_of(INVITED_TO, row.objection_id) for row in involved[account.pk]),
        )
    return found


def _lent(cover: access.Delegation, rounds: dict[int, list[Any]], held: tuple[RoleAt, ...]) -> Iterator[Assignment]:
    """What a supervisor who is away was assigned in the district of the role that is covered: in the days on which the
    cover, her role and that of the colleague hold.
    """
    lender = cover.assignment.account
    if not lender.is_active or cover.assignment.role != ProductRole.SUPERVISOR:
        return
    for own in (one.period for one in held if one.role is Role.SUPERVISOR):
        days = (period(cover), period(cover.assignment), own)
        starts = [one.start for one in days if one.start is not None]
        ends = [one.last + timedelta(days=1) for one in days if one.last is not None]
        for row in rounds[lender.employee_id or 0]:
            if row.round.district_id == cover.assignment.district_id:
                begins = [*map(_midnight, starts), row.from_at]
                over = [*map(_midnight, ends), *((row.until_at,) if row.until_at else ())]
                key = key_of("inspections.round", row.round_id)
                yield Assignment(key, Span(max(begins), min(over, default=None)), lent=True)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def accounts_by_employee() -> dict[int, str]:
    """The key of the account of each employee that has one."""
    rows = access.Account.objects.filter(employee__isnull=False).values_list("employee_id", "pk")
    return {employee: str(account) for employee, account in rows if employee is not None}
