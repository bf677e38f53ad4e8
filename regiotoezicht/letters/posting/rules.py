"""Rules of sending: the proof, what came back, electronic channels and their outages. Pure."""

import re
from datetime import date, datetime

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.letters.vocabulary import Method

OUTAGE_KEEP = Permission("letters.outage_keep", "Storingen van elektronische kanalen vastleggen")
OUTAGE_READ = Permission("letters.outage_read", "Storingen van elektronische kanalen inzien")

PROVEN = EventType("letters.proven", "Bewijs van verzending toegevoegd (verzending {number})")
RETURNED = EventType("letters.returned", "Brief kwam terug op {returned}; de verzending telt: {counts}")
SENT_AGAIN = EventType("letters.sent_again", "Brief opnieuw verzonden op {sent} ({method})")
STATED = EventType("letters.stated", "Opgave van elektronische bereikbaarheid vastgelegd ({channel})")
STATEMENT_ENDED = EventType(
    "letters.statement_ended", "Opgave van elektronische bereikbaarheid ingetrokken per {until}"
)
OUTAGE_SET = EventType("letters.outage_set", "Storing van een kanaal vastgelegd ({channel})")
OUTAGE_ENDED = EventType("letters.outage_ended", "Storing van een kanaal voorbij ({channel})")

ELECTRONIC = (Method.MESSAGE_BOX, Method.ELECTRONIC)
CHANNELS = tuple((method.value, method.label) for method in ELECTRONIC)
TERM_RETURNED = "returned"
"""Why a term ended whose letter came back: it starts anew with the next sending."""
_TRACK = re.compile(r"[A-Z0-9][A-Z0-9 -]{5,38}[A-Z0-9]")


class ReturnReason(TextChoices):
    """Why a letter came back."""

    NOT_COLLECTED = "not_collected", "niet afgehaald"
    REFUSED = "refused", "geweigerd"
    MOVED = "moved", "geadresseerde is verhuisd"
    WRONG_ADDRESS = "wrong_address", "verkeerd adres op de brief"
    DAMAGED = "damaged", "adres onleesbaar of zending beschadigd"
    NOT_DELIVERED = "not_delivered", "elektronisch bericht niet bezorgd"


NEVER_COUNTS = (ReturnReason.WRONG_ADDRESS, ReturnReason.DAMAGED, ReturnReason.NOT_DELIVERED)
"""Reasons on the side of the sender."""


def declare_rights() -> None:
    """Fill in who puts down outages; whoever reads letters reads them.

    Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    allow(OUTAGE_KEEP, {Role.LAWYER: Way.OFFICE})
    allow(OUTAGE_READ, {Role.LAWYER: Way.OFFICE, Role.SIGNER: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE})


def clean_track_number(text: str) -> str:
    """The number of a posted item as it is kept: capitals and figures. Raises Refused when it cannot be one.

    Basis: Awb 3:41 and 6:8 (who sends must be able to show it).
    """
    number = " ".join(text.upper().split())
    if number and not _TRACK.fullmatch(number):
        raise Refused(
            "track_number",
            "Dit is geen zendingnummer: alleen letters en cijfers, zeven tot veertig.",
            field="track_number",
        )
    return number


def refuse_electronic(method: str, *, is_stated: bool) -> None:
    """Electronically only to who said so for this kind of message.

    Basis: Awb 2:8 since the Wmebv (1-1-2026), 2:14 before.
    """
    if method in ELECTRONIC and not is_stated:
        raise Refused(
            "not_stated",
            f"De geadresseerde heeft niet opgegeven dat deze soort brief {Method(method).label} mag komen (artikel 2:8 "
            "Awb). Leg die opgave eerst vast, of verzend per post.",
            field="method",
        )


def refuse_proof(track_number: str, *, has_receipt: bool) -> None:
    """A proof is a number or a paper.

    Basis: Awb 3:41 (sending must be shown by who sent).
    """
    if not track_number and not has_receipt:
        raise Refused("no_proof", "Vul het nummer van de zending in, of voeg het bewijs toe.", field="track_number")


def refuse_return(returned_date: date, *, sent_date: date, today: date, reason: str, counts: bool, note: str) -> None:
    """What came back did so after it went out, and the lawyer says what was done and whether the sending counts.

    Basis: Awb 3:41 (a decision is made known by sending it to the right address), 6:8.
    """
    if returned_date > today:
        raise Refused("returned_in_future", "De datum van het retour ligt in de toekomst.", field="returned_date")
    if returned_date < sent_date:
        raise Refused("returned_before_sent", f"De brief ging pas op {sent_date:%d-%m-%Y} uit.", field="returned_date")
    if counts and reason in NEVER_COUNTS:
        raise Refused(
            "return_never_counts",
            "Een brief die door ons toedoen niet is aangekomen, telt niet als verzonden (artikel 3:41 "
            "Awb): verzend hem opnieuw.",
            field="counts",
        )
    if counts and not note.strip():
        raise Refused(
            "return_unexplained", "Zeg waarom de verzending toch telt, of wat er is gedaan.", field="return_note"
        )


def refuse_sending_again(*, awaits: bool, sent_date: date, returned_date: date | None, today: date) -> None:
    """A letter goes out again after it came back, and not in the future.

    Basis: Awb 3:41, 6:8 (the term runs from the day after a right sending).
    """
    if not awaits or returned_date is None:
        raise Refused("nothing_returned", "Deze brief is niet teruggekomen; hij wordt niet opnieuw verzonden.")
    if sent_date > today:
        raise Refused("sent_in_future", "De datum van verzending ligt in de toekomst.", field="sent_date")
    if sent_date < returned_date:
        raise Refused("sent_before_return", f"De brief kwam pas op {returned_date:%d-%m-%Y} terug.", field="sent_date")


def refuse_past_term(end: date, *, sent_date: date) -> None:
    """A letter that names a last day goes out before that day.

    Basis: Awb 4:8, 5:32a (the addressee must have the term that the letter gives).
    """
    if sent_date >= end:
        raise Refused(
            "letter_too_late",
            f"De brief noemt {end:%d-%m-%Y} als laatste dag; maak een nieuwe brief met een nieuwe termijn.",
            field="sent_date",
        )


def refuse_statement(kinds: list[str], from_date: date, *, today: date) -> None:
    """A statement names at least one kind of letter and was made today or before.

    Basis: Awb 2:8 (per kind of message).
    """
    if not kinds:
        raise Refused("no_kinds", "Kies voor welke soorten brieven de opgave geldt.", field="kinds")
    if from_date > today:
        raise Refused("stated_in_future", "De datum van de opgave ligt in de toekomst.", field="from_date")


def refuse_outage(from_at: datetime, until_at: datetime | None, *, at: datetime) -> None:
    """An outage began before now, and ended after it began and not in the future.

    Basis: Awb 2:21(3).
    """
    if from_at > at:
        raise Refused("outage_in_future", "Het begin van de storing ligt in de toekomst.", field="from_at")
    if until_at is not None and until_at <= from_at:
        raise Refused("outage_empty", "Het einde van de storing moet na het begin liggen.", field="until_at")
    if until_at is not None and until_at > at:
        raise Refused("outage_end_in_future", "Het einde van de storing ligt in de toekomst.", field="until_at")
