"""The pages of rounds in a browser: who may, what they show, and what is said when something is refused."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Status
from tests.conftest import TODAY
from tests.inspections.conftest import (
    HOME_WORD,
    TOMORROW,
    Plan,
    SignedIn,
    employee_of,
    make_premises,
    on_signal,
    own_choice,
)

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
LATER = TOMORROW + timedelta(days=7)
CHANGES = ("verplaatsen", "annuleren", "vervangen", "toezichthouder-erbij", "bezoek-erbij")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


def codes(browser: Client, tour: Round) -> list[int]:
    visit = tour.visits.get()
    paths = (f"/rondes/{tour.pk}/", f"/rondes/van-bezoek/{visit.pk}/", f"/rondes/bezoeken/{visit.pk}/")
    return [browser.get(path).status_code for path in paths]


def change_codes(browser: Client, tour: Round) -> set[int]:
    visit = tour.visits.get()
    paths = [f"/rondes/{tour.pk}/{change}/" for change in CHANGES]
    paths += [f"/rondes/{tour.pk}/bezoeken/{visit.pk}/laten-vervallen/"]
    posted = [*paths, f"/rondes/{tour.pk}/bezoeken/{visit.pk}/eerder/"]
    return {browser.get(path).status_code for path in paths} | {browser.post(path).status_code for path in posted}


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


def test_round_and_visit_open_for_whoever_plans_and_for_who_goes(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    for reader in (bram, sara, tom):
        assert codes(signed_in(reader), planned_round) == [200, 302, 200]


def test_the_lawyer_of_the_municipality_opens_the_visit_but_not_the_round(
    signed_in: SignedIn, planned_round: Round, anna: AccountActor
) -> None:
    assert codes(signed_in(anna), planned_round) == [404, 404, 200]


@pytest.mark.parametrize("name", ["noor", "chris", "coen", "petra", "vera"])
def test_everybody_else_finds_nothing(
    signed_in: SignedIn, planned_round: Round, request: pytest.FixtureRequest, name: str
) -> None:
    stranger: AccountActor = request.getfixturevalue(name)
    assert codes(signed_in(stranger), planned_round) == [404, 404, 404]


@pytest.mark.parametrize("name", ["sara", "anna", "noor", "chris", "coen", "petra"])
def test_only_the_coordinator_of_the_district_opens_the_pages_that_change_a_round(
    signed_in: SignedIn, planned_round: Round, request: pytest.FixtureRequest, name: str
) -> None:
    stranger: AccountActor = request.getfixturevalue(name)
    assert change_codes(signed_in(stranger), planned_round) == {404}
    assert Round.objects.get().version == 1


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


def test_the_list_shows_each_reader_her_own(
    signed_in: SignedIn,
    plan: Plan,
    bram: AccountActor,
    sara: AccountActor,
    tom: AccountActor,
    noor: AccountActor,
    coen: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    designate(noor, beverwijk)
    both = plan()
    other = plan(date=LATER, members=[employee_of(tom), employee_of(noor)])
    shown = {
        reader.name: re.findall(r"R-KEN-2026-\d{4}", signed_in(reader).get("/rondes/").content.decode())
        for reader in (bram, sara, tom, noor, coen)
    }
    assert shown == {
        "Bram": [both.reference, other.reference],
        "Sara": [both.reference],
        "Tom": [both.reference, other.reference],
        "Noor": [other.reference],
        "Coen": [],
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [3, 1]),
        ("?periode=geweest", [2]),
        ("?periode=alle", [1, 3, 2]),
        ("?periode=alle&sorteer=date", [2, 3, 1]),
        ("?vanaf=2026-03-26", [1]),
        ("?tot=2026-03-25", [3, 2]),
        ("?periode=alle&stand=done", [2]),
        ("?stand=onzin&periode=onzin&gemeente=x&vanaf=x&na=x|y&sorteer=x", [3, 1]),
        ("?gemeente=999999", [3, 1]),
    ],
)
def test_the_list_is_filtered_by_period_status_and_municipality(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, query: str, expected: list[int]
) -> None:
    plan(date=LATER)
    past = plan(date=TODAY)
    Round.objects.filter(pk=past.pk).update(date=TODAY - timedelta(days=1), status=RoundStatus.DONE)
    plan(date=TOMORROW)
    page = signed_in(bram).get(f"/rondes/{query}").content.decode()
    assert [int(number) for number in re.findall(r">R-KEN-2026-(\d{4})<", page)] == expected


def test_the_list_is_filtered_by_municipality(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    tour, browser = plan(), signed_in(bram)
    assert tour.reference in browser.get(f"/rondes/?gemeente={beverwijk.pk}").content.decode()
    assert tour.reference not in browser.get(f"/rondes/?gemeente={haarlem.pk}").content.decode()


def test_a_list_takes_the_same_few_statements_however_many_rows(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, beverwijk: Municipality
) -> None:
    browser, counts = signed_in(bram), []
    for extra in range(2):
        for day in range(3):
            plan(own_choice(beverwijk), own_choice(beverwijk), date=LATER + timedelta(days=10 * extra + day))
        found = []
        for path in ("/rondes/", "/rondes/bezoeken/", f"/rondes/{Round.objects.earliest('pk').pk}/"):
            with CaptureQueriesContext(connection) as counted:
                assert browser.get(path).status_code == 200
            found.append(statements(counted))
        counts.append(found)
    rounds, visits, detail = counts[1]
    assert counts[0] == counts[1]
    assert rounds <= 6
    assert visits <= 6
    assert detail <= 8


def test_lists_are_saved_as_a_spreadsheet_without_the_address_of_a_home(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, home_signal: Signal, salon: Premises, beverwijk: Municipality
) -> None:
    tour = plan(on_signal(home_signal), own_choice(beverwijk, salon))
    browser, found = signed_in(bram), []
    for path in ("/rondes/?uitvoer=xlsx", "/rondes/bezoeken/?uitvoer=xlsx"):
        sheet = load_workbook(io.BytesIO(browser.get(path).content)).worksheets[0]
        found.append([list(row) for row in sheet.iter_rows(values_only=True)])
    rounds, visits = found
    assert rounds[1][0] == tour.reference
    assert rounds[1][5:] == ["Beverwijk", 2, "Sara, Tom"]
    assert {row[5] for row in visits[1:]} == {"woning, zie bezoek", str(salon)}
    assert HOME_WORD not in str(found)


def test_the_address_of_a_home_is_on_no_page_of_rounds(
    signed_in: SignedIn, home_signal: Signal, plan: Plan, bram: AccountActor, sara: AccountActor
) -> None:
    browser = signed_in(bram)
    before = browser.get("/rondes/nieuw/").content.decode()
    assert home_signal.dossier in before
    tour = plan(on_signal(home_signal))
    pages = [before]
    for reader in (bram, sara):
        for path in ("/rondes/", f"/rondes/{tour.pk}/", "/werkvoorraad/"):
            pages.append(signed_in(reader).get(path).content.decode())
    pages.append(browser.get("/rondes/bezoeken/").content.decode())
    assert "woning, zie bezoek" in pages[-1]
    assert not any(HOME_WORD in page for page in pages)


def test_the_lawyer_lists_the_visits_of_her_own_municipality_only(
    signed_in: SignedIn, planned_round: Round, anna: AccountActor, chris: AccountActor
) -> None:
    dossier = planned_round.visits.get().dossier
    assert dossier in signed_in(anna).get("/rondes/bezoeken/").content.decode()
    assert dossier not in signed_in(chris).get("/rondes/bezoeken/").content.decode()


def test_a_supervisor_sees_her_round_without_the_buttons(
    signed_in: SignedIn, planned_round: Round, sara: AccountActor, bram: AccountActor
) -> None:
    paths = [f"/rondes/{planned_round.pk}/{change}/" for change in CHANGES]
    hers = signed_in(sara).get(f"/rondes/{planned_round.pk}/").content.decode()
    his = signed_in(bram).get(f"/rondes/{planned_round.pk}/").content.decode()
    assert not any(path in hers for path in paths)
    assert all(path in his for path in paths)


def test_a_round_is_moved_and_a_refusal_keeps_what_was_typed(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/verplaatsen/"
    assert 'value="2026-03-25"' in browser.get(path).content.decode()
    sent = {"version": "1", "date": "2026-03-01", "start_time": "20:00", "minutes": "120"}
    answer = browser.post(path, sent)
    assert answer.status_code == 422
    assert "ligt in het verleden" in answer.content.decode()
    assert 'value="2026-03-01"' in answer.content.decode()
    assert browser.post(path, sent | {"date": "2026-03-30"})["Location"] == f"/rondes/{planned_round.pk}/"
    planned_round.refresh_from_db()
    assert str(planned_round.date) == "2026-03-30"


def test_the_second_of_two_planners_is_told_and_may_send_it_again(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/verplaatsen/"
    sent = {"version": "1", "date": "2026-03-30", "start_time": "20:00", "minutes": "120"}
    assert browser.post(path, sent).status_code == 302
    answer = browser.post(path, sent | {"date": "2026-03-31"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze ronde zojuist gewijzigd" in page
    assert 'name="version" value="2"' in page
    assert browser.post(path, sent | {"date": "2026-03-31", "version": "2"}).status_code == 302


def test_a_round_is_cancelled_with_a_reason(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor, sara: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/annuleren/"
    assert browser.post(path, {"version": "1", "reason": ""}).status_code == 422
    assert browser.post(path, {"version": "1", "reason": "safety"}).status_code == 302
    page = browser.get(f"/rondes/{planned_round.pk}/").content.decode()
    assert "niet veilig" in page
    assert "Verplaatsen" not in page
    assert signed_in(sara).get(f"/rondes/{planned_round.pk}/").status_code == 404


def test_a_supervisor_is_replaced(
    signed_in: SignedIn,
    planned_round: Round,
    bram: AccountActor,
    sara: AccountActor,
    noor: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/vervangen/"
    sent = {"version": "1", "leaving": employee_of(sara).pk, "coming": employee_of(noor).pk, "reason": "absent"}
    answer = browser.post(path, sent)
    assert answer.status_code == 422
    assert "Noor in Beverwijk" in answer.content.decode()
    designate(noor, beverwijk)
    assert "Noor, aangewezen in Beverwijk" in browser.get(path).content.decode()
    assert browser.post(path, sent).status_code == 302
    assert signed_in(noor).get(f"/rondes/{planned_round.pk}/").status_code == 200
    assert signed_in(sara).get(f"/rondes/{planned_round.pk}/").status_code == 404


def test_a_round_with_one_supervisor_left_says_so_until_another_is_added(
    signed_in: SignedIn,
    planned_round: Round,
    bram: AccountActor,
    sara: AccountActor,
    noor: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    browser, base = signed_in(bram), f"/rondes/{planned_round.pk}/"
    sent = {"version": "1", "leaving": employee_of(sara).pk, "coming": "", "reason": "absent"}
    assert browser.post(f"{base}vervangen/", sent).status_code == 302
    assert "Te weinig toezichthouders" in browser.get(base).content.decode()
    assert "Vervanger zoeken voor een ronde" in browser.get("/werkvoorraad/").content.decode()
    designate(noor, beverwijk)
    joined = {"version": "2", "coming": employee_of(noor).pk}
    assert browser.post(f"{base}toezichthouder-erbij/", joined).status_code == 302
    assert "Te weinig toezichthouders" not in browser.get(base).content.decode()


def test_visits_are_added_all_or_none_and_once(
    signed_in: SignedIn,
    plan: Plan,
    bram: AccountActor,
    signal: Signal,
    permit: Permit,
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    tour, browser = plan(), signed_in(bram)
    path = f"/rondes/{tour.pk}/bezoek-erbij/"
    assert signal.dossier in browser.get(path).content.decode()
    sent: dict[str, Any] = {"version": "1", "token": str(uuid4()), "signals": [signal.pk], "permits": [permit.pk]}
    refused = browser.post(path, sent | {"municipality_1": haarlem.pk, "kind_1": "hotel"})
    assert refused.status_code == 422
    assert "Sara in Haarlem" in refused.content.decode()
    assert tour.visits.count() == 1
    assert browser.post(path, {"version": "1", "token": str(uuid4())}).status_code == 422
    for _ in range(2):
        assert browser.post(path, sent)["Location"] == f"/rondes/{tour.pk}/"
    assert list(tour.visits.order_by("sequence").values_list("cause", flat=True)) == ["own_choice", "signal", "permit"]
    searched = browser.post(path, sent | {"zoeken": "ja", "search": "salon"})
    assert "Salon Proef" in searched.content.decode()


def test_a_visit_is_dropped_and_its_signal_waits_again(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, signal: Signal, beverwijk: Municipality
) -> None:
    tour, browser = plan(own_choice(beverwijk), on_signal(signal)), signed_in(bram)
    visit = tour.visits.get(signal=signal)
    path = f"/rondes/{tour.pk}/bezoeken/{visit.pk}/laten-vervallen/"
    assert "komt terug op de lijst" in browser.get(path).content.decode()
    assert browser.post(path, {"version": "1"}).status_code == 302
    visit.refresh_from_db()
    assert visit.status == VisitStatus.CANCELLED
    assert signal.dossier in browser.get("/rondes/nieuw/").content.decode()
    last = tour.visits.exclude(pk=visit.pk).get()
    answer = browser.post(f"/rondes/{tour.pk}/bezoeken/{last.pk}/laten-vervallen/", {"version": "2"})
    assert answer.status_code == 422
    assert "annuleer dan de ronde" in answer.content.decode()


def test_a_visit_of_another_round_is_not_dropped_or_moved_here(
    signed_in: SignedIn, plan: Plan, bram: AccountActor
) -> None:
    tour, other, browser = plan(), plan(date=LATER), signed_in(bram)
    for change in ("laten-vervallen", "eerder"):
        path = f"/rondes/{tour.pk}/bezoeken/{other.visits.get().pk}/{change}/"
        assert browser.post(path, {"version": "1"}).status_code == 404


def test_a_visit_moves_one_place_earlier(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, beverwijk: Municipality
) -> None:
    tour, browser = plan(own_choice(beverwijk), own_choice(beverwijk)), signed_in(bram)
    first, second = tour.visits.order_by("sequence").values_list("pk", flat=True)
    path = f"/rondes/{tour.pk}/bezoeken/{second}/eerder/"
    assert browser.get(path).status_code == 405
    assert browser.post(path, {"version": "1"}).status_code == 302
    assert list(tour.visits.order_by("sequence").values_list("pk", flat=True)) == [second, first]
    stale = browser.post(path, {"version": "1"}, follow=True).content.decode()
    assert "Iemand anders heeft deze ronde zojuist gewijzigd" in stale


def test_earlier_controls_are_shown_on_the_signal_page_as_far_as_the_reader_sees_them(
    signed_in: SignedIn,
    plan: Plan,
    salon: Premises,
    signal: Signal,
    bram: AccountActor,
    anna: AccountActor,
    beverwijk: Municipality,
) -> None:
    visit = plan(own_choice(beverwijk, salon)).visits.get()
    for reader in (bram, anna):
        page = signed_in(reader).get(f"/meldingen/{signal.pk}/").content.decode()
        assert "Controles bij dit bedrijfspand" in page
        assert visit.dossier in page
        assert "25-03-2026: gepland" in page


def test_a_supervisor_who_was_not_there_learns_nothing_of_earlier_controls(
    signed_in: SignedIn,
    plan: Plan,
    salon: Premises,
    signal: Signal,
    tom: AccountActor,
    noor: AccountActor,
    sara: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    designate(noor, beverwijk)
    earlier = plan(own_choice(beverwijk, salon), members=[employee_of(tom), employee_of(noor)]).visits.get()
    plan(on_signal(signal), date=LATER)
    hers = signed_in(sara).get(f"/meldingen/{signal.pk}/").content.decode()
    his = signed_in(tom).get(f"/meldingen/{signal.pk}/").content.decode()
    assert earlier.dossier in his
    assert earlier.dossier not in hers
