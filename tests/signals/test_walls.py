"""What PostgreSQL shows of signals when a query forgets to ask who reads."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core import walls
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.forwarding.actions import offer
from tests.conftest import NOW
from tests.signals.conftest import Register, SignedIn

pytestmark = pytest.mark.postgresql

Asked = Callable[[str], Any]


@pytest.fixture
def asked(db: None) -> Asked:
    """The first value that a raw statement answers."""

    def asked(statement: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0]

    return asked


def test_a_raw_query_finds_what_lies_inside_for_whoever_asks_and_nothing_else(
    registered: Register, at_home: Register, anna: AccountActor, bram: AccountActor, chris: AccountActor, asked: Asked
) -> None:
    registered()
    at_home()
    for actor, signals, homes in ((anna, 2, 1), (bram, 2, 1), (chris, 0, 0), (None, 0, 0)):
        walls.stand(actor)
        assert asked("SELECT count(*) FROM signals_signal") == signals
        assert asked("SELECT count(*) FROM signals_dwelling") == homes
        assert bool(asked("SELECT count(*) FROM audit_event WHERE label = 'signals.signal'")) is bool(signals)


def test_nobody_writes_a_row_of_another_municipality(
    registered: Register, chris: AccountActor, alkmaar: Municipality, beverwijk: Municipality, asked: Asked
) -> None:
    signal = registered()
    walls.stand(chris)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE signals_signal SET priority = priority WHERE id = %s", [signal.pk])
        assert cursor.rowcount == 0
    walls.leave()
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        walls.stand(chris)
        type(signal).objects.create(
            municipality=beverwijk,
            district=beverwijk.district,
            dossier="KEN-2026-99999",
            token="0" * 32,
            source=signal.source,
            channel=signal.channel,
            received_at=signal.received_at,
            registered_at=signal.registered_at,
            place_kind=signal.place_kind,
        )


def test_the_log_is_added_to_and_never_changed(registered: Register) -> None:
    registered()
    for statement in ("UPDATE audit_event SET purpose = ''", "DELETE FROM audit_event"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_a_page_reads_as_its_actor_and_what_comes_after_does_not(
    registered: Register,
    signed_in: SignedIn,
    chris: AccountActor,
    alkmaar: Municipality,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signal = registered()
    monkeypatch.setitem(walls._doors, "open", False)
    browser: Client = signed_in(chris)
    assert browser.get(f"/meldingen/{signal.pk}/").status_code == 404
    assert asked(f"SELECT current_setting('{walls.MUNICIPALITIES}')") == str(alkmaar.pk)
    assert browser.get("/account/logout/").status_code in (200, 302)
    Client().get("/account/login/")
    assert asked("SELECT count(*) FROM signals_signal") == 0


def test_a_forwarding_stands_on_both_sides_and_is_made_and_removed_on_one(
    registered: Register, bram: AccountActor, coen: AccountActor, pol: AccountActor, alkmaar: Municipality, asked: Asked
) -> None:
    made = offer(registered(), to=alkmaar, reason="elsewhere", token=uuid4(), actor=bram, at=NOW)
    every = "SELECT count(*) FROM sharing_forwarding"
    for actor, number in ((bram, 1), (coen, 1), (pol, 1), (None, 0)):
        walls.stand(actor)
        assert asked(every) == number
    walls.stand(coen)
    assert asked("SELECT count(*) FROM signals_signal") == 0, "the signal itself stays behind the wall"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sharing_forwarding SET status = 'returned'")
        assert cursor.rowcount == 1
        cursor.execute("DELETE FROM sharing_forwarding")
        assert cursor.rowcount == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            cursor.execute(f"UPDATE sharing_forwarding SET to_id = {made.municipality_id}")
