"""The fictitious hours of rounds that can no longer be booked by hand: what the crew of each booked at the time."""

from datetime import timedelta

from regiotoezicht.access.models import Account
from regiotoezicht.demo.bulk import Happened, Stage, store, tell
from regiotoezicht.demo.rounds import Tour
from regiotoezicht.inspections.hours import rules
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.vocabulary import RoundStatus

MINUTES = (180, 240)


def make_hours(stage: Stage, tours: list[Tour]) -> list[Tour]:
    """Book each old round for who was there, on the sector of most of its visits. Answers all rounds."""
    stage = stage.aside(1)
    last = stage.today - rules.WINDOW
    old = [tour for tour in tours if tour.round.status == RoundStatus.DONE and tour.round.date < last]
    booked = [_booking(stage, tour, account, place) for tour in old for place, account in enumerate(tour.crew)]
    store(booked)
    tell(
        Happened(rules.BOOKED, one, one.booked_at, stage.system, {"minutes": one.minutes, "sector": one.sector})
        for one in booked
    )
    return tours


def _booking(stage: Stage, tour: Tour, account: Account, place: int) -> WorkedHours:
    visit, employee = tour.visits[0], account.employee
    assert employee is not None  # noqa: S101 - every supervisor is an employee
    licensed = sum(one.permit is not None for one in tour.visits)
    return WorkedHours(
        employee=employee,
        employer_id=employee.employer_id,
        municipality_id=visit.municipality_id,
        district_id=tour.round.district_id,
        round=tour.round,
        date=tour.round.date,
        minutes=MINUTES[(tour.round.pk + place) % len(MINUTES)],
        sector=Sector.LICENSED if 2 * licensed >= len(tour.visits) else Sector.UNLICENSED,
        token=stage.token(),
        booked_at=stage.moment(tour.round.date + timedelta(days=1), 9),
    )
