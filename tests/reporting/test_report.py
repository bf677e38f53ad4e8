"""The yearly report: what counts, in which year and where; and what of it whom is shown."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core import walls
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.models import Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.organisation.models import Employee, Municipality, Succession
from regiotoezicht.reporting.queries import Period, places_in
from regiotoezicht.reporting.report import Line, Report
from regiotoezicht.reporting.vocabulary import Figure
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import NOW, TODAY, Hire
from tests.reporting.conftest import YEAR, control, make_permit, report_for


def line(report: Report, figure: Figure, place: Municipality) -> Line:
    return dict(report.exactly(place))[figure]


def test_a_control_counts_once_in_its_year_and_sector(omar: AccountActor, beverwijk: Municipality) -> None:
    control(beverwijk, licensed=2, unlicensed=3)
    control(beverwijk, licensed=1, on=date(YEAR, 12, 31))
    control(beverwijk, licensed=4, on=date(YEAR + 1, 1, 1))
    made = control(beverwijk, unlicensed=2)
    Visit.objects.filter(pk=made[0].pk).update(status=VisitStatus.CANCELLED)
    Visit.objects.filter(pk=made[1].pk).update(arrived_at=None, status=VisitStatus.PLANNED)
    sealed = control(beverwijk, unlicensed=1)[0]
    Visit.objects.filter(pk=sealed.pk).update(permit=make_permit(beverwijk, 900, is_sealed=True))
    assert line(report_for(omar), Figure.CONTROLS, beverwijk).values == (3, 3, 6)
    assert line(report_for(omar, YEAR + 1), Figure.CONTROLS, beverwijk).values == (4, 0, 4)


def test_a_running_year_ends_today(omar: AccountActor, beverwijk: Municipality) -> None:
    control(beverwijk, licensed=2, on=TODAY)
    control(beverwijk, licensed=4, on=date(2026, 3, 25))
    report = report_for(omar, 2026)
    assert not report.period.is_over
    assert line(report, Figure.CONTROLS, beverwijk).total == 2
    assert Period.of(2025, TODAY).is_over


def test_hours_and_terms_count_in_their_parts(omar: AccountActor, beverwijk: Municipality) -> None:
    worker = Employee.objects.create(name="Wil", function="toezichthouder", employer=beverwijk)
    for sector, minutes in (("licensed", 90), ("unlicensed", 60), ("unlicensed", 30)):
        WorkedHours.objects.create(
            employee=worker,
            employer=beverwijk,
            municipality=beverwijk,
            district=beverwijk.district,
            date=date(YEAR, 4, 1),
            minutes=minutes,
            sector=sector,
            token=uuid4(),
            booked_at=NOW,
        )
    for ended, rule, reason in ((1, "awb-7:10", "decided"), (9, "awb-7:10", "decided"), (1, "awb-6:7", "x")):
        RunningTerm.objects.create(
            **term(beverwijk, rule), ended_at=NOW.replace(year=YEAR, day=ended), end_reason=reason
        )
    RunningTerm.objects.create(**term(beverwijk, "awb-7:10"))  # still open, long after its end
    RunningTerm.objects.create(**term(beverwijk, "awb-4:13"), ended_at=NOW, end_reason="withdrawn")
    report = report_for(omar)
    assert line(report, Figure.HOURS, beverwijk).values == (90, 90, 180)
    assert line(report, Figure.TERMS, beverwijk).values == (1, 2, 3)


def term(town: Municipality, rule: str) -> dict[str, object]:
    day = date(YEAR, 3, 5)
    return {
        "dossier": "KEN-2025-00001",
        "municipality": town,
        "district": town.district,
        "label": "enforcement.objection",
        "record_id": 1,
        "rule": rule,
        "basis": "artikel",
        "start": day,
        "raw_end": day,
        "end": day,
        "started_at": NOW,
    }


def test_small_numbers_stay_at_home_and_totals_remain(
    omar: AccountActor, beverwijk: Municipality, haarlem: Municipality, alkmaar: Municipality
) -> None:
    for code, number in {"GM0453": 12, "GM0450": 60, "GM0448": 25, "GM0441": 99, "GM0479": 45, "GM0439": 15}.items():
        control(Municipality.objects.get(code=code), licensed=number)
    for town, number in ((beverwijk, 4), (haarlem, 30), (alkmaar, 50)):
        control(town, licensed=number)
    report = report_for(omar)
    sheet = report.sheets[Figure.CONTROLS]
    shown = {one.name: one.total for one in (*sheet.towns, *sheet.districts, sheet.whole)}
    assert shown["Beverwijk"] is None
    assert shown["Velsen"] is None  # else Beverwijk follows from the district, with what others know of themselves
    assert shown["Haarlem"] is None  # else whoever knows Velsen knows Beverwijk
    assert (shown["Uitgeest"], shown["Kennemerland"], shown["De regio"]) == (60, 106, 340)
    assert line(report, Figure.CONTROLS, beverwijk).total == 4
    assert dict(report.protected(beverwijk))[Figure.CONTROLS].values == (None, None, None)
    assert sheet.hides


def test_everybody_sees_the_same_on_both_sides_of_the_wall(
    hire: Hire,
    ada: AccountActor,
    omar: AccountActor,
    chris: AccountActor,
    beverwijk: Municipality,
    alkmaar: Municipality,
) -> None:
    control(beverwijk, licensed=20, unlicensed=20)
    control(alkmaar, licensed=30, unlicensed=30)
    seen = []
    for reader in (ada, omar, chris):
        with walls.standing(reader):
            seen.append(report_for(reader).sheets)
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][Figure.CONTROLS].whole.values == (50, 50, 100)


def test_a_running_year_is_rounded_for_others_and_exact_at_home(omar: AccountActor, beverwijk: Municipality) -> None:
    day = date(2026, 2, 3)
    control(beverwijk, licensed=53, unlicensed=54, on=day)
    for code in ("GM0392", "GM0453", "GM0361", "GM0448", "GM0479", "GM0439"):
        control(Municipality.objects.get(code=code), licensed=20, unlicensed=22, on=day)
    report = report_for(omar, 2026)
    assert dict(report.protected(beverwijk))[Figure.CONTROLS].values == (50, 50, 105)
    assert line(report, Figure.CONTROLS, beverwijk).values == (53, 54, 107)
    assert report.sheets[Figure.CONTROLS].whole.values == (170, 185, 355)


def test_what_merged_counts_with_its_successor(omar: AccountActor, beverwijk: Municipality) -> None:
    heemskerk = Municipality.objects.get(code="GM0396")
    control(beverwijk, licensed=2)
    control(heemskerk, licensed=3)
    Succession.objects.create(predecessor=heemskerk, successor=beverwijk, date=date(YEAR, 7, 1))
    Municipality.objects.filter(pk=heemskerk.pk).update(valid_until=date(YEAR, 7, 1))
    report = report_for(omar)
    assert line(report, Figure.CONTROLS, beverwijk).total == 5
    assert heemskerk not in report.places
    assert heemskerk in places_in(Period.of(YEAR - 1, TODAY))[0]


@pytest.mark.parametrize("more", [0, 40])
def test_the_report_costs_as_many_statements_however_many_municipalities(
    omar: AccountActor,
    beverwijk: Municipality,
    django_assert_num_queries: Callable[..., Any],
    more: int,
) -> None:
    Municipality.objects.bulk_create(
        Municipality(
            code=f"GM9{at:03d}", name=f"Verzonnen {at}", district=beverwijk.district, valid_from=date(2022, 1, 1)
        )
        for at in range(more)
    )
    assert omar.roles  # her roles are known by then, as they are on a page
    with django_assert_num_queries(8):
        report_for(omar)
