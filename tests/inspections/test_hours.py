"""Hours: booked by whom worked, seen by others as sums per municipality."""

import io
import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.hours import actions, rules
from regiotoezicht.inspections.hours.actions import Work
from regiotoezicht.inspections.hours.queries import CaseToBook, sums_by
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import WorkedHours
from regiotoezicht.organisation.models import Municipality, Participation
from tests.at_once import together
from tests.conftest import NOW, TODAY, Hire
from tests.inspections.conftest import Plan, SignedIn, employee_of


def go(name: str, *given: Any) -> str:
    return reverse(f"inspections:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\u00a0", " ")


def booked(actor: AccountActor, place: Municipality, minutes: int = 120, **more: Any) -> WorkedHours:
    given: dict[str, Any] = {"sector": Sector.UNLICENSED, "minutes": minutes, "date": TODAY}
    work = Work(**given | more)
    return actions.book(place, work, employee=employee_of(actor), token=uuid4(), actor=actor, at=NOW)


def test_a_round_is_booked_in_two_taps(
    plan: Plan, sara: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    tour = plan(date=TODAY)
    browser = signed_in(sara)
    assert "Uren boeken" in text(browser.get(go("round", tour.pk)))
    page = browser.get(go("hours_of_round", tour.pk)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    tap = {"tik": f"{beverwijk.pk}-licensed-180", "token": token[1]}
    for _ in range(2):  # a double click
        assert browser.post(go("hours_of_round", tour.pk), tap)["Location"] == go("hours")
    made = WorkedHours.objects.get()
    assert (made.minutes, made.sector, made.round, made.municipality) == (180, "licensed", tour, beverwijk)
    assert made.employer_id == employee_of(sara).employer_id
    shown = text(browser.get(go("hours")))
    assert "3 uur" in shown
    for wrong in ("x", f"{beverwijk.pk}-licensed-181", "999-licensed-60", f"{beverwijk.pk}-other-60"):
        assert browser.post(go("hours_of_round", tour.pk), tap | {"tik": wrong}).status_code == 404
    assert browser.post(go("hours_of_round", tour.pk), tap | {"token": "x"}).status_code == 404
    for _ in range(2):
        assert browser.post(go("hours_withdraw", made.pk)).status_code == 302
    assert Event.objects.filter(type="inspections.hours_withdrawn").count() == 1


def test_a_case_of_her_own_is_booked_in_two_taps(
    plan: Plan, sara: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    tour = plan(date=TODAY)
    dossier, tour.date = tour.visits.get().dossier, TODAY - rules.CASE_WINDOW
    tour.save(update_fields=["date"])
    browser, address = signed_in(sara), go("hours_of_case", dossier)
    assert f'href="{address}"' in browser.get(go("hours")).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', browser.get(address).content.decode())
    assert token
    tap = {"tik": f"{beverwijk.pk}-unlicensed-60", "token": token[1]}
    for _ in range(2):  # a double click
        assert browser.post(address, tap)["Location"] == go("hours")
    made = WorkedHours.objects.get()
    assert (made.dossier, made.date, made.minutes, made.sector, made.round) == (dossier, TODAY, 60, "unlicensed", None)
    assert browser.post(address, tap | {"tik": f"{beverwijk.pk}-unlicensed-61"}).status_code == 404
    assert browser.get(go("hours_of_case", "KEN-1999-00001")).status_code == 404
    # What she booked on stays at hand when the round is longer ago.
    tour.date -= timedelta(days=1)
    tour.save(update_fields=["date"])
    assert browser.get(address).status_code == 200
    browser.post(go("hours_withdraw", made.pk))
    assert browser.get(address).status_code == 404, "what was taken back is no work of hers"


def test_the_newest_case_comes_first_whatever_the_district() -> None:
    cases = [CaseToBook(number, 1, "") for number in ("ZAW-2025-00900", "KEN-2026-00002", "NHN-2026-00010")]
    newest = sorted(cases, key=CaseToBook.when_numbered, reverse=True)
    assert [one.dossier[:3] for one in newest] == ["NHN", "KEN", "ZAW"]


def test_other_work_is_typed_and_wrong_input_is_told(
    sara: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    browser = signed_in(sara)
    typed = {"token": str(uuid4()), "date": "2026-03-24", "municipality": beverwijk.pk, "sector": "unlicensed"}
    typed |= {"hours": "1,5", "dossier": "KEN-2026-00012"}
    for _ in range(2):
        assert browser.post(go("hours"), typed).status_code == 302
    assert WorkedHours.objects.get().minutes == 90
    for change, sentence in (
        ({"hours": "0"}, "Aantal uren"),
        ({"hours": "17"}, "Aantal uren"),
        ({"date": "2026-03-25"}, "moet nog komen"),
        ({"date": "2026-02-01"}, "binnen een maand"),
        ({"date": "2026-02-29"}, "geen bestaande datum"),
        ({"dossier": "mevrouw Jansen"}, "geen dossiernummer"),
        ({"dossier": "KEN-2026-00012 mevrouw Jansen"}, "geen dossiernummer"),
        ({"dossier": "KEN-2026-0001234"}, "geen dossiernummer"),
        ({"municipality": Municipality.objects.get(code="GM0361").pk}, "Voor gemeente"),
    ):
        answer = browser.post(go("hours"), typed | {"token": str(uuid4())} | change)
        assert answer.status_code == 422
        assert sentence in text(answer)
    assert WorkedHours.objects.count() == 1


def test_a_day_has_twenty_four_hours(sara: AccountActor, beverwijk: Municipality) -> None:
    for _ in range(3):
        booked(sara, beverwijk, 480)
    with pytest.raises(Refused, match="24 uur"):
        booked(sara, beverwijk, 1)
    with pytest.raises(Refused):
        rules.refuse_minutes(16 * 60 + 1, 0)


def test_only_her_own_and_only_where_she_works(
    sara: AccountActor, tom: AccountActor, anna: AccountActor, beverwijk: Municipality, alkmaar: Municipality
) -> None:
    mine = booked(sara, beverwijk)
    assert not WorkedHours.objects.visible_to(tom).exists()
    with pytest.raises(Refused):
        actions.withdraw(mine, actor=tom, at=NOW)
    for actor, place in ((sara, alkmaar), (anna, beverwijk)):
        with pytest.raises(NotAllowed):
            booked(actor, place)
    with pytest.raises(Refused):
        booked(sara, beverwijk, date=TODAY - timedelta(days=32))


def test_others_see_sums_per_municipality(
    sara: AccountActor,
    tom: AccountActor,
    bram: AccountActor,
    anna: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
    haarlem: Municipality,
    signed_in: SignedIn,
) -> None:
    booked(sara, beverwijk, 120)
    booked(tom, beverwijk, 60, sector=Sector.LICENSED)
    booked(tom, haarlem, 30)
    own = hire("Cor", Role.CONTROLLER, beverwijk)
    rens = hire("Rens", Role.REGION_CONTROLLER, haarlem)
    for actor in (bram, rens):
        sums = {row["name"]: (row["licensed"], row["unlicensed"]) for row in sums_by("municipality", actor, 2026)}
        assert sums == {"Beverwijk": (60, 120), "Haarlem": (0, 30)}
    assert {row["name"] for row in sums_by("municipality", own, 2026)} >= {"Beverwijk"}
    assert sums_by("municipality", rens, 2025) == []
    answer = signed_in(rens).get(go("hours_sums"))
    assert "Sara" not in answer.content.decode()
    assert "Beverwijk 1 uur 2 uur 3 uur" in text(answer)
    book = openpyxl.load_workbook(io.BytesIO(signed_in(rens).get(go("hours_sums"), {"uitvoer": "xlsx"}).content))
    assert book.sheetnames == ["Gewerkt voor", "Geleverd door"]
    assert f'href="{go("hours_between", "GM0375")}?jaar=2026"' in answer.content.decode()
    assert signed_in(anna).get(go("hours_sums")).status_code == 404
    assert signed_in(rens).get(go("hours")).status_code == 404
    assert rules.is_bookable(date(2024, 2, 29), date(2024, 3, 1))


@pytest.mark.at_once
def test_a_tap_that_comes_twice_at_the_same_moment_is_booked_once(
    plan: Plan, sara: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    tour = plan(date=TODAY)
    tap = {"token": str(uuid4()), "tik": f"{beverwijk.pk}-licensed-120"}
    browsers = [signed_in(sara), signed_in(sara)]
    answers = together(*(lambda one=one: one.post(go("hours_of_round", tour.pk), tap) for one in browsers))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"] for answer in answers} == {go("hours")}
    assert WorkedHours.objects.count() == 1


def test_a_year_that_is_none_shows_this_year(hire: Hire, beverwijk: Municipality, signed_in: SignedIn) -> None:
    browser = signed_in(hire("Cor", Role.CONTROLLER, beverwijk))
    for year in ("0000", "99999", "abcd"):
        assert "Uren in 2026" in text(browser.get(go("hours_sums"), {"jaar": year}))


def test_of_what_own_people_did_elsewhere_only_the_sum_is_told(
    sara: AccountActor, hire: Hire, beverwijk: Municipality, haarlem: Municipality, signed_in: SignedIn
) -> None:
    booked(sara, haarlem, 90)
    booked(sara, beverwijk, 60)
    supplier = employee_of(sara).employer
    elsewhere = haarlem if supplier == beverwijk else beverwijk
    actor = hire("Olga", Role.POLICY_OFFICER, supplier)
    assert {row["name"] for row in sums_by("municipality", actor, 2026)} == {supplier.name}
    assert {row["name"]: row["minutes"] for row in sums_by("employer", actor, 2026)} == {supplier.name: 150}
    page = text(signed_in(actor).get(go("hours_between", supplier.code)))
    assert f"Gewerkt voor Vergund Niet vergund Samen {supplier.name} 0 uur" in page
    assert "andere gemeenten 0 uur" in page and "Samen 0 uur 2,5 uur 2,5 uur" in page
    assert elsewhere.name not in page
    assert signed_in(actor).get(go("hours_between", elsewhere.code)).status_code == 404
    there = hire("Otto", Role.POLICY_OFFICER, elsewhere)
    assert {row["name"] for row in sums_by("municipality", there, 2026)} == {elsewhere.name}


def test_a_coordinator_reads_no_hours_of_a_municipality_that_left_the_team(
    sara: AccountActor, bram: AccountActor, beverwijk: Municipality
) -> None:
    booked(sara, beverwijk, 60)
    assert WorkedHours.objects.worked_for(bram).exists()
    Participation.objects.filter(municipality=beverwijk).update(until_date=TODAY)
    later = AccountActor(bram.account, NOW)
    assert not WorkedHours.objects.worked_for(later).exists()
    assert "Beverwijk" not in {row["name"] for row in sums_by("municipality", later, 2026)}


def test_a_sum_opens_to_who_worked_for_whom_and_to_no_person(
    sara: AccountActor,
    tom: AccountActor,
    anna: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
    haarlem: Municipality,
    alkmaar: Municipality,
    signed_in: SignedIn,
) -> None:
    for actor in (sara, tom):
        assert employee_of(actor).employer in (haarlem, beverwijk)
    booked(sara, beverwijk, 120)
    booked(tom, beverwijk, 60, sector=Sector.LICENSED)
    booked(tom, haarlem, 30)
    actions.withdraw(booked(tom, haarlem, 45), actor=tom, at=NOW)
    rens = hire("Rens", Role.REGION_CONTROLLER, haarlem)
    page = signed_in(rens).get(go("hours_between", "GM0392"))
    supplied = employee_of(tom).employer.name
    assert f"Gewerkt voor Haarlem Geleverd door Vergund Niet vergund Samen {supplied} 0 uur 0,5 uur 0,5 uur" in text(
        page
    )
    assert "Samen 0 uur 0,5 uur 0,5 uur" in text(page)
    assert "Sara" not in page.content.decode() and "Tom" not in page.content.decode()
    assert "geen uren geboekt in dit jaar" in text(signed_in(rens).get(go("hours_between", "GM0392"), {"jaar": "2025"}))
    omar, sem = hire("Omar", Role.POLICY_OFFICER, beverwijk), hire("Sem", Role.POLICY_OFFICER, alkmaar)
    assert "Samen 1 uur 2 uur 3 uur" in text(signed_in(omar).get(go("hours_between", "GM0375")))
    for stranger in (anna, sem):
        assert signed_in(stranger).get(go("hours_between", "GM0375")).status_code == 404
    assert signed_in(rens).get(go("hours_between", "GM0361")).status_code == 404, "nobody worked there"
    assert signed_in(rens).get(go("hours_between", "GM9999")).status_code == 404
