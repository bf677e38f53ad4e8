"""The demo region of the tests in this folder."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="package")
def demo_region(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo region, made once for the tests of this folder and taken away after them."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(MONDAY, tick=False):
        call_command("seed", verbosity=0)
        yield
        transaction.set_rollback(True)
