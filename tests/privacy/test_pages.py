"""The pages of the privacy officer: who looked at what and why, in her own municipality and nowhere else."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event, Verification, reading_types
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.rights import System
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import LIST_READ, REGISTERED, SIGNAL_READ
from tests.behind_the_wall import as_owner
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]
READINGS, EVENTS, OVERVIEW = "/privacy/inzage/", "/privacy/gebeurtenissen/", "/privacy/"
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture(autouse=True)
def _home(settings: Any, tmp_path: Path) -> None:
    """A home of its own: what is verified here is witnessed nowhere else."""
    settings.HOME = tmp_path


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def signal_in(municipality: Municipality, number: int = 1) -> Signal:
    return Signal.objects.create(
        token=uuid4(),
        dossier=f"{municipality.district.code}-2026-{number:05d}",
        municipality=municipality,
        district=municipality.district,
        source="partner",
        channel="phone",
        categories=" nuisance ",
        received_at=NOW,
        registered_at=NOW,
        place_kind="unknown",
    )


@pytest.fixture
def looked(
    anna: AccountActor, bram: AccountActor, chris: AccountActor, beverwijk: Municipality, alkmaar: Municipality
) -> Signal:
    """Anna and Bram looked at a signal in Beverwijk, Chris at one in Alkmaar; Bram had registered the first."""
    ours, theirs = signal_in(beverwijk), signal_in(alkmaar)
    with unit():
        record(REGISTERED, ours, actor=bram, at=NOW - timedelta(days=3), source="partner", place_kind="unknown")
        record(SIGNAL_READ, ours, actor=bram, at=NOW - timedelta(days=2), purpose="triage")
        record(SIGNAL_READ, ours, actor=anna, at=NOW - timedelta(days=1), purpose="handhaving")
        record(SIGNAL_READ, theirs, actor=chris, at=NOW, purpose="handhaving")
    return ours


def rows_of(browser: Client, path: str, query: str = "") -> list[Event]:
    """The lines on a page, without those about the privacy officer's own sign-in and looking."""
    found = browser.get(f"{path}?{query}").context["page"].rows
    return [row for row in found if not row.type.startswith(("privacy.", "access.", "desk."))]


@pytest.mark.usefixtures("looked")
def test_the_privacy_officer_sees_who_looked_at_what_and_why_newest_first(
    signed_in: SignedIn, vera: AccountActor
) -> None:
    browser = signed_in(vera)
    assert [(row.account.name, row.purpose) for row in rows_of(browser, READINGS) if row.account] == [
        ("Anna", "handhaving"),
        ("Bram", "triage"),
    ]
    page = browser.get(READINGS).content.decode()
    assert "Melding ingezien" in page
    assert "KEN-2026-00001" in page
    assert "jurist handhaving" in page
    assert "Chris" not in page
    assert "Melding vastgelegd" not in page
    assert "Nooit voor de beoordeling van personeel" in page


@pytest.mark.usefixtures("looked")
def test_all_events_hold_the_changes_too(signed_in: SignedIn, vera: AccountActor) -> None:
    page = signed_in(vera).get(EVENTS).content.decode()
    assert "Melding vastgelegd (ketenpartner, onbekend)" in page
    assert "Melding ingezien" in page


def test_the_lines_are_filtered_by_period_record_person_purpose_and_dossier(
    signed_in: SignedIn, vera: AccountActor, anna: AccountActor, looked: Signal
) -> None:
    browser = signed_in(vera)
    assert len(rows_of(browser, READINGS)) == 2
    assert len(rows_of(browser, READINGS, f"vanaf={TODAY - timedelta(days=1)}")) == 1
    assert len(rows_of(browser, READINGS, f"tot={TODAY - timedelta(days=2)}")) == 1
    assert len(rows_of(browser, READINGS, f"wie={anna.account_id}")) == 1
    assert len(rows_of(browser, READINGS, "doel=triage")) == 1
    assert len(rows_of(browser, READINGS, "soort=signals.signal")) == 2
    assert len(rows_of(browser, READINGS, "soort=sharing.handover")) == 0
    assert len(rows_of(browser, READINGS, f"dossier={looked.dossier.lower()}")) == 2
    assert len(rows_of(browser, READINGS, "vanaf=31-02-2026&wie=x&doel=%00&soort=onzin&na=9|9|9&tot=9999-12-31")) == 2
    assert "Niets gevonden" in browser.get(f"{READINGS}?dossier=KEN-1999-00001").content.decode()
    assert "Alleen Anna" in browser.get(f"{READINGS}?wie={anna.account_id}").content.decode()


def test_home_pages_and_worklists_are_left_out_until_they_are_asked_for(
    signed_in: SignedIn, vera: AccountActor, anna: AccountActor, looked: Signal
) -> None:
    signed_in(anna).get("/")
    browser = signed_in(vera)
    assert "Startpagina bekeken" not in browser.get(READINGS).content.decode()
    for asked in (f"{READINGS}?werk=on", f"{READINGS}?doel=werkvoorraad", EVENTS):
        assert "Startpagina bekeken" in browser.get(asked).content.decode()


def test_nobody_else_finds_the_pages(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, hire: Hire, beverwijk: Municipality, looked: Signal
) -> None:
    administrator = hire("Finn", Role.FUNCTIONAL_ADMINISTRATOR, beverwijk)
    for stranger in (anna, bram, administrator):
        browser = signed_in(stranger)
        for path in (OVERVIEW, READINGS, EVENTS, f"{READINGS}?uitvoer=xlsx"):
            assert browser.get(path).status_code == 404
    assert Client().get(READINGS).status_code == 302


@pytest.mark.usefixtures("looked")
def test_the_data_protection_officer_watches_with_her(
    signed_in: SignedIn, hire: Hire, beverwijk: Municipality, alkmaar: Municipality
) -> None:
    hers = hire("Frank", Role.DATA_PROTECTION_OFFICER, beverwijk)
    assert len(rows_of(signed_in(hers), READINGS)) == 2
    other = hire("Ruud", Role.PRIVACY_OFFICER, alkmaar)
    assert [row.account.name for row in rows_of(signed_in(other), READINGS) if row.account] == ["Chris"]


def test_the_reading_of_a_list_of_the_district_is_seen_in_each_municipality_that_takes_part(
    signed_in: SignedIn,
    hire: Hire,
    bram: AccountActor,
    vera: AccountActor,
    beverwijk: Municipality,
    haarlem: Municipality,
    alkmaar: Municipality,
    kennemerland: District,
) -> None:
    with unit():
        record(LIST_READ, kennemerland, actor=bram, at=NOW, purpose="triage", rows=12)
    nadia, ruud = hire("Nadia", Role.PRIVACY_OFFICER, haarlem), hire("Ruud", Role.PRIVACY_OFFICER, alkmaar)
    assert len(rows_of(signed_in(vera), READINGS)) == 1
    assert len(rows_of(signed_in(nadia), READINGS)) == 1
    assert len(rows_of(signed_in(ruud), READINGS)) == 0
    page = signed_in(vera).get(READINGS).content.decode()
    assert "Lijst van meldingen ingezien: 12 regels" in page
    assert "lijst van het district" in page


def test_a_municipality_sees_the_lists_of_the_days_on_which_it_took_part(
    signed_in: SignedIn, bram: AccountActor, vera: AccountActor, beverwijk: Municipality, kennemerland: District
) -> None:
    beverwijk.participations.update(from_date=date(2026, 1, 1), until_date=date(2026, 3, 1))
    with unit():
        for day in (date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 2)):
            at = NOW.replace(year=day.year, month=day.month, day=day.day)
            record(LIST_READ, kennemerland, actor=bram, at=at, rows=day.day)
    assert [row.facts for row in rows_of(signed_in(vera), READINGS)] == [{"rows": 28}]


@pytest.mark.usefixtures("looked")
def test_a_change_of_a_district_is_no_reading_of_a_list(
    signed_in: SignedIn, vera: AccountActor, kennemerland: District
) -> None:
    with unit():
        record(REGISTERED, kennemerland, actor=System(NOW), at=NOW)
    assert not [row for row in rows_of(signed_in(vera), EVENTS) if row.label == "organisation.district"]


@pytest.mark.usefixtures("looked")
def test_looking_at_the_log_is_on_the_log(signed_in: SignedIn, vera: AccountActor) -> None:
    browser = signed_in(vera)
    for path, kind in (
        (OVERVIEW, "privacy.overview_read"),
        (READINGS, "privacy.readings_read"),
        (EVENTS, "privacy.events_read"),
        (f"{EVENTS}?uitvoer=xlsx", "privacy.log_exported"),
    ):
        browser.get(path)
        event = Event.objects.latest("number")
        assert (event.type, event.purpose, event.account_id) == (kind, "rechtsbescherming", vera.account_id)


@pytest.mark.usefixtures("looked")
def test_the_spreadsheet_holds_the_chosen_lines_and_says_what_it_is_not_for(
    signed_in: SignedIn, vera: AccountActor
) -> None:
    answer = signed_in(vera).get(f"{READINGS}?uitvoer=xlsx&doel=triage")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet.title == "Inzage, niet voor beoordeling"
    lines = list(sheet.iter_rows(values_only=True))
    assert [line[2:8] for line in lines[1:]] == [
        ("Bram", "districtscoördinator", "Melding ingezien", "melding", "KEN-2026-00001", "triage")
    ]


@pytest.mark.usefixtures("looked")
def test_the_overview_offers_who_looked_and_why(signed_in: SignedIn, vera: AccountActor, anna: AccountActor) -> None:
    page = signed_in(vera).get(OVERVIEW).content.decode()
    assert f'href="{READINGS}?wie={anna.account_id}"' in page
    assert f'href="{READINGS}?doel=handhaving"' in page
    assert "Chris" not in page


def test_the_overview_and_the_home_page_say_whether_the_log_is_whole(
    signed_in: SignedIn, vera: AccountActor, looked: Signal
) -> None:
    browser = signed_in(vera)
    for path in (OVERVIEW, "/"):
        assert "nog niet gecontroleerd" in browser.get(path).content.decode()
    call_command("verify-log", stdout=io.StringIO())
    for path in (OVERVIEW, "/"):
        assert "24 maart 2026, 10.00 uur" in browser.get(path).content.decode()
    assert Verification.objects.latest("pk").ok
    readings = Event.objects.filter(municipality=looked.municipality, type__in=reading_types())
    others = readings.exclude(purpose="werkvoorraad").count()
    assert f"is {others} keer iets ingezien" in browser.get("/").content.decode()
    bad = Event.objects.get(type="signals.registered")
    with as_owner():
        Event.objects.filter(pk=bad.pk).update(purpose="anders")
    with pytest.raises(SystemExit):
        call_command("verify-log", stdout=io.StringIO())
    for path in (OVERVIEW, "/"):
        page = browser.get(path).content.decode()
        assert "Het logboek klopt niet" in page
        assert f"vanaf gebeurtenis {bad.number}" in page.lower()


@pytest.mark.parametrize("count", [3, 30, 130])
@pytest.mark.parametrize("path", [READINGS, EVENTS])
def test_the_lists_cost_six_statements_however_many_lines_they_show(
    signed_in: SignedIn,
    vera: AccountActor,
    bram: AccountActor,
    beverwijk: Municipality,
    count: int,
    path: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    signal = signal_in(beverwijk)
    with unit():
        for _ in range(count):
            record(SIGNAL_READ, signal, actor=bram, at=NOW, purpose="triage")
    browser = signed_in(vera)
    browser.get(path)
    with django_assert_max_num_queries(10) as counted:
        browser.get(path)
    assert len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)]) <= 6


def test_the_log_pages_by_key(
    signed_in: SignedIn, vera: AccountActor, bram: AccountActor, beverwijk: Municipality
) -> None:
    signal = signal_in(beverwijk)
    with unit():
        for _ in range(130):
            record(SIGNAL_READ, signal, actor=bram, at=NOW, purpose="triage")
    browser = signed_in(vera)
    first = browser.get(READINGS, {"doel": "triage"}).context["page"]
    second = browser.get(READINGS, {"doel": "triage", "na": first.after}).context["page"]
    assert (len(first.rows), len(second.rows)) == (100, 30)
    assert first.rows[-1].number > second.rows[0].number


def many(signal: Signal, actor: AccountActor, number: int, at: datetime) -> None:
    with unit():
        for _ in range(number):
            record(SIGNAL_READ, signal, actor=actor, at=at, purpose="handhaving")


def test_unusual_readings_are_at_night_many_on_a_day_or_after_an_assignment_ended(
    looked: Signal, signed_in: SignedIn, anna: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    at_night = datetime(2026, 3, 20, 22, 30, tzinfo=UTC)  # 23.30 there
    many(looked, anna, 1, at_night)
    many(looked, anna, 1, at_night.replace(hour=21, minute=59))
    many(looked, bram, 100, NOW - timedelta(days=9))
    many(looked, bram, 101, NOW - timedelta(days=8))
    held = {"account": bram.account, "label": "signals.signal", "record_id": looked.pk, "reason": "visit"}
    ended = NOW - timedelta(days=8, hours=1)
    Grant.objects.create(**held, from_at=NOW - timedelta(days=30), until_at=ended)
    Grant.objects.create(**held, from_at=NOW - timedelta(days=4))
    browser = signed_in(vera)

    def found(code: str) -> list[Event]:
        table = load_workbook(io.BytesIO(b"".join(saved(browser, f"ongewoon={code}&uitvoer=xlsx"))))
        numbers = [row[0] for row in table.worksheets[0].iter_rows(min_row=2, values_only=True)]
        return list(Event.objects.filter(number__in=[number for number in numbers if isinstance(number, int)]))

    assert [event.at for event in found("nacht")] == [at_night]
    assert {(event.account_id, event.at) for event in found("veel")} == {(bram.account_id, NOW - timedelta(days=8))}
    assert len(found("veel")) == 101
    assert {event.at for event in found("na-afloop")} == {NOW - timedelta(days=8)}, "later it was hers again"
    assert len(rows_of(browser, READINGS, "ongewoon=onzin")) > 90, "a choice that makes no sense is no choice"


def saved(browser: Client, query: str) -> Any:
    answer: Any = browser.get(f"{READINGS}?{query}")
    return answer.streaming_content if answer.streaming else [answer.content]
