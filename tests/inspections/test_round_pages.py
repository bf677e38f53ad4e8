"""The pages of rounds in a browser: who may, what they show, and what is said when something is refused."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from tests.conftest import TODAY
from tests.inspections.conftest import (
    HOME_WORD,
    TOMORROW,
    Plan,
    SignedIn,
    at_permit,
    employee_of,
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
    paths = (f"/rondes/{tour.pk}/", f"/rondes/van-bezoek/{visit.pk}/", f"/bezoeken/{visit.pk}/")
    return [browser.get(path).status_code for path in paths]


def change_codes(browser: Client, tour: Round) -> set[int]:
    visit = tour.visits.get()
    paths = [f"/rondes/{tour.pk}/{change}/" for change in CHANGES]
    paths += [f"/rondes/{tour.pk}/bezoeken/{visit.pk}/laten-vervallen/"]
    posted = [*paths, f"/rondes/{tour.pk}/bezoeken/{visit.pk}/eerder/"]
    return {browser.get(path).status_code for path in paths} | {browser.post(path).status_code for path in posted}


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
        for path in ("/rondes/", "/bezoeken/", f"/rondes/{Round.objects.earliest('pk').pk}/"):
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
    for path in ("/rondes/?uitvoer=xlsx", "/bezoeken/?uitvoer=xlsx"):
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
    pages.append(browser.get("/bezoeken/").content.decode())
    assert "woning, zie bezoek" in pages[-1]
    assert not any(HOME_WORD in page for page in pages)


def test_the_lawyer_lists_the_visits_of_her_own_municipality_only(
    signed_in: SignedIn, planned_round: Round, anna: AccountActor, chris: AccountActor
) -> None:
    dossier = planned_round.visits.get().dossier
    assert dossier in signed_in(anna).get("/bezoeken/").content.decode()
    assert dossier not in signed_in(chris).get("/bezoeken/").content.decode()


def test_a_supervisor_sees_her_round_without_the_buttons(
    signed_in: SignedIn, planned_round: Round, sara: AccountActor, bram: AccountActor
) -> None:
    paths = [f"/rondes/{planned_round.pk}/{change}/" for change in CHANGES]
    hers = signed_in(sara).get(f"/rondes/{planned_round.pk}/").content.decode()
    his = signed_in(bram).get(f"/rondes/{planned_round.pk}/").content.decode()
    assert not any(path in hers for path in paths)
    assert all(path in his for path in paths)


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


def test_a_supervisor_lists_the_visits_that_she_does(
    signed_in: SignedIn, planned_round: Round, sara: AccountActor, noor: AccountActor
) -> None:
    dossier = planned_round.visits.get().dossier
    assert dossier in signed_in(sara).get("/bezoeken/").content.decode()
    assert dossier not in signed_in(noor).get("/bezoeken/").content.decode()
    assert dossier not in signed_in(sara).get("/bezoeken/?periode=geweest").content.decode()


def test_the_pages_of_a_business_show_its_controls_and_lead_the_coordinator_to_a_new_round(
    signed_in: SignedIn, plan: Plan, permit: Permit, bram: AccountActor, anna: AccountActor, petra: AccountActor
) -> None:
    visit = plan(at_permit(permit)).visits.get()
    places = {
        f"/panden/{permit.premises_id}/": f"/rondes/nieuw/?pand={permit.premises_id}",
        f"/vergunningen/{permit.pk}/": f"/rondes/nieuw/?vergunning={permit.pk}",
    }
    for path, plan_url in places.items():
        shown = {reader.name: signed_in(reader).get(path).content.decode() for reader in (bram, anna, petra)}
        assert visit.dossier in shown["Bram"]
        assert plan_url in shown["Bram"]
        assert visit.dossier in shown["Anna"]
        assert plan_url not in shown["Anna"]
        assert "Controles bij dit bedrijfspand" not in shown["Petra"]
        assert "Salon Proef" in signed_in(bram).get(plan_url).content.decode()
