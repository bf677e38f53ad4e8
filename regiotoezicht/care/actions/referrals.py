"""The steps of a referral. Each rests on the version that it was shown with, and none says more on the log than that
the reader wrote.
"""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F, Max

from regiotoezicht.care import codes, rules, sealing
from regiotoezicht.care.actions.locking import wait_for_turn
from regiotoezicht.care.actions.readers import refuse_not_reader
from regiotoezicht.care.content import Content, due_after
from regiotoezicht.care.models import CareContact, Referral, Step, Transfer
from regiotoezicht.care.vault import Vault, by_code, place_of_step, recalled_of
from regiotoezicht.care.vocabulary import HOURS, Ending, Ground, Help, Moment, Receiver, Status
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor

WHAT = "deze verwijzing"


def refuse_known_code(gone: Transfer | None) -> None:
    """A code has one referral in a municipality, and none beside the one that went elsewhere; part of an action."""
    if gone is not None:
        rules.refuse_elsewhere(gone.to.name, gone.accepted_date, field="code")
    raise Refused("known_code", "Bij deze code is al een verwijzing. Zoek haar op met de code.", field="code")


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def open_referral(
    contact: CareContact,
    *,
    code: str,
    consent_at: datetime,
    ground: str,
    receiver: str,
    hours: int,
    vault: Vault,
    form: UUID,
    actor: Actor,
    at: datetime,
) -> Referral:
    """Begin a referral: somebody gave her code and consents. The first contact is due within the hours agreed, counted
    from her consent.
    """
    refuse_not_reader(contact, actor)
    known = codes.tidied(code)
    if not known:
        raise Refused("no_code", "Deze code klopt niet. Lees de code teken voor teken terug.", field="code")
    rules.refuse_time(consent_at, first=None, now=at, field="consent_at")
    for value, words, name in ((ground, Ground.values, "ground"), (receiver, Receiver.values, "receiver")):
        if value not in words:
            raise Refused("unknown_choice", "Kies een van de antwoorden uit de lijst.", field=name)
    if hours not in dict(HOURS):
        raise Refused("unknown_choice", "Kies een van de termijnen uit de lijst.", field="hours")
    # Of two who type the same code the second finds what the first made.
    wait_for_turn(contact.municipality_id, vault)
    found = by_code(vault, contact.municipality, known)
    if found is not None:
        refuse_known_code(found[1])
    content = Content(
        known,
        Status.WAITING,
        consent_at=consent_at,
        ground=ground,
        receiver=receiver,
        hours=hours,
        due_at=due_after(consent_at, hours),
    )
    referral = Referral(uid=uuid4(), municipality_id=contact.municipality_id, form=form)
    seal(referral, content, vault, at)
    referral.save()
    append_step(referral, "opened", vault, at)
    record(rules.WRITTEN, contact, actor=actor, at=at)
    return referral


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def record_contact(
    contact: CareContact, /, *, referral: Referral, moment: datetime, actor: Actor, at: datetime, **step: Any
) -> None:
    """The receiver made the first contact, at a moment after the consent."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    rules.refuse_move(old.status, Status.CONTACTED)
    rules.refuse_time(moment, first=old.consent_at, now=at, field="moment")
    new = replace(old, status=Status.CONTACTED, contact_at=moment)
    _finish(contact, referral, new, "contacted", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def record_offer(
    contact: CareContact, /, *, referral: Referral, day: date, actor: Actor, at: datetime, **step: Any
) -> None:
    """Help was offered."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    rules.refuse_move(old.status, Status.OFFERED)
    rules.refuse_day(day, first=old.consent_on, today=local_date(at))
    new = replace(old, status=Status.OFFERED, offer_on=day, answer_on=None)
    _finish(contact, referral, new, "offered", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def answer(
    contact: CareContact, /, *, referral: Referral, accepted: bool, day: date, actor: Actor, at: datetime, **step: Any
) -> None:
    """The offer was accepted or declined."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    status = Status.ACCEPTED if accepted else Status.DECLINED
    rules.refuse_move(old.status, status)
    rules.refuse_day(day, first=old.offer_on, today=local_date(at))
    _finish(contact, referral, replace(old, status=status, answer_on=day), status.value, actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def set_help(
    contact: CareContact, /, *, referral: Referral, help_codes: list[str], actor: Actor, at: datetime, **step: Any
) -> None:
    """Lay down which categories of help are given."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    if old.status != Status.ACCEPTED:
        raise Refused("not_accepted", "Leg hulp pas vast als het aanbod is aangenomen.")
    if not set(help_codes) <= set(Help.values):
        raise Refused("unknown_choice", "Kies uit de soorten hulp van de lijst.", field="help_codes")
    _finish(contact, referral, replace(old, help=tuple(sorted(help_codes))), "help", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def tick_moment(
    contact: CareContact, /, *, referral: Referral, months: int, ticked: str, actor: Actor, at: datetime, **step: Any
) -> None:
    """Lay down that an aftercare moment took place, or did not."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    found = next((one for one in old.moments() if one[0] == months), None)
    if found is None or ticked not in Moment.values:
        raise Refused("no_moment", "Dit nazorgmoment is er niet: nazorg begint als het aanbod is aangenomen.")
    rules.refuse_moment(found[1], found[2], done=ticked == Moment.DONE, today=local_date(at))
    new = replace(old, aftercare=old.aftercare | {str(months): ticked})
    _finish(contact, referral, new, f"aftercare_{months}_{ticked}", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def withdraw(contact: CareContact, /, *, referral: Referral, actor: Actor, at: datetime, **step: Any) -> None:
    """Consent was withdrawn: what was laid down is wiped at once, and nobody reads it any more (AVG 7(3)).

    What a former municipality kept is wiped with it; the municipality that took it over is told. It rests on no
    version: whatever a colleague lays down meanwhile does not stop it.
    """
    wait_for_turn(contact.municipality_id)
    locked = Referral.objects.select_for_update().filter(pk=referral.pk).first()
    step["seen"] = locked.version if locked is not None else step["seen"]
    old = _begin(contact, referral, even_if_elsewhere=True, actor=actor, at=at, **step)
    rules.refuse_move(old.status, Status.WITHDRAWN)
    Step.objects.filter(referral=referral).delete()
    own = Transfer.objects.filter(referral=referral)
    own.filter(accepted_date__isnull=True).delete()
    own.update(recalled_date=local_date(at))
    _wipe_at_the_former(contact, old)
    new = Content(old.code, Status.WITHDRAWN, withdrawn_on=local_date(at))
    _finish(contact, referral, new, "withdrawn", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def consent_again(
    contact: CareContact,
    /,
    *,
    referral: Referral,
    consent_at: datetime,
    ground: str,
    receiver: str,
    hours: int,
    actor: Actor,
    at: datetime,
    **step: Any,
) -> None:
    """She consents again: the referral begins anew."""
    old = _begin(contact, referral, even_if_withdrawn=True, actor=actor, at=at, **step)
    rules.refuse_move(old.status, Status.WAITING)
    if ground not in Ground.values or receiver not in Receiver.values or hours not in dict(HOURS):
        raise Refused("unknown_choice", "Kies een van de antwoorden uit de lijst.")
    rules.refuse_time(consent_at, first=None, now=at, field="consent_at")
    new = Content(
        old.code,
        Status.WAITING,
        consent_at=consent_at,
        ground=ground,
        receiver=receiver,
        hours=hours,
        due_at=due_after(consent_at, hours),
    )
    _finish(contact, referral, new, "opened", actor=actor, at=at, **step)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def close(
    contact: CareContact, /, *, referral: Referral, ending: str, day: date, actor: Actor, at: datetime, **step: Any
) -> None:
    """Close a referral."""
    old = _begin(contact, referral, actor=actor, at=at, **step)
    rules.refuse_move(old.status, Status.CLOSED)
    if ending not in Ending.values:
        raise Refused("unknown_choice", "Kies waarom de verwijzing wordt afgesloten.", field="ending")
    rules.refuse_day(day, first=old.answer_on or old.offer_on or old.consent_on, today=local_date(at))
    _finish(
        contact,
        referral,
        replace(old, status=Status.CLOSED, closed_on=day, ending=ending),
        "closed",
        actor=actor,
        at=at,
        **step,
    )


def _wipe_at_the_former(contact: CareContact, old: Content) -> None:
    """Wipe what the municipalities from which it came still account for, but where that was withdrawn itself."""
    if not old.origins:
        return
    came = Transfer.objects.filter(uid__in=[uid for _, uid in old.origins])
    with care_of(contact.municipality_id, *(place for place, _ in old.origins)):
        kept = list(came.filter(recalled_date__isnull=True).values_list("referral", flat=True))
        list(Referral.objects.select_for_update().filter(pk__in=kept))  # before the transfers, as everywhere
        Referral.objects.filter(pk__in=kept).delete()
        came.update(recalled_date=None, told_date=None)


def refuse_gone(
    referral: Referral, content: Content, *, even_if_withdrawn: bool = False, even_if_elsewhere: bool = False
) -> None:
    """A step needs consent, and is of the municipality that is responsible today; part of an action."""
    rules.refuse_withdrawn(content.status == Status.WITHDRAWN and not even_if_withdrawn)
    if even_if_elsewhere:
        return
    rules.refuse_withdrawn(recalled_of(content) is not None)
    asked = Transfer.objects.filter(referral=referral).select_related("to").first()
    if asked is not None:
        rules.refuse_elsewhere(asked.to.name, asked.accepted_date)


def _begin(
    contact: CareContact,
    referral: Referral,
    *,
    vault: Vault,
    seen: int,
    actor: Actor,
    at: datetime,
    form: UUID,
    even_if_withdrawn: bool = False,
    even_if_elsewhere: bool = False,
) -> Content:
    """What the referral says now, for a reader who saw this version of it; not while another municipality is asked."""
    refuse_not_reader(contact, actor, referral, even_if_merged=even_if_elsewhere)
    wait_for_turn(contact.municipality_id, vault)
    fresh = Referral.objects.filter(pk=referral.pk).first()
    if fresh is None:
        raise changed_meanwhile(WHAT)
    content = vault.read(fresh)
    refuse_gone(fresh, content, even_if_withdrawn=even_if_withdrawn, even_if_elsewhere=even_if_elsewhere)
    if fresh.version != seen:
        raise changed_meanwhile(WHAT)
    return content


def _finish(
    contact: CareContact,
    referral: Referral,
    content: Content,
    what: str,
    *,
    vault: Vault,
    seen: int,
    actor: Actor,
    at: datetime,
    form: UUID,
) -> None:
    """Seal the new content, if nobody was first, and append the step."""
    seal(referral, content, vault, at)
    written = Referral.objects.filter(pk=referral.pk, version=seen).update(
        sealed=referral.sealed,
        attention_date=referral.attention_date,
        wipe_date=referral.wipe_date,
        form=form,
        version=F("version") + 1,
    )
    if not written:
        raise changed_meanwhile(WHAT)
    append_step(referral, what, vault, at)
    record(rules.WRITTEN, contact, actor=actor, at=at)


def seal(referral: Referral, content: Content, vault: Vault, at: datetime) -> None:
    """Seal what a referral says; part of an action."""
    key = vault.needed(referral.municipality_id)
    referral.sealed = sealing.encrypt(key, content.sealed_text(), referral.place)
    referral.attention_date = content.attention_date()
    kept = {Status.CLOSED: rules.KEPT_AFTER_CLOSING, Status.WITHDRAWN: rules.KEPT_AFTER_WITHDRAWAL}
    referral.wipe_date = local_date(at) + kept.get(content.state, rules.KEPT_AFTER_STEP)


def append_step(referral: Referral, what: str, vault: Vault, at: datetime) -> None:
    """Append a step to its history; part of an action."""
    last = Step.objects.filter(referral=referral).aggregate(last=Max("number"))["last"] or 0
    text = sealing.padded(json.dumps({"what": what, "at": at.isoformat()}).encode())
    sealed = sealing.encrypt(vault.needed(referral.municipality_id), text, place_of_step(referral, last + 1))
    Step.objects.create(referral=referral, number=last + 1, sealed=sealed)
