"""Every write of signals."""

from regiotoezicht.signals.actions.planning import (
    close_after_visit,
    mark_all_planned,
    mark_planned,
    release,
    release_all,
)
from regiotoezicht.signals.actions.registering import register
from regiotoezicht.signals.actions.triage import close, decide, merge, tell_police

__all__ = [
    "close",
    "close_after_visit",
    "decide",
    "mark_all_planned",
    "mark_planned",
    "merge",
    "register",
    "release",
    "release_all",
    "tell_police",
]
