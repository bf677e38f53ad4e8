"""Every write of disclosures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType, action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import next_number
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality, Partner, Record
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.sharing.agreements.arrangements import Matter, refuse_as_processor
from regiotoezicht.sharing.agreements.models import Agreement, arrangement_of
from regiotoezicht.sharing.agreements.vocabulary import Category
from regiotoezicht.sharing.disclosures import grounds, rules
from regiotoezicht.sharing.disclosures.grounds import BY_CODE, Ground
from regiotoezicht.sharing.disclosures.models import Disclosure
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.disclosures.shareables import ShareableField, shareable_of
from regiotoezicht.sharing.snapshots import canonical, digest, refuse_broken_seal
from regiotoezicht.worklist.actions import add_task, finish_tasks


@dataclass(frozen=True)
class Asked:
    """What somebody asks to disclose: to whom, on which ground, for what, which fields, until and with which day."""

    receiver: Partner | Municipality
    ground: str
    purpose: str
    fields: Sequence[str]
    until_date: date
    reference: str = ""

    @property
    def kind(self) -> str:
        """The kind of receiver, as the table of grounds names it."""
        return grounds.kind_of(self.receiver.kind if isinstance(self.receiver, Partner) else None)


def disclose(subject: Record, asked: Asked, *, token: UUID, actor: Actor, at: datetime) -> Disclosure:
    """Share picked fields of a record, or lay them before a second person where the table says so.

    A refusal goes on the log in a transaction of its own, with its code and what was asked; nothing else is written.
    """
    try:
        return _disclose(subject, asked, token=token, actor=actor, at=at)
    except NotAllowed:
        raise  # logged by the action itself
    except Refused as refusal:
        known = asked.ground if asked.ground in BY_CODE else "unknown"
        with unit():
            facts = {"refusal": refusal.code, "receiver": asked.kind, "ground": known}
            record(rules.REFUSED, subject, actor=actor, at=at, **facts, receiver_id=asked.receiver.pk)
        raise


@action(permission=rules.MAKE, records=rules.PROPOSED)
def _disclose(subject: Record, asked: Asked, *, token: UUID, actor: Actor, at: datetime) -> Disclosure:
    """Share picked fields of a record, or propose to."""
    today = local_date(at)
    by_district = not actor.may(rules.MAKE_OWN, subject)
    picked = _picked(subject, asked)
    ground, agreement = _judge(subject, asked, [one.category for one, _ in picked], today, by_district=by_district)
    _refuse_receiver(subject, asked)
    content = {"gegevens": [{"naam": one.label, "tekst": text} for one, text in picked]}
    text = canonical(content, ())
    is_partner = isinstance(asked.receiver, Partner)
    made = Disclosure(
        dossier=subject.dossier,
        municipality_id=subject.municipality_id,
        district_id=subject.district_id,
        number=f"V-{at.year}-{next_number(f'V-{at.year}'):05d}",
        label=subject._meta.label_lower,
        record_id=subject.pk,
        partner_id=asked.receiver.pk if is_partner else None,
        receiving_municipality_id=None if is_partner else asked.receiver.pk,
        ground=ground.code,
        purpose=ground.purpose,
        fields=" ".join(one.code for one, _ in picked),
        reference=asked.reference.strip(),
        agreement=agreement,
        until_date=asked.until_date,
        status=Status.PROPOSED if ground.second else Status.SHARED,
        snapshot=text,
        sha256=digest(text),
        made_by_district=by_district,
        made_by_id=actor.account_id,
        made_at=at,
        shared_at=None if ground.second else at,
        token=token,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:  # this form was sent twice
        raise Refused("sent_twice", "Dit formulier is al verstuurd; de verstrekking staat in de lijst.") from error
    facts = {"number": made.number, "ground": ground.code, "receiver": asked.kind, "sha256": made.sha256}
    record(rules.PROPOSED, made, actor=actor, at=at, purpose=ground.purpose.value, **facts)
    if ground.second:
        add_task(made, kind=rules.TASK_APPROVE, role=Role.LAWYER, actor=actor, at=at)
    else:
        record(rules.SHARED, made, actor=actor, at=at, number=made.number)
    return made


def _picked(subject: Record, asked: Asked) -> list[tuple[ShareableField, str]]:
    shareable = shareable_of(subject._meta.label_lower)
    if shareable is None:
        raise Refused("not_shareable", "Uit dit stuk wordt niets verstrekt.")
    filled = {one.code: (one, text) for one, text in shareable.filled(subject)}
    unknown = [code for code in asked.fields if code not in filled]
    if unknown:
        raise Refused(
            "unknown_field", "Een van de gegevens staat niet (meer) in dit stuk. Kies opnieuw.", field="fields"
        )
    return [filled[code] for code in dict.fromkeys(asked.fields)]


def _judge(
    subject: Record, asked: Asked, categories: list[Category], today: date, *, by_district: bool
) -> tuple[Ground, Agreement | None]:
    """The ground and the agreement it rests on, when all rules let it through."""
    ground = grounds.refuse_no_ground(asked.kind, BY_CODE.get(asked.ground), today)
    if by_district:
        grounds.refuse_district(ground, asked.kind)
        refuse_as_processor(Matter.DISCLOSURE, arrangement_of(subject.municipality_id, subject.district_id, today))
    grounds.refuse_wrong_purpose(ground, asked.purpose)
    grounds.refuse_other_fields(ground, asked.kind, categories)
    grounds.refuse_without_reference(ground, asked.reference)
    refuse_personal_text(asked.reference, field="reference")
    agreement = _agreement(subject, asked, ground, today)
    grounds.refuse_outside_agreement(
        ground,
        agreed=agreement.categories.split() if agreement else None,
        purposes=agreement.purposes.split() if agreement else (),
        categories=categories,
    )
    rules.refuse_past_end(asked.until_date, today)
    ends = agreement.until_date if agreement else None
    rules.refuse_late_end(asked.until_date, ends - timedelta(days=1) if ends else None)
    return ground, agreement


def _agreement(subject: Record, asked: Asked, ground: Ground, today: date) -> Agreement | None:
    if ground.agreement is None or not isinstance(asked.receiver, Partner):
        return None
    held = Agreement.objects.between(subject.municipality_id, asked.receiver.pk, today)
    return held.filter(kind=ground.agreement).first()


def _refuse_receiver(subject: Record, asked: Asked) -> None:
    if isinstance(asked.receiver, Partner):
        _refuse_nobody_there(asked.receiver.pk)
    else:
        rules.refuse_self(same=asked.receiver.pk == subject.municipality_id)


def _refuse_nobody_there(partner_id: int) -> None:
    accounts = Account.objects.filter(partner=partner_id, partner__is_active=True, is_active=True)
    rules.refuse_absent_receiver(present=accounts.exists())


@action(permission=rules.APPROVE, records=rules.SHARED)
def approve(disclosure: Disclosure, *, actor: Actor, at: datetime) -> Disclosure:
    """Let a proposed disclosure go, as the second person. What held at the making must hold now too."""
    rules.refuse_own_approval(own=disclosure.made_by_id == actor.account_id)
    today = local_date(at)
    kind = grounds.kind_of(disclosure.partner.kind if disclosure.partner else None)
    grounds.refuse_no_ground(kind, BY_CODE.get(disclosure.ground), today)
    rules.refuse_past_end(disclosure.until_date, today)
    refuse_broken_seal(unchanged=disclosure.is_unchanged())
    if disclosure.agreement_id and not Agreement.objects.filter(in_force(today), pk=disclosure.agreement_id).exists():
        raise Refused("agreement_ended", "De afspraak met deze ontvanger is intussen geëindigd. Keur dit voorstel af.")
    if disclosure.made_by_district:
        held = arrangement_of(disclosure.municipality_id, disclosure.district_id, today)
        refuse_as_processor(Matter.DISCLOSURE, held)
    if disclosure.partner_id:
        _refuse_nobody_there(disclosure.partner_id)
    return _move(disclosure, Status.SHARED, rules.SHARED, actor, at, approved_by=actor.account_id, shared_at=at)


@action(permission=rules.APPROVE, records=rules.DECLINED)
def decline(disclosure: Disclosure, *, actor: Actor, at: datetime) -> Disclosure:
    """Let a proposed disclosure not go, as the second person."""
    rules.refuse_own_approval(own=disclosure.made_by_id == actor.account_id)
    return _move(disclosure, Status.DECLINED, rules.DECLINED, actor, at, approved_by=actor.account_id)


@action(permission=rules.MAKE, records=rules.RECALLED)
def recall(disclosure: Disclosure, *, actor: Actor, at: datetime) -> Disclosure:
    """Take a disclosure back: the next reading is refused, also by who has the page open."""
    if not Disclosure.objects.readable_by(actor).filter(pk=disclosure.pk).exists():
        raise NotAllowed(rules.MAKE.code)
    return _move(disclosure, Status.RECALLED, rules.RECALLED, actor, at, recalled_by=actor.account_id, recalled_at=at)


def _move(
    disclosure: Disclosure, status: Status, event: EventType, actor: Actor, at: datetime, **changes: object
) -> Disclosure:
    rules.refuse_move(Status(disclosure.status), status)
    held = Disclosure.objects.filter(pk=disclosure.pk, status=disclosure.status)
    if not held.update(status=status, **changes):
        raise changed_meanwhile("deze verstrekking")
    facts = {"number": disclosure.number, "from_status": str(disclosure.status), "to_status": status.value}
    record(event, disclosure, actor=actor, at=at, **facts)
    finish_tasks(disclosure, kind=rules.TASK_APPROVE, actor=actor, at=at)
    disclosure.refresh_from_db()
    return disclosure
