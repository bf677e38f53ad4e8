"""A backlog as large as a country's, to measure with: open tasks and running terms, spread over the signals."""

from datetime import timedelta

from regiotoezicht.access.models import label_of
from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Stage, store, task_about
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.options import OptionValue
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import TASK_DECIDE, TASK_PLAN
from regiotoezicht.worklist.models import RunningTerm


def make_backlog(stage: Stage, signals: list[Signal]) -> int:
    """Make the open tasks of the scale, spread over the signals and over two months; answers how many."""
    if not signals:
        return 0
    tasks = []
    for number in range(stage.scale.tasks):
        signal = signals[number % len(signals)]
        kind = TASK_DECIDE if number % 2 else TASK_PLAN
        due = stage.today + timedelta(days=stage.chance.randint(-10, 50))
        tasks.append(task_about(signal, kind, Role.COORDINATOR, due=due, at=signal.received_at))
    store(tasks)
    return len(tasks)


RULES: tuple[tuple[str, int, dict[str, OptionValue]], ...] = (
    ("own", 30, {"weeks": 3}),
    ("awb-6:7", 50, {}),
    ("awb-7:10", 90, {"committee": True}),
    ("awb-4:13", 60, {}),
    ("woo-4.4", 35, {}),
    ("awb-5:35", 330, {}),
)
"""Rules, the days ago that their terms began at most, and their options."""


def make_terms(stage: Stage, signals: list[Signal]) -> int:
    """Make the running terms of the scale, for lawyers and coordinators in turn; answers how many."""
    if not signals:
        return 0
    terms = []
    for number in range(stage.scale.terms):
        signal = signals[number % len(signals)]
        code, most, options = RULES[number % len(RULES)]
        found = compute(code, stage.today - timedelta(days=stage.chance.randint(0, most)), options)
        terms.append(
            RunningTerm(
                dossier=signal.dossier,
                municipality_id=signal.municipality_id,
                district_id=signal.district_id,
                label=label_of(signal),
                record_id=signal.pk,
                rule=code,
                basis=found.basis,
                start=found.start,
                raw_end=found.raw_end,
                end=found.end,
                steps=list(found.steps),
                role=Role.COORDINATOR if number % 4 else Role.LAWYER,
                addressee_label="exploitant",
                route="signals:detail",
                started_at=stage.at,
            )
        )
    store(terms)
    return len(terms)
