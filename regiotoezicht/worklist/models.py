"""Tasks and running terms, by label and id of any record."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor, Reach
from regiotoezicht.organisation.models import Record
from regiotoezicht.worklist.kinds import sentence_of, url_of
from regiotoezicht.worklist.notices.models import CalendarFeed, MailReminder
from regiotoezicht.worklist.rules import OVERSEEN, TASK_READ

__all__ = ["CalendarFeed", "MailReminder", "RunningTerm", "Task"]
NO_DATE = date(9999, 12, 31)


Places = tuple[tuple[Reach, tuple[str, ...]], ...]
"""Where somebody holds which roles."""


def places_of(actor: Actor) -> Places | None:
    """Where the actor holds which roles; None for whoever reaches the whole region and its work (the system)."""
    if not isinstance(actor, AccountActor):
        return None if actor.reach(TASK_READ).region else ()
    places: dict[Reach, list[str]] = {}
    for role, reach in actor.roles.items():
        places.setdefault(reach, []).append(role.value)
    return tuple((reach, tuple(roles)) for reach, roles in places.items())


def work_at(places: Places | None, account_id: int | None) -> Q:
    """A condition: work for a role that is held there, and not meant for one other person.

    Basis: toegang.md: a right lasts as long as the role; what is assigned to one person is for her.
    """
    if places is None:
        return Q()
    work = NOTHING
    for reach, roles in places:
        held = Q(role=roles[0]) if len(roles) == 1 else Q(role__in=roles)
        work |= held & reach.within()
    return work & (Q(account__isnull=True) | Q(account_id=account_id))


def overseen_at(places: Places | None) -> Q:
    """A condition: the terms of the roles that somebody oversees, where she holds her own role.

    Basis: `rules.OVERSEEN`.
    """
    if places is None:
        return Q()
    work = NOTHING
    for reach, roles in places:
        overseen = sorted({role.value for held in roles for role in OVERSEEN.get(Role(held), ())})
        if overseen:
            work |= Q(role__in=overseen) & reach.within()
    return work


def work_of(actor: Actor) -> Q:
    """A condition: the work of an actor."""
    return work_at(places_of(actor), actor.account_id)


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks by whose they are."""

    def visible_to(self, actor: Actor) -> "TaskQuerySet":
        """The tasks of the actor's roles where she holds them, and those meant for her alone."""
        return self.filter(work_of(actor))

    def open(self) -> "TaskQuerySet":
        """The tasks that are not done."""
        return self.filter(done_at__isnull=True)


class Task(Record):
    """One thing to do (*taak*) about a record, for a role or for one account."""

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    kind = models.CharField("soort werk", max_length=60)
    role = models.CharField("voor", max_length=30, choices=Role.choices)
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="alleen voor"
    )
    due_date = models.DateField("uiterlijk", null=True, blank=True)
    # Paging by key needs a value in every row, so a task without a date stands at the end of time.
    sort_date = models.GeneratedField(
        expression=Coalesce("due_date", Value(NO_DATE)), output_field=models.DateField(), db_persist=True
    )
    created_at = models.DateTimeField("gezet op")
    done_at = models.DateTimeField("klaar op", null=True, blank=True)
    done_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="door")

    objects = TaskQuerySet.as_manager()

    privacy = Classified(
        plain="label record_id kind role due_date sort_date created_at done_at",
        personal="account done_by",
        retention="gaat mee met het record waar de taak over gaat",
    )

    class Meta:
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(
                fields=("municipality", "role", "sort_date", "id"),
                condition=Q(done_at__isnull=True),
                name="task_open_by_municipality",
            ),
            models.Index(
                fields=("role", "sort_date", "id"), condition=Q(done_at__isnull=True), name="task_open_by_role"
            ),
            models.Index(fields=("label", "record_id"), name="task_by_record"),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.kind}"

    @property
    def title(self) -> str:
        """The work in a Dutch sentence."""
        return sentence_of(self.kind)

    @property
    def url(self) -> str:
        """Where the work is done."""
        return url_of(self.kind, self.record_id)

    def is_late(self, on: date) -> bool:
        """Whether the task should have been done before that day."""
        return self.done_at is None and self.due_date is not None and self.due_date < on


class RunningTermQuerySet(models.QuerySet["RunningTerm"]):
    """Terms by who works with them."""

    def visible_to(self, actor: Actor) -> "RunningTermQuerySet":
        """The terms that bind work of the actor's roles where she holds them."""
        return self.filter(work_of(actor))

    def running(self) -> "RunningTermQuerySet":
        """The terms that have not been ended."""
        return self.filter(ended_at__isnull=True)


class RunningTerm(Record):
    """A term (*termijn*) that runs for a record: the answer of `law`, kept as it was given.

    Days are calendar days in the Netherlands. A term in hours has its last moment in `end_at`.
    """

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    rule = models.CharField("regel", max_length=40)
    basis = models.CharField("grondslag", max_length=120)
    start = models.DateField("begint")
    raw_end = models.DateField("einde zonder verschuiving")
    end = models.DateField("laatste dag")
    end_at = models.DateTimeField("laatste moment", null=True, blank=True)
    steps = models.JSONField("uitleg", default=list)
    role = models.CharField("werk van", max_length=30, choices=Role.choices, default=Role.LAWYER)
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="alleen voor"
    )
    addressee_label = models.CharField("voor geadresseerde", max_length=40, blank=True)
    route = models.CharField("pagina", max_length=60, blank=True)
    started_at = models.DateTimeField("vastgelegd op")
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    end_reason = models.CharField("reden van het einde", max_length=40, blank=True)

    objects = RunningTermQuerySet.as_manager()

    privacy = Classified(
        plain="label record_id rule basis start raw_end end end_at steps role addressee_label route started_at "
        "ended_at end_reason",
        personal="account",
        retention="gaat mee met het record waar de termijn bij hoort",
    )

    class Meta:
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(
                fields=("municipality", "role", "end", "id"),
                condition=Q(ended_at__isnull=True),
                name="term_running_by_end",
            ),
            models.Index(fields=("role", "end", "id"), condition=Q(ended_at__isnull=True), name="term_running_by_role"),
            # For who oversees many roles in one place: in order of its end, so that nothing is sorted.
            models.Index(
                fields=("municipality", "end", "id"), condition=Q(ended_at__isnull=True), name="term_running_by_place"
            ),
            models.Index(fields=("label", "record_id"), name="term_by_record"),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.rule}"

    @property
    def rolled(self) -> bool:
        """Whether the last day moved because of a weekend or holiday."""
        return self.end != self.raw_end
