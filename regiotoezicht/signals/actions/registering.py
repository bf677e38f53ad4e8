"""Registering a signal."""

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.routing import Situation, propose
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Source
from regiotoezicht.worklist.actions import add_task
from regiotoezicht.worklist.rules import working_days_after


@action(permission=rules.SIGNAL_REGISTER, records=rules.REGISTERED)
def register(
    municipality: Municipality,
    *,
    actor: Actor,
    at: datetime,
    token: UUID,
    source: Source,
    channel: Channel,
    categories: Collection[Category],
    received_at: datetime,
    place_kind: PlaceKind,
    premises: Premises | None = None,
    address: str = "",
    public_place: str = "",
    text: str = "",
    occurred_date: date | None = None,
    occurred_time: time | None = None,
    police_told_at: datetime | None = None,
) -> Signal:
    """Register a signal in a municipality, propose what to do, and put it on the worklist of the coordinator.

    `address` is the address of a dwelling and goes sealed into this signal only. `token` is the mark of the form: the
    database refuses a second signal with the same one (IntegrityError).
    """
    rules.refuse_unknown_codes(categories)
    codes = frozenset(category.value for category in categories)
    rules.refuse_future(occurred=occurred_date, received_at=received_at, at=at, today=local_date(at))
    rules.refuse_wrong_place(
        place_kind=place_kind, has_premises=premises is not None, address=address, public_place=public_place
    )
    rules.refuse_story_on_police_matter(categories=codes, text=text)
    _refuse_long_or_personal(text, public_place)
    _refuse_elsewhere(premises, municipality)
    proposal = propose(
        Situation(
            sources=frozenset({source.value}),
            categories=codes,
            place_kind=place_kind,
            earlier=queries.count_earlier_at(premises, at=at) if premises is not None else 0,
        )
    )
    signal = Signal.objects.create(
        dossier=dossier_number(municipality.district.code, local_date(at).year),
        municipality=municipality,
        district_id=municipality.district_id,
        token=token,
        source=source,
        channel=channel,
        categories=rules.categories_text(codes),
        received_at=received_at,
        occurred_date=occurred_date,
        occurred_time=occurred_time,
        place_kind=place_kind,
        premises=premises,
        public_place=public_place.strip(),
        text=text.strip(),
        registered_at=at,
        registered_by_id=actor.account_id,
        proposed_by=proposal.code,
        proposed_priority=proposal.priority,
        proposed_route=proposal.route,
        police_told_at=police_told_at,
    )
    if place_kind == PlaceKind.DWELLING:
        Dwelling.objects.create(signal=signal, address=address.strip())
    tell(signal, actor=actor, at=at)
    return signal


def tell(signal: Signal, *, actor: Actor, at: datetime) -> None:
    """Put the new signal on the log and on the worklist of the coordinator; part of an action."""
    record(
        rules.REGISTERED,
        signal,
        actor=actor,
        at=at,
        source=signal.source,
        place_kind=signal.place_kind,
        proposed_by=signal.proposed_by,
        to_status=signal.status,
    )
    if signal.police_told_at is not None:
        record(rules.POLICE_TOLD, signal, actor=actor, at=at)
    today = local_date(at)
    due = today if signal.is_police_first else working_days_after(today, rules.WORKING_DAYS_TO_DECIDE)
    add_task(signal, kind=rules.TASK_DECIDE, role=Role.COORDINATOR, due_date=due, actor=actor, at=at)


def _refuse_elsewhere(premises: Premises | None, municipality: Municipality) -> None:
    if premises is not None and premises.municipality_id != municipality.pk:
        raise Refused(
            "other_municipality",
            "Dit bedrijfspand ligt in een andere gemeente. Kies die gemeente.",
            field="municipality",
        )


def _refuse_long_or_personal(text: str, public_place: str) -> None:
    if len(text) > rules.TEXT_LENGTH:
        raise Refused("too_long", f"De toelichting is langer dan {rules.TEXT_LENGTH} tekens.", field="text")
    if len(public_place) > rules.PUBLIC_PLACE_LENGTH:
        raise Refused("too_long", f"De plaats is langer dan {rules.PUBLIC_PLACE_LENGTH} tekens.", field="public_place")
    refuse_personal_text(text, field="text")
    refuse_personal_text(public_place, field="public_place")
