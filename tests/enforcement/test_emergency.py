"""A case that is opened in an emergency: its own page, and nothing that hangs on it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.documents.queries import readable_file
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, Hire
from tests.emergency.cast import anew, broken
from tests.enforcement.conftest import HOME_WORD, NAME, Office, SignedIn

TABS = ("papers", "proceedings", "incoming", "history", "collection")


@pytest.fixture
def loes(hire: Hire, haarlem: Municipality) -> AccountActor:
    """A lawyer of another municipality of the district."""
    return hire("Loes", Role.LAWYER, haarlem)


def test_the_page_opens_and_names_nobody_and_ends_by_itself(
    office: Office, salon: Premises, loes: AccountActor, signed_in: SignedIn
) -> None:
    case, other = office.intended(salon), office.opened(salon)
    made, client = broken(case, loes, hours=4), signed_in(loes)
    assert made.review_role == Role.LAWYER
    page = client.get(f"/zaken/{case.pk}/").content.decode()
    assert "Voor u geopend" in page
    assert NAME not in page
    for tab in TABS:
        assert client.get(reverse(f"enforcement:{tab}", args=[case.pk])).status_code == 404, tab
    assert client.get(f"/zaken/{other.pk}/").status_code == 404
    assert Event.objects.filter(type="enforcement.seen", account=loes.account).get().purpose == "noodtoegang"
    with time_machine.travel(NOW + timedelta(hours=4), tick=False):
        assert client.get(f"/zaken/{case.pk}/").status_code == 404


def test_nothing_that_hangs_on_the_case_opens_with_it(office: Office, salon: Premises, loes: AccountActor) -> None:
    case = office.intended(salon)
    broken(case, loes)
    later = anew(loes)
    letter = Letter.objects.get(record_id=case.pk)
    assert list(Case.objects.visible_to(later)) == [case]
    assert not Addressee.objects.visible_to(later).exists()
    assert not Letter.objects.visible_to(later).exists()
    assert letter.pdf_id is not None
    assert readable_file(later, letter.pdf_id) is None


def test_where_a_home_is_stays_closed(office: Office, loes: AccountActor, signed_in: SignedIn) -> None:
    case = office.opened(None, articles=("3:3a",))
    broken(case, loes)
    page = signed_in(loes).get(f"/zaken/{case.pk}/")
    assert page.status_code == 200
    assert HOME_WORD not in page.content.decode()
