"""The same question through the real pages: pages of records, exports, search, sort order, calendars, and writing."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.core import records as product
from regiotoezicht.worklist.notices import actions as notices

from . import money, programme, report, trafficking
from .comparing import DAYS, Allowed, Facts, Tally, Wrong, roles_of
from .facts import Kind, Record
from .oracle import verdict
from .shown import PAGE, STAND

UNKNOWN = 999_999_999
NUMBER = re.compile(r"(?<![\w-])[A-Z]{3}-\d{4}-\d{5}\b")
CHANGES = re.compile(
    r'(csrf-token" content="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=-]+|next=[^"&]*)'
)

LISTS: dict[str, tuple[str, ...]] = {
    "signals:list": ("signals.signal",),
    "enforcement:list": ("enforcement.case",),
    "inspections:visits": ("inspections.visit",),
    "inspections:reports": ("inspections.report",),
    "sharing:list": ("sharing.handover",),
    "worklist:worklist": ("worklist.task",),
    "worklist:terms": ("worklist.runningterm",),
    "complaints:list": ("complaints.complaint",),
    "letters:waiting": ("letters.letter",),
    "enforcement:running_proceedings": ("enforcement.objection", "enforcement.courtproceeding"),
}
"""Lists of records with a dossier number, and the kinds of records in each."""
HIDDEN_ORDERS = {
    "signals:list": ("source", "categories", "priority", "place_kind", "text", "premises__street"),
    "enforcement:list": ("measure", "reason", "search_text", "business__name", "dwelling", "violated_on"),
    "inspections:reports": ("content", "sha256", "number", "visit__premises__street"),
    "inspections:visits": ("dwelling__address", "premises__street", "lives_here", "refused_by"),
}
"""Orders that nobody may ask for: who does not see a field must not see in which order it lies either."""
WRITES: dict[str, tuple[str, ...]] = {
    "signals.signal": ("signals:decide", "signals:close", "signals:merge", "signals:tell_police"),
    "inspections.round": ("inspections:move_round", "inspections:cancel_round", "inspections:add_visits"),
    "permits.permit": ("permits:change", "permits:end"),
    "premises.premises": ("premises:change",),
    "enforcement.case": ("enforcement:weigh", "enforcement:close", "enforcement:hold", "enforcement:violations"),
    "complaints.complaint": ("complaints:settle", "complaints:withdraw", "complaints:extend"),
    "enforcement.objection": ("enforcement:objection_withdraw", "enforcement:objection_extend"),
}


def browser_of(account: Account) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(account, backend=settings.SIGN_IN_BACKEND)
    return client


def body_of(answer: Any) -> bytes:
    """The whole body, also of a file that comes in pieces."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def numbers_in(table: bytes) -> set[str]:
    """Every dossier number in a spreadsheet."""
    book = openpyxl.load_workbook(BytesIO(table), read_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return {number for cell in cells if isinstance(cell, str) for number in NUMBER.findall(cell)}


@dataclass
class Visit:
    """One person in front of the screen, at one moment."""

    facts: Facts
    account: Account
    days: int
    tally: Tally
    chance: random.Random
    dossiers: dict[str, set[str]] = field(repr=False)
    client: Client = field(init=False)
    allowed: Allowed = field(init=False)
    roles: str = field(init=False)

    def __post_init__(self) -> None:
        at = self.facts.at + timedelta(days=self.days)
        self.allowed = Allowed(self.facts, self.facts.users[self.account.pk], at)
        self.roles = roles_of(AccountActor(self.account, at))
        self.client = browser_of(self.account)

    def count(self, route: str, *, shown: bool, may: bool) -> None:
        """Count one check."""
        self.tally.checks[route] += 1
        self.tally.granted[route] += shown and may

    def wrong(self, what: str, kind: Kind, route: str, key: str) -> None:
        """Put down one disagreement."""
        found = self.tally.leaks if what == "LEAK" else self.tally.withheld
        found.append(Wrong(what, kind, route, self.roles, key, self.days))

    def check_pages(self, keys: Iterable[str]) -> None:
        """The page of a record opens for whom the table names, and looks unknown to everybody else."""
        for key in keys:
            path = page_of(key)
            if not path:
                continue
            record = self.facts.records[key]
            answer = self.client.get(path)
            may, deviation = self.allowed.of(record, PAGE)
            self.count("page", shown=answer.status_code == 200, may=may)
            if answer.status_code == 404 and not may:
                self.check_unknown(record, path, answer)
            elif deviation is None and answer.status_code == 200 and not may:
                self.wrong("LEAK", record.kind, "page", key)
            elif deviation is None and answer.status_code != 200 and may and not key.startswith("permits.import"):
                self.wrong("withheld", record.kind, "page", key)

    def check_unknown(self, record: Record, path: str, answer: Any) -> None:
        """The page of a record that is not there for her looks as that of one that does not exist."""
        unknown = self.client.get(re.sub(r"\d+", str(UNKNOWN), path))
        same = _still(unknown) == _still(answer) and unknown.status_code == answer.status_code
        self.count("error text", shown=not same, may=False)
        if not same:
            self.wrong("LEAK", record.kind, "error text", record.key)

    def check_lists(self) -> None:
        """A list and its export hold the dossiers of which she may see a record of that kind, and no others."""
        for name, labels in LISTS.items():
            path = reverse(name)
            page = self.client.get(path)
            if page.status_code != 200:
                continue
            self._check_numbers("list page", labels, set(NUMBER.findall(_main(page))))
            table = self.client.get(f"{path}?uitvoer=xlsx")
            if table.headers["Content-Type"].endswith("sheet"):
                self._check_numbers("export", labels, numbers_in(body_of(table)))

    def _check_numbers(self, route: str, labels: tuple[str, ...], shown: set[str]) -> None:
        for number in shown:
            keys = [key for key in self.dossiers.get(number, ()) if key.partition(":")[0] in labels]
            may = any(self._sees(key) for key in keys)
            self.count(route, shown=True, may=may)
            if not may:
                kind = self.facts.records[keys[0]].kind if keys else Kind.OTHER
                self.wrong("LEAK", kind, route, keys[0] if keys else labels[0])

    def _sees(self, key: str) -> bool:
        may, deviation = self.allowed.of(self.facts.records[key], STAND)
        return may or (deviation is not None and deviation.more)

    def check_orders(self) -> None:
        """A list asked in the order of a field that is no order of the list stands in its own order."""
        for name, orders in HIDDEN_ORDERS.items():
            path = reverse(name)
            plain = self.client.get(path)
            if plain.status_code != 200:
                continue
            for order in orders:
                for sign in ("", "-"):
                    asked = self.client.get(f"{path}?sorteer={sign}{order}")
                    same = NUMBER.findall(_main(asked)) == NUMBER.findall(_main(plain))
                    self.count("sort order", shown=not same, may=False)
                    if not same:
                        self.wrong("LEAK", Kind.OTHER, "sort order", f"{name} {order}")

    def check_search(self, numbers: Iterable[str]) -> None:
        """A dossier number leads to a dossier of which she may see something, and else finds nothing."""
        for number in numbers:
            keys = [key for key in self.dossiers[number] if key.partition(":")[0] in IN_DOSSIER()]
            may = any(self._sees(key) for key in keys)
            answer = self.client.post(reverse("desk:search"), {"zoek": number})
            found = answer.status_code == 302 or f"/dossiers/{number}/" in answer.content.decode()
            self.count("search page", shown=found, may=may)
            if found and not may:
                self.wrong("LEAK", Kind.OTHER, "search page", number)
            opened = self.client.get(reverse("desk:dossier", args=[number]))
            self.count("dossier page", shown=opened.status_code == 200, may=may)
            if (opened.status_code == 200) != may:
                self.wrong("LEAK" if not may else "withheld", Kind.OTHER, "dossier page", number)

    def check_calendar(self) -> None:
        """The calendar at a secret address holds the terms of her work and no others."""
        at = self.facts.at + timedelta(days=self.days)
        actor = AccountActor(self.account, at)
        if not actor.roles:
            return
        with transaction.atomic():
            token = notices.renew_feed(actor=actor, at=at)
            answer = Client(raise_request_exception=False).get(reverse("worklist:feed", args=[token]))
            if answer.status_code == 200:
                self._check_numbers(
                    "calendar feed", ("worklist.runningterm",), set(NUMBER.findall(answer.content.decode()))
                )
            transaction.set_rollback(True)

    def check_writing(self, keys: Iterable[str]) -> None:
        """Who does not see a record gets the answer of an unknown one, whatever she sends; a reader writes nothing."""
        for key in keys:
            label, _, pk = key.partition(":")
            record = self.facts.records[key]
            at = self.facts.at + timedelta(days=self.days)
            writes = verdict(self.facts.world, self.allowed.user, record, at).may_write
            for name in WRITES.get(label, ()):
                with transaction.atomic():
                    before = _row(label, pk)
                    status = self.client.post(reverse(name, args=[int(pk)]), {}).status_code
                    done = _row(label, pk) != before
                    transaction.set_rollback(True)
                self.count("writing", shown=status != 404, may=self._sees(key))
                if (done and not writes) or (status != 404 and not self._sees(key)):
                    self.wrong("LEAK", record.kind, f"writing {name}", key)


def _row(label: str, pk: str) -> Any:
    model: Any = apps.get_model(label)
    return model._default_manager.filter(pk=pk).values().first()


def _main(page: Any) -> str:
    text: str = page.content.decode()
    return text.partition("<main")[2] or text


def _still(answer: Any) -> str:
    """A page without what is new in every answer, and without the number that was asked."""
    return re.sub(r"\d{3,}", "", CHANGES.sub("", answer.content.decode()))


def page_of(key: str) -> str:
    """The page or file of a record, or nothing when it has none."""
    label, _, pk = key.partition(":")
    if label == "documents.storedfile":
        return reverse("documents:file", args=[int(pk)])
    if label == "access.account":
        return reverse("access:account", args=[int(pk)])
    return product.url_of(label, int(pk))


def IN_DOSSIER() -> frozenset[str]:  # noqa: N802 - a constant that is known when all rooms have started
    """The kinds of records that stand on the page of a dossier."""
    return frozenset(kind.label for kind in product.kinds() if kind.in_dossier)


def dossiers_of(facts: Facts) -> dict[str, set[str]]:
    """The records of each dossier number."""
    found: dict[str, set[str]] = {}
    for label in {key.partition(":")[0] for key in facts.records}:
        model: Any = apps.get_model(label)
        if any(column.name == "dossier" for column in model._meta.fields):
            for pk, number in model._default_manager.exclude(dossier="").values_list("pk", "dossier"):
                key = f"{label}:{pk}"
                if key in facts.records:
                    found.setdefault(number, set()).add(key)
    return found


def browse(facts: Facts, accounts: Iterable[Account], *, pages: int, chance: random.Random, tally: Tally) -> Tally:
    """Let so many people look, each at one moment: some pages, lists, orders, searches, her calendar, and writing."""
    dossiers, every = dossiers_of(facts), sorted(facts.records)
    people = list(accounts)
    chance.shuffle(people)
    for account in people:
        days = chance.choice(DAYS)
        with time_machine.travel(facts.at + timedelta(days=days), tick=False):
            visit = Visit(facts, account, days, tally, chance, dossiers)
            near = near_of(facts, account, visit.allowed)
            visit.check_pages(_some(near, pages, chance) + _some(every, pages, chance))
            trafficking.look(visit, _some([key for key in every if key.startswith(trafficking.LABEL)], 4, chance))
            programme.look(visit, every, pages // 3)
            money.look(visit)
            report.look(visit)
            visit.check_lists()
            visit.check_orders()
            visit.check_search(chance.sample(sorted(dossiers), k=min(len(dossiers), max(1, pages // 3))))
            visit.check_calendar()
            visit.check_writing(_some([key for key in near if key.partition(":")[0] in WRITES], pages // 3, chance))
    return tally


def near_of(facts: Facts, account: Account, allowed: Allowed) -> list[str]:
    """The records of the municipalities and districts of her roles."""
    places = {row.place.code for row in allowed.user.roles}
    return [
        key
        for key, record in sorted(facts.records.items())
        if record.district in places or any(row.municipality in places for row in record.responsible)
    ]


def _some(keys: list[str], size: int, chance: random.Random) -> list[str]:
    return chance.sample(keys, k=min(size, len(keys)))
