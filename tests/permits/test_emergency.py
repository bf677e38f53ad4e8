"""A permit that is opened in an emergency; that of somebody who works alone never is."""

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import PERMIT_KEEP
from tests.conftest import TODAY, Hire
from tests.emergency.cast import anew, broken
from tests.permits.conftest import SignedIn

pytestmark = pytest.mark.usefixtures("_now")


@pytest.fixture
def paul(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The permit officer of another municipality of the district."""
    return hire("Paul", Role.PERMIT_OFFICER, haarlem)


def test_the_page_opens_for_reading(club: Permit, anna: AccountActor, paul: AccountActor, signed_in: SignedIn) -> None:
    client = signed_in(paul)
    assert client.get(f"/vergunningen/{club.pk}/").status_code == 404
    assert broken(club, paul).review_role == Role.LAWYER
    page = client.get(f"/vergunningen/{club.pk}/").content.decode()
    assert "Voor u geopend" in page
    assert f"/bedrijfspanden/{club.premises_id}/" not in page
    assert Event.objects.filter(type="permits.read_opened", account=paul.account).get().purpose == "noodtoegang"
    assert client.get(f"/vergunningen/{club.pk}/wijzigen/").status_code == 404
    assert not anew(paul).may(PERMIT_KEEP, club)


def test_what_is_sealed_stays_closed(club: Permit, anna: AccountActor, paul: AccountActor) -> None:
    sealed = Permit.objects.create(
        dossier="KEN-2026-00777",
        municipality=club.municipality,
        district=club.district,
        kind="home",
        granted_date=TODAY,
        is_sealed=True,
    )
    with pytest.raises(Refused, match="geen stuk van deze soort"):
        broken(sealed, paul)
