"""Every write of signals of trafficking."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.trafficking import rules
from regiotoezicht.trafficking.models import Consultation, Contact, Duty, TraffickingSignal
from regiotoezicht.trafficking.queries import where_of
from regiotoezicht.trafficking.vocabulary import Receiver


@action(permission=rules.SIGNAL_RECORD, records=rules.RECORDED)
def record_signal(
    visit: Visit,
    *,
    codes: Collection[str],
    circumstances: Collection[str],
    token: UUID,
    actor: Actor,
    at: datetime,
) -> TraffickingSignal:
    """Put down what was noticed at a control as codes; the duties to tell start at this moment."""
    rules.refuse_before_arrival(visit.arrived_at)
    rules.refuse_codes(codes, circumstances)
    signal = TraffickingSignal(
        visit=visit,
        dossier=visit.dossier,
        municipality_id=visit.municipality_id,
        district_id=visit.district_id,
        token=token,
        codes=" ".join(sorted(codes)),
        circumstances=" ".join(sorted(circumstances)),
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            signal.save()
    except IntegrityError as error:
        raise Refused(
            "recorded_already",
            "Bij deze controle zijn al signalen vastgelegd. Lees wat er staat en bevestig het.",
        ) from error
    told = rules.duties_of(codes, circumstances, at)
    Duty.objects.bulk_create(Duty(signal=signal, receiver=one.receiver, due_at=one.due_at) for one in told)
    record(rules.RECORDED, signal, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_RECORD, records=rules.ADDED)
def add_to_signal(
    visit: Visit, *, codes: Collection[str], circumstances: Collection[str], actor: Actor, at: datetime
) -> TraffickingSignal:
    """Add what was noticed later at the same control: everybody is told of it, also who was told before, and a second
    person confirms it anew.
    """
    signal = _locked(visit)
    known, around = signal.codes.split(), signal.circumstances.split()
    rules.refuse_codes([*known, *codes], circumstances)
    rules.refuse_nothing_new(codes, circumstances, [*known, *around])
    every, all_around = {*known, *codes}, {*around, *circumstances}
    signal.codes, signal.circumstances = " ".join(sorted(every)), " ".join(sorted(all_around))
    signal.recorded_by_id, signal.confirmed_at, signal.confirmed_by = actor.account_id, None, None
    signal.save(update_fields=["codes", "circumstances", "recorded_by", "confirmed_at", "confirmed_by"])
    waiting = {one.receiver: one for one in Duty.objects.filter(signal=signal, told_at__isnull=True)}
    told = rules.duties_of(every, all_around, at)
    for one in told:
        if one.receiver in waiting:
            waiting[one.receiver].due_at = min(waiting[one.receiver].due_at, one.due_at)
    Duty.objects.bulk_update(waiting.values(), ["due_at"])
    Duty.objects.bulk_create(
        Duty(signal=signal, receiver=one.receiver, due_at=one.due_at) for one in told if one.receiver not in waiting
    )
    record(rules.ADDED, signal, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_RECORD, records=rules.TOLD)
def tell(
    visit: Visit,
    *,
    receiver: Receiver,
    told_at: datetime,
    receipt: str,
    wait_until: date | None = None,
    actor: Actor,
    at: datetime,
) -> TraffickingSignal:
    """Put down that somebody was told, and until when the police ask to wait."""
    signal = _locked(visit)
    rules.refuse_told_at(told_at, arrived_at=visit.arrived_at, at=at)
    rules.refuse_receipt(receipt)
    refuse_personal_text(receipt, field="receipt")
    rules.refuse_until(wait_until, local_date(at))
    still_open = Duty.objects.filter(signal=signal, receiver=receiver, told_at__isnull=True)
    if not still_open.update(told_at=told_at, told_by_id=actor.account_id, receipt=receipt):
        raise changed_meanwhile("deze meldplicht")
    record(rules.TOLD, signal, actor=actor, at=at)
    if wait_until is not None:
        _hold(signal, wait_until, actor=actor, at=at)
    return _close_when_done(signal, actor=actor, at=at)


@action(permission=rules.SIGNAL_RECORD, records=rules.CONFIRMED)
def confirm(visit: Visit, *, actor: Actor, at: datetime) -> TraffickingSignal:
    """Confirm as a second person what the first put down."""
    signal = _locked(visit)
    rules.refuse_same_person(signal.recorded_by_id, actor.account_id)
    unconfirmed = TraffickingSignal.objects.filter(pk=signal.pk, confirmed_at__isnull=True)
    if not unconfirmed.update(confirmed_at=at, confirmed_by_id=actor.account_id):
        raise changed_meanwhile("deze vastlegging")
    signal.confirmed_at = at
    record(rules.CONFIRMED, signal, actor=actor, at=at)
    return _close_when_done(signal, actor=actor, at=at)


@action(permission=rules.SIGNAL_READ, records=rules.HELD)
def hold(signal: TraffickingSignal, *, until: date, actor: Actor, at: datetime) -> TraffickingSignal:
    """Let no visit be planned without consultation up to and including a day. Why is written nowhere."""
    rules.refuse_until(until, local_date(at))
    _hold(signal, until, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_READ, records=rules.LIFTED)
def lift(signal: TraffickingSignal, *, actor: Actor, at: datetime) -> TraffickingSignal:
    """Let visits be planned again without consultation."""
    held = TraffickingSignal.objects.filter(pk=signal.pk, wait_until__isnull=False)
    if not held.update(wait_until=None, version=F("version") + 1):
        raise Refused("not_held", "Hier hoeft al niet te worden overlegd.", field="wait_until")
    signal.wait_until = None
    record(rules.LIFTED, signal, actor=actor, at=at)
    return signal


@action(permission=rules.CONSULT, records=rules.CONSULTED)
def consult(place: Premises | Signal, *, reference: str, day: date, actor: Actor, at: datetime) -> None:
    """Put down that was consulted, so that a visit can be planned where that was asked: business premises, or what a
    signal is about.
    """
    rules.refuse_consultation(reference, day, local_date(at))
    refuse_personal_text(reference, field="reference")
    waiting = list(TraffickingSignal.objects.waiting_at(where_of(place), local_date(at)))
    if not waiting:
        raise Refused("nothing_waits", "Hier hoeft niet meer te worden overlegd. U kunt het bezoek plannen.")
    Consultation.objects.bulk_create(
        Consultation(
            signal=one,
            until=one.wait_until,
            reference=reference,
            day=day,
            recorded_at=at,
            recorded_by_id=actor.account_id,
        )
        for one in waiting
        if one.wait_until is not None
    )
    for one in waiting:
        record(rules.CONSULTED, one, actor=actor, at=at, day=day.isoformat())


@action(permission=rules.CONTACT_KEEP, records=rules.CONTACT_CHANGED)
def keep_contact(municipality: Municipality, *, receiver: Receiver, phone: str, actor: Actor, at: datetime) -> Contact:
    """Put down the number that is phoned."""
    rules.refuse_phone(phone)
    contact, _ = Contact.objects.update_or_create(
        municipality=municipality, receiver=receiver, defaults={"phone": phone}
    )
    record(rules.CONTACT_CHANGED, municipality, actor=actor, at=at)
    return contact


def _locked(visit: Visit) -> TraffickingSignal:
    """The signal of a control that is still being recorded; of two who write, the second waits for the first."""
    being_recorded = TraffickingSignal.objects.filter(visit=visit.pk, told_on_at__isnull=True)
    if not being_recorded.update(version=F("version") + 1):
        raise Refused("told_on", "Dit is al doorgegeven en gesloten.")
    return TraffickingSignal.objects.get(visit=visit.pk)


def _hold(signal: TraffickingSignal, until: date, *, actor: Actor, at: datetime) -> None:
    TraffickingSignal.objects.filter(pk=signal.pk).update(wait_until=until, version=F("version") + 1)
    signal.wait_until = until
    record(rules.HELD, signal, actor=actor, at=at, until=until.isoformat())


def _close_when_done(signal: TraffickingSignal, *, actor: Actor, at: datetime) -> TraffickingSignal:
    """Close the signal to supervision once everybody was told and a second person confirmed it."""
    if signal.confirmed_at is None or Duty.objects.filter(signal=signal, told_at__isnull=True).exists():
        return signal
    TraffickingSignal.objects.filter(pk=signal.pk).update(told_on_at=at)
    signal.told_on_at = at
    record(rules.TOLD_ON, signal, actor=actor, at=at)
    return signal
