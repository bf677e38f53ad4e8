"""Canaries in care: plant referrals with recognisable codes, and look for them wherever they may not be.

`run` is what `make attack` calls. It looks in every table as bytes, in every page that any other role can open by its
menu, in search, in the log and its sentences, in the sessions, and in what the programme wrote to its own log.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.care import actions, codes, sealing
from regiotoezicht.care.models import CareContact, ReaderKey
from regiotoezicht.care.vault import Vault, place_of_lock
from regiotoezicht.core import clock
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.panels import menu_for
from tests import behind_the_wall


def run(count: int, *, reader: Account, password: str, at: datetime | None = None) -> tuple[int, int]:
    """Plant `count` referrals in the name of a reader whose municipality has its key; answers planted and found."""
    at = at or clock.now()
    with _written() as written:
        planted = _plant(count, reader, password, at)
        _read_as_reader(reader, password)
        places = [*_tables(), *_sessions_and_events(), *_pages(at, planted[0])]
        places.append(("log", written.getvalue()))
    return len(planted), sum(_hits(planted, text) for _, text in places)


def _hits(planted: list[str], text: str) -> int:
    plain = text.upper()
    return sum(code in plain or code.replace("-", "") in plain for code in planted)


def _plant(count: int, reader: Account, password: str, at: datetime) -> list[str]:
    actor = AccountActor(reader, at)
    contact = CareContact.objects.reading(actor).select_related("municipality").get()
    found = ReaderKey.objects.get(account=reader)
    private = sealing.unlock(bytes(found.locked), password, place_of_lock(reader.pk))
    assert private is not None
    vault, planted = Vault(reader.pk, private), []
    for _ in range(count):
        code = codes.new_code()
        actions.open_referral(
            contact,
            code=code,
            consent_on=local_date(at),
            ground="found",
            receiver="shelter",
            hours=24,
            vault=vault,
            form=uuid4(),
            actor=actor,
            at=at,
        )
        planted.append(code)
    return planted


def _read_as_reader(reader: Account, password: str) -> None:
    """The reader does see them: without that, finding none elsewhere would prove nothing."""
    browser = Client()
    browser.post(reverse("account_login"), {"login": reader.email, "password": password})
    shown = browser.get(reverse("care:list")).content.decode()
    assert reverse("care:find") in shown, "the reader cannot open the list, so the search proves nothing"


def _tables() -> Iterator[tuple[str, str]]:
    """Every row of every table as its bytes, the sealed columns of care among them: sealed, they show nothing."""
    with behind_the_wall.as_owner(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield table, "\n".join(_plain(value) for row in cursor for value in row)


def _plain(value: Any) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def _sessions_and_events() -> Iterator[tuple[str, str]]:
    for session in apps.get_model("sessions", "Session").objects.all():
        yield "session", str(session.get_decoded())
    yield "events", "\n".join(f"{one.sentence} {one.headline} {one.facts} {one.dossier}" for one in Event.objects.all())


def _pages(at: datetime, code: str) -> Iterator[tuple[str, str]]:
    """Every page of the menu, and the search for a code, as one account of every other role."""
    by_role: dict[str, Account] = {}
    for held in RoleAssignment.objects.exclude(role=Role.CARE_COORDINATOR).select_related("account"):
        by_role.setdefault(held.role, held.account)
    for role, account in sorted(by_role.items()):
        browser = Client()
        browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        for entry in menu_for(AccountActor(account, at)):
            yield f"{role} {entry.route}", browser.get(reverse(entry.route)).content.decode(errors="replace")
        answer = browser.post(reverse("desk:search"), {"woorden": code})
        yield f"{role} search", answer.content.decode(errors="replace").replace(code, "", 1)


@contextmanager
def _written() -> Iterator[io.StringIO]:
    """What any logger writes meanwhile, at whatever level."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
