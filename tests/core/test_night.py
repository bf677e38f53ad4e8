"""The work of the night: every room's pieces, done by one command, on the log, twice without harm."""

import io
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event, Verification
from regiotoezicht.core import night
from regiotoezicht.core.models import NightRun
from regiotoezicht.core.night import NightWork, night_work, was_done_since, work_at_night
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents import content
from regiotoezicht.permits.models import Import
from tests.behind_the_wall import as_owner
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
OURS = {
    "access.attempts",
    "access.sessions",
    "audit.verify",
    "core.statistics",
    "documents.orphans",
    "inspections.prints",
    "permits.drafts",
    "permits.undo",
}
"""What must not be lost; a room that declares more needs no line here."""


@pytest.fixture(autouse=True)
def _at_night(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.FILES = tmp_path / "files"
    settings.HOME = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> dict[str, NightWork]:
    """No pieces but those of a test."""
    pieces: dict[str, NightWork] = {}
    monkeypatch.setattr(night, "_WORK", pieces)
    return pieces


def told(*arguments: str) -> Any:
    out = io.StringIO()
    call_command("nightly", "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_every_room_declared_its_work_with_a_name() -> None:
    assert {work.code for work in night_work()} >= OURS
    assert all(work.name for work in night_work())
    with pytest.raises(ValueError, match="twice"):
        night.declare(night_work()[0])


def test_all_is_done_and_the_system_puts_it_on_the_log_with_numbers_alone() -> None:
    document = told()
    works = [work.code for work in night_work()]
    assert (sorted(document["done"]), document["failed"], document["skipped"]) == (works, {}, False)
    event = Event.objects.latest("number")
    assert (event.type, event.account_id, event.label) == ("core.night_worked", None, "core.nightrun")
    assert event.facts == {"works": len(works), "failed": 0, **document["done"]}
    assert event.sentence == f"Nachtwerk gedaan: 0 van {len(works)} onderdelen mislukt"
    assert Verification.objects.get().ok
    told()
    assert NightRun.objects.count() == 2, "twice does no harm"


def test_what_was_done_lately_is_not_done_again_when_one_asks_so() -> None:
    told()
    assert told("--once-in", "20")["skipped"]
    out = io.StringIO()
    call_command("nightly", "--once-in", "20", stdout=out)
    assert out.getvalue() == "Het nachtwerk is al gedaan.\n"
    with time_machine.travel(NOW + timedelta(hours=20, minutes=1), tick=False):
        assert not told("--once-in", "20")["skipped"]


def test_what_fails_is_named_and_the_rest_goes_on(
    declared: dict[str, NightWork], caplog: pytest.LogCaptureFixture
) -> None:
    def broken(at: Any) -> int:
        raise ZeroDivisionError("Anna Testpersoon")

    def refused(at: Any) -> int:
        raise Refused("log_broken", "Het logboek klopt niet vanaf gebeurtenis 3.")

    night.declare(NightWork("a.broken", "Eerste", broken))
    night.declare(NightWork("b.refused", "Tweede", refused))
    night.declare(NightWork("c.good", "Derde", lambda at: 7))
    out, wrong = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("nightly", stdout=out, stderr=wrong)
    assert stopped.value.code == 1
    assert out.getvalue().splitlines() == [
        "Eerste: MISLUKT. Mislukt door een fout in het programma.",
        "Tweede: MISLUKT. Het logboek klopt niet vanaf gebeurtenis 3.",
        "Derde: 7",
    ]
    assert "a.broken" in wrong.getvalue(), "a timer that mails what is on standard error tells somebody"
    assert "ZeroDivisionError" in caplog.text
    assert "Anna" not in caplog.text + wrong.getvalue()
    assert Event.objects.latest("number").facts == {"works": 3, "failed": 2, "c.good": 7}
    assert not was_done_since(NOW - timedelta(hours=1)), "the next start tries again"
    with pytest.raises(ZeroDivisionError):
        call_command("nightly", traceback=True)


def test_sessions_that_are_over_and_old_failures_to_sign_in_go() -> None:
    for days in (-1, 1):
        Session.objects.create(session_key=f"k{days}", session_data="", expire_date=NOW + timedelta(days=days))
    for hours in (1, 25):
        attempt = AccessAttempt.objects.create(username=f"{hours}@voorbeeld.example", failures_since_start=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=NOW - timedelta(hours=hours))
    done = told()["done"]
    assert (done["access.sessions"], done["access.attempts"]) == (1, 1)
    assert Session.objects.get().session_key == "k1"
    assert AccessAttempt.objects.get().username == "1@voorbeeld.example"


def test_what_an_import_kept_to_be_undone_by_goes_after_the_last_day_of_undoing(petra: AccountActor) -> None:
    town = petra.account.employee.employer if petra.account.employee else None
    assert town is not None
    kept = Import.objects.create(
        municipality=town,
        district=town.district,
        made_at=NOW,
        token="00000000-0000-4000-8000-000000000001",
        before={"businesses": {}, "premises": {}},
    )
    for days, gone in ((90, 0), (92, 1), (93, 0)):
        run = work_at_night(at=NOW + timedelta(days=days))
        assert run is not None
        assert run.done["permits.undo"] == gone
    kept.refresh_from_db()
    assert kept.before is None


def test_a_log_that_was_tampered_with_fails_the_night() -> None:
    told()
    with as_owner():
        Event.objects.filter(number=1).update(purpose="iets anders")
    with pytest.raises(SystemExit):
        told()
    run = NightRun.objects.latest("pk")
    assert run.failed == {"audit.verify": "Het logboek klopt niet vanaf gebeurtenis 1."}


def test_two_sweeps_at_once_trip_over_nothing(tmp_path: Any) -> None:
    for _ in range(20):
        content.keep(b"nobody names this")
    gone: list[int] = []
    sweeps = [
        threading.Thread(target=lambda: gone.append(content.sweep([], before=NOW + timedelta(days=30_000))))
        for _ in range(2)
    ]
    for sweep in sweeps:
        sweep.start()
    for sweep in sweeps:
        sweep.join()
    assert len(gone) == 2
    assert sum(gone) >= 20


def test_nothing_is_swept_when_the_rows_are_those_of_another_database() -> None:
    places = [content.keep(b"a report") for _ in range(26)]
    with time_machine.travel(NOW + timedelta(days=30_000), tick=False):
        out = io.StringIO()
        with pytest.raises(SystemExit):
            call_command("nightly", "--json", stdout=out)
    assert "Bij 26 bestanden is geen stuk gevonden" in json.loads(out.getvalue())["failed"]["documents.orphans"]
    assert all(content.fetch(place, digest=content.digest_of(b"a report")) for place in places)
    assert content.sweep(places[1:], before=NOW + timedelta(days=30_000)) == 1
