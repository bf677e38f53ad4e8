"""Verification of the log: every event, every link, the head, and the witness outside the database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from regiotoezicht.audit.chain import START, leaf_of
from regiotoezicht.audit.models import ChainHead, Event, Verification
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sqlite import linked


@dataclass(frozen=True)
class Verdict:
    """What the verification found: the number of events read and the first that does not fit, or None."""

    events: int
    first_bad: int | None

    @property
    def ok(self) -> bool:
        """Whether the whole log fits."""
        return self.first_bad is None


def verify() -> Verdict:
    """Read the whole log in order. Finds a changed, removed, added or swapped event, a removed last one included.

    A log that was rolled back together with its head is found by the witness: a file outside the database that holds
    what earlier verifications saw.
    """
    head = ChainHead.objects.get(pk=1)
    witnessed = dict(_witnessed())
    digest, count = START, 0
    for event in Event.objects.filter(number__lte=head.events).order_by("number").iterator(chunk_size=5_000):
        expected = count + 1
        if event.number != expected:
            return Verdict(count, expected)
        digest = linked(digest, leaf_of(event))
        if digest != event.digest or witnessed.get(event.number, digest) != digest:
            return Verdict(count, event.number)
        count += 1
    if count < max([head.events, *witnessed]):
        return Verdict(count, count + 1)
    added = Event.objects.filter(number__gt=head.events).order_by("number").first()
    if added is not None and ChainHead.objects.get(pk=1).events < added.number:
        return Verdict(count, added.number)
    if count and digest != head.digest:
        return Verdict(count, count)
    stray = Event.objects.filter(number__lt=1).order_by("number").first()
    return Verdict(count, stray.number if stray is not None else None)


def verify_and_keep(*, at: datetime) -> Verdict:
    """Verify the whole log, write it down outside the database, and keep what was found."""
    verdict = verify()
    witness(verdict)
    note(verdict, at=at)
    return verdict


def verify_at_night(at: datetime) -> int:
    """Night work: verify the log; answers the number of events. Raises Refused when it is not whole."""
    verdict = verify_and_keep(at=at)
    if not verdict.ok:
        raise Refused("log_broken", f"Het logboek klopt niet vanaf gebeurtenis {verdict.first_bad}.")
    return verdict.events


def note(verdict: Verdict, *, at: datetime) -> None:
    """Keep what a verification found, for the pages of the privacy officer. It is no event: the log stays as it is."""
    Verification.objects.create(at=at, events=verdict.events, first_bad=verdict.first_bad)


def witness(verdict: Verdict) -> None:
    """Write down outside the database how far the log had come and its last digest then."""
    if not verdict.ok or not verdict.events:
        return
    last = Event.objects.get(number=verdict.events)
    path = _witness_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"events": last.number, "digest": last.digest}) + "\n")


def _witness_file() -> Path:
    home: Path = settings.HOME
    return home / "witness" / "log.jsonl"


def _witnessed() -> Iterator[tuple[int, str]]:
    path = _witness_file()
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            seen = json.loads(line)
            yield seen["events"], seen["digest"]
