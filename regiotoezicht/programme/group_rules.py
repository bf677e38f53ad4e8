"""Events and limits of working groups and hearings. Pure.

Basis: ADR 0162; toegang.md, row "Programme, readiness".
"""

from datetime import date

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.programme.rules import AHEAD, EARLIEST

GROUP_SET = EventType("programme.group_set", "Werkgroep vastgelegd")
GROUP_ENDED = EventType("programme.group_ended", "Werkgroep beëindigd op {date}")
MEMBER_ADDED = EventType("programme.member_added", "Lid van een werkgroep vastgelegd, sinds {date}")
MEMBER_LEFT = EventType("programme.member_left", "Lid van een werkgroep vertrokken op {date}")
MEETING_SET = EventType("programme.meeting_set", "Vergadering van een werkgroep vastgelegd, {date}")
GROUP_DECIDED = EventType("programme.group_decided", "Besluit van een werkgroep vastgelegd, {date}")
GROUP_DECISION_WITHDRAWN = EventType("programme.group_decision_withdrawn", "Besluit van een werkgroep ingetrokken")
GROUP_ACTION_ADDED = EventType("programme.group_action_added", "Actiepunt vastgelegd voor {role}, tot {until}")
GROUP_ACTION_DONE = EventType("programme.group_action_done", "Actiepunt gereed")
GROUP_ACTION_REOPENED = EventType("programme.group_action_reopened", "Actiepunt weer geopend")
HEARD = EventType("programme.heard", "Organisatie gehoord op {date}")
HEARING_ANSWERED = EventType(
    "programme.hearing_answered", "Vastgelegd wat met een gehoorde organisatie is gedaan, {date}"
)
HEARING_WITHDRAWN = EventType("programme.hearing_withdrawn", "Gehoorde organisatie ingetrokken")

MOST_ROWS = 200


def refuse_before_group(day: date, begun: date, *, field: str) -> None:
    """Nobody sits in a group before it began, and it does not meet.

    Basis: ADR 0162.
    """
    if day < begun:
        raise Refused("before_group", f"Deze werkgroep begon pas op {begun:%d-%m-%Y}.", field=field)


def refuse_meeting_day(day: date, today: date, begun: date) -> None:
    """A group meets after it began, and an agenda is made at most a year ahead.

    Basis: ADR 0162.
    """
    refuse_before_group(day, begun, field="date")
    if day > today + AHEAD:
        raise Refused("far_ahead", "Deze vergadering ligt meer dan een jaar vooruit; kijk het jaar na.", field="date")


def refuse_decision_before(meeting: date, today: date) -> None:
    """Nothing is decided in a meeting that is still to come.

    Basis: Awb 3:2 (careful preparation); ADR 0162.
    """
    if meeting > today:
        raise Refused("not_met", "Deze vergadering is nog niet geweest; leg besluiten daarna vast.", field="text")


def refuse_until(day: date, today: date) -> None:
    """A line of an action list is due within the years of the task.

    Basis: ADR 0162.
    """
    if day < EARLIEST:
        raise Refused("too_early", f"Deze datum ligt voor {EARLIEST:%d-%m-%Y}; kijk het jaar na.", field="until_date")
    if day > today + 5 * AHEAD:
        raise Refused("far_ahead", "Deze datum ligt meer dan vijf jaar vooruit; kijk het jaar na.", field="until_date")


def refuse_done_before(done: date, heard: date) -> None:
    """What was done with what somebody said came after it was said.

    Basis: ADR 0162.
    """
    if done < heard:
        raise Refused("before_heard", f"De organisatie werd pas op {heard:%d-%m-%Y} gehoord.", field="on")
