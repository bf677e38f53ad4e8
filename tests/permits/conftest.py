"""What the tests of the register share: a fixed clock for pages, a sent register, and the walk through the screens."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from tests.conftest import NOW

SignedIn = Callable[[AccountActor], Client]
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


@pytest.fixture
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


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
