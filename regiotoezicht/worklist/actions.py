"""Every write of tasks and running terms.

They are part of the action of the room that owns the record, so they need its open unit of work and check no
permission of their own.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from regiotoezicht.access.models import Account, about, label_of
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.bulk import update_answering
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.law.terms import Term
from regiotoezicht.organisation.models import Record
from regiotoezicht.worklist import rules
from regiotoezicht.worklist.kinds import KINDS
from regiotoezicht.worklist.models import RunningTerm, Task


@dataclass(frozen=True)
class Work:
    """One thing to do about a record, for a role or for one account that holds the role."""

    subject: Record
    kind: str
    role: Role
    account: Account | None = None
    due_date: date | None = None


def add_tasks(works: Collection[Work], *, actor: Actor, at: datetime) -> list[Task]:
    """Put work about records on the worklists of roles or of single accounts.

    Raises ValueError for a kind that no room declared, and for supervisors without an account: whoever is not
    assigned to a visit sees nothing of it.
    """
    for work in works:
        if work.kind not in KINDS:
            raise ValueError(f"no room declares the kind of task {work.kind}")
        if work.role is Role.SUPERVISOR and work.account is None:
            raise ValueError("a task for a supervisor names her account")
    tasks = Task.objects.bulk_create(
        Task(
            dossier=work.subject.dossier,
            municipality_id=work.subject.municipality_id,
            district_id=work.subject.district_id,
            label=label_of(work.subject),
            record_id=work.subject.pk,
            kind=work.kind,
            role=work.role,
            account=work.account,
            due_date=work.due_date,
            created_at=at,
        )
        for work in works
    )
    for work in works:
        record(rules.TASK_ADDED, work.subject, actor=actor, at=at, kind=work.kind, role=work.role.value)
    return tasks


def add_task(
    subject: Record,
    *,
    kind: str,
    role: Role,
    actor: Actor,
    at: datetime,
    account: Account | None = None,
    due_date: date | None = None,
) -> Task:
    """Put work about a record on the worklist of a role, or of one account that holds the role."""
    [task] = add_tasks([Work(subject, kind, role, account, due_date)], actor=actor, at=at)
    return task


def finish_all_tasks(
    subjects: Collection[Record],
    *,
    kinds: Collection[str],
    actor: Actor,
    at: datetime,
    account: Account | None = None,
) -> int:
    """Finish the open tasks of these kinds about records, of everybody or of one account; answers how many."""
    tasks = Task.objects.open().filter(about(subjects), kind__in=kinds)
    if account is not None:
        tasks = tasks.filter(account=account)
    done = Counter(update_answering(tasks, "label", "record_id", "kind", done_at=at, done_by_id=actor.account_id))
    for subject in subjects:
        for kind in kinds:
            number = done[label_of(subject), subject.pk, kind]
            if number:
                record(rules.TASKS_FINISHED, subject, actor=actor, at=at, kind=kind, tasks=number)
    return done.total()


def finish_tasks(subject: Record, *, kind: str, actor: Actor, at: datetime, account: Account | None = None) -> int:
    """Finish the open tasks of a kind about a record, of everybody or of one account; answers how many there were."""
    return finish_all_tasks([subject], kinds=[kind], actor=actor, at=at, account=account)


def run_term(
    subject: Record,
    term: Term,
    *,
    actor: Actor,
    at: datetime,
    role: Role = Role.LAWYER,
    account: Account | None = None,
    addressee_label: str = "",
    route: str = "",
) -> RunningTerm:
    """Let a term of `law` run for a record. `role` (or `account`) says whose work it binds.

    `addressee_label` is a role such as `exploitant`, never a name; `route` the page of the record, which takes its id.
    """
    end_at = term.end if isinstance(term.end, datetime) else None
    running = RunningTerm.objects.create(
        dossier=subject.dossier,
        municipality_id=subject.municipality_id,
        district_id=subject.district_id,
        label=label_of(subject),
        record_id=subject.pk,
        rule=term.rule.code,
        basis=term.basis,
        start=_day(term.start),
        raw_end=_day(term.raw_end),
        end=_day(term.end),
        end_at=end_at,
        steps=list(term.steps),
        role=role,
        account=account,
        addressee_label=addressee_label,
        route=route,
        started_at=at,
    )
    record(rules.TERM_STARTED, subject, actor=actor, at=at, rule=running.rule, end=running.end.isoformat())
    return running


def end_term(term: RunningTerm, *, reason: str, actor: Actor, at: datetime) -> bool:
    """End a running term, with a code for the reason; answers whether it was still running."""
    ended = RunningTerm.objects.running().filter(pk=term.pk).update(ended_at=at, end_reason=reason)
    if ended:
        record(rules.TERM_ENDED, term, actor=actor, at=at, rule=term.rule, reason=reason)
    return bool(ended)


def restart_term(term: RunningTerm, anew: Term, *, actor: Actor, at: datetime) -> RunningTerm:
    """Let a term run anew that ended before its time, because what started it turned out not to count.

    The row keeps its number, so that whoever points at it goes on to do so; the log keeps the days of before. Raises
    ValueError for a term that still runs.
    """
    ended = RunningTerm.objects.filter(pk=term.pk, ended_at__isnull=False)
    changed = ended.update(
        start=_day(anew.start),
        raw_end=_day(anew.raw_end),
        end=_day(anew.end),
        end_at=anew.end if isinstance(anew.end, datetime) else None,
        steps=list(anew.steps),
        started_at=at,
        ended_at=None,
        end_reason="",
    )
    if not changed:
        raise ValueError("a term that runs does not start anew")
    term.refresh_from_db()
    record(rules.TERM_STARTED, term, actor=actor, at=at, rule=term.rule, end=term.end.isoformat())
    return term


def end_terms(subject: Record, *, reason: str, actor: Actor, at: datetime, rule: str = "") -> int:
    """End the running terms of a record, all or those of one rule; answers how many ended."""
    terms = RunningTerm.objects.running().filter(label=label_of(subject), record_id=subject.pk)
    if rule:
        terms = terms.filter(rule=rule)
    ended = terms.update(ended_at=at, end_reason=reason)
    if ended:
        record(rules.TERM_ENDED, subject, actor=actor, at=at, rule=rule or "alle", reason=reason)
    return ended


def _day(moment: date) -> date:
    """The calendar day of a day or of a moment; a naive moment of `law` is local already."""
    if not isinstance(moment, datetime):
        return moment
    return local_date(moment) if moment.tzinfo else moment.date()
