"""What the home page asks: the work that waits, the terms that end first, and the state of the register."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.db.models import Count, Min, Q, Subquery, Value

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.permits.rules import ImportStatus, PermitStatus
from regiotoezicht.worklist.kinds import sentence_of, url_of
from regiotoezicht.worklist.models import NO_DATE, RunningTerm, Task

FIRST_OF_A_KIND = 3
FIRST_TERMS = 5
DAYS_AHEAD = 90
DAYS_OF_ROUNDS = 7
MOST_ROUNDS = 8
MOST_COUNTED = 2_000
_OF_A_TASK = ("kind", "dossier", "record_id", "municipality_id", "sort_date")


@dataclass(frozen=True)
class Waiting:
    """One task, as the home page shows it."""

    dossier: str
    url: str
    municipality: str
    due: date | None
    mark: str


@dataclass
class Work:
    """The open tasks of one kind: how many, how many are late or due today, and the first of them."""

    code: str
    title: str
    open: int = 0
    late: int = 0
    today: int = 0
    first: list[Waiting] = field(default_factory=list)


def work_of(actor: Actor, municipalities: frozenset[int], on: date) -> list[Work]:
    """The open tasks per kind, the kind with the most urgent task first. One statement.

    Of a backlog of many thousands only the first are counted, `MOST_COUNTED` of them: nobody works from a longer list.
    """
    rows = Task.objects.open().visible_to(actor).order_by("sort_date", "pk")
    names = dict(names_of(municipalities))
    found: dict[str, Work] = {}
    # Counted here: windows of the database took twice as long, and six times behind the walls of PostgreSQL.
    for kind, dossier, record_id, place, due in rows.values_list(*_OF_A_TASK)[:MOST_COUNTED]:
        work = found.get(kind) or found.setdefault(kind, Work(kind, sentence_of(kind)))
        work.open += 1
        work.late += due < on
        work.today += due == on
        if len(work.first) < FIRST_OF_A_KIND:
            work.first.append(
                Waiting(
                    dossier=dossier,
                    url=url_of(kind, record_id),
                    municipality=names.get(place, ""),
                    due=None if due == NO_DATE else due,
                    mark=_mark(due, on),
                )
            )
    return list(found.values())


@dataclass(frozen=True)
class Ending:
    """A running term that ends soon, or has passed."""

    dossier: str
    basis: str
    addressee: str
    end: date
    mark: str


def terms_ending(actor: Actor, on: date) -> list[Ending]:
    """The running terms that end first, those that have passed included. One statement."""
    rows = RunningTerm.objects.running().visible_to(actor).order_by("end", "pk")
    fields = ("dossier", "basis", "addressee_label", "end")
    return [
        Ending(dossier, basis, addressee, end, _mark(end, on))
        for dossier, basis, addressee, end in rows.values_list(*fields)[:FIRST_TERMS]
    ]


@dataclass(frozen=True)
class Coming:
    """A round of the coming days: when, how many visits, and where it stands."""

    pk: int
    reference: str
    day: date
    start: time
    visits: int
    status: str


def rounds_ahead(actor: Actor, on: date) -> list[Coming]:
    """The rounds of today and the coming week that the actor sees and that go on. One statement."""
    rows = (
        Round.objects.visible_to(actor)
        .filter(date__gte=on, date__lt=on + timedelta(days=DAYS_OF_ROUNDS))
        .exclude(status=RoundStatus.CANCELLED)
        .annotate(number=Count("visits"))
        .order_by("date", "start_time", "pk")
        .values_list("pk", "reference", "date", "start_time", "number", "status")
    )
    return [
        Coming(pk, reference, day, start, number, RoundStatus(status).label)
        for pk, reference, day, start, number, status in rows[:MOST_ROUNDS]
    ]


def _mark(day: date, on: date) -> str:
    return "te laat" if day < on else "vandaag" if day == on else ""


def register_of(actor: Actor, municipalities: frozenset[int], on: date) -> dict[str, Any]:
    """The state of the register: permits in force and ending soon, and the last import. One statement."""
    permits = Permit.objects.visible_to(actor).open().with_status(PermitStatus.IN_FORCE, on).order_by()
    mine = permits.filter(municipality_id__in=municipalities).annotate(one=Value(1)).values("one")
    soon = Q(expiry_date__lte=on + timedelta(days=DAYS_AHEAD))
    counted = mine.annotate(number=Count("pk"))
    ending = mine.filter(soon).annotate(number=Count("pk"), first=Min("expiry_date"))
    last = Import.objects.visible_to(actor).filter(status=ImportStatus.CONFIRMED).order_by("-made_at", "-pk")
    found = (
        Municipality.objects.filter(pk__in=municipalities)
        .annotate(
            in_force=Subquery(counted.values("number")),
            ending=Subquery(ending.values("number")),
            first_end=Subquery(ending.values("first")),
            imported_at=Subquery(last.values("made_at")[:1]),
            imported=Subquery(last.values("pk")[:1]),
        )
        .values("in_force", "ending", "first_end", "imported_at", "imported")
        .first()
    )
    return dict(found) if found else {}
