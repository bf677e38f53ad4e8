"""Permissions, events and guards of signals of trafficking, and who must be told by when. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.trafficking.vocabulary import AT_ONCE, Circumstance, Code, Receiver
from regiotoezicht.worklist.rules import working_days_after

SIGNAL_RECORD = Permission("trafficking.signal_record", "Signalen van mensenhandel bij een controle vastleggen")
SIGNAL_STATUS = Permission("trafficking.signal_status", "Zien of een meldplicht open is of vervuld")
SIGNAL_READ = Permission("trafficking.signal_read", "Doorgegeven signalen van mensenhandel van de gemeente inzien")
CONTACT_KEEP = Permission("trafficking.contact_keep", "Bijhouden wie de gemeente belt bij mensenhandel")
CONSULT = Permission("trafficking.consult", "Overleg vastleggen voor een bezoek waar dat nodig is")

RECORDED = EventType("trafficking.recorded", "Signalen vastgelegd; de meldplicht loopt")
ADDED = EventType("trafficking.added", "Signalen aangevuld; wie al was gebeld, wordt opnieuw gebeld")
TOLD = EventType("trafficking.told", "Doorgegeven aan een ontvanger")
CONFIRMED = EventType("trafficking.confirmed", "Vastlegging bevestigd door een tweede")
TOLD_ON = EventType("trafficking.told_on", "Meldplicht vervuld; het signaal is gesloten voor het toezicht")
HELD = EventType("trafficking.held", "Niet bezoeken zonder overleg tot en met {until}")
CONSULTED = EventType("trafficking.consulted", "Overleg voor een bezoek vastgelegd, gevoerd op {day}")
CONTACT_CHANGED = EventType("trafficking.contact_changed", "Wie te bellen gewijzigd")
SEEN = EventType("trafficking.seen", "Signaal van mensenhandel ingezien", reading=True)
LIFTED = EventType("trafficking.lifted", "Overleg voor een bezoek is niet meer nodig")
LISTED = EventType("trafficking.listed", "Lijst van signalen van mensenhandel ingezien", reading=True)

PURPOSE_RECORD = "meldplicht mensenhandel"
PURPOSE_READ = "aandachtsfunctionaris mensenhandel"
HOUR = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=366)
_RECEIPT = re.compile(r"[A-Za-z0-9./-]{0,30}")
_PHONE = re.compile(r"\+?[0-9() -]{3,20}")
_FEWEST_DIGITS = 3


def declare_rights() -> None:
    """Fill in who records, who sees the state, and who reads what was told on.

    Basis: toegang.md, row "Signal of trafficking".
    """
    allow(SIGNAL_RECORD, {Role.SUPERVISOR: Way.ASSIGNED, Role.COORDINATOR: Way.OFFICE})
    allow(SIGNAL_STATUS, {Role.COORDINATOR: Way.OFFICE})
    allow(SIGNAL_READ, {Role.CONTACT_OFFICER: Way.OFFICE})
    allow(CONTACT_KEEP, {Role.CONTACT_OFFICER: Way.OFFICE, Role.DESIGNATING_OFFICIAL: Way.OFFICE})
    allow(CONSULT, {Role.COORDINATOR: Way.OFFICE})


@dataclass(frozen=True)
class ToTell:
    """Somebody who must be told, and when that is late."""

    receiver: Receiver
    due_at: datetime


def is_at_once(codes: Collection[str], circumstances: Collection[str]) -> bool:
    """Whether the police must hear it now: danger, clear coercion, or a minor, which code Y does not rule out.

    Basis: law notes D3 (police at once) and E ("Minors").
    """
    return Code.YOUTH in codes or any(one in AT_ONCE for one in circumstances)


def is_minor(codes: Collection[str], circumstances: Collection[str]) -> bool:
    """Whether a minor is concerned or cannot be ruled out.

    Basis: law notes E ("Minors"); ADR 0100.
    """
    return Code.YOUTH in codes or Circumstance.MINOR in circumstances


def duties_of(codes: Collection[str], circumstances: Collection[str], at: datetime) -> list[ToTell]:
    """Who must be told of what was noticed, the most urgent first. "At once" is late after an hour (ADR 0100).

    Basis: law notes D3 and E ("Minors"); Sv 160 to 162.
    """
    today = max(_end_of(local_date(at)), at + HOUR)
    told = [ToTell(Receiver.POLICE, at + HOUR if is_at_once(codes, circumstances) else today)]
    if is_minor(codes, circumstances):
        told.append(ToTell(Receiver.SAFE_HOME, at + HOUR))
    if Circumstance.HELP in circumstances:
        told.append(ToTell(Receiver.CARE, today))
    told.append(ToTell(Receiver.CONTACT_OFFICER, _end_of(working_days_after(local_date(at), 1))))
    return told


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def refuse_codes(codes: Collection[str], circumstances: Collection[str]) -> None:
    """At least one code of the list, and nothing that is not in it.

    Basis: law notes D2 (only codes).
    """
    if not codes:
        raise Refused("no_code", "Kruis ten minste één groep aan.", field="codes")
    if not all(code in Code for code in codes) or not all(one in Circumstance for one in circumstances):
        raise Refused("unknown_code", "Kies alleen uit de lijst.", field="codes")


def refuse_nothing_new(codes: Collection[str], circumstances: Collection[str], known: Collection[str]) -> None:
    """Adding is adding something.

    Basis: law notes D2; ADR 0100.
    """
    if {*codes, *circumstances} <= set(known):
        raise Refused("nothing_new", "Dit stond er al. Kruis aan wat erbij komt.", field="codes")


def refuse_before_arrival(arrived_at: datetime | None) -> None:
    """Signals are of a control that took place.

    Basis: law notes D2 (attached to the control).
    """
    if arrived_at is None:
        raise Refused(
            "not_arrived", "U legt signalen vast bij een controle die is begonnen. Leg eerst de aankomst vast."
        )


def refuse_told_at(told_at: datetime, *, arrived_at: datetime | None, at: datetime) -> None:
    """Somebody is told after the control began, and not later than now.

    Basis: law notes D3 (when); AVG 5(1)(d).
    """
    if told_at > at:
        raise Refused("told_in_future", "Dit tijdstip ligt in de toekomst. Leg vast wanneer u belde.", field="told_at")
    if arrived_at is not None and told_at < arrived_at.replace(second=0, microsecond=0):
        raise Refused("told_before", "Dit tijdstip ligt voor het begin van de controle.", field="told_at")


def refuse_receipt(receipt: str) -> None:
    """A receipt number and no words.

    Basis: law notes D2 (free text off).
    """
    if not _RECEIPT.fullmatch(receipt):
        raise Refused(
            "receipt",
            "Vul alleen het nummer in: letters, cijfers, punt, streep; ten hoogste 30 tekens.",
            field="receipt",
        )


def refuse_same_person(recorded_by: int | None, confirms: int | None) -> None:
    """A second person confirms the record.

    Basis: law notes D2 ("the second confirms the record later").
    """
    if recorded_by == confirms:
        raise Refused(
            "same_person", "U legde dit zelf vast. Een collega van het bezoek of de coördinator bevestigt het."
        )


def refuse_until(until: date | None, today: date) -> None:
    """Waiting lies ahead, and not further than a year: a wrong year would keep supervision away for long.

    Basis: law notes, Further rules ("Hold"); ADR 0101.
    """
    if until is not None and until > today + LONGEST_WAIT:
        raise Refused(
            "until_too_far",
            "Deze datum ligt te ver weg. Kies een dag binnen een jaar; verleng later.",
            field="wait_until",
        )
    if until is not None and until < today:
        raise Refused("until_in_past", "Deze datum ligt in het verleden. Kies vandaag of later.", field="wait_until")


def refuse_consultation(reference: str, day: date, today: date) -> None:
    """Consultation took place, and can be found back by its reference.

    Basis: toegang.md, row "Signal of trafficking" ("do not visit without consultation").
    """
    if not reference or not _RECEIPT.fullmatch(reference):
        raise Refused(
            "reference", "Vul het kenmerk van het overleg in: letters, cijfers, punt, streep.", field="reference"
        )
    if day > today:
        raise Refused("consulted_in_future", "Dit overleg ligt in de toekomst.", field="day")


def refuse_phone(phone: str) -> None:
    """A number that can be called.

    Basis: law notes D3 (phone first).
    """
    if not _PHONE.fullmatch(phone) or sum(one.isdecimal() for one in phone) < _FEWEST_DIGITS:
        raise Refused("phone", "Vul een telefoonnummer in: cijfers, spaties, streepjes en een plus.", field="phone")


def dialled(phone: str) -> str:
    """A number as a phone dials it: without spaces, and without the (0) after a country.

    Basis: law notes D3 (phone first).
    """
    kept = phone.replace("(0)", "") if phone.startswith("+") else phone
    return "".join(one for one in kept if one.isdecimal() or one == "+")
