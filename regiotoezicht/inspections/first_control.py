"""What planning would refuse of a round in a municipality, asked beforehand and by the rules of planning themselves."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.queries import supervisors_of
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.standing import Standing, standing_of
from regiotoezicht.organisation.models import District, Municipality

NOON, AN_HOUR = time(12), 60


@dataclass(frozen=True)
class Outlook:
    """What holds for a round in one municipality on a day: why the district does not act there (empty when it does),
    the supervisors by id who may go, and whether they are too few.
    """

    outside: str
    fit: frozenset[int]
    too_few: bool


def outlook_on(municipalities: Collection[Municipality], on: date) -> dict[int, Outlook]:
    """The outlook of a round on a day in each municipality, by id; a few statements for each district."""
    by_district: dict[District, list[Municipality]] = defaultdict(list)
    for one in municipalities:
        by_district[one.district].append(one)
    found = {}
    for district, places in by_district.items():
        crew = list(supervisors_of(district, on))
        standing = standing_of(crew, places, district=district, span=Span(on, NOON, AN_HOUR))
        for place in places:
            found[place.pk] = _outlook(replace(standing, municipalities=[place]), on)
    return found


def _outlook(standing: Standing, on: date) -> Outlook:
    outside, too_few = "", False
    try:
        rules.refuse_outside_district(standing.outside_district(on), on)
    except Refused as refusal:
        outside = refusal.sentence
    fit = frozenset(one.pk for one in standing.employees if _may_go(replace(standing, employees=[one]), on))
    try:
        rules.refuse_small_round(len(fit))
    except Refused:
        too_few = True
    return Outlook(outside, fit, too_few)


def _may_go(standing: Standing, on: date) -> bool:
    """Whether a supervisor passes what planning asks of everybody in a crew."""
    try:
        rules.refuse_not_supervising(standing.not_supervising(on), on)
        rules.refuse_undesignated(standing.undesignated(on), on)
    except Refused:
        return False
    return True
