"""Two administrators at once: one right is confirmed once, and a review is signed once."""

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reviews import actions, queries
from regiotoezicht.reviews.models import Decision, Review
from tests.at_once import refused, together
from tests.conftest import NOW, Hire

pytestmark = pytest.mark.at_once


def test_one_right_is_confirmed_once(of_roles: Review, hugo: AccountActor, hire: Hire, haarlem: Municipality) -> None:
    anouk = hire("Anouk", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)
    keys = [line.key for line in queries.standing_now(of_roles, NOW).asks]
    both = [
        lambda actor=actor: actions.confirm(Review.objects.get(pk=of_roles.pk), actor=actor, keys=keys, at=NOW)
        for actor in (hugo, anouk)
    ]
    assert refused(together(*both)) == ["confirmed_before"]
    assert Decision.objects.count() == len(keys)
