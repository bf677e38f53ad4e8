"""Work for the night: every room declares what must be done while nobody works, and one command does it all.

Each piece may be done twice and while others work: it asks what is left to do and does that. See ADR 0008.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from regiotoezicht.core.actions import EventType, record, unit
from regiotoezicht.core.models import NightRun
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import System

NIGHT_WORKED = EventType("core.night_worked", "Nachtwerk gedaan: {failed} van {works} onderdelen mislukt")
BROKEN = "Mislukt door een fout in het programma."
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class NightWork:
    """One piece of work: `run` gets the moment and answers how many things it did. `name` is Dutch, for who looks."""

    code: str
    name: str
    run: Callable[[datetime], int]


_WORK: dict[str, NightWork] = {}


def declare(work: NightWork) -> None:
    """Add a piece of work, from the `ready()` of its room. Raises ValueError when it was declared before."""
    if work.code in _WORK:
        raise ValueError(f"the night work {work.code} is declared twice")
    _WORK[work.code] = work


def night_work() -> list[NightWork]:
    """All pieces, by code."""
    return sorted(_WORK.values(), key=lambda work: work.code)


def was_done_since(moment: datetime) -> bool:
    """Whether all of it was done, without a failure, at or after a moment."""
    return NightRun.objects.filter(at__gte=moment, failed={}).exists()


def work_at_night(*, at: datetime, once_in: timedelta | None = None, stop_at_failure: bool = False) -> NightRun | None:
    """Do all of it, in the name of the system, and put that on the log. What fails is named and the rest goes on.

    With `once_in` nothing is done, and None is the answer, when all was done within that time. `stop_at_failure` lets
    the failure through, for who looks for its cause.
    """
    if once_in is not None and was_done_since(at - once_in):
        return None
    done: dict[str, int] = {}
    failed: dict[str, str] = {}
    for work in night_work():
        try:
            done[work.code] = work.run(at)
        except Refused as refusal:
            failed[work.code] = refusal.sentence
        except Exception as error:  # one broken piece must not keep the others from being done
            if stop_at_failure:
                raise
            # The kind alone: the words of an error may hold data.
            logger.error("night work %s failed: %s", work.code, type(error).__name__)
            failed[work.code] = BROKEN
    with unit():
        run = NightRun.objects.create(at=at, done=done, failed=failed)
        facts: dict[str, Any] = {"works": len(done) + len(failed), "failed": len(failed), **done}
        record(NIGHT_WORKED, run, actor=System(at), at=at, **facts)
    return run
