"""What the review of rights and a cover cost in statements."""

from datetime import timedelta

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.delegations.actions import delegate
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reviews import actions, queries
from regiotoezicht.reviews.models import Review
from tests.conftest import NOW, TODAY, Hire
from tests.statements import costs, fresh


@pytest.mark.parametrize("number", [2, 8])
def test_confirming(of_roles: Review, hugo: AccountActor, hire: Hire, beverwijk: Municipality, number: int) -> None:
    for more in range(number - 2):
        hire(f"Naam{more}", Role.LAWYER, beverwijk)
    keys, actor = [line.key for line in queries.standing_now(of_roles, NOW).asks], fresh(hugo)
    with costs(f"confirm rights, {number}"):
        assert actions.confirm(of_roles, actor=actor, keys=keys, at=NOW) == number
    with costs(f"sign a review, {number}"):
        actions.sign(of_roles, actor=actor, at=NOW)


def test_covering(hugo: AccountActor, anna: AccountActor, chris: AccountActor) -> None:
    role, actor = RoleAssignment.objects.get(account=anna.account_id), fresh(hugo)
    with costs("let a colleague cover"):
        delegate(
            role,
            actor=actor,
            stand_in=chris.account,
            from_date=TODAY,
            until_date=TODAY + timedelta(days=7),
            at=NOW,
        )
