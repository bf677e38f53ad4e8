"""The yearly report: what counts, in which year and where; and what of it whom is shown."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import label_of
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.core import walls
from regiotoezicht.enforcement.models import Case, CourtProceeding, Objection, PaymentUndone, ThirdPartyRequest
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.models import Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Employee, Municipality, Succession
from regiotoezicht.reporting.queries import Period, places_in
from regiotoezicht.reporting.report import Line, Report
from regiotoezicht.reporting.vocabulary import TERMS, Figure
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import NOW, TODAY, Hire
from tests.reporting.conftest import YEAR, control, forfeit, make_case, make_permit, pay, report_for


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


def test_hours_count_in_their_parts(omar: AccountActor, beverwijk: Municipality) -> None:
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
    report = report_for(omar)
    assert line(report, Figure.HOURS, beverwijk).values == (90, 90, 180)


def run(owner: Any, rule: str = "awb-7:10", *, ended: int | None = 1, reason: str = "decided") -> None:
    """A term of this record that ended on the fifth of March; what was due was done on a day of that month, or not."""
    last = date(YEAR, 3, 5)
    RunningTerm.objects.create(
        dossier=owner.dossier,
        municipality=owner.municipality,
        district=owner.district,
        label=label_of(owner),
        record_id=owner.pk,
        rule=rule,
        basis="artikel",
        start=last,
        raw_end=last,
        end=last,
        started_at=NOW,
        ended_at=NOW.replace(year=YEAR, day=ended) if ended else None,
        end_reason=reason if ended else "",
    )


def test_terms_count_as_met_or_not_on_licensed_and_on_unlicensed_places(
    omar: AccountActor, beverwijk: Municipality
) -> None:
    licensed, unlicensed = make_case(beverwijk, make_permit(beverwijk, 1)), make_case(beverwijk)
    run(licensed, "awb-5:31a")
    run(licensed, "awb-5:37", ended=9)
    run(unlicensed, "awb-5:31a", ended=None)  # still open, long after its end
    run(licensed, "awb-6:7")  # a term of somebody else
    run(licensed, reason="withdrawn")  # nothing was due any more
    report = report_for(omar)
    assert line(report, Figure.TERMS_LICENSED, beverwijk).values == (1, 1, 2)
    assert line(report, Figure.TERMS_UNLICENSED, beverwijk).values == (0, 1, 1)
    assert line(report, Figure.TERMS_OTHER, beverwijk).values == (0, 0, 0)


@pytest.mark.parametrize("kind", [Objection, CourtProceeding, ThirdPartyRequest])
def test_the_term_of_what_hangs_on_a_case_follows_the_permit_of_that_case(
    omar: AccountActor, beverwijk: Municipality, kind: Any
) -> None:
    for case in (make_case(beverwijk, make_permit(beverwijk, 1)), make_case(beverwijk), make_case(beverwijk)):
        run(hang_on(case, kind))
    report = report_for(omar)
    found = [line(report, figure, beverwijk).total for figure in TERMS]
    assert found == [1, 2, 0]


def hang_on(case: Case, kind: Any) -> Any:
    """The least that an objection, a proceeding or a request on a case is."""
    given: dict[str, Any] = {
        "case": case,
        "dossier": case.dossier,
        "municipality": case.municipality,
        "district": case.district,
        "number": 1,
        "token": uuid4(),
        "received_date": date(YEAR, 1, 5),
        "recorded_at": NOW,
    }
    if kind is Objection:
        letter = Letter.objects.create(
            **{name: given[name] for name in ("dossier", "municipality", "district")},
            label=label_of(case),
            record_id=case.pk,
            kind="order",
            token=uuid4(),
            addressee_id=0,
            composed_at=NOW,
        )
        given |= {
            "letter": letter,
            "name": "Verzonnen Buur",
            "address": "Voorbeeldweg 2",
            "objector": "interested",
            "channel": "post",
            "timeliness": "in_time",
            "term_end": NOW,
        }
    elif kind is CourtProceeding:
        given |= {"kind": "appeal", "court": "rechtbank", "reference": "HAA 25/1", "papers_until": date(YEAR, 2, 5)}
    else:
        given |= {"kind": "request", "name": "Verzonnen Buur", "address": "Voorbeeldweg 2", "channel": "post"}
    return kind.objects.create(**given)


def test_a_permit_in_the_closed_compartment_counts_in_no_figure(omar: AccountActor, beverwijk: Municipality) -> None:
    case = make_case(beverwijk, make_permit(beverwijk, 900, is_sealed=True))
    run(case)
    run(complain(beverwijk, case), "awb-9:11")
    pay(forfeit(case, 500), 200, on=date(YEAR, 6, 1))
    for figure, found in report_for(omar).exactly(beverwijk):
        assert found.total == 0, figure


def test_a_term_of_a_complaint_hangs_on_no_place(omar: AccountActor, beverwijk: Municipality) -> None:
    run(complain(beverwijk, None), "awb-9:11")
    run(complain(beverwijk, make_case(beverwijk)), "awb-9:11", ended=9)
    report = report_for(omar)
    assert line(report, Figure.TERMS_OTHER, beverwijk).values == (1, 1, 2)
    assert line(report, Figure.TERMS_UNLICENSED, beverwijk).total == 0


def complain(town: Municipality, case: Case | None) -> Complaint:
    return Complaint.objects.create(
        dossier=f"{town.district.code}-2025-0000{Complaint.objects.count()}",
        municipality=town,
        district=town.district,
        case=case,
        about="conduct",
        name="Verzonnen Klager",
        address="Voorbeeldweg 3",
        token=uuid4(),
        channel="post",
        received_date=date(YEAR, 1, 5),
        recorded_at=NOW,
    )


def test_penalties_count_in_the_year_in_which_they_were_forfeited_and_paid(
    omar: AccountActor, beverwijk: Municipality
) -> None:
    licensed, unlicensed = make_case(beverwijk, make_permit(beverwijk, 1)), make_case(beverwijk)
    first, second = forfeit(licensed, 1_000), forfeit(licensed, 500, on=date(YEAR, 12, 31))
    before, after = (forfeit(unlicensed, 800, on=date(year, 12, 31)) for year in (YEAR - 1, YEAR + 1))
    pay(first, 300, on=date(YEAR, 7, 1))
    pay(second, 500, on=date(YEAR + 1, 1, 1))
    pay(before, 250, on=date(YEAR, 1, 1))
    undone = pay(after, 40, on=date(YEAR, 8, 1))
    PaymentUndone.objects.create(payment=undone, undone_on=TODAY, reason="dubbel", token=uuid4(), recorded_at=NOW)
    report = report_for(omar)
    assert line(report, Figure.FORFEITED, beverwijk).values == (150_000, 0, 150_000)
    assert line(report, Figure.COLLECTED, beverwijk).values == (30_000, 25_000, 55_000)


def test_money_is_shown_to_others_for_enough_cases_none_of_which_stands_out(
    omar: AccountActor, beverwijk: Municipality, alkmaar: Municipality
) -> None:
    near = [Municipality.objects.get(code=code) for code in ("GM0448", "GM0400", "GM0441")]
    for _ in range(20):
        forfeit(make_case(alkmaar), 1_234)
    for town, times in ((beverwijk, 3), *((town, 12) for town in near)):
        for _ in range(times):
            forfeit(make_case(town), 1_000)
    first = report_for(omar).sheets[Figure.FORFEITED]
    shown = {one.name: one.values for one in (*first.towns, *first.districts)}
    assert shown["Alkmaar"] == (None, None, 2_460_000)  # to whole hundreds of euros, and none licensed
    assert shown["Texel"] == (None, None, None)  # twelve thousand is less than ten times what the largest case is
    assert shown["Beverwijk"] == (None, None, None)
    forfeit(make_case(alkmaar), 90_000)
    later = report_for(omar).sheets[Figure.FORFEITED]
    assert all(one.is_hidden for one in (*later.towns, *later.districts, later.whole))


def test_money_of_a_year_that_still_runs_stays_at_home(omar: AccountActor, beverwijk: Municipality) -> None:
    for _ in range(30):
        forfeit(make_case(beverwijk), 100, on=date(2026, 2, 3))
    report = report_for(omar, 2026)
    assert report.sheets[Figure.FORFEITED].whole.is_hidden
    assert line(report, Figure.FORFEITED, beverwijk).total == 300_000


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
    with django_assert_num_queries(9):
        report_for(omar)
