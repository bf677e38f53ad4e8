"""Supervisors who leave a round or join it, by the same rules by which it was planned."""

from collections.abc import Collection
from datetime import datetime

from regiotoezicht.access.models import Account
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions.crew import (
    ask_for_replacement,
    assign,
    hold_planning,
    refuse_unfit,
    unassign,
)
from regiotoezicht.inspections.actions.rounds import change_round
from regiotoezicht.inspections.models import Round, RoundMember, Visit
from regiotoezicht.inspections.vocabulary import ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Employee


@action(permission=rules.ROUND_PLAN, records=rules.MEMBER_REPLACED)
def replace_member(
    tour: Round,
    *,
    actor: Actor,
    at: datetime,
    leaving: Employee,
    coming: Employee | None,
    reason: ReplaceReason,
    seen: int | None = None,
) -> Round:
    """Take a supervisor out of a round and put another in her place.

    Without another the round stays planned and the search for one is on the coordinator's worklist; no visit begins
    before there are two again. Visits that have begun stay with whoever began them.
    """
    rules.refuse_closed_round(RoundStatus(tour.status))
    hold_planning()
    crew, visits = queries.members_of(tour), queries.all_visits(tour)
    if coming is not None:
        _refuse_unfit(tour, coming, crew, visits)
    change_round(tour, seen=seen)
    left = RoundMember.objects.filter(round=tour, employee=leaving, until_at__isnull=True)
    if not left.update(until_at=at, reason=reason):
        raise changed_meanwhile("deze ronde")
    record(rules.MEMBER_REPLACED, tour, actor=actor, at=at, reason=reason.value)
    planned = queries.still_planned(visits)
    # Of a round that has begun she keeps what she began.
    has_begun = any(visit.status not in (VisitStatus.PLANNED, VisitStatus.CANCELLED) for visit in visits)
    unassign(planned, actor=actor, at=at, tour=None if has_begun else tour, account=_account_of(leaving))
    if coming is not None:
        _join(tour, coming, planned, actor=actor, at=at)
    members = len(crew) - 1 + (coming is not None)
    ask_for_replacement(tour, planned, members=members, actor=actor, at=at)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.MEMBER_ADDED)
def add_member(tour: Round, *, actor: Actor, at: datetime, coming: Employee, seen: int | None = None) -> Round:
    """Put one more supervisor in a round: a third, or the second after somebody fell out."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    hold_planning()
    crew, visits = queries.members_of(tour), queries.all_visits(tour)
    _refuse_unfit(tour, coming, crew, visits)
    change_round(tour, seen=seen)
    planned = queries.still_planned(visits)
    _join(tour, coming, planned, actor=actor, at=at)
    ask_for_replacement(tour, planned, members=len(crew) + 1, actor=actor, at=at)
    return tour


def _refuse_unfit(tour: Round, coming: Employee, crew: Collection[RoundMember], visits: Collection[Visit]) -> None:
    if any(member.employee_id == coming.pk for member in crew):
        raise Refused("already_in_round", f"{coming.name} is al ingedeeld in deze ronde.", field="coming")
    places = queries.municipalities_visited(visits)
    try:
        refuse_unfit([coming], district=tour.district, span=tour.span, municipalities=places, besides=tour)
    except Refused as refusal:  # the same rules as at planning; here the field has another name
        raise Refused(refusal.code, refusal.sentence, field="coming") from refusal


def _join(tour: Round, coming: Employee, planned: Collection[Visit], *, actor: Actor, at: datetime) -> None:
    RoundMember.objects.create(round=tour, employee=coming, from_at=at)
    record(rules.MEMBER_ADDED, tour, actor=actor, at=at)
    assign([_account_of(coming)], planned, actor=actor, at=at, tour=tour)


def _account_of(employee: Employee) -> Account:
    account: Account = employee.account
    return account
