"""A backlog as large as a country's, to measure the worklist with: one open task for each of the last signals."""

from datetime import timedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Stage, store, task_about
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import TASK_DECIDE, TASK_PLAN


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
