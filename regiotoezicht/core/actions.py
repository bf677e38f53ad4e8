"""Units of work and actions: every write is one named function, allowed, recorded, and whole or not at all."""

import functools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from django.db import OperationalError, models, transaction

from regiotoezicht.core import overruling
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor, Permission

Fact = str | int | bool | None
P = ParamSpec("P")
S = TypeVar("S")
R = TypeVar("R")

EVENT_TYPES: dict[str, "EventType"] = {}
ACTIONS: dict[str, "Declared"] = {}
_CODE = re.compile(r"[\w.,:;/+()§ -]{0,64}")
_DEADLOCK = "40P01"
"""What PostgreSQL calls it when two units wait for each other and it undoes one of them."""


@dataclass(frozen=True)
class EventType:
    """One kind of event, with the Dutch sentence that the timeline shows.

    The sentence may use facts as `{fact}`. `reading` marks a look at a record rather than a change; `of_all` marks an
    event on a district that belongs to each municipality taking part in it, as a reading does.
    `erasure` says what the erasure of a person's data does to events of this kind.
    """

    code: str
    sentence: str
    reading: bool = False
    of_all: bool = False
    erasure: str = "Blijft staan: bevat alleen codes en nummers."

    def __post_init__(self) -> None:
        if self.code in EVENT_TYPES:
            raise ValueError(f"event type {self.code} is declared twice")
        EVENT_TYPES[self.code] = self


@dataclass(frozen=True)
class Pending:
    """An event that is written when its unit of work ends."""

    event: EventType
    label: str
    record_id: int | None
    dossier: str
    municipality_id: int | None
    district_id: int | None
    account_id: int | None
    at: datetime
    purpose: str
    facts: dict[str, Fact]


@dataclass
class Unit:
    """One transaction and the events that belong to it."""

    pending: list[Pending] = field(default_factory=list)


class Recorder(Protocol):
    """What `audit` plugs in: it writes the events of a unit as the last statements before the commit.

    All of them or none, also when no transaction is open.
    """

    def __call__(self, pending: list[Pending]) -> None: ...


_recorders: list[Recorder] = []
_current: ContextVar[Unit | None] = ContextVar("unit", default=None)
_acting: ContextVar[bool] = ContextVar("acting", default=False)
"""Whether a write is under way for which a colleague signed: what it calls needs no second signature."""

STANDING_IN = "standing_in_for"
"""The fact that somebody acted in the place of a colleague who is away: the account of that colleague."""
REFUSED = EventType("core.refused", "Geweigerd: {permission}")
ALARM_OVERRULED = EventType(
    "core.alarm_overruled", "Vals alarm opzijgezet ({alarm}, veld {label}): {why}; meegelezen door {second}"
)
ALARM_RAISED = EventType("core.alarm_raised", "Tekst geweigerd ({alarm}, veld {label})", of_all=True)

COLLEAGUE_NOT_ALLOWED = "Uw collega mag dit stuk zelf niet schrijven. Vraag iemand die dat wel mag om mee te lezen."


def plug_recorder(recorder: Recorder) -> None:
    """Plug in the one recorder; called by `audit` when the programme starts."""
    _recorders[:] = [recorder]


def has_recorder() -> bool:
    """Whether a recorder is plugged in; the system check refuses a start without one."""
    return bool(_recorders)


@contextmanager
def unit() -> Iterator[Unit]:
    """One unit of work: all its writes and its events, or none of them. Joins a unit that is already open.

    Of two units that wait for each other the database undoes one; that one is refused as changed meanwhile.
    """
    outer = _current.get()
    if outer is not None:
        with transaction.atomic(savepoint=False):
            yield outer
        return
    work = Unit()
    token = _current.set(work)
    try:
        with transaction.atomic():
            yield work
            if work.pending:
                _recorders[0](work.pending)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == _DEADLOCK:
            raise changed_meanwhile("dit") from error
        raise
    finally:
        _current.reset(token)


def record(
    event: EventType,
    subject: models.Model,
    *,
    actor: Actor,
    at: datetime,
    purpose: str = "",
    **facts: Fact,
) -> None:
    """Put an event on the log, in the unit of work that is open.

    Facts are codes, numbers and dates; text that could hold more than a code is refused with ValueError, because
    an event outlives the data it speaks of. The purpose of reading what a decision opened is that decision.
    """
    work = _current.get()
    if work is None:
        raise RuntimeError("record() needs an open unit of work: use @action or `with unit():`")
    work.pending.append(_pending(event, subject, actor, at, purpose, facts))


def record_alone(
    event: EventType,
    subject: models.Model,
    *,
    actor: Actor,
    at: datetime,
    purpose: str = "",
    **facts: Fact,
) -> None:
    """Put an event with nothing beside it on the log, such as a reading; it is committed when this returns, or with the
    unit that is open.

    Nothing else is written, so it needs no transaction around it. Facts are those of `record`.
    """
    work = _current.get()
    item = _pending(event, subject, actor, at, purpose, facts)
    if work is None:
        _recorders[0]([item])
    else:
        work.pending.append(item)


def _pending(
    event: EventType, subject: models.Model, actor: Actor, at: datetime, purpose: str, facts: dict[str, Fact]
) -> Pending:
    for name, value in facts.items():
        if isinstance(value, str) and not _CODE.fullmatch(value):
            raise ValueError(f"fact {name} of {event.code} is no code: an event holds codes and numbers only")
    covered = actor.covers_for(subject)
    if covered is not None:
        facts = {**facts, STANDING_IN: covered}
    return Pending(
        event=event,
        label=subject._meta.label_lower,
        record_id=subject.pk,
        dossier=getattr(subject, "dossier", "") or "",
        municipality_id=getattr(subject, "municipality_id", None),
        district_id=getattr(subject, "district_id", None),
        account_id=actor.account_id,
        at=at,
        purpose=(actor.opened_for(subject) if event.reading else "") or purpose,
        facts=facts,
    )


@dataclass(frozen=True)
class Declared:
    """An action as it was declared: for the reference listing and the guards."""

    name: str
    permission: Permission
    records: EventType
    summary: str


Write = Callable[Concatenate[S, P], R]


def action(*, permission: Permission, records: EventType) -> Callable[[Write[S, P, R]], Write[S, P, R]]:
    """Make a function an action: the permission checked on its subject, one unit of work, its event promised.

    The function takes its subject first and `actor` by keyword. Raises NotAllowed, after logging the attempt in a
    transaction of its own; RuntimeError when the function did not record what it promised.
    """

    def declare(write: Write[S, P, R]) -> Write[S, P, R]:
        name = f"{write.__module__.removeprefix('regiotoezicht.')}.{write.__name__}"
        ACTIONS[name] = Declared(name, permission, records, (write.__doc__ or "").strip().split("\n")[0])

        @functools.wraps(write)
        def act(subject: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            actor: Actor = kwargs["actor"]  # type: ignore[assignment]  # ParamSpec cannot name a keyword
            if not actor.may(permission, subject):
                _log_refusal(permission, subject, actor)
                raise NotAllowed(permission.code)
            with _countersigned(permission, subject, actor) as signatures, unit() as work:
                before = len(work.pending)
                for signature in signatures:
                    _record_signature(signature, subject, actor)
                result = write(subject, *args, **kwargs)
                if not any(done.event is records for done in work.pending[before:]):
                    raise RuntimeError(f"{name} promised the event {records.code} and did not record it")
            return result

        return act

    return declare


def _log_refusal(permission: Permission, subject: object, actor: Actor) -> None:
    """Log a refused attempt, unless it is part of a larger unit that fails as a whole."""
    if isinstance(subject, models.Model) and _current.get() is None:
        with unit():
            record(REFUSED, subject, actor=actor, at=actor.at, permission=permission.code)


@contextmanager
def _countersigned(permission: Permission, subject: object, actor: Actor) -> Iterator[list[overruling.Signature]]:
    """What colleagues signed for in this request and is not on the log yet: it goes with the first write that succeeds.

    Each of them must hold the right to that write herself. Raises Refused, after logging the attempt, if one does not.
    """
    desk = overruling.current()
    if desk is None or not desk.signatures or _acting.get() or actor.account_id != desk.writer.account_id:
        yield []
        return
    for signature in desk.signatures:
        if not signature.colleague.may(permission, subject):
            _log_refusal(permission, subject, signature.colleague)
            raise Refused("colleague_not_allowed", COLLEAGUE_NOT_ALLOWED, field=signature.field)
    token = _acting.set(True)
    try:
        yield desk.signatures[desk.recorded :]
        desk.recorded = len(desk.signatures)
    finally:
        _acting.reset(token)


def _record_signature(signature: overruling.Signature, subject: object, actor: Actor) -> None:
    if isinstance(subject, models.Model):
        for kind in sorted(signature.kinds):
            record(
                ALARM_OVERRULED,
                subject,
                actor=actor,
                at=actor.at,
                alarm=kind.value,
                field=signature.place,
                label=signature.label,
                why=signature.reason.value,
                second=signature.colleague.account_id,
            )
