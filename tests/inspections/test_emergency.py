"""A visit that is opened in an emergency: where, when and by whom, and nothing of what was found."""

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.rules import VISIT_WORK
from tests.conftest import Hire
from tests.emergency.cast import anew, broken
from tests.inspections.conftest import HOME_WORD, SignedIn


@pytest.mark.parametrize("fixture", ["visit", "home_visit"])
def test_the_page_opens_for_reading(
    fixture: str, noor: AccountActor, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    visit = request.getfixturevalue(fixture)
    client = signed_in(noor)
    assert client.get(f"/bezoeken/{visit.pk}/").status_code == 404
    assert broken(visit, noor).review_role == Role.COORDINATOR
    page = client.get(f"/bezoeken/{visit.pk}/")
    assert page.status_code == 200
    assert HOME_WORD not in page.content.decode()
    assert Event.objects.filter(type="inspections.visit_seen", account=noor.account).get().purpose == "noodtoegang"
    assert client.get(f"/bezoeken/{visit.pk}/aankomst/").status_code == 404
    assert client.get(f"/rondes/{visit.round_id}/").status_code == 404
    later = anew(noor)
    assert not later.may(VISIT_WORK, visit)
    assert not Round.objects.visible_to(later).exists()
    assert not Visit.objects.assigned_to(later).exists()


def test_a_visit_that_is_over_is_reviewed_by_the_lawyer(
    visit: Visit, noor: AccountActor, anna: AccountActor, hire: Hire
) -> None:
    Visit.objects.update(status="signed")
    assert broken(visit, noor).review_role == Role.LAWYER
