"""The fictitious local rules: every municipality adopts the starter set with amounts of its own, most of them once.

Beverwijk follows its first set by a second one, so that a visit of last year shows the rules of last year.
"""

from datetime import date, time

from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.models import Area, Competence, LadderStep, Maximum, OpeningHours, RuleSet
from regiotoezicht.bylaws.vocabulary import AreaRule, Days, MeasureKind, PremisesKind
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body

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
    _lay_down_lines(drafted)
    drafted.refresh_from_db()
    return actions.adopt(
        drafted,
        actor=stage.system,
        reference=f"B{from_date.year}/{int(municipality.code[2:]):04d}",
        adopted_date=from_date,
        follows=from_date != FIRST,
        at=stage.at,
    )


def _lay_down_lines(drafted: RuleSet) -> None:
    """Who decides, how many, when and where: the same everywhere, as bulk for the seed."""
    Competence.objects.bulk_create(
        Competence(rule_set=drafted, measure=measure, body=body, basis=basis)
        for measure, body, basis in (
            (MeasureKind.CLOSURE, Body.MAYOR, "artikel 174 Gemeentewet"),
            (MeasureKind.WITHDRAWAL, Body.MAYOR, "artikel 3:9 van de verordening"),
        )
    )
    Maximum.objects.bulk_create(
        Maximum(rule_set=drafted, kind=kind, number=number)
        for kind, number in ((PremisesKind.CLUB, 4), (PremisesKind.WINDOW, 2))
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(rule_set=drafted, kind=kind, days=Days.DAILY, opens=opens, closes=closes)
        for kind, opens, closes in (
            (PremisesKind.CLUB, time(14), time(2)),
            (PremisesKind.MASSAGE, time(9), time(22)),
        )
    )
    Area.objects.create(
        rule_set=drafted,
        name="Centrumgebied",
        rule=AreaRule.NOT_HERE,
        kind=PremisesKind.WINDOW,
        description="Het gebied dat het college heeft aangewezen rond het Proefplein.",
    )
