"""Planning a round, and the visits in it."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid4

from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import dossier_numbers, next_number
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions.crew import (
    ask_for_replacement,
    hold_planning,
    open_round,
    open_visit,
    refuse_unfit,
)
from regiotoezicht.inspections.actions.rounds import cancel_visit, change_round, finish_round_when_over
from regiotoezicht.inspections.models import Round, RoundMember, Visit, VisitDwelling
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.vocabulary import Cause, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import District, Employee, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import actions as signals
from regiotoezicht.signals.models import Signal


@dataclass(frozen=True)
class PlannedVisit:
    """One visit as it is planned: on a signal, at a permitted business, at business premises, or at no fixed place.

    A home is visited on a signal only; its address goes sealed from the signal into the visit and is never typed here.
    """

    cause: Cause
    kind: PremisesKind
    municipality: Municipality
    premises: Premises | None = None
    permit: Permit | None = None
    signal: Signal | None = None
    token: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        if (self.cause is Cause.SIGNAL) != (self.signal is not None):
            raise ValueError("a visit on a signal names it, and no other visit does")
        if (self.cause is Cause.PERMIT) != (self.permit is not None):
            raise ValueError("a visit to a permitted business names the permit, and no other visit does")

    @property
    def place(self) -> Premises | None:
        """The business premises: those named, or those of the permit or the signal."""
        if self.premises is not None:
            return self.premises
        if self.permit is not None:
            return self.permit.premises
        return self.signal.premises if self.signal is not None else None

    @property
    def is_dwelling(self) -> bool:
        """Whether the place is a home."""
        return self.signal is not None and self.signal.is_dwelling


@action(permission=rules.ROUND_PLAN, records=rules.ROUND_PLANNED)
def plan(
    district: District,
    *,
    actor: Actor,
    at: datetime,
    token: UUID,
    date: date,
    start_time: time,
    minutes: int,
    members: Collection[Employee],
    visits: Sequence[PlannedVisit],
) -> Round:
    """Plan a round with its visits, in the order given, and assign it to its supervisors.

    `token` is the mark of the form: the database refuses a second round with the same one (IntegrityError).
    """
    crew = {employee.pk: employee for employee in members}.values()
    rules.refuse_small_round(len(crew))
    rules.refuse_length(minutes)
    rules.refuse_past(date, local_date(at))
    rules.refuse_empty_round(len(visits))
    for visit in visits:
        _refuse_unfit_visit(visit, actor=actor)
    hold_planning()
    span = Span(date, start_time, minutes)
    places = sorted({visit.municipality for visit in visits}, key=lambda place: place.name)
    refuse_unfit(crew, district=district, span=span, municipalities=places)
    number = next_number(f"ronde-{district.code}-{date.year}")
    tour = Round.objects.create(
        district=district,
        reference=f"R-{district.code}-{date.year}-{number:04d}",
        token=token,
        date=date,
        start_time=start_time,
        minutes=minutes,
        planned_at=at,
        planned_by_id=actor.account_id,
    )
    tour.municipalities.set(places)
    RoundMember.objects.bulk_create(RoundMember(round=tour, employee=employee, from_at=at) for employee in crew)
    record(rules.ROUND_PLANNED, tour, actor=actor, at=at, reference=tour.reference, date=date.isoformat())
    accounts = [employee.account for employee in crew]
    open_round(tour, accounts, actor=actor, at=at)
    _put_in(tour, visits, after=0, accounts=accounts, actor=actor, at=at)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.VISIT_ADDED)
def add_visit(tour: Round, *, actor: Actor, at: datetime, visit: PlannedVisit, seen: int | None = None) -> Visit:
    """Add a visit to the end of a round, by the rules by which the round was planned."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    _refuse_unfit_visit(visit, actor=actor)
    hold_planning()
    crew = [member.employee for member in queries.members_of(tour)]
    refuse_unfit(crew, district=tour.district, span=tour.span, municipalities=[visit.municipality], besides=tour)
    change_round(tour, seen=seen)
    tour.municipalities.add(visit.municipality)
    last = tour.visits.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    accounts = [employee.account for employee in crew]
    [made] = _put_in(tour, [visit], after=last, accounts=accounts, actor=actor, at=at)
    return made


@action(permission=rules.ROUND_PLAN, records=rules.VISIT_DROPPED)
def drop_visit(tour: Round, *, actor: Actor, at: datetime, visit: Visit, seen: int | None = None) -> Round:
    """Drop a visit that has not begun; the last one is not dropped, then the round is cancelled."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    if visit.round_id != tour.pk:
        raise NotAllowed(rules.ROUND_PLAN.code)
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.CANCELLED)
    others = tour.visits.exclude(status=VisitStatus.CANCELLED).exclude(pk=visit.pk)
    rules.refuse_empty_round(others.count())
    change_round(tour, seen=seen)
    visit.round = tour
    cancel_visit(visit, actor=actor, at=at)
    tour.municipalities.set(queries.municipalities_visited(tour))
    ask_for_replacement(tour, actor=actor, at=at)
    finish_round_when_over(tour, actor=actor, at=at)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.VISITS_REORDERED)
def reorder(tour: Round, *, actor: Actor, at: datetime, order: Sequence[int], seen: int | None = None) -> Round:
    """Put the visits that have not begun in another order; `order` holds their ids, those left out come last."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    change_round(tour, seen=seen)
    visits = queries.planned_visits(tour)
    places = sorted(visit.sequence for visit in visits)
    wanted = {pk: place for place, pk in enumerate(order)}
    visits.sort(key=lambda visit: (wanted.get(visit.pk, len(wanted)), visit.sequence))
    for visit, sequence in zip(visits, places, strict=True):
        visit.sequence = sequence
    Visit.objects.bulk_update(visits, ["sequence"])
    record(rules.VISITS_REORDERED, tour, actor=actor, at=at)
    return tour


def _refuse_unfit_visit(visit: PlannedVisit, *, actor: Actor) -> None:
    """Refuse a place that the planner has nothing to do with, a wrong municipality, and a home without a signal."""
    if not actor.reach(rules.ROUND_PLAN).covers(visit.municipality):
        raise NotAllowed(rules.ROUND_PLAN.code)
    rules.refuse_home_without_signal(
        home=visit.kind == PremisesKind.HOME or (visit.permit is not None and visit.permit.is_sealed),
        on_signal=visit.is_dwelling,
    )
    known = [one.municipality_id for one in (visit.place, visit.permit, visit.signal) if one is not None]
    rules.refuse_place_elsewhere(elsewhere=any(pk != visit.municipality.pk for pk in known))


def _put_in(
    tour: Round,
    visits: Sequence[PlannedVisit],
    *,
    after: int,
    accounts: Collection[Account],
    actor: Actor,
    at: datetime,
) -> list[Visit]:
    """Make the visits of a round: those on a signal in its dossier, the others each in one of their own."""
    for planned in visits:
        if planned.signal is not None:
            signals.mark_planned(planned.signal, actor=actor, at=at)
    own = sum(planned.signal is None for planned in visits)
    fresh = iter(dossier_numbers(tour.district.code, local_date(at).year, own) if own else ())
    made = Visit.objects.bulk_create(
        Visit(
            round=tour,
            token=planned.token,
            sequence=sequence,
            dossier=planned.signal.dossier if planned.signal is not None else next(fresh),
            municipality=planned.municipality,
            district=tour.district,
            cause=planned.cause,
            kind=planned.kind,
            premises=planned.place,
            permit=planned.permit,
            signal=planned.signal,
            is_dwelling=planned.is_dwelling,
        )
        for sequence, planned in enumerate(visits, start=after + 1)
    )
    VisitDwelling.objects.bulk_create(
        VisitDwelling(visit=visit, address=visit.signal.dwelling.address, salt=secrets.token_urlsafe(32))
        for visit in made
        if visit.signal is not None and visit.is_dwelling
    )
    for visit in made:
        record(rules.VISIT_ADDED, visit, actor=actor, at=at, reference=tour.reference)
        open_visit(visit, accounts, actor=actor, at=at)
    return made
