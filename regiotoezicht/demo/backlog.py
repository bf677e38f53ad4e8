"""A backlog as large as a country's, to measure the worklist with: one open task for each of the last signals."""

from datetime import timedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Stage, store
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import TASK_DECIDE, TASK_PLAN
from regiotoezicht.worklist.models import Task


def make_backlog(stage: Stage, signals: list[Signal]) -> int:
    """Make the open tasks of the scale, spread over the signals and over two months; answers how many."""
    if not signals:
        return 0
    tasks = []
    for number in range(stage.scale.tasks):
        signal = signals[number % len(signals)]
        tasks.append(
            Task(
                dossier=signal.dossier,
                municipality_id=signal.municipality_id,
                district_id=signal.district_id,
                label=Signal._meta.label_lower,
                record_id=signal.pk,
                kind=TASK_DECIDE if number % 2 else TASK_PLAN,
                role=Role.COORDINATOR,
                due_date=stage.today + timedelta(days=stage.chance.randint(-10, 50)),
                created_at=signal.received_at,
            )
        )
    store(tasks)
    return len(tasks)
