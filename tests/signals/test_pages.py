"""The pages of signals in a browser."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actions import grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import actions
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Outcome, PlaceKind, Route, Status
from tests.conftest import NOW
from tests.signals.conftest import Register, SignedIn

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, Any]:
    """A form as the coordinator sends it."""
    return {
        "token": str(uuid4()),
        "source": "partner",
        "channel": "phone",
        "received_at": "2026-03-24T09:30",
        "categories": ["nuisance", "no_permit"],
        "place_kind": "unknown",
        "municipality": str(beverwijk.pk),
        "text": "Harde muziek na sluitingstijd.",
    }


def test_the_coordinator_registers_a_signal(signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any]) -> None:
    browser = signed_in(bram)
    assert browser.get("/meldingen/nieuw/").status_code == 200
    with CaptureQueriesContext(connection) as counted:
        answer = browser.post("/meldingen/nieuw/", typed)
    signal = Signal.objects.get()
    assert answer["Location"] == f"/meldingen/{signal.pk}/"
    assert signal.category_codes == ["no_permit", "nuisance"]
    assert statements(counted) <= 15
    page = browser.get(answer["Location"]).content.decode()
    assert signal.dossier in page
    assert "Een bron die de branche kent" in page


def test_a_second_submit_of_the_same_form_leads_to_the_first_signal(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(bram)
    places = {browser.post("/meldingen/nieuw/", typed)["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Signal.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": "Bel 06-00000088 voor een afspraak."}, "telefoonnummer"),
        ({"source": ""}, "Kies een antwoord bij “Bron”."),
        ({"source": "neighbour"}, "Kies bij “Bron” een van de antwoorden uit de lijst."),
        ({"categories": []}, "Kies een antwoord bij “Onderwerpen”."),
        ({"municipality": ""}, "Kies de gemeente"),
        ({"municipality": "999999"}, "Gemeente"),
        ({"place_kind": "premises"}, "Kies het bedrijfspand"),
        ({"place_kind": "dwelling"}, "Vul het adres van de woning in"),
        ({"received_at": "gisteren"}, "Ontvangen op"),
        ({"received_at": "2027-01-01T00:00"}, "toekomst"),
        ({"categories": ["minor"]}, "vertel het daar"),
        ({"token": "geen kenmerk"}, "token"),
        ({"premises": "99999999999999999999"}, "Bedrijfspand"),
        ({"public_place": "a" * 121}, "121"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], wrong: dict[str, Any], words: str
) -> None:
    answer = signed_in(bram).post("/meldingen/nieuw/", typed | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "text" in wrong or "Harde muziek na sluitingstijd." in page
    assert not Signal.objects.exists()


def test_business_premises_are_found_by_name_or_street_without_losing_what_was_typed(
    signed_in: SignedIn, bram: AccountActor, typed: dict[str, Any], salon: Premises, registered: Register
) -> None:
    registered(place_kind=PlaceKind.PREMISES, premises=salon)
    browser = signed_in(bram)
    for words in ("salon proef", "voorbeeldweg", "1940zz"):
        answer = browser.post("/meldingen/nieuw/", typed | {"zoeken": "ja", "search": words, "place_kind": "premises"})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Salon Proef, Voorbeeldweg 12" in page
        assert "(1 eerdere melding)" in page
        assert "Harde muziek na sluitingstijd." in page
    assert "Geen bedrijfspand gevonden" in (
        browser.post("/meldingen/nieuw/", typed | {"zoeken": "ja", "search": "onvindbaar"}).content.decode()
    )
    chosen = {"place_kind": "premises", "premises": str(salon.pk), "municipality": ""}
    answer = browser.post("/meldingen/nieuw/", typed | chosen)
    signal = Signal.objects.latest("pk")
    assert (signal.premises, signal.municipality) == (salon, salon.municipality)
    page = browser.get(answer["Location"]).content.decode()
    assert "Meldingen over dit bedrijfspand" in page
    assert Signal.objects.earliest("pk").dossier in page


def test_the_form_can_start_from_business_premises(signed_in: SignedIn, bram: AccountActor, salon: Premises) -> None:
    page = signed_in(bram).get(f"/meldingen/nieuw/?pand={salon.pk}").content.decode()
    assert re.search(rf'value="{salon.pk}"[^>]*checked', page)
    assert signed_in(bram).get("/meldingen/nieuw/?pand=onzin").status_code == 200


@pytest.mark.parametrize("name", ["anna", "vera", "sara", "petra", "pol"])
def test_nobody_else_has_the_form(
    signed_in: SignedIn, name: str, request: pytest.FixtureRequest, typed: dict[str, Any]
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    assert browser.get("/meldingen/nieuw/").status_code == 404
    assert browser.post("/meldingen/nieuw/", typed).status_code == 404
    assert not Signal.objects.exists()


def test_a_supervisor_reads_the_signal_of_her_visit_and_is_led_to_no_list_that_is_not_hers(
    signed_in: SignedIn, bram: AccountActor, sara: AccountActor, registered: Register
) -> None:
    signal = registered()
    Signal.objects.filter(pk=signal.pk).update(status="planned")
    with unit():
        grant(sara.account, to=signal, reason="visit", at=NOW, by=bram)
    place = f"/meldingen/{signal.pk}/"
    page = signed_in(sara).get(place).content.decode()
    assert signal.dossier in page
    assert 'href="/meldingen/"' not in page
    assert 'href="/meldingen/"' in signed_in(bram).get(place).content.decode()


def decision(signal: Signal, **more: str) -> dict[str, str]:
    given = {
        "besluit-version": str(signal.version),
        "besluit-route": "care",
        "besluit-priority": "high",
        "besluit-reason": "Eerst hulp.",
    }
    return given | {f"besluit-{name}": value for name, value in more.items()}


def test_the_coordinator_decides(signed_in: SignedIn, bram: AccountActor, registered: Register) -> None:
    signal = registered()
    browser = signed_in(bram)
    answer = browser.post(f"/meldingen/{signal.pk}/beoordelen/", decision(signal))
    assert answer["Location"] == f"/meldingen/{signal.pk}/"
    assert "Eerst hulp." in browser.get(answer["Location"]).content.decode()
    signal.refresh_from_db()
    assert (signal.status, signal.route) == (Status.TRIAGED, Route.CARE)


def test_a_deviation_without_a_reason_is_said_beside_its_field(
    signed_in: SignedIn, bram: AccountActor, registered: Register
) -> None:
    signal = registered()
    answer = signed_in(bram).post(f"/meldingen/{signal.pk}/beoordelen/", decision(signal, reason=""))
    assert answer.status_code == 422
    assert "U wijkt af van het voorstel" in answer.content.decode()
    assert answer.context["decide_form"]["route"].value() == "care"


def test_the_second_of_two_who_decide_sees_what_changed_and_may_choose_again(
    signed_in: SignedIn, bram: AccountActor, registered: Register
) -> None:
    signal = registered()
    browser = signed_in(bram)
    form = decision(signal)
    browser.post(f"/meldingen/{signal.pk}/beoordelen/", form)
    answer = browser.post(f"/meldingen/{signal.pk}/beoordelen/", form | {"besluit-route": "no_action"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze melding zojuist gewijzigd" in page
    assert "Eerst hulp." in page
    again = {name: answer.context["decide_form"][name.removeprefix("besluit-")].value() for name in form}
    assert browser.post(f"/meldingen/{signal.pk}/beoordelen/", again).status_code == 302
    signal.refresh_from_db()
    assert signal.route == Route.NO_ACTION


def test_whoever_decides_on_a_signal_that_was_just_closed_sees_its_status(
    signed_in: SignedIn, bram: AccountActor, registered: Register
) -> None:
    signal = registered(text="Harde muziek na sluitingstijd.")
    form = decision(signal)
    actions.close(signal, actor=bram, at=NOW, outcome=Outcome.NO_TASK, reason="Geen taak van ons.")
    answer = signed_in(bram).post(f"/meldingen/{signal.pk}/beoordelen/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze melding zojuist gewijzigd" in page
    assert "afgesloten" in page
    assert "Harde muziek" not in page


def test_the_coordinator_notes_the_police_call_and_closes(
    signed_in: SignedIn, bram: AccountActor, registered: Register
) -> None:
    signal = registered(categories=[Category.TRAFFICKING])
    browser = signed_in(bram)
    page = browser.get(f"/meldingen/{signal.pk}/").content.decode()
    assert "bel direct" in page
    close = {
        "afsluiten-version": "1",
        "afsluiten-outcome": "to_police",
        "afsluiten-reason": "Overgedragen aan het team mensenhandel.",
    }
    refused = browser.post(f"/meldingen/{signal.pk}/afsluiten/", close)
    assert (refused.status_code, "politie is gebeld" in refused.content.decode()) == (422, True)
    told = {"politie-version": "1", "politie-told_at": "2026-03-24T09:45"}
    assert browser.post(f"/meldingen/{signal.pk}/politie/", told).status_code == 302
    assert browser.post(f"/meldingen/{signal.pk}/afsluiten/", close | {"afsluiten-version": "2"}).status_code == 302
    page = browser.get(f"/meldingen/{signal.pk}/").content.decode()
    assert "alleen de stand voor u zichtbaar" in page
    assert "overgedragen aan de politie" in page


def test_the_coordinator_merges(
    signed_in: SignedIn, bram: AccountActor, registered: Register, haarlem: Municipality
) -> None:
    main, other, elsewhere = registered(), registered(), registered(haarlem)
    browser = signed_in(bram)
    page = browser.get(f"/meldingen/{other.pk}/samenvoegen/").content.decode()
    assert main.dossier in page
    assert elsewhere.dossier not in page
    refused = browser.post(f"/meldingen/{other.pk}/samenvoegen/", {"version": "1", "into": str(elsewhere.pk)})
    assert refused.status_code == 422
    answer = browser.post(f"/meldingen/{other.pk}/samenvoegen/", {"version": "1", "into": str(main.pk)})
    assert answer["Location"] == f"/meldingen/{main.pk}/"
    page = browser.get(answer["Location"]).content.decode()
    assert "Samengevoegde meldingen" in page
    assert other.dossier in page
    assert main.dossier in browser.get(f"/meldingen/{other.pk}/").content.decode()


def test_the_list_filters_sorts_and_keeps_its_state_in_the_url(
    signed_in: SignedIn, bram: AccountActor, registered: Register, haarlem: Municipality
) -> None:
    registered(categories=[Category.HOME], place_kind=PlaceKind.DWELLING, address="Fictiestraat 1")
    registered(haarlem)
    browser = signed_in(bram)

    def rows(query: str) -> int:
        return len(browser.get(f"/meldingen/?{query}").context["rows"])

    assert rows("") == 2
    assert rows("stand=new") == 2
    assert rows("stand=closed") == 0
    assert rows(f"gemeente={haarlem.pk}") == 1
    assert rows("onderwerp=home") == 1
    assert rows("bron=citizen") == 0
    assert rows("vanaf=2026-03-24&tot=2026-03-25") == 2
    assert rows("vanaf=2026-03-25") == 0
    assert rows("tot=2026-03-24") == 0
    assert rows("stand=onzin&gemeente=onzin&vanaf=onzin&na=onzin|1&voor=2026-01-01|x&sorteer=onzin") == 2
    assert "woning" in browser.get("/meldingen/?onderwerp=home").content.decode()
    event = Event.objects.latest("number")
    assert (event.type, event.purpose, event.facts) == ("signals.list_read", "triage", {"rows": 1})


def test_the_list_pages_by_key(signed_in: SignedIn, bram: AccountActor, registered: Register) -> None:
    for _ in range(101):
        registered()
    browser = signed_in(bram)
    first = browser.get("/meldingen/").context
    second = browser.get("/meldingen/", {"na": first["page"].after}).context
    assert (len(first["rows"]), len(second["rows"])) == (100, 1)
    assert second["rows"][0]["dossier"] == "KEN-2026-00001"


@pytest.mark.parametrize("number", [3, 30])
def test_the_pages_keep_to_their_budget_however_many_signals_there_are(
    signed_in: SignedIn, bram: AccountActor, registered: Register, salon: Premises, number: int
) -> None:
    for _ in range(number):
        signal = registered(place_kind=PlaceKind.PREMISES, premises=salon)
    browser = signed_in(bram)
    browser.get("/meldingen/")
    with CaptureQueriesContext(connection) as listed:
        browser.get("/meldingen/")
    with CaptureQueriesContext(connection) as shown:
        browser.get(f"/meldingen/{signal.pk}/")
    assert statements(listed) <= 6
    assert statements(shown) <= 9


def test_the_routing_table_can_be_read(signed_in: SignedIn, bram: AccountActor, sara: AccountActor) -> None:
    page = signed_in(bram).get("/meldingen/routering/").content.decode()
    assert "Vermoeden van een minderjarige" in page
    assert signed_in(sara).get("/meldingen/routering/").status_code == 404
