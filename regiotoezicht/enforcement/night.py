"""What is done while nobody works: warnings that a forfeited amount is about to lapse."""

from datetime import datetime, timedelta

from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import System
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.collection.rules import WARNINGS
from regiotoezicht.enforcement.models import Case, Forfeiture

FIRST_WARNING = timedelta(days=WARNINGS[-1][0])


def warn_of_lapse(at: datetime) -> int:
    """Put the warnings at 90, 30 and 7 days before a lapse on the worklist; answers how many tasks were put.

    Basis: Awb 5:35. Doing it twice does nothing twice; each case is a unit of work of its own.
    """
    near = Forfeiture.objects.outstanding().filter(lapse_term__end__lte=local_date(at) + FIRST_WARNING)
    cases = Case.objects.open().filter(pk__in=near.values("case")).select_related("taken").order_by("pk")
    put = 0
    for case in cases:
        with unit():
            put += plan(case, actor=System(at), at=at)
    return put
