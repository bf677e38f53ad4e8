"""Many writers at once, some of whom fail: one chain without a gap, and no event of what did not happen."""

from collections.abc import Callable

import pytest

from regiotoezicht.audit.models import ChainHead, Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import System
from regiotoezicht.organisation.models import Municipality
from tests.at_once import refused, together
from tests.audit.test_chain import HAPPENED
from tests.conftest import NOW

pytestmark = pytest.mark.at_once

SIZES = (1, 12, 3)
"""Events in a unit: a few are linked by the database, many by us."""
WRITERS = 6


def writing(beverwijk: Municipality, writer: int) -> Callable[[], list[str]]:
    """Somebody writes three units, each with a number; the last of every second writer is refused at its end."""

    def write() -> list[str]:
        taken = []
        for size in SIZES:
            with unit():
                number = dossier_number("KEN", 2026)
                for count in range(size):
                    record(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=count)
                if writer % 2 and size == SIZES[-1]:
                    raise Refused("too_late", "Dit gaat niet door.")
            taken.append(number)
        return taken

    return write


def test_the_chain_is_whole_after_many_writers_at_once(beverwijk: Municipality) -> None:
    answers = together(*(writing(beverwijk, writer) for writer in range(WRITERS)))
    assert refused(answers) == ["too_late"] * 3
    kept = WRITERS * sum(SIZES) - 3 * SIZES[-1]
    verdict = verify()
    assert (verdict.ok, verdict.events, ChainHead.objects.get().events) == (True, kept, kept)
    assert list(Event.objects.order_by("number").values_list("number", flat=True)) == list(range(1, kept + 1))
    with unit():
        following = dossier_number("KEN", 2026)
    assert following == f"KEN-2026-{WRITERS * len(SIZES) - 3 + 1:05d}", "what was refused gave its number back"
