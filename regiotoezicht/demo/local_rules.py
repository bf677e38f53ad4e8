"""The fictitious local rules: every municipality adopts the starter set with amounts of its own, most of them once.

Beverwijk follows its first set by a second one, so that a visit of last year shows the rules of last year.
"""

from datetime import date

from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality

FIRST = date(2022, 1, 1)
SECOND = date(2025, 7, 1)
NOT_YET = {"GM0448", "GM0431"}
"""Two small municipalities adopted nothing yet, so that an empty ladder can be seen too."""


def make_local_rules(stage: Stage) -> int:
    """Adopt local rules for the region; answers how many sets."""
    made = 0
    for number, municipality in enumerate(stage.municipalities):
        if municipality.code in NOT_YET:
            continue
        _adopt(stage, municipality, FIRST, cents=250_000 + number % 6 * 50_000, age=21 if number % 3 == 0 else 18)
        made += 1
        if municipality.code == "GM0375":
            _adopt(stage, municipality, SECOND, cents=500_000, age=21)
            made += 1
    return made


def _adopt(stage: Stage, municipality: Municipality, from_date: date, *, cents: int, age: int) -> RuleSet:
    drafted = actions.draft_from_starter(municipality, actor=stage.system, from_date=from_date, at=stage.at)
    RuleSet.objects.filter(pk=drafted.pk).update(
        title=f"Beleidsregel handhaving {municipality.name} {from_date.year}", minimum_age=age
    )
    LadderStep.objects.filter(rule_set=drafted, measure=MeasureKind.ORDER_PENALTY).update(
        amount_cents=cents, maximum_cents=cents * 4
    )
    drafted.refresh_from_db()
    return actions.adopt(
        drafted,
        actor=stage.system,
        reference=f"B{from_date.year}/{int(municipality.code[2:]):04d}",
        adopted_date=from_date,
        follows=from_date != FIRST,
        at=stage.at,
    )
