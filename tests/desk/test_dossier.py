"""The page of a dossier: what is on it, in which order, and for whom it does not exist."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core import dossier_files
from regiotoezicht.core.actions import unit
from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.rights import Actor
from regiotoezicht.law.calculation import compute
from regiotoezicht.signals.actions import close, decide
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Outcome, Priority, Route
from regiotoezicht.worklist.actions import end_term, run_term
from tests.conftest import NOW
from tests.desk.conftest import CONTROL, Register, SignedIn

pytestmark = pytest.mark.usefixtures("now")


def page_of(signal: Signal) -> str:
    return f"/dossiers/{signal.dossier}/"


@pytest.fixture
def decided(registered: Register, bram: AccountActor) -> Signal:
    """A signal that was registered, and decided an hour later."""
    signal = registered()
    at = NOW + timedelta(hours=1)
    return decide(
        signal,
        route=Route.CONTROL,
        priority=Priority.NORMAL,
        reason="Het pand is nog niet eerder bezocht.",
        second_cause="",
        actor=bram,
        at=at,
    )


def test_the_dossier_shows_its_records_and_what_happened_newest_first(
    signed_in: SignedIn, anna: AccountActor, decided: Signal
) -> None:
    page = signed_in(anna).get(page_of(decided)).content.decode()
    assert f'<a href="/meldingen/{decided.pk}/">Melding</a>' in page
    assert page.index("Melding beoordeeld") < page.index("Melding vastgelegd")
    assert "Bram, districtscoördinator" in page
    oldest_first = signed_in(anna).get(page_of(decided), {"sorteer": "number"}).content.decode()
    assert oldest_first.index("Melding vastgelegd") < oldest_first.index("Melding beoordeeld")


def test_the_timeline_speaks_dutch_and_leaves_out_who_looked(
    signed_in: SignedIn, anna: AccountActor, decided: Signal
) -> None:
    browser = signed_in(anna)
    browser.get(f"/meldingen/{decided.pk}/")
    page = browser.get(page_of(decided)).content.decode()
    assert "Melding beoordeeld: controle door het team" in page
    assert "Taak gezet" not in page
    assert "signals." not in page
    assert "Melding ingezien" not in page
    assert "Dossier bekeken" not in page


def test_a_dossier_that_is_unknown_or_of_another_municipality_is_not_found(
    signed_in: SignedIn, chris: AccountActor, anna: AccountActor, pol: AccountActor, decided: Signal
) -> None:
    assert signed_in(anna).get("/dossiers/KEN-2026-99999/").status_code == 404
    for stranger in (chris, pol):
        browser = signed_in(stranger)
        assert browser.get(page_of(decided)).status_code == 404
        assert browser.get(f"{page_of(decided)}bewaren/").status_code == 404
        assert browser.post(f"{page_of(decided)}bewaren/", {"purpose": "archief"}).status_code == 404
    assert Client().get(page_of(decided)).status_code == 302
    assert not Event.objects.filter(type="desk.dossier_read").exists()


@pytest.mark.parametrize("number", ["%00", "../", "'--", "x" * 400])
def test_a_number_that_is_no_number_is_not_found(signed_in: SignedIn, anna: AccountActor, number: str) -> None:
    assert signed_in(anna).get(f"/dossiers/{number}/").status_code == 404


def test_whoever_keeps_the_status_only_reads_that_it_happened_and_no_more(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, registered: Register
) -> None:
    signal = registered()
    close(signal, outcome=Outcome.UNFOUNDED, reason="Het adres bestaat niet.", actor=bram, at=NOW)
    hers = signed_in(anna).get(page_of(signal)).content.decode()
    his = signed_in(bram).get(page_of(signal)).content.decode()
    assert "Melding vastgelegd (ketenpartner" in hers
    assert "Melding vastgelegd<" in his
    assert "ketenpartner" not in his
    assert "alleen de stand is voor u zichtbaar" in his


def test_the_reading_of_a_dossier_is_on_the_log_with_its_purpose(
    signed_in: SignedIn, anna: AccountActor, decided: Signal
) -> None:
    signed_in(anna).get(page_of(decided))
    reading = Event.objects.latest("number")
    assert (reading.type, reading.dossier, reading.purpose) == ("desk.dossier_read", decided.dossier, "handhaving")
    assert (reading.account_id, reading.municipality_id) == (anna.account_id, decided.municipality_id)


def test_the_end_of_a_term_is_there_for_whoever_works_with_it(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, decided: Signal
) -> None:
    with unit():
        term = run_term(decided, compute("awb-6:7", date(2026, 3, 24)), actor=anna, at=NOW)
        end_term(term, reason="answered", actor=anna, at=NOW)
    assert "loopt tot en met 06-05-2026" in signed_in(anna).get(page_of(decided)).content.decode()
    assert "Termijn “Bezwaar of beroep” beëindigd" in signed_in(anna).get(page_of(decided)).content.decode()
    assert "Termijn “Bezwaar of beroep” beëindigd" not in signed_in(bram).get(page_of(decided)).content.decode()


@pytest.mark.parametrize("more", [0, 40, 120])
def test_a_dossier_costs_eight_statements_however_long_its_timeline(
    signed_in: SignedIn,
    anna: AccountActor,
    decided: Signal,
    more: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(more):
        with unit():
            run_term(decided, compute("awb-6:7", date(2026, 3, 24)), actor=anna, at=NOW)
    browser = signed_in(anna)
    browser.get(page_of(decided))
    with django_assert_max_num_queries(12) as counted:
        browser.get(page_of(decided))
    assert len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)]) <= 8


def test_the_timeline_pages_by_key(signed_in: SignedIn, anna: AccountActor, decided: Signal) -> None:
    for _ in range(60):
        with unit():
            run_term(decided, compute("awb-6:7", date(2026, 3, 24)), actor=anna, at=NOW)
    browser = signed_in(anna)
    first = browser.get(page_of(decided)).context["page"]
    second = browser.get(page_of(decided), {"na": first.after}).context["page"]
    assert len(first.rows) == 50
    assert first.rows[-1].number > second.rows[0].number
    assert not second.after


@pytest.fixture
def files() -> Iterator[list[DossierFile]]:
    """Documents of a dossier, as a room declares them: one is lost on the disk, one has a name to be wary of."""

    def lost() -> bytes:
        raise FileNotFoundError("gone")

    given = [
        DossierFile("Rapport van bevindingen", "../../rapport.pdf", date(2026, 3, 20), lambda: b"%PDF report"),
        DossierFile("Foto 1", "foto.jpg", date(2026, 3, 21), lambda: b"picture" * 1000),
        DossierFile("Brief", "brief.pdf", date(2026, 3, 22), lost),
    ]

    def source(actor: Actor, dossier: str) -> list[DossierFile]:
        return given if actor.name == "Anna" else []

    dossier_files.declare(source)
    yield given
    dossier_files._SOURCES.remove(source)


def saved(answer: Any) -> zipfile.ZipFile:
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


@pytest.mark.usefixtures("files")
def test_a_saved_dossier_holds_the_files_and_an_inventory_by_which_each_can_be_checked(
    signed_in: SignedIn, anna: AccountActor, decided: Signal
) -> None:
    answer = signed_in(anna).post(f"{page_of(decided)}bewaren/", {"purpose": "bezwaar_of_beroep"})
    assert answer["Content-Disposition"] == f'attachment; filename="dossier-{decided.dossier}-20260324-1000.zip"'
    archive = saved(answer)
    assert archive.testzip() is None
    rows = list(csv.DictReader(io.StringIO(archive.read("inventaris.csv").decode("utf-8-sig")), delimiter=";"))
    kept = {row["Bestand"]: row["SHA-256"] for row in rows}
    assert kept.pop("stukken/003-2026-03-22-brief.pdf") == "ontbreekt"
    assert set(kept) == {
        "stukken/001-2026-03-20-rapport.pdf",
        "stukken/002-2026-03-21-foto.jpg",
        "verloop.csv",
        "onderdelen.csv",
    }
    for name, digest in kept.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    lines = archive.read("inventaris.txt").decode().splitlines()
    assert lines == [f"{digest}  {name}" for name, digest in kept.items()]
    page = archive.read("inventaris.html").decode()
    assert "Anna" in page
    assert "bezwaar of beroep" in page
    steps = archive.read("verloop.csv").decode("utf-8-sig").splitlines()
    assert "Melding vastgelegd" in steps[1]


@pytest.mark.usefixtures("files")
def test_whoever_may_not_read_the_files_saves_none(signed_in: SignedIn, bram: AccountActor, decided: Signal) -> None:
    archive = saved(signed_in(bram).post(f"{page_of(decided)}bewaren/", {"purpose": "archief"}))
    assert not [name for name in archive.namelist() if name.startswith("stukken/")]


@pytest.mark.usefixtures("files")
def test_saving_a_dossier_is_on_the_log_before_the_file_is_sent(
    signed_in: SignedIn, anna: AccountActor, decided: Signal
) -> None:
    signed_in(anna).post(f"{page_of(decided)}bewaren/", {"purpose": "archief"})
    event = Event.objects.latest("number")
    assert (event.type, event.purpose, event.facts) == ("desk.dossier_saved", "archief", {"files": 3, "records": 1})


@pytest.mark.usefixtures("files")
def test_a_dossier_is_not_saved_without_saying_why(signed_in: SignedIn, anna: AccountActor, decided: Signal) -> None:
    browser = signed_in(anna)
    assert "Rapport van bevindingen" in browser.get(f"{page_of(decided)}bewaren/").content.decode()
    for purpose in ("", "zomaar"):
        answer = browser.post(f"{page_of(decided)}bewaren/", {"purpose": purpose})
        assert answer.status_code == 422
        assert "Kies" in answer.content.decode()
    assert not Event.objects.filter(type="desk.dossier_saved").exists()
