"""What is asked of the worklist: pages of tasks."""

import functools
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from regiotoezicht.core.paging import Page, Turn
from regiotoezicht.core.prepared import Prepared
from regiotoezicht.core.rights import Actor
from regiotoezicht.worklist.models import NO_DATE, Places, Task, TaskQuerySet, places_of, work_at

LATE, TODAY = "laat", "vandaag"

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class TaskChoice:
    """Which open tasks to list: by state (`laat`, `vandaag` or empty for all), kind and municipality."""

    state: str = ""
    kind: str = ""
    municipality: int | None = None

    def of(self, tasks: TaskQuerySet, on: date) -> Rows:
        """The chosen of these tasks, as rows for a list."""
        if self.state == LATE:
            tasks = tasks.filter(sort_date__lt=on)
        elif self.state == TODAY:
            tasks = tasks.filter(sort_date=on)
        if self.kind:
            tasks = tasks.filter(kind=self.kind)
        if self.municipality is not None:
            tasks = tasks.filter(municipality_id=self.municipality)
        return tasks.values(
            "pk", "dossier", "kind", "record_id", "due_date", "sort_date", "account_id", "municipality__name"
        )


def open_tasks(actor: Actor, chosen: TaskChoice, *, on: date) -> Rows:
    """The open tasks of an actor as rows for a list: one statement, no model instances."""
    return chosen.of(Task.objects.open().visible_to(actor), on)


def page_of_tasks(actor: Actor, chosen: TaskChoice, turn: Turn, *, on: date) -> Page[dict[str, Any]]:
    """One page of the open tasks of an actor.

    One statement, prepared once for everybody with the same roles in the same places: it is the page that is asked
    most, and making the statement took as long as running it.
    """
    day, pk = turn.key if turn.key is not None else (NO_DATE, 0)
    prepared = _prepared(places_of(actor), chosen, replace(turn, key=None), turn.key is not None)
    return turn.page_of(prepared.named_rows(on=on, account=actor.account_id or 0, day=day, pk=pk))


@functools.lru_cache(maxsize=256)
def _prepared(places: Places | None, chosen: TaskChoice, turn: Turn, has_key: bool) -> Prepared:
    def build(account: int = 0, on: date = NO_DATE, day: date = NO_DATE, pk: int = 0) -> Rows:
        tasks = Task.objects.open().filter(work_at(places, account))
        return replace(turn, key=(day, pk) if has_key else None).rows_of(chosen.of(tasks, on))

    asked: dict[str, type[date] | type[int]] = {"account": int} if places else {}
    asked |= {"on": date} if chosen.state else {}
    asked |= {"day": date, "pk": int} if has_key else {}
    return Prepared(build, **asked)
