"""Asking, for the visits of a round, who else in the region knows the business or its premises."""

from collections.abc import Sequence
from datetime import datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions.crew import hold_planning
from regiotoezicht.inspections.elsewhere import jointly_decided
from regiotoezicht.inspections.models import Hit, Matching, Round, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.premises import traces


@action(permission=rules.ROUND_PLAN, records=rules.ROUND_MATCHED)
def match(tour: Round, *, actor: Actor, at: datetime) -> list[Matching]:
    """Ask for every visit that has not begun, at business premises, whether another municipality knows the place.

    Asked and answered are only municipalities with a joint arrangement, on both sides; where the planner comes herself
    nothing is asked. Each hit is on the log of the one who asked and of the one who was found. What was asked before is
    asked anew, so that the last answer counts.
    """
    rules.refuse_closed_round(RoundStatus(tour.status))
    hold_planning({})
    joint = jointly_decided(local_date(at))
    visits = [visit for visit in queries.planned_visits(tour) if visit.premises_id and visit.municipality_id in joint]
    known = traces.known_at(queries.premises_of(visits))
    reach = actor.reach(rules.ROUND_PLAN)
    others = {pk: municipality for pk, municipality in joint.items() if not reach.covers(municipality)}
    Matching.objects.filter(visit__in=visits).delete()
    made = Matching.objects.bulk_create(Matching(visit=visit, asked_at=at) for visit in visits)
    hits = [
        Hit(matching=one, municipality=others[pk])
        for one in made
        for pk in sorted(known.get(one.visit.premises_id or 0, set()) & others.keys())
    ]
    Hit.objects.bulk_create(hits)
    _log(tour, visits, hits, actor=actor, at=at)
    return made


def _log(tour: Round, visits: Sequence[Visit], hits: Sequence[Hit], *, actor: Actor, at: datetime) -> None:
    record(rules.ROUND_MATCHED, tour, actor=actor, at=at, visits=len(visits), hits=len(hits))
    for hit in hits:
        record(rules.VISIT_MATCHED, hit.matching.visit, actor=actor, at=at, municipality=hit.municipality.code)
        record(rules.MATCHED_BY_OTHER, hit.municipality, actor=actor, at=at, district=tour.district.code)
