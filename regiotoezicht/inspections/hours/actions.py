"""Every write of hours."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.hours import queries, rules
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import Round
from regiotoezicht.organisation.models import Employee, Municipality


@dataclass(frozen=True)
class Work:
    """What was worked: minutes on a day in a sector, in a round or on a case."""

    sector: Sector
    minutes: int
    date: date
    round: Round | None = None
    dossier: str = ""


@action(permission=rules.HOURS_BOOK, records=rules.BOOKED)
def book(
    municipality: Municipality, work: Work, *, employee: Employee, token: UUID, actor: Actor, at: datetime
) -> WorkedHours:
    """Book hours of one's own, for a municipality in which one works. `token` is the mark of the form."""
    rules.refuse_day(work.date, local_date(at))
    if work.round is not None and not work.round.municipalities.filter(pk=municipality.pk).exists():
        raise Refused("not_in_round", "Deze ronde was niet in die gemeente.", field="municipality")
    Employee.objects.select_for_update().get(pk=employee.pk)  # of two bookings the second sees the first
    rules.refuse_minutes(work.minutes, queries.minutes_on(employee, work.date))
    made = WorkedHours.objects.create(
        employee=employee,
        employer_id=employee.employer_id,
        municipality=municipality,
        district_id=municipality.district_id,
        round=work.round,
        dossier=work.dossier,
        date=work.date,
        minutes=work.minutes,
        sector=work.sector,
        token=token,
        booked_at=at,
    )
    record(rules.BOOKED, made, actor=actor, at=at, minutes=work.minutes, sector=work.sector.value)
    return made


@action(permission=rules.HOURS_BOOK, records=rules.BOOKING_WITHDRAWN)
def withdraw(booked: WorkedHours, *, actor: Actor, at: datetime) -> None:
    """Take back a booking of one's own that was a mistake."""
    rules.refuse_day(booked.date, local_date(at))
    held = WorkedHours.objects.visible_to(actor).filter(pk=booked.pk, withdrawn_at__isnull=True)
    if not held.update(withdrawn_at=at):
        raise changed_meanwhile("deze boeking")
    record(rules.BOOKING_WITHDRAWN, booked, actor=actor, at=at, minutes=booked.minutes)
