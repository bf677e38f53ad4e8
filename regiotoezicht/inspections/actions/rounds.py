"""A round as a whole: moving it, cancelling it, and its states while it is worked on."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from django.db.models import F

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.bulk import unchanged, update_answering
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions.crew import (
    close_dwellings,
    hold_planning,
    refuse_unfit,
    set_visit_tasks_anew,
    unassign,
)
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.inspections.waiting import Where
from regiotoezicht.signals import actions as signals

WHAT = "deze ronde"


def change_round(tour: Round, *, seen: int | None = None, **fields: Any) -> None:
    """Set fields of a round, if nobody changed it since it was read, nor since version `seen` was shown;
    part of an action on it.

    Raises Refused("changed_meanwhile").
    """
    if seen is not None and seen != tour.version:
        raise changed_meanwhile(WHAT)
    same = Round.objects.filter(pk=tour.pk, status=tour.status, version=tour.version)
    if not same.update(version=F("version") + 1, **fields):
        raise changed_meanwhile(WHAT)
    tour.version += 1
    for name, value in fields.items():
        setattr(tour, name, value)


@action(permission=rules.ROUND_PLAN, records=rules.ROUND_MOVED)
def move(
    tour: Round, *, actor: Actor, at: datetime, date: date, start_time: time, minutes: int, seen: int | None = None
) -> Round:
    """Move a round to another moment, if everybody in it is free and designated then."""
    rules.refuse_moving(RoundStatus(tour.status))
    hold_planning()
    span, old = Span(date, start_time, minutes), tour.date
    rules.refuse_length(minutes)
    rules.refuse_past(date, local_date(at))
    crew = [member.employee for member in queries.members_of(tour)]
    visits = queries.all_visits(tour)
    places = queries.municipalities_visited(visits)
    planned = queries.still_planned(visits)
    where = Where.of([visit.premises_id for visit in planned], [visit.signal_id for visit in planned])
    refuse_unfit(crew, district=tour.district, span=span, municipalities=places, where=where, besides=tour)
    change_round(tour, seen=seen, date=date, start_time=start_time, minutes=minutes)
    told = {"from_date": old.isoformat(), "to_date": date.isoformat()}
    record(rules.ROUND_MOVED, tour, actor=actor, at=at, **told)
    for visit in planned:
        record(rules.ROUND_MOVED, visit, actor=actor, at=at, **told)
    set_visit_tasks_anew(planned, [employee.account for employee in crew], actor=actor, at=at)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.ROUND_CANCELLED)
def cancel(tour: Round, *, actor: Actor, at: datetime, reason: CancelReason, seen: int | None = None) -> Round:
    """Cancel a round that has not begun: its signals can be planned again, and nobody is assigned any more."""
    rules.refuse_round_move(RoundStatus(tour.status), RoundStatus.CANCELLED)
    change_round(tour, seen=seen, status=RoundStatus.CANCELLED, cancel_reason=reason)
    record(rules.ROUND_CANCELLED, tour, actor=actor, at=at, reason=reason.value)
    cancel_visits(queries.planned_visits(tour), actor=actor, at=at, tour=tour)
    tour.members.filter(until_at__isnull=True).update(until_at=at, reason=ReplaceReason.CANCELLED)
    return tour


def cancel_visits(visits: Collection[Visit], *, actor: Actor, at: datetime, tour: Round | None = None) -> None:
    """Cancel visits that have not begun and let go of their signals; with the round itself when that is cancelled;
    part of an action that changes the round.
    """
    for visit in visits:
        rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.CANCELLED)
    same = Visit.objects.filter(unchanged(visits, "status"))
    if same.update(status=VisitStatus.CANCELLED) != len(visits):
        raise changed_meanwhile("dit bezoek")
    for visit in visits:
        visit.status = VisitStatus.CANCELLED
        record(rules.VISIT_DROPPED, visit, actor=actor, at=at)
    signals.release_all([visit.signal for visit in visits if visit.signal is not None], actor=actor, at=at)
    unassign(visits, actor=actor, at=at, tour=tour)
    close_dwellings(visits, actor=actor, at=at)


def begin_round(tour: Round, *, actor: Actor, at: datetime) -> None:
    """A round is under way from the first arrival on; part of an action that notes the arrival."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    _move(tour, RoundStatus.PLANNED, RoundStatus.UNDER_WAY, actor=actor, at=at)


def finish_round_when_over(tour: Round, *, actor: Actor, at: datetime) -> list[Visit]:
    """A round is done when each of its visits is over; part of an action that ends a visit. Answers its visits then,
    and none as long as it goes on.

    The row is written first, so that of two last visits that end at once the second sees the first.
    """
    under_way = Round.objects.filter(pk=tour.pk, status=RoundStatus.UNDER_WAY)
    if not under_way.update(version=F("version") + 1):
        return []
    visits = queries.all_visits(tour)
    if any(visit.status not in rules.OVER for visit in visits):
        return []
    _move(tour, RoundStatus.UNDER_WAY, RoundStatus.DONE, actor=actor, at=at)
    return visits


def _move(tour: Round, old: RoundStatus, new: RoundStatus, *, actor: Actor, at: datetime) -> None:
    """Move a round on when it stands there."""
    there = Round.objects.filter(pk=tour.pk, status=old)
    for (version,) in update_answering(there, "version", status=new, version=F("version") + 1):
        tour.status, tour.version = new, version
        record(rules.ROUND_STATUS, tour, actor=actor, at=at, from_status=old.value, to_status=new.value)
