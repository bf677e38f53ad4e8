"""The open actions of the plans as iCalendar: title and the day on which each is to be ready. Nothing else."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event

from regiotoezicht.programme.models import PlanAction

CONTENT = "programme"
"""What the secret address holds; see `worklist.notices`."""
MOST_EVENTS = 1_000


def written(actions: Iterable[PlanAction]) -> bytes:
    """The calendar: each action on its last day, on which nobody is busy for it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Regiotoezicht//Plannen//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Plannen")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for action in actions:
        event = Event()
        event.add("uid", f"actie-{action.pk}@regiotoezicht")
        event.add("dtstamp", action.recorded_at)
        event.add("dtstart", action.until_date)
        event.add("summary", f"Gereed: {action.title}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
