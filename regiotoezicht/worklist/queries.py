"""What is asked of the worklist: pages of tasks and terms, and the figures of today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from regiotoezicht.access.models import label_of
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Record
from regiotoezicht.worklist.models import RunningTerm, Task

LATE, TODAY = "laat", "vandaag"

Rows = QuerySet[Any, Any]


def open_tasks(actor: Actor, *, on: date, state: str = "", kind: str = "", municipality: int | None = None) -> Rows:
    """The open tasks of an actor as rows for a list: one statement, no model instances.

    `state` is `laat`, `vandaag` or empty for all.
    """
    tasks = Task.objects.open().visible_to(actor)
    if state == LATE:
        tasks = tasks.filter(sort_date__lt=on)
    elif state == TODAY:
        tasks = tasks.filter(sort_date=on)
    if kind:
        tasks = tasks.filter(kind=kind)
    if municipality is not None:
        tasks = tasks.filter(municipality_id=municipality)
    return tasks.values(
        "pk", "dossier", "kind", "record_id", "due_date", "sort_date", "account_id", "municipality__name"
    )


def running_terms(actor: Actor, *, on: date, state: str = "", municipality: int | None = None) -> Rows:
    """The running terms of an actor as rows for a list: one statement."""
    terms = RunningTerm.objects.running().visible_to(actor)
    if state == LATE:
        terms = terms.filter(end__lt=on)
    elif state == TODAY:
        terms = terms.filter(end=on)
    if municipality is not None:
        terms = terms.filter(municipality_id=municipality)
    return terms.values(
        "pk",
        "dossier",
        "rule",
        "basis",
        "start",
        "raw_end",
        "end",
        "end_at",
        "steps",
        "addressee_label",
        "record_id",
        "route",
        "municipality__name",
    )


@dataclass(frozen=True)
class Today:
    """The figures of a worklist on a day."""

    open: int
    late: int
    due: int


def figures_of(actor: Actor, *, on: date) -> Today:
    """How many tasks are open, late, and due on a day, in one statement."""
    found = (
        Task.objects.open()
        .visible_to(actor)
        .aggregate(
            open=Count("pk"),
            late=Count("pk", filter=Q(sort_date__lt=on)),
            due=Count("pk", filter=Q(sort_date=on)),
        )
    )
    return Today(found["open"], found["late"], found["due"])


def next_tasks(actor: Actor, *, limit: int = 10) -> list[Task]:
    """The open tasks that are due first."""
    return list(
        Task.objects.open().visible_to(actor).select_related("municipality").order_by("sort_date", "pk")[:limit]
    )


def terms_of(subject: Record) -> QuerySet[RunningTerm]:
    """All terms of a record, running and ended, by their last day. The caller has checked who may see the record."""
    return RunningTerm.objects.filter(label=label_of(subject), record_id=subject.pk).order_by("end", "pk")
