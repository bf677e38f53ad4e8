"""A calendar of terms as iCalendar: the day, the rule with its article, and the dossier number. Nothing else."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from regiotoezicht.core.rights import Actor
from regiotoezicht.law.rules import RULES
from regiotoezicht.worklist.models import RunningTerm

MOST_EVENTS = 2_000
NAME = "Termijnen"
Line = tuple[int, object, str, str, str, datetime]


def lines_for(actor: Actor) -> list[Line]:
    """What a calendar of this actor holds: the terms of her work that run at this moment. One statement."""
    terms = RunningTerm.objects.running().visible_to(actor).order_by("end", "pk")
    return list(terms.values_list("pk", "end", "rule", "basis", "dossier", "started_at")[:MOST_EVENTS])


def written(lines: Iterable[Line]) -> bytes:
    """The calendar: each term a whole day on which nobody is busy."""
    calendar = Calendar()
    calendar.add("prodid", "-//Regiotoezicht//Termijnen//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for pk, end, rule, basis, dossier, started_at in lines:
        event = Event()
        event.add("uid", f"termijn-{pk}@regiotoezicht")
        event.add("dtstamp", started_at)
        event.add("dtstart", end)
        event.add("summary", f"{dossier}: {RULES[rule].name} ({basis})" if rule in RULES else f"{dossier}: {basis}")
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
