"""Who sees which signal, in every phase; and that the address of a home leaks nowhere."""

import io
import re
from collections.abc import Callable

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from regiotoezicht.access.actions import end_grants, grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core import searchables
from regiotoezicht.core.actions import unit
from regiotoezicht.core.records import seen_in_dossier
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import actions
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.queries import at_premises
from regiotoezicht.signals.vocabulary import Outcome, PlaceKind, Priority, Route, Source
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.signals.conftest import HOME_WORD, Register, SignedIn

WORDS = "Harde muziek na sluitingstijd."
FULL, STATUS, NOTHING = "full", "status", "nothing"
Signals = Callable[[], Signal]
EVERYBODY = ("bram", "anna", "vera", "sara", "tom", "petra", "pol", "chris", "coen")


@pytest.fixture
def phases(registered: Register, salon: Premises, bram: AccountActor, sara: AccountActor) -> dict[str, Signal]:
    """A signal in every phase; Sara is assigned to the visit of the planned one."""
    place = {"place_kind": PlaceKind.PREMISES, "premises": salon, "text": WORDS}
    found = {name: registered(**place) for name in ("new", "triaged", "planned", "closed", "merged")}
    for name in ("triaged", "planned"):
        actions.decide(
            found[name], actor=bram, at=NOW, route=Route.CONTROL, priority=Priority.LOW, reason="Eigen inzicht."
        )
    actions.mark_planned(found["planned"], actor=bram, at=NOW)
    with unit():
        grant(sara.account, to=found["planned"], reason="visit", at=NOW, by=bram)
    actions.close(found["closed"], actor=bram, at=NOW, outcome=Outcome.NO_TASK, reason="Geen taak van ons.")
    actions.merge(found["merged"], actor=bram, at=NOW, into=found["new"])
    return found


TABLE = {
    "bram": {"new": FULL, "triaged": FULL, "planned": FULL, "closed": STATUS, "merged": FULL},
    "anna": {"new": FULL, "triaged": FULL, "planned": FULL, "closed": FULL, "merged": FULL},
    "vera": {"new": FULL, "triaged": FULL, "planned": NOTHING, "closed": FULL, "merged": FULL},
    "sara": {"planned": FULL},
}


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_phase_is_open_to_whom_the_table_names_and_to_nobody_else(
    phases: dict[str, Signal], name: str, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    actor: AccountActor = request.getfixturevalue(name)
    browser = signed_in(actor)
    for phase, signal in phases.items():
        expected = TABLE.get(name, {}).get(phase, NOTHING)
        assert Signal.objects.visible_to(actor).filter(pk=signal.pk).exists() is (expected != NOTHING), phase
        assert Signal.objects.readable_by(actor).filter(pk=signal.pk).exists() is (expected == FULL), phase
        answer = browser.get(reverse("signals:detail", args=[signal.pk]))
        assert answer.status_code == (404 if expected == NOTHING else 200), phase
        page = answer.content.decode()
        assert (WORDS in page) is (expected == FULL), phase
        assert ("Voorbeeldweg" in page) is (expected == FULL), phase
        dossier = {seen.dossier for seen in seen_in_dossier(actor, signal.dossier)}
        assert bool(dossier) is (expected != NOTHING), phase


@pytest.mark.parametrize("name", ["vera", "sara", "tom", "petra", "pol", "chris", "coen"])
@pytest.mark.parametrize("path", ["beoordelen", "politie", "samenvoegen", "afsluiten"])
def test_no_form_of_a_signal_exists_for_others(
    phases: dict[str, Signal], name: str, path: str, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for signal in phases.values():
        typed = {
            "besluit-version": "1",
            "besluit-route": "care",
            "besluit-priority": "low",
            "besluit-reason": "Reden.",
            "afsluiten-version": "1",
            "afsluiten-outcome": "no_task",
            "afsluiten-reason": "Reden.",
            "politie-version": "1",
            "politie-told_at": "2026-03-24T08:00",
            "version": "1",
        }
        assert browser.post(f"/meldingen/{signal.pk}/{path}/", typed).status_code == 404
        assert browser.get(f"/meldingen/{signal.pk}/{path}/").status_code in (404, 405)


def _without_tokens(page: bytes) -> str:
    return re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="[^"]+"', "", page.decode())


def test_a_signal_of_another_district_looks_as_if_it_did_not_exist(
    phases: dict[str, Signal], coen: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(coen)
    unknown = browser.get("/meldingen/999999/")
    hidden = browser.get(f"/meldingen/{phases['new'].pk}/")
    assert (unknown.status_code, hidden.status_code) == (404, 404)
    assert _without_tokens(unknown.content) == _without_tokens(hidden.content)
    assert "KEN-2026" not in browser.get("/meldingen/").content.decode()


def test_the_list_shows_no_content_of_what_is_closed_to_the_reader(
    phases: dict[str, Signal], bram: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(bram)
    rows = {row["dossier"]: row for row in browser.get("/meldingen/").context["rows"]}
    closed = rows[phases["closed"].dossier]
    assert (closed["source"], closed["categories"], closed["place"], closed["route"]) == ("", "", "", "")
    assert rows[phases["new"].dossier]["place"] == "Salon Proef, Voorbeeldweg 12"
    for query in ("onderwerp=nuisance", "bron=partner"):
        found = {row["dossier"] for row in browser.get(f"/meldingen/?{query}").context["rows"]}
        assert phases["closed"].dossier not in found
        assert phases["new"].dossier in found
    sheet = load_workbook(io.BytesIO(browser.get("/meldingen/?uitvoer=xlsx&stand=closed").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][4:] == [""] * 5


def test_the_premises_show_their_signals_without_what_is_closed_to_the_reader(
    phases: dict[str, Signal], salon: Premises, bram: AccountActor, petra: AccountActor
) -> None:
    readable = {signal.pk: bool(getattr(signal, "readable")) for signal in at_premises(salon, bram)}  # noqa: B009 - an annotation
    assert readable[phases["new"].pk]
    assert not readable[phases["closed"].pk]
    assert at_premises(salon, petra) == []


def test_a_supervisor_reads_while_assigned_and_no_longer(
    phases: dict[str, Signal], bram: AccountActor, sara: AccountActor, signed_in: SignedIn
) -> None:
    planned = phases["planned"]
    assert signed_in(sara).get("/meldingen/").status_code == 404
    with unit():
        end_grants(to=planned, reason="visit", at=NOW, by=bram)
    assert signed_in(sara).get(f"/meldingen/{planned.pk}/").status_code == 404


def test_reading_a_signal_is_an_event_with_its_purpose(
    phases: dict[str, Signal], signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    purposes = {"bram": "triage", "anna": "handhaving", "sara": "controle", "vera": "rechtsbescherming"}
    for name, purpose in purposes.items():
        actor: AccountActor = request.getfixturevalue(name)
        signal = phases["new" if name == "vera" else "planned"]
        signed_in(actor).get(f"/meldingen/{signal.pk}/")
        event = Event.objects.latest("number")
        assert (event.type, event.purpose, event.record_id) == ("signals.read", purpose, signal.pk)
        assert (event.account_id, event.municipality_id) == (actor.account_id, signal.municipality_id)


def test_seeing_only_the_status_is_no_reading(
    phases: dict[str, Signal], bram: AccountActor, signed_in: SignedIn
) -> None:
    signed_in(bram).get(f"/meldingen/{phases['closed'].pk}/")
    assert not Event.objects.filter(type="signals.read").exists()


def test_the_policy_officer_sees_numbers_of_her_own_municipality_only(
    phases: dict[str, Signal], pol: AccountActor, anna: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(pol)
    page = browser.get("/meldingen/aantallen/")
    assert page.context["counted"].by_year == {2026: 5}
    assert page.context["counted"].by_status["nieuw"] == 1
    assert browser.get("/meldingen/").status_code == 404
    assert signed_in(anna).get("/meldingen/aantallen/").status_code == 404


PAGES = (
    "/meldingen/",
    "/meldingen/?stand=new",
    "/meldingen/nieuw/",
    "/meldingen/aantallen/",
    "/werkvoorraad/",
    "/werkvoorraad/termijnen/",
)


def _texts_of(model: type[models.Model]) -> str:
    return " ".join(str(row) for row in model._default_manager.values_list())


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_address_of_a_home_leaves_its_own_page_nowhere(
    at_home: Register, name: str, request: pytest.FixtureRequest, signed_in: SignedIn
) -> None:
    first, second = at_home(source=Source.ANONYMOUS_LINE), at_home()
    bram: AccountActor = request.getfixturevalue("bram")
    actor: AccountActor = request.getfixturevalue(name)
    browser = signed_in(actor)
    for path in PAGES:
        assert HOME_WORD not in browser.get(path).content.decode(), path
    for path in ("/meldingen/?uitvoer=xlsx", "/werkvoorraad/?uitvoer=xlsx"):
        answer = browser.get(path)
        if answer.status_code == 200:
            sheet = load_workbook(io.BytesIO(answer.content)).active
            assert sheet is not None
            assert not [value for row in sheet.iter_rows(values_only=True) for value in row if HOME_WORD in str(value)]
    assert searchables.search(actor, HOME_WORD) == []
    searched = browser.post("/meldingen/nieuw/", {"zoeken": "ja", "search": "Fictiestraat 77"})
    assert searched.status_code in (200, 404)
    assert not (searched.context or {}).get("form") or not searched.context["form"].found
    actions.merge(second, actor=bram, at=NOW, into=first)
    for model in (Task, Event, Signal):
        assert HOME_WORD not in _texts_of(model)
    if name not in ("bram", "anna", "vera"):
        assert browser.get(f"/meldingen/{first.pk}/").status_code == 404


def test_a_home_shows_no_earlier_signals_and_asks_nobody_for_them(
    at_home: Register, bram: AccountActor, signed_in: SignedIn
) -> None:
    first, second = at_home(), at_home()
    page = signed_in(bram).get(f"/meldingen/{second.pk}/").content.decode()
    assert HOME_WORD in page
    assert first.dossier not in page
    assert "bedrijfspand" not in page.replace("Soort plaats", "").split("<main")[1].split("besluit-")[0]


def test_the_address_of_a_home_is_not_in_any_message_or_url_after_registering(
    bram: AccountActor, beverwijk: models.Model, signed_in: SignedIn
) -> None:
    browser: Client = signed_in(bram)
    answer = browser.post(
        "/meldingen/nieuw/",
        {
            "token": "7d9a3c9c-8d51-4d2f-9d2a-111111111111",
            "source": "citizen",
            "channel": "phone",
            "received_at": "2026-03-24T09:00",
            "categories": ["home"],
            "place_kind": "dwelling",
            "address": "Fictiestraat 77",
            "municipality": str(beverwijk.pk),
        },
    )
    assert answer.status_code == 302
    assert HOME_WORD not in answer["Location"]
    assert HOME_WORD not in str(browser.cookies)


def test_a_closed_home_is_read_by_the_lawyer_in_its_own_case_only(
    at_home: Register, bram: AccountActor, anna: AccountActor, signed_in: SignedIn
) -> None:
    signal = at_home()
    actions.close(signal, actor=bram, at=NOW, outcome=Outcome.UNFOUNDED, reason="Niet juist gebleken.")
    assert HOME_WORD not in signed_in(bram).get(f"/meldingen/{signal.pk}/").content.decode()
    assert HOME_WORD in signed_in(anna).get(f"/meldingen/{signal.pk}/").content.decode()
