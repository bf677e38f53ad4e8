"""One walk through the demo region, shared by the tests of this folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from regiotoezicht.access.roles import LEVELS, Level
from tests.architecture.record_table import RECORDS
from tests.pages.prodding import Answered, prod
from tests.pages.walking import Tried, Walk, browser_of, one_of_each_role, walk_as

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KENNEMERLAND = ("GM0375", "GM0392", "GM0453", "GM0394")
NOORD_HOLLAND_NOORD = ("GM0361", "GM0400", "GM0405", "GM1980")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of this folder share one walk, so they run on one worker."""
    for item in items:
        if "pages" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("pages"))
            item.add_marker(pytest.mark.once)


@dataclass
class Region:
    """What the people of one district saw, what strangers saw of the same records, and how bad input was answered."""

    walk: Walk
    strangers: list[Tried]
    answered: list[Answered]


@pytest.fixture(scope="session")
def region(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Region]:
    """The demo region on a Monday morning, walked by one person of each role; nothing of it stays in the database."""
    with django_db_blocker.unblock(), time_machine.travel(MONDAY, tick=False), transaction.atomic():
        call_command("seed", stdout=StringIO())
        walk = Walk([page for person in one_of_each_role(KENNEMERLAND) for page in walk_as(person)])
        local = Walk([page for page in walk.seen if LEVELS.get(page.person.role) is not Level.REGION])
        strangers = []
        for person in one_of_each_role(NOORD_HOLLAND_NOORD):
            if LEVELS.get(person.role) is Level.REGION:
                continue
            client = browser_of(person)
            strangers += [
                Tried(person, route, path, client.get(path).status_code)
                for path, route in sorted(local.paths().items())
                if route in RECORDS
            ]
        # Bad input takes longest: it is sent only when its test runs.
        is_asked = any("answered" in str(getattr(item, "fixturenames", ())) for item in request.session.items)
        answered = list(prod([page for page in walk.pages if page.status == 200])) if is_asked else []
        transaction.set_rollback(True)
    yield Region(walk, strangers, answered)


@pytest.fixture(scope="session")
def answered(region: Region) -> list[Answered]:
    """What the site answered to everything that nobody should send."""
    return region.answered
