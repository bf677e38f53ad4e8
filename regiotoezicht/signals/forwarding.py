"""A signal that is forwarded to another municipality: what goes along, how it begins there, and what stays here.

Everything here is part of an action of `sharing.forwarding`, which holds the rights, the seal and the walls.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.db.models import F, Q

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import dossier_numbers
from regiotoezicht.core.refusals import NotAllowed, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.agreements.vocabulary import Category as Kind
from regiotoezicht.sharing.forwarding.ports import Forwardable, Load
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.actions.moves import WHAT, change, move
from regiotoezicht.signals.actions.registering import tell
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.routing import Row, Situation, propose
from regiotoezicht.signals.vocabulary import PlaceKind, Route, Status
from regiotoezicht.worklist.actions import add_task, end_terms, finish_all_tasks
from regiotoezicht.worklist.rules import working_days_after

WIPED: dict[str, Any] = {
    "categories": "",
    "occurred_date": None,
    "occurred_time": None,
    "place_kind": PlaceKind.UNKNOWN,
    "premises": None,
    "public_place": "",
    "text": "",
    "route_reason": "",
    "second_cause": "",
    "outcome_reason": "",
}
_DAYS, _HOURS, _MOMENTS = ("occurred_date",), ("occurred_time",), ("received_at", "police_told_at")
_AS_IT_IS = ("source", "channel", "place_kind", "public_place", "text", "second_cause")
_holds: list[Callable[[Signal, date], date | None]] = []


def hold_back(until: Callable[[Signal, date], date | None]) -> None:
    """Let a room above say until when a signal stays here, because others asked to wait; never why."""
    _holds.append(until)


def signal_as_forwardable() -> Forwardable:
    """The signal as forwarding knows it."""
    return Forwardable(Signal._meta.label_lower, "melding", find, _offer, _release, _arrive, _leave)


def find(actor: Actor, record_id: int) -> Signal:
    """A signal that the coordinator may write. Raises NotAllowed for another one."""
    found = Signal.objects.workable_by(actor).filter(pk=record_id)
    signal = found.select_related("municipality", "premises__business").first()
    if signal is None or not actor.may(rules.SIGNAL_DECIDE, signal):
        raise NotAllowed(rules.SIGNAL_DECIDE.code)
    return signal


def _offer(subject: Signal, actor: Actor, at: datetime) -> Load:
    """Hold the signal back from other work, and answer what goes along: it, and what was merged into it."""
    rules.refuse_forwarding_planned(subject.status)
    rules.refuse_move(subject.status, Status.OFFERED)
    rules.refuse_forwarding_before_police(categories=subject.category_codes, police_told_at=subject.police_told_at)
    for until in _holds:
        rules.refuse_forwarding_held(until(subject, local_date(at)))
    old = move(subject, Status.OFFERED)
    record(rules.OFFERED, subject, actor=actor, at=at, from_status=old, to_status=subject.status)
    kinds = (rules.TASK_DECIDE, rules.TASK_PLAN, rules.TASK_CLOSE)
    finish_all_tasks([subject], kinds=kinds, actor=actor, at=at)
    rows = [subject, *Signal.objects.filter(merged_into=subject).select_related("premises__business").order_by("pk")]
    kinds_of_data = {Kind.CODES, Kind.TIME}
    if any(row.premises_id or row.public_place for row in rows):
        kinds_of_data.add(Kind.PLACE)
    if any(row.text or row.second_cause for row in rows):
        kinds_of_data.add(Kind.FINDINGS)
    about_homes = [row.pk for row in rows if row.is_dwelling]
    homes = dict(Dwelling.objects.filter(signal__in=about_homes).values_list("signal", "address"))
    packed = [_packed(row, str(homes.get(row.pk, ""))) for row in rows]
    return Load({"signals": packed}, kinds_of_data, _triage(subject, len(rows) - 1))


def _triage(signal: Signal, merged: int) -> list[tuple[str, str]]:
    """What the receiver sees before she decides: codes and days, no place, no text."""
    rows = [
        ("Onderwerpen", ", ".join(signal.category_labels)),
        ("Soort plaats", str(signal.get_place_kind_display())),
        ("Ontvangen", f"{local_date(signal.received_at):%d-%m-%Y}"),
        ("Gezien", f"{signal.occurred_date:%d-%m-%Y}" if signal.occurred_date else "niet vermeld"),
    ]
    if signal.police_told_at is not None:
        rows.append(("Politie gebeld", f"{local_date(signal.police_told_at):%d-%m-%Y}"))
    if merged:
        rows.append(("Samengevoegd met", f"{merged} andere {'melding' if merged == 1 else 'meldingen'}"))
    return rows


def _packed(signal: Signal, address: str) -> dict[str, Any]:
    """A signal as plain JSON values."""
    found: dict[str, Any] = {name: str(getattr(signal, name)) for name in _AS_IT_IS}
    for name in (*_DAYS, *_HOURS, *_MOMENTS):
        value = getattr(signal, name)
        found[name] = value.isoformat() if value is not None else None
    found["categories"] = signal.category_codes
    if signal.premises is not None:
        place = signal.premises
        found["premises"] = {"street": place.street, "number": place.number, "addition": place.addition}
        business = f"{place.business.name}, " if place.business else ""
        found["premises_label"] = f"{business}{place.address}"
    found["address"] = address
    return found


def _arrive(to: Municipality, content: Mapping[str, Any], actor: Actor, at: datetime) -> Signal:
    """Let the signal begin anew in the other municipality: nobody decided on it there yet."""
    packed = content["signals"]
    # What was merged was about the same place, or about an unknown one.
    place, kind = _place(packed[0], to)
    situation = Situation(
        sources=frozenset(one["source"] for one in packed),
        categories=frozenset(code for one in packed for code in one["categories"]),
        place_kind=kind,
        earlier=queries.count_earlier_at(place, at=at) if place is not None else 0,
    )
    numbers = dossier_numbers(to.district.code, local_date(at).year, len(packed))
    main, *merged = (
        _unpacked(one, to, number, place, propose(situation)) for one, number in zip(packed, numbers, strict=True)
    )
    for signal in (main, *merged):
        signal.registered_at, signal.registered_by_id = at, actor.account_id
    main.save(force_insert=True)
    for other in merged:
        other.status, other.merged_into, other.closed_at = Status.MERGED, main, at
    made = [main, *Signal.objects.bulk_create(merged)]
    homes = [
        Dwelling(signal=one, address=was["address"]) for one, was in zip(made, packed, strict=True) if was["address"]
    ]
    Dwelling.objects.bulk_create(homes)
    tell(main, actor=actor, at=at)
    for other in merged:
        facts = {"source": other.source, "place_kind": other.place_kind, "to_status": other.status}
        record(rules.REGISTERED, other, actor=actor, at=at, **facts)
        record(rules.JOINED, main, actor=actor, at=at, other=other.dossier)
    return main


def _place(one: Mapping[str, Any], to: Municipality) -> tuple[Premises | None, str]:
    """The business premises in the register of the other municipality, if they are there, and the kind of place."""
    if "premises" not in one:
        return None, one["place_kind"]
    found = Premises.objects.filter(municipality=to, **one["premises"]).first()
    return found, PlaceKind.PREMISES if found is not None else PlaceKind.UNKNOWN


def _unpacked(one: Mapping[str, Any], to: Municipality, number: str, place: Premises | None, proposal: Row) -> Signal:
    """One signal as it was packed, under a number of its own."""
    kind, text = one["place_kind"], one["text"]
    if "premises" in one and place is None:  # in no register here yet: its address stays readable, and can be found
        kind = PlaceKind.UNKNOWN
        text = f"Bedrijfspand volgens de gemeente die het doorzond: {one['premises_label']}.\n{text}".strip()
    values: dict[str, Any] = {name: one[name] for name in ("source", "channel", "public_place", "second_cause")}
    values |= {name: datetime.fromisoformat(one[name]) if one[name] else None for name in _MOMENTS}
    values |= {name: date.fromisoformat(one[name]) if one[name] else None for name in _DAYS}
    values |= {name: time.fromisoformat(one[name]) if one[name] else None for name in _HOURS}
    return Signal(
        dossier=number,
        municipality=to,
        district_id=to.district_id,
        token=uuid4(),
        categories=rules.categories_text(one["categories"]),
        place_kind=kind,
        premises=place if kind == PlaceKind.PREMISES else None,
        text=text,
        proposed_by=proposal.code,
        proposed_priority=proposal.priority,
        proposed_route=proposal.route,
        **values,
    )


def _release(record_id: int, actor: Actor, at: datetime) -> None:
    """Give the signal back to the work it was in."""
    signal = Signal.objects.get(pk=record_id)
    decided, old = signal.decided_at is not None, signal.status
    rules.refuse_move(old, Status.MOVED)  # only what is on offer is given back
    change(signal, status=Status.TRIAGED if decided else Status.NEW)
    record(rules.KEPT, signal, actor=actor, at=at, from_status=old, to_status=signal.status)
    after = rules.TASK_PLAN if signal.route == Route.CONTROL else rules.TASK_CLOSE
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    kind = after if decided else rules.TASK_DECIDE
    add_task(signal, kind=kind, role=Role.COORDINATOR, due_date=due, actor=actor, at=at)


def _leave(record_id: int, actor: Actor, at: datetime) -> None:
    """Take the content away here, and the address of a home with it: codes and dates stay."""
    signal = Signal.objects.get(pk=record_id)
    rules.refuse_move(signal.status, Status.MOVED)
    rows = Signal.objects.filter(Q(pk=record_id) | Q(merged_into=record_id))
    Dwelling.objects.filter(signal__in=rows).delete()
    held = Signal.objects.filter(pk=record_id, status=signal.status, version=signal.version)
    if not held.update(status=Status.MOVED, closed_at=at, version=F("version") + 1, **WIPED):
        raise changed_meanwhile(WHAT)
    rows.exclude(pk=record_id).update(**WIPED)
    end_terms(signal, reason="doorgezonden", actor=actor, at=at)
    record(rules.MOVED, signal, actor=actor, at=at, from_status=signal.status, to_status=Status.MOVED.value)
