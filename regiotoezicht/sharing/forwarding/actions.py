"""Every write of forwarding. What happens to the record itself is done by its room, in the same unit of work."""

import copy
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType, Fact, action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import next_number
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.core.walls import Standing, reaching
from regiotoezicht.organisation.models import Municipality, Participation, Record
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.sharing.agreements.arrangements import Matter, refuse_as_processor
from regiotoezicht.sharing.agreements.models import arrangement_of
from regiotoezicht.sharing.disclosures import grounds
from regiotoezicht.sharing.forwarding import rules
from regiotoezicht.sharing.forwarding.models import Forwarding
from regiotoezicht.sharing.forwarding.ports import Forwardable, forwardable_of
from regiotoezicht.sharing.forwarding.rules import Answer, Reason, Status
from regiotoezicht.sharing.snapshots import canonical, digest, refuse_broken_seal
from regiotoezicht.worklist.actions import Work, add_tasks, finish_tasks

ANYWHERE = Reach(region=True)
WHAT = "deze doorzending"


def offer(subject: Record, *, to: Municipality, reason: str, token: UUID, actor: Actor, at: datetime) -> Forwarding:
    """Offer a record to the municipality that is competent.

    A refusal goes on the log in a transaction of its own, with its code; nothing else is written.
    """
    try:
        return _offer(subject, to=to, reason=reason, token=token, actor=actor, at=at)
    except NotAllowed:
        raise  # logged by the action itself
    except Refused as refusal:
        with unit():
            record(rules.REFUSED, subject, actor=actor, at=at, refusal=refusal.code, receiver_id=to.pk)
        raise


@action(permission=rules.OFFER, records=rules.OFFERED)
def _offer(subject: Record, *, to: Municipality, reason: str, token: UUID, actor: Actor, at: datetime) -> Forwarding:
    """Offer a record to another municipality: until it answers, the record stays here and waits."""
    kind = _kind(subject._meta.label_lower)
    joined = _participation(subject, to, at)
    if reason not in Reason.values:
        raise Refused("reason_missing", "Kies waarom u het doorzendt.", field="reason")
    load = kind.offer(subject, actor, at)
    grounds.refuse_no_forwarding(local_date(at), load.categories)
    # The hash stays on the receipt when the content is wiped; without the salt an address could be tried out on it.
    sealed = {"content": load.content, "triage": [list(row) for row in load.triage], "salt": secrets.token_hex(16)}
    text = canonical(sealed, ())
    made = Forwarding.objects.create(
        dossier=subject.dossier,
        municipality_id=subject.municipality_id,
        district_id=subject.district_id,
        number=f"D-{at.year}-{next_number(f'D-{at.year}'):05d}",
        label=subject._meta.label_lower,
        record_id=subject.pk,
        to=to,
        to_district_id=joined.district_id,
        reason=reason,
        snapshot=text,
        sha256=digest(text),
        offered_at=at,
        offered_by_id=actor.account_id,
        token=token,
    )
    facts: dict[str, Fact] = {"number": made.number, "reason": reason, "receiver_id": to.pk, "sha256": made.sha256}
    record(rules.OFFERED, made, actor=actor, at=at, purpose="doorzending", **facts)
    with _both_sides(made, actor):
        works = [Work(_there(made), rules.TASK_ANSWER, role) for role in (Role.COORDINATOR, Role.LAWYER)]
        add_tasks(works, actor=actor, at=at)
    return made


def _kind(label: str) -> Forwardable:
    kind = forwardable_of(label)
    if kind is None:
        raise Refused("not_forwardable", "Dit stuk wordt niet doorgezonden.")
    return kind


def _participation(subject: Record, to: Municipality, at: datetime) -> Participation:
    """By which the other municipality takes part, when the table of what may go to whom lets it through.

    Basis: the same table and arrangements as for a disclosure (ADR 0121, 0123).
    """
    today = local_date(at)
    rules.refuse_same(same=to.pk == subject.municipality_id)
    refuse_as_processor(Matter.DISCLOSURE, arrangement_of(subject.municipality_id, subject.district_id, today))
    joined = Participation.objects.filter(in_force(today), municipality=to).first()
    exists = municipalities_on(today, ANYWHERE).filter(pk=to.pk).exists()
    return rules.refuse_absent(joined if exists else None)


def _there(forwarding: Forwarding) -> Forwarding:
    """The forwarding as the work of who receives it: her task lies in her own municipality, under its own number."""
    task = copy.copy(forwarding)
    task.dossier, task.municipality_id, task.district_id = (
        forwarding.number,
        forwarding.to_id,
        forwarding.to_district_id,
    )
    return task


@contextmanager
def _both_sides(forwarding: Forwarding, actor: Actor) -> Iterator[None]:
    """Reach the municipality on the other side too, for what this action has to write there and nothing else."""
    inside: Standing | None = actor if hasattr(actor, "care") else None  # type: ignore[assignment]  # who has `care` stands somewhere
    if inside is None:  # a command of the machine itself comes everywhere
        yield
        return
    with reaching(inside, frozenset({forwarding.municipality_id, forwarding.to_id})):
        yield


@action(permission=rules.ANSWER, records=rules.ACCEPTED)
def accept(to: Municipality, *, forwarding: Forwarding, actor: Actor, at: datetime) -> Forwarding:
    """Take a record over: it begins anew in this municipality, and where it came from codes and dates stay."""
    content = _judged(to, forwarding, Status.ACCEPTED, actor)
    kind = _kind(forwarding.label)
    made = kind.arrive(to, content, actor, at)
    _decide(forwarding, Status.ACCEPTED, actor, at, new_dossier=made.dossier, new_record_id=made.pk)
    with _both_sides(forwarding, actor):
        kind.leave(forwarding.record_id, actor, at)
        _tell(forwarding, rules.ACCEPTED, actor, at, dossier=made.dossier, sha256=forwarding.sha256)
    forwarding.refresh_from_db()
    return forwarding


@action(permission=rules.ANSWER, records=rules.RETURNED)
def send_back(to: Municipality, *, forwarding: Forwarding, answer: str, actor: Actor, at: datetime) -> Forwarding:
    """Send a record back with a reason: it stays where it was."""
    rules.refuse_unknown_answer(answer)
    _judged(to, forwarding, Status.RETURNED, actor)
    _decide(forwarding, Status.RETURNED, actor, at, answer=answer)
    with _both_sides(forwarding, actor):
        _kind(forwarding.label).release(forwarding.record_id, actor, at)
        _tell(forwarding, rules.RETURNED, actor, at, answer=Answer(answer).value)
    forwarding.refresh_from_db()
    return forwarding


@action(permission=rules.OFFER, records=rules.RECALLED)
def recall(forwarding: Forwarding, *, actor: Actor, at: datetime) -> Forwarding:
    """Take an offer back before it was answered: the record stays where it is."""
    rules.refuse_move(Status(forwarding.status), Status.RECALLED)
    _decide(forwarding, Status.RECALLED, actor, at)
    with _both_sides(forwarding, actor):
        _kind(forwarding.label).release(forwarding.record_id, actor, at)
        _tell(forwarding, rules.RECALLED, actor, at)
    forwarding.refresh_from_db()
    return forwarding


def _judged(to: Municipality, forwarding: Forwarding, status: Status, actor: Actor) -> Mapping[str, Any]:
    """What was sealed, when this municipality may answer so."""
    if forwarding.to_id != to.pk:
        raise NotAllowed(rules.ANSWER.code)
    rules.refuse_move(Status(forwarding.status), status)
    rules.refuse_own_answer(own=actor.account_id is not None and forwarding.offered_by_id == actor.account_id)
    refuse_broken_seal(unchanged=forwarding.is_unchanged())
    found: Mapping[str, Any] = forwarding.sealed["content"]
    return found


def _decide(forwarding: Forwarding, status: Status, actor: Actor, at: datetime, **changes: object) -> None:
    """Lay the answer down, if nobody was first, and wipe what was sealed: it is in one place again."""
    changes |= {"status": status, "snapshot": None, "decided_at": at, "decided_by": actor.account_id}
    if not Forwarding.objects.filter(pk=forwarding.pk, status=Status.OFFERED).update(**changes):
        raise changed_meanwhile(WHAT)


def _tell(forwarding: Forwarding, event: EventType, actor: Actor, at: datetime, **facts: Fact) -> None:
    """Put the answer on the log of both municipalities, and take it off the worklist."""
    for row in (forwarding, _there(forwarding)):
        record(event, row, actor=actor, at=at, purpose="doorzending", number=forwarding.number, **facts)
    finish_tasks(_there(forwarding), kind=rules.TASK_ANSWER, actor=actor, at=at)
