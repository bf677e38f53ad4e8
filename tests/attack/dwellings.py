"""Looks for planted addresses of homes everywhere: pages, exports, searches, calendars, logs and tables."""

import logging
import random
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.worklist.notices import actions as notices
from tests.architecture.route_table import PAGES

from .browsing import body_of, dossiers_of, page_of
from .comparing import Allowed, Facts
from .comparing import facts as facts_of
from .facts import Kind
from .planting import STREET, Planted, plant
from .shown import CONTENT

HOMES = re.compile(rf"{STREET}\w\wpad", re.IGNORECASE)
LAWFUL = {
    "signals.signal": re.compile(r"^/meldingen/(\d+)/"),
    "inspections.visit": re.compile(r"^/bezoeken/(\d+)/"),
    "enforcement.case": re.compile(r"^/zaken/(\d+)/"),
}
"""Where an address of a home may stand: on the page of its own signal, visit or case, for who works on that."""
TEXT = ("text/", "application/json", "application/xml")


@dataclass
class Found:
    """What was looked at, and where planted addresses were found."""

    planted: int = 0
    looked: Counter[str] = field(default_factory=Counter)
    lawful: int = 0
    leaks: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What is printed."""
        for what, number in sorted(self.looked.items()):
            yield f"  {what:<18} {number:>8} looked at"
        own = f"{self.lawful} times on the page of their own case"
        yield f"  dwellings: {self.planted} planted, found {own}, elsewhere {len(self.leaks)}"
        yield from (f"  LEAK: {leak}" for leak in self.leaks[:40])


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.__dict__}")


@contextmanager
def hearing() -> Iterator[list[str]]:
    """Hear every line that is logged, by whatever name; the statements to the database, with their values, are none."""
    heard, root = _Heard(), logging.getLogger()
    level, others = root.level, root.handlers
    root.handlers = [heard]
    root.setLevel(logging.DEBUG)
    statements = logging.getLogger("django.db.backends")
    was, statements.disabled = statements.disabled, True
    try:
        yield heard.lines
    finally:
        root.handlers = others
        root.setLevel(level)
        statements.disabled = was


def look_everywhere(count: int, *, at: datetime, chance: random.Random, mailboxes: tuple[str, ...] = ()) -> Found:
    """Plant so many dwellings and let everybody look everywhere, or the people with these mailboxes only."""
    found = Found()
    with time_machine.travel(at, tick=False), hearing() as lines:
        planted = plant(count, at=at, chance=chance)
        found.planted = len(planted)
        facts = facts_of(at)
        dossiers = dossiers_of(facts)
        places = {key: number for number, keys in dossiers.items() for key in keys}
        everybody = list(Account.objects.filter(is_active=True, roles__isnull=False).distinct().order_by("pk"))
        for account in everybody:
            if mailboxes and account.email.partition("@")[0] not in mailboxes:
                continue
            _Looking(facts, account, found, planted, places).everywhere()
        for line in lines:
            _see(found, "log lines", line, "a line of the log")
    for where, text in rows_of_the_database():
        _see(found, "rows of tables", text, where)
    return found


def _see(found: Found, what: str, text: str, where: str) -> None:
    found.looked[what] += 1
    if HOMES.search(text):
        found.leaks.append(where)


def rows_of_the_database() -> Iterator[tuple[str, str]]:
    """Every row of every table, the tables of the text indexes among them, with the name of the table."""
    with connection.cursor() as cursor:
        for table in sorted(_tables(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield f"table {table}", " ".join(_plain(value) for value in row)


def _tables(cursor: Any) -> list[str]:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    else:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
    return [name for (name,) in cursor.fetchall()]


def _plain(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


@dataclass
class _Looking:
    """One person who opens everything that she can open."""

    facts: Facts
    account: Account
    found: Found
    planted: list[Planted]
    places: dict[str, str]

    def __post_init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.account, backend=settings.SIGN_IN_BACKEND)
        self.allowed = Allowed(self.facts, self.facts.users[self.account.pk], self.facts.at)
        self.dossier_of = {one.street.lower(): one.dossier for one in self.planted}
        self.roles = ", ".join(sorted({role.role for role in self.account.roles.all()}))

    def everywhere(self) -> None:
        """Every list with its export, every search, the calendar, and the pages of dossiers and records."""
        for name in sorted(PAGES):
            self._open("lists", reverse(name))
            self._open("exports", f"{reverse(name)}?uitvoer=xlsx")
        self._search()
        self._calendar()
        self._records()

    def _search(self) -> None:
        for one in self.planted[:: max(1, len(self.planted) // 10)]:
            for words in (one.street[:-3], STREET, f"{one.street[:-3]} 7"):
                for path in ("desk:search", "premises:list", "permits:list"):
                    answer = self.client.post(reverse(path), {"zoek": words})
                    self._judge("searches", f"search at {path}", answer)
                self._open("filters", f"{reverse('signals:list')}?zoek={words}&q={words}")

    def _calendar(self) -> None:
        actor = AccountActor(self.account, self.facts.at)
        if actor.roles:
            token = notices.renew_feed(actor=actor, at=self.facts.at)
            answer = Client(raise_request_exception=False).get(reverse("worklist:feed", args=[token]))
            self._judge("calendars", "calendar", answer)

    def _records(self) -> None:
        """The pages of the planted dossiers, of their records, and of the records of other cases in her reach."""
        keys = [key for key, record in self.facts.records.items() if record.kind is not Kind.TASK]
        homes = {one.dossier for one in self.planted}
        own = [key for key in keys if self._number(key) in homes]
        others = random.Random(self.account.pk).sample(keys, k=min(40, len(keys)))
        for key in (*own[:: max(1, len(own) // 120)], *others):
            if path := page_of(key):
                self._open("pages of records", path)
        for one in self.planted[:: max(1, len(self.planted) // 20)]:
            self._open("dossiers", reverse("desk:dossier", args=[one.dossier]))

    def _number(self, key: str) -> str:
        return self.places.get(key, "")

    def _open(self, what: str, path: str) -> None:
        self._judge(what, path, self.client.get(path))

    def _judge(self, what: str, path: str, answer: Any) -> None:
        self.found.looked[what] += 1
        for name in {name.lower() for name in HOMES.findall(text_of(answer))}:
            if self._is_lawful(path, self.dossier_of.get(name, "")):
                self.found.lawful += 1
            else:
                self.found.leaks.append(f"{what}, {re.sub('[0-9]+', 'N', path)}, as {self.roles}")

    def _is_lawful(self, path: str, dossier: str) -> bool:
        """Whether it is the page of the dossier in which this home lies, and hers to read."""
        for label, pattern in LAWFUL.items():
            if opened := pattern.match(path):
                key = f"{label}:{opened[1]}"
                record = self.facts.records.get(key)
                return record is not None and self._number(key) == dossier and self._reads_home(key)
        return False

    def _reads_home(self, key: str) -> bool:
        record = self.facts.records[key]
        may, deviation = self.allowed.of(record, CONTENT)
        return may or (deviation is not None and deviation.more)


def text_of(answer: Any) -> str:
    """All text of an answer: a page, a calendar, each part of a spreadsheet or document; a file is read as it is."""
    body = body_of(answer)
    kind = answer.headers.get("Content-Type", "")
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as parts:
            return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if kind.startswith("application/pdf"):
        return _words_of_pdf(body)
    return f"{body.decode('utf-8', 'replace')} {answer.headers}"


def _words_of_pdf(body: bytes) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        return body.decode("latin-1")
    done = subprocess.run([tool, "-", "-"], input=body, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")
