"""Canaries in care: plants referrals by the actions of their readers and looks for them wherever they may not be."""

import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import time_machine
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions, codes, sealing
from regiotoezicht.care.models import CareContact, ReaderKey, Referral, Transfer
from regiotoezicht.care.vault import Vault, place_of_lock
from regiotoezicht.core import records
from regiotoezicht.core.clock import local_date
from regiotoezicht.demo.people import PASSWORD
from regiotoezicht.desk.backups.databases import _program
from regiotoezicht.desk.backups.making import backup
from regiotoezicht.desk.backups.rules import DATABASE, MANIFEST
from tests.architecture.route_table import PAGES

from .dwellings import hearing, rows_of_the_database, text_of

_SIGN = f"[{codes.SIGNS}]"
CODE = re.compile(rf"(?:{_SIGN}{{4}}[-\s_./]{{0,2}}){{3}}{_SIGN}{{4}}", re.IGNORECASE)
UID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
HEXADECIMAL = re.compile(r"\\\\?x([0-9a-f]{16,})")
OWN_ROW = frozenset({"table care_referral", "a backup"})
"""Where the key of a referral stands: in its own row, for its own address. Its code stands nowhere at all."""
STEPS = ("contact", "aanbod", "antwoord", "hulp", "nazorg", "intrekken", "toestemming", "overdragen", "afsluiten")
ROOMS = ("enforcement.case", "signals.signal", "inspections.visit", "complaints.complaint", "premises.premises")
SAMPLE = 12


@dataclass
class Found:
    """What was planted, who read it rightly, where else was looked, and what was found there."""

    codes: set[str] = field(default_factory=set)
    uids: dict[str, int] = field(default_factory=dict)
    looked: Counter[str] = field(default_factory=Counter)
    read: int = 0
    leaks: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What is printed."""
        for what, number in sorted(self.looked.items()):
            yield f"  {what:<24} {number:>8} looked at"
        yield (
            f"  canaries in care: {len(self.codes)} planted, {self.read} read by their readers, "
            f"found anywhere else {len(self.leaks)}"
        )
        yield from (f"  LEAK: {leak}" for leak in self.leaks[:40])

    def see(self, what: str, text: str, where: str) -> None:
        """Look in one text; what lies in it as hexadecimal digits is read too."""
        self.looked[what] += 1
        for part in (text, *(_of_digits(found) for found in HEXADECIMAL.findall(text))):
            if self.in_text(part, where):
                self.leaks.append(f"{what}: {where}")
                return

    def in_text(self, text: str, where: str = "") -> bool:
        """Whether the code of a canary stands in a text, however it is spelled, or its key outside its own row."""
        if any("".join(filter(str.isalnum, hit)).upper() in self.codes for hit in CODE.findall(text)):
            return True
        return where not in OWN_ROW and any(hit.replace("-", "").lower() in self.uids for hit in UID.findall(text))


def _of_digits(digits: str) -> str:
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("latin-1")


def look_everywhere(count: int, *, at: datetime, copies: bool = True, mailboxes: tuple[str, ...] = ()) -> Found:
    """Plant so many canaries and let everybody look, or the people with these mailboxes only.

    `copies`: in a backup too, which has what is committed.
    """
    found = Found()
    with time_machine.travel(at, tick=False), hearing() as lines:
        _plant(count, found, at)
        _read_by_readers(found)
        for account in _everybody_else(at):
            if not mailboxes or account.email.partition("@")[0] in mailboxes:
                _Looking(account, found).everywhere()
        for line in lines:
            found.see("log lines", line, "a line of the log")
    for where, text in rows_of_the_database():
        found.see("rows of tables", text, where)
    for session in apps.get_model("sessions", "Session").objects.all():
        found.see("sessions", str(session.get_decoded()), "a session")
    if copies:
        _copies(found, at)
    return found


# Planting


@dataclass
class _Desk:
    """A reader at work, with her key open."""

    contact: CareContact
    vault: Vault

    def do(self, action: Any, referral: Referral, at: datetime, **more: Any) -> Any:
        """One step."""
        seen = Referral.objects.values_list("version", flat=True).get(pk=referral.pk)
        given = more if action is actions.offer_transfer else {"form": uuid4(), **more}
        actor = AccountActor(self.contact.account, at)
        return action(self.contact, referral=referral, vault=self.vault, seen=seen, actor=actor, at=at, **given)


def _desks(at: datetime) -> list[_Desk]:
    """The first reader of each municipality that can open its care."""
    found: dict[int, _Desk] = {}
    for contact in CareContact.objects.select_related("account", "municipality").order_by("pk"):
        key = ReaderKey.objects.filter(account=contact.account_id).first()
        private = sealing.unlock(bytes(key.locked), PASSWORD, place_of_lock(contact.account_id)) if key else None
        if private is not None and contact.is_in_force(local_date(at)):
            found.setdefault(contact.municipality_id, _Desk(contact, Vault(contact.account_id, private)))
    return list(found.values())


def _plant(count: int, found: Found, at: datetime) -> None:
    desks = _desks(at)
    assert len(desks) > 1, "there are no two municipalities whose care can be opened"
    for number in range(count):
        here, there = desks[number % len(desks)], desks[(number + 1) % len(desks)]
        code = codes.new_code()
        referral = actions.open_referral(
            here.contact,
            code=code,
            consent_at=at - timedelta(days=60),
            ground="found",
            receiver="shelter",
            hours=24,
            vault=here.vault,
            form=uuid4(),
            actor=AccountActor(here.contact.account, at),
            at=at,
        )
        found.codes.add(code.replace("-", ""))
        found.uids[referral.uid.hex] = referral.municipality_id
        for uid in _walk(number // len(desks) % 6, here, there, referral, at):
            found.uids[uid.hex] = there.contact.municipality_id


def _walk(way: int, here: _Desk, there: _Desk, referral: Referral, at: datetime) -> list[UUID]:
    """Bring it as far as this way goes: from waiting to aftercare, and to another municipality or withdrawn."""
    day = local_date(at) - timedelta(days=50)
    if way > 0:
        here.do(actions.record_contact, referral, at, moment=at - timedelta(days=59))
    if way > 1:
        here.do(actions.record_offer, referral, at, day=day)
        here.do(actions.answer, referral, at, day=day, accepted=way > 2)
    if way > 2:
        here.do(actions.set_help, referral, at, help_codes=["shelter", "legal"])
        here.do(actions.tick_moment, referral, at, months=1, ticked="done")
    if way == 3:
        here.do(actions.close, referral, at, ending="completed", day=local_date(at))
    if way == 4:
        offer: Transfer = here.do(actions.offer_transfer, referral, at, to=there.contact.municipality)
        actor = AccountActor(there.contact.account, at)
        taken = actions.accept_transfer(
            there.contact, transfer=offer, vault=there.vault, form=uuid4(), actor=actor, at=at
        )
        return [taken.uid]
    if way == 5:
        here.do(actions.withdraw, referral, at)
    return []


# Looking


def _read_by_readers(found: Found) -> None:
    """Their readers do see them: without that, finding none elsewhere would prove nothing."""
    for contact in CareContact.objects.select_related("account"):
        shown = _signed_in(contact.account).get(reverse("care:list")).content.decode()
        read = {code for code in found.codes if codes.grouped(code) in shown}
        found.read += len(read)
        found.looked["readers"] += 1


def _signed_in(account: Account) -> Client:
    """A browser in which somebody typed the password of the demo region, as who opens a key must."""
    browser = Client(raise_request_exception=False)
    cache.clear()  # the library counts sign-ins per address, and all of these have one
    browser.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    return browser


def _everybody_else(at: datetime) -> Iterator[Account]:
    """One of each role near the canaries, each reader for what is not hers, and somebody who was not designated."""
    today, seen = local_date(at), set()
    towns = CareContact.objects.values("municipality")
    near = Q(municipality__in=towns) | Q(municipality__isnull=True)
    for held in RoleAssignment.objects.filter(near).select_related("account").order_by("pk"):
        place = (held.role, held.municipality_id, held.district_id)
        if held.account.is_active and place not in seen:
            seen.add(place)
            yield held.account
    for contact in CareContact.objects.select_related("municipality").order_by("pk")[:1]:
        stranger = Account(email="nietaangewezen@demo.example", name="Niet Aangewezen")
        stranger.set_password(PASSWORD)
        stranger.save()
        RoleAssignment.objects.create(
            account=stranger, role=Role.CARE_COORDINATOR, municipality=contact.municipality, from_date=today
        )
        yield stranger


@dataclass
class _Looking:
    """One person who opens everything that she can open, but the care that is hers."""

    account: Account
    found: Found

    def __post_init__(self) -> None:
        self.client = _signed_in(self.account)
        if "_auth_user_id" not in self.client.session:
            self.client.force_login(self.account, backend=settings.SIGN_IN_BACKEND)
        self.roles = ", ".join(sorted({held.role for held in self.account.roles.all()}))
        self.reads = set(CareContact.objects.filter(account=self.account).values_list("municipality_id", flat=True))

    def everywhere(self) -> None:
        """Every list and figure with its export, every search, pages of records, and the care itself by its address."""
        for name in sorted(PAGES):
            if self.reads and name == "care:list":
                continue  # what a reader sees on the list of her own care was counted apart
            self._open("lists and figures", reverse(name))
            self._open("exports", f"{reverse(name)}?uitvoer=xlsx")
        self._search()
        self._records()
        self._care()

    def _search(self) -> None:
        for code in sorted(self.found.codes)[:3]:
            for words in (codes.grouped(code), code, code[:4]):
                for path in ("desk:search", "premises:list", "permits:list"):
                    answer = self.client.post(reverse(path), {"zoek": words})
                    self._judge("searches", path, answer, typed=words)
                self._judge(
                    "searches", "signals", self.client.get(reverse("signals:list"), {"zoek": words}), typed=words
                )

    def _records(self) -> None:
        for label in ROOMS:
            for pk in apps.get_model(label).objects.order_by("pk").values_list("pk", flat=True)[:SAMPLE]:
                if path := records.url_of(label, pk):
                    self._open("pages of records", path)

    def _care(self) -> None:
        """The pages of canaries that are not hers, with their steps and the search by code: not found, nothing more."""
        foreign = [uid for uid, place in self.found.uids.items() if place not in self.reads]
        for uid in foreign[:: max(1, len(foreign) // SAMPLE)]:
            page = reverse("care:detail", args=[UUID(uid)])
            for path in (page, *(f"{page}{step}/" for step in STEPS)):
                answer = self.client.get(path)
                self.found.looked["pages of care"] += 1
                if answer.status_code != 404:
                    self.found.leaks.append(f"pages of care: {answer.status_code} for {self.roles}")
        if not self.reads:
            for code in sorted(self.found.codes)[:3]:
                answer = self.client.post(reverse("care:find"), {"code": code})
                self.found.looked["pages of care"] += 1
                if answer.status_code != 404:
                    self.found.leaks.append(f"search by code: {answer.status_code} for {self.roles}")

    def _open(self, what: str, path: str) -> None:
        self._judge(what, path, self.client.get(path))

    def _judge(self, what: str, path: str, answer: Any, *, typed: str = "") -> None:
        """What somebody typed herself may stand in the box where she typed it, and in the links of that list."""
        text = text_of(answer)
        if typed:
            text = text.replace(f'value="{typed}"', "").replace(f"zoek={typed}", "")
        self.found.see(what, text, f"{re.sub('[0-9]+', 'N', path)} as {self.roles}")


# Copies


def _copies(found: Found, at: datetime) -> None:
    """A backup with its list of contents, and every file that the programme keeps beside the database."""
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        made = backup(Path(folder), at=at)
        found.see("backups", Path(made["file"]).read_bytes().decode("latin-1"), "a backup")
        with tarfile.open(made["file"]) as archive:
            listed = [str(made), *archive.getnames(), _read(archive, MANIFEST).decode()]
            found.see("listings of backups", "\n".join(listed), "the listing of a backup")
            if connection.vendor == "postgresql":
                for table, line in _unpacked(_read(archive, DATABASE)):
                    found.see("lines of backups", line, f"table {table}")
    for path in sorted(settings.HOME.rglob("*")):
        if path.is_file() and "sqlite" not in path.name:
            found.see("files", f"{path.name} {path.read_bytes().decode('latin-1')}", f"the file {path.suffix}")


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    part = archive.extractfile(name)
    assert part is not None
    return part.read()


def _unpacked(packed: bytes) -> Iterator[tuple[str, str]]:
    """The rows in a backup of PostgreSQL, which is packed, each with the name of its table."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(packed)
        file.flush()
        done = subprocess.run([_program("pg_restore"), "--file=-", file.name], capture_output=True, check=True)
    table = ""
    for line in done.stdout.decode().split("\n"):
        if line.startswith("COPY public."):
            table = line.split()[1].removeprefix("public.")
        yield table, line
