"""A fictitious cover during leave; and reviews of rights: of one town signed last quarter, of this quarter open."""

from collections.abc import Mapping
from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.delegations.actions import delegate
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reviews.actions import confirm, open_quarter, sign
from regiotoezicht.reviews.models import Review, place_of
from regiotoezicht.reviews.queries import standing_now
from regiotoezicht.reviews.rules import Part, quarter_of

AWAY, STAND_IN = "jurist2.beverwijk", "jurist1.haarlem"
SIGNS = {Part.RIGHTS: "beheer1", Part.POWERS: "aanwijzingen.beverwijk"}
THEN = timedelta(days=12)


def make_rights(stage: Stage, town: Municipality, accounts: Mapping[str, Account]) -> int:
    """A lawyer is away for two weeks; what was signed, and what is asked now. Answers how many reviews there are."""
    role = RoleAssignment.objects.get(account=accounts[AWAY], role=Role.LAWYER)
    delegate(
        role,
        actor=AccountActor(accounts["beheer1"], stage.at),
        stand_in=accounts[STAND_IN],
        from_date=stage.today,
        until_date=stage.today + timedelta(days=14),
        at=stage.at,
    )
    _sign_last_quarter(stage, town, accounts)
    open_quarter(actor=stage.system, at=stage.at)
    return Review.objects.count()


def _sign_last_quarter(stage: Stage, town: Municipality, accounts: Mapping[str, Account]) -> None:
    begun = quarter_of(local_date(stage.at))
    at = stage.at - timedelta(days=(local_date(stage.at) - begun).days) - THEN
    for part, mailbox in SIGNS.items():
        asked = Review.objects.create(
            quarter=quarter_of(local_date(at)), place=place_of(town.pk, None), part=part, opened_at=at
        )
        actor = AccountActor(accounts[mailbox], at)
        confirm(asked, actor=actor, keys=[line.key for line in standing_now(asked, at).asks], at=at)
        sign(asked, actor=actor, at=at)
