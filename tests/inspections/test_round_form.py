"""The form of a new round: what is chosen, what is refused, and what is kept."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Route, Status
from tests.inspections.conftest import (
    TOMORROW,
    Plan,
    SignedIn,
    ToControl,
    employee_of,
    make_premises,
    on_signal,
)

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
LATER = TOMORROW + timedelta(days=7)
CHANGES = ("verplaatsen", "annuleren", "vervangen", "toezichthouder-erbij", "bezoek-erbij")


@pytest.fixture
def typed(beverwijk: Municipality, sara: AccountActor, tom: AccountActor) -> dict[str, Any]:
    """A round as the coordinator sends it, to one place without an address."""
    return {
        "token": str(uuid4()),
        "date": "2026-03-25",
        "start_time": "19:00",
        "minutes": "240",
        "members": [employee_of(sara).pk, employee_of(tom).pk],
        "municipality_1": str(beverwijk.pk),
        "kind_1": "hotel",
    }


def test_the_coordinator_plans_a_round_without_script(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], signal: Signal, permit: Permit
) -> None:
    browser = signed_in(bram)
    page = browser.get("/rondes/nieuw/").content.decode()
    assert "Sara, aangewezen in Beverwijk" in page
    assert signal.dossier in page
    answer = browser.post("/rondes/nieuw/", typed | {"signals": [signal.pk], "permits": [permit.pk]})
    tour = Round.objects.get()
    assert answer["Location"] == f"/rondes/{tour.pk}/"
    assert list(tour.visits.values_list("cause", "kind")) == [
        ("signal", "massage"),
        ("permit", "massage"),
        ("own_choice", "hotel"),
    ]
    page = browser.get(answer["Location"]).content.decode()
    for words in (tour.reference, "is gepland", "Sara", "Tom", "woensdag 25 maart 2026", "19.00 tot 23.00 uur"):
        assert words in page


def test_looking_at_the_waiting_signals_is_on_the_log(signed_in: SignedIn, bram: AccountActor, signal: Signal) -> None:
    signed_in(bram).get("/rondes/nieuw/")
    event = Event.objects.get(type="signals.list_read")
    assert (event.purpose, event.facts["rows"], signal.status) == ("triage", 1, Status.TRIAGED)


def test_the_form_can_start_from_a_signal(signed_in: SignedIn, bram: AccountActor, signal: Signal) -> None:
    for wanted, checked in ((signal.pk, True), (999_999, False), ("9" * 30, False), ("x", False)):
        page = signed_in(bram).get(f"/rondes/nieuw/?melding={wanted}").content.decode()
        box = re.search(r'<input[^>]*name="signals"[^>]*>', page)
        assert box
        assert ("checked" in box[0]) is checked


def test_a_signal_that_waits_for_a_control_leads_to_the_form(
    signed_in: SignedIn, bram: AccountActor, anna: AccountActor, to_control: ToControl, signal: Signal
) -> None:
    link = f"/rondes/nieuw/?melding={signal.pk}"
    assert link in signed_in(bram).get(f"/meldingen/{signal.pk}/").content.decode()
    assert link not in signed_in(anna).get(f"/meldingen/{signal.pk}/").content.decode()
    elsewhere = to_control(route=Route.MUNICIPALITY)
    assert "/rondes/nieuw/" not in signed_in(bram).get(f"/meldingen/{elsewhere.pk}/").content.decode()


def test_a_second_submit_of_the_same_form_leads_to_the_first_round(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], signal: Signal
) -> None:
    browser, sent = signed_in(bram), typed | {"signals": [signal.pk]}
    places = {browser.post("/rondes/nieuw/", sent)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Round.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"date": "2026-03-23"}, "ligt in het verleden"),
        ({"date": "morgen"}, "Datum"),
        ({"start_time": "25:00"}, "Begint om"),
        ({"minutes": "7"}, "Duur"),
        ({"members": []}, "Kies ten minste twee toezichthouders"),
        ({"members": ["999999"]}, "Toezichthouders"),
        ({"municipality_1": "", "kind_1": ""}, "Kies ten minste één bezoek"),
        ({"kind_1": ""}, "Kies wat voor soort plaats het is"),
        ({"municipality_1": ""}, "Kies de gemeente"),
        ({"kind_1": "home"}, "Soort"),
        ({"signals": ["999999"]}, "een van de antwoorden uit de lijst"),
        ({"signals": ["9" * 30]}, "een van de antwoorden uit de lijst"),
        ({"permits": ["x"]}, "een van de antwoorden uit de lijst"),
        ({"token": "geen"}, "token"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], wrong: dict[str, Any], words: str
) -> None:
    answer = signed_in(bram).post("/rondes/nieuw/", typed | {"search": "bewaard"} | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="bewaard"' in page
    assert not Round.objects.exists()


def test_a_round_for_one_person_is_refused_beside_the_supervisors(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any]
) -> None:
    answer = signed_in(bram).post("/rondes/nieuw/", typed | {"members": typed["members"][:1]})
    assert answer.status_code == 422
    assert "altijd met twee toezichthouders" in answer.content.decode()


def test_who_is_not_designated_is_named_with_the_rule(
    signed_in: SignedIn, bram: AccountActor, noor: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(bram)
    assert "Noor, geen aanwijzing" in browser.get("/rondes/nieuw/").content.decode()
    answer = browser.post("/rondes/nieuw/", typed | {"members": [*typed["members"], employee_of(noor).pk]})
    assert "artikel 5:11 Awb) op 25-03-2026: Noor in Beverwijk" in answer.content.decode()


def test_businesses_are_found_without_losing_what_was_typed(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], permit: Permit, beverwijk: Municipality
) -> None:
    other = make_premises(beverwijk, "Salon Zonder", "Verzonnenlaan", 5)
    browser = signed_in(bram)
    answer = browser.post("/rondes/nieuw/", typed | {"zoeken": "ja", "search": "salon"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"Salon Proef, Voorbeeldweg 12 (Beverwijk, {permit.dossier})" in page
    assert "Salon Zonder, Verzonnenlaan 5" in page
    assert page.count("Voorbeeldweg 12") == 1  # once, as a permit
    assert 'value="19:00"' in page
    answer = browser.post(
        "/rondes/nieuw/", typed | {"zoeken": "ja", "search": "onvindbaar", "premises": [other.pk], "permits": ["x"]}
    )
    page = answer.content.decode()
    assert "Salon Zonder" in page  # chosen before, and still there
    assert browser.post("/rondes/nieuw/", typed | {"premises": [other.pk]}).status_code == 302
    assert Visit.objects.filter(premises=other).exists()


def test_business_premises_of_another_district_are_not_found_or_visited(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], alkmaar: Municipality
) -> None:
    elsewhere = make_premises(alkmaar, "Salon Ver", "Bedachtstraat", 9)
    browser = signed_in(bram)
    page = browser.post("/rondes/nieuw/", typed | {"zoeken": "ja", "search": "salon ver"}).content.decode()
    assert "Bedachtstraat" not in page
    assert browser.post("/rondes/nieuw/", typed | {"premises": [elsewhere.pk]}).status_code == 422


def test_a_signal_that_was_planned_meanwhile_is_refused_and_the_rest_is_kept(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], signal: Signal, plan: Plan
) -> None:
    plan(on_signal(signal), date=LATER)
    answer = signed_in(bram).post("/rondes/nieuw/", typed | {"signals": [signal.pk]})
    assert answer.status_code == 422
    assert Round.objects.count() == 1
