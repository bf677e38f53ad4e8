"""What the tests of the register share: a fixed clock for pages, a sent register, and the walk through the screens."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from tests.conftest import NOW
from tests.permits.cast import entered

SignedIn = Callable[[AccountActor], Client]
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


@pytest.fixture
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def club(beverwijk: Municipality, petra: AccountActor) -> Permit:
    return entered(beverwijk, petra)


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, Any]:
    """A form as the permit officer sends it."""
    return {
        "token": str(uuid4()),
        "municipality": str(beverwijk.pk),
        "case_number": "Z/26/000777",
        "name": "Salon Proef",
        "kind": "massage",
        "holder": "Salon Proef B.V.",
        "kvk": "00000777",
        "managers": "J. de Proef\nK. Voorbeeld",
        "street": "Voorbeeldweg",
        "number": "7",
        "addition": "a",
        "postcode": "1949zx",
        "place": "Beverwijk",
        "granted_date": "2026-01-01",
        "expiry_date": "2030-12-31",
        "rooms": "3",
        "opening_hours": "10:00-22:00",
        "advert_phone": "0251-000777",
        "remarks": "bedrijfsplan herzien",
    }


def statements(counted: CaptureQueriesContext) -> int:
    """How many statements were sent, without those that only open and close transactions."""
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


def sent(browser: Client, content: bytes, name: str = "register.xlsx", **more: str) -> str:
    """Send a register as the clerk does; answers the address of its preview."""
    answer = browser.post("/vergunningen/inlezen/", upload(browser, content, name) | more)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def upload(browser: Client, content: bytes, name: str = "register.xlsx") -> dict[str, object]:
    """The form of sending a register, filled in."""
    form = browser.get("/vergunningen/inlezen/").context["form"]
    return {
        "token": str(uuid4()),
        "municipality": str(form.fields["municipality"].initial),
        "file": SimpleUploadedFile(name, content),
    }


def confirmed(browser: Client, place: str) -> str:
    """Take the register of a preview in; answers the address of the result."""
    seen = browser.get(place).context["preview"].mark
    return str(browser.post(f"{place}overnemen/", {"seen": seen})["Location"])
