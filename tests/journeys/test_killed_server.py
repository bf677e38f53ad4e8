"""The server dies in the middle of its work: what it confirmed is there with its event, and the log is whole."""

import http.client
import json
import threading
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from uuid import uuid4

import pytest

from scripts.load import sign_in
from tests.journeys.conftest import MONDAY
from tests.journeys.site import Site, serve_copy

SENDERS, ENOUGH = 4, 10
TEXT = "Om tien over tien stond de achterdeur open."
STORED = """
import json
from regiotoezicht.audit.models import Event
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.models import Task
fresh = Signal.objects.filter(text=%r)
told = Event.objects.filter(type="signals.registered", record_id__in=fresh.values("pk"))
asked = Task.objects.filter(label="signals.signal", record_id__in=fresh.values("pk"), kind="signals.decide")
print(json.dumps({
    "signals": dict(fresh.values_list("pk", "dossier")),
    "events": dict(told.values_list("record_id", "dossier")),
    "tasks": dict(asked.values_list("record_id", "dossier")),
}))
"""


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this test alone: it is killed."""
    with serve_copy(region, MONDAY) as running:
        yield running


class Sender:
    """Somebody who registers one signal after another until the server is gone."""

    def __init__(self, site: Site, confirmed: threading.Semaphore) -> None:
        self.place = urllib.parse.urlsplit(site.url)
        self.cookie = sign_in(site.url, "coordinator.kennemerland")
        self.confirmed = confirmed
        self.made: list[int] = []

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One request, answered or cut off: the code, where it leads, and the page."""
        token = dict(part.split("=", 1) for part in self.cookie.split("; "))["csrftoken"]
        headers = {"Cookie": self.cookie, "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded"}
        body = urllib.parse.urlencode(typed) if typed else None
        with closing(http.client.HTTPConnection(str(self.place.hostname), self.place.port, timeout=20)) as line:
            line.request("POST" if typed else "GET", path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()

    def send_until_cut_off(self) -> None:
        """Register signals; each confirmation is noted."""
        while True:
            typed = {"token": str(uuid4()), "source": "partner", "channel": "phone", "categories": "no_manager"}
            typed |= {"received_at": "2026-11-23T09:00", "place_kind": "unknown", "municipality": "1", "text": TEXT}
            try:
                status, there, page = self.ask("/meldingen/nieuw/", typed)
            except (OSError, http.client.HTTPException):
                return
            assert status == 302, page
            self.made.append(int(there.split("/")[2]))
            self.confirmed.release()


def stored(site: Site) -> dict[str, dict[str, str]]:
    """What the database holds of the signals that were sent: their numbers, and those of their events and tasks."""
    answer: dict[str, dict[str, str]] = json.loads(
        site.manage("shell", "--no-imports", "-c", STORED % TEXT).strip().splitlines()[-1]
    )
    return answer


def test_what_was_confirmed_survives_a_server_that_is_killed(site: Site) -> None:
    confirmed = threading.Semaphore(0)
    senders = [Sender(site, confirmed) for _ in range(SENDERS)]
    with ThreadPoolExecutor(SENDERS) as pool:
        works = [pool.submit(sender.send_until_cut_off) for sender in senders]
        for _ in range(ENOUGH):
            assert confirmed.acquire(timeout=30), "the server confirms nothing"
        site.kill()
    for work in works:
        work.result()
    made = {str(pk) for sender in senders for pk in sender.made}
    assert len(made) >= ENOUGH

    site.start()
    found = stored(site)
    assert made <= found["signals"].keys(), "what was confirmed is there"
    assert found["signals"] == found["events"] == found["tasks"], "every signal whole, with its event and its task"
    assert json.loads(site.manage("verify-log", "--json"))["ok"]
    status, _, page = senders[0].ask(f"/meldingen/{senders[0].made[-1]}/")
    assert (status, TEXT in page) == (200, True)

    numbers = sorted(found["signals"].values())
    first = int(numbers[0].rsplit("-", 1)[1])
    assert [int(number.rsplit("-", 1)[1]) for number in numbers] == list(range(first, first + len(numbers)))
