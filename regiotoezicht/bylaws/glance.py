"""The local rules of a day at a glance, for whoever stands at a door: age, home work, opening hours and maxima."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from regiotoezicht.bylaws.models import Maximum, OpeningHours, RuleSet
from regiotoezicht.bylaws.vocabulary import Days, PremisesKind
from regiotoezicht.organisation.models import Municipality

_TEXT = CharField()


@dataclass(frozen=True)
class Glance:
    """What a set says for one kind of business; empty where it says nothing."""

    title: str
    minimum_age: int
    is_home_work_allowed: bool
    hours: list[str]
    maximum: str
    other_maxima: list[str]


def glance_on(municipality: Municipality, on: date, kind: str) -> Glance | None:
    """What the adopted rules of a day say for a kind of business, or None when none held. One statement."""
    held = RuleSet.objects.in_force(on).filter(municipality=municipality).order_by()
    hours = OpeningHours.objects.filter(rule_set__in=held, kind=kind)
    maxima = Maximum.objects.filter(rule_set__in=held)
    rows = _lines("set", held, "title", "minimum_age", "home_work_allowed").union(
        _lines("hours", hours, "days", "opens", "closes"), _lines("maximum", maxima, "kind", "number", "kind"), all=True
    )
    of: dict[str, list[tuple[str, str, str]]] = {}
    for name, *said in rows:
        of.setdefault(name, []).append(tuple(said))
    if "set" not in of:
        return None
    title, age, home = of["set"][0]
    most = {where: f"ten hoogste {number}" for where, number, _ in of.get("maximum", ())}
    own = most.pop(kind, "")
    return Glance(
        title,
        int(age),
        home.lower() in ("1", "true", "t"),
        [
            f"{Days(days).label}: {_clock(opens)} tot {_clock(closes)} uur"
            for days, opens, closes in sorted(of.get("hours", ()))
        ],
        own,
        [f"{PremisesKind(where).label}: {number}" for where, number in sorted(most.items())],
    )


def _lines(name: str, rows: QuerySet[Any], *fields: str) -> QuerySet[Any, Any]:
    """One part of the statement, all of it text."""
    said = {f"said_{place}": Cast(F(field), _TEXT) for place, field in enumerate(fields)}
    lines: QuerySet[Any, Any] = rows.order_by().annotate(line=Value(name, _TEXT), **said).values_list("line", *said)
    return lines


def _clock(time: str) -> str:
    return time[:5].replace(":", ".")
