"""Permissions, events, statuses and guards of disclosures. Pure."""

from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

MAKE = Permission("sharing.disclosure_make", "Gegevens aan een ontvanger verstrekken of dat voorstellen")
MAKE_OWN = Permission("sharing.disclosure_make_own", "Namens de eigen gemeente besluiten over verstrekken")
APPROVE = Permission("sharing.disclosure_approve", "Als tweede persoon een verstrekking goed- of afkeuren")
READ = Permission("sharing.disclosure_read", "Elke verstrekking van de eigen gemeente lezen")
STATUS = Permission("sharing.disclosure_status", "Zien dat het district iets heeft verstrekt")
RECEIVE = Permission("sharing.disclosure_receive", "Lezen wat met de eigen gemeente is gedeeld")

PROPOSED = EventType("sharing.disclosure_proposed", "Verstrekking {number} voorgesteld")
SHARED = EventType("sharing.disclosure_shared", "Verstrekking {number} gedaan")
DECLINED = EventType("sharing.disclosure_declined", "Verstrekking {number} afgekeurd")
RECALLED = EventType("sharing.disclosure_recalled", "Verstrekking {number} ingetrokken")
REFUSED = EventType("sharing.disclosure_refused", "Verstrekking geweigerd ({refusal})")
SEEN = EventType("sharing.disclosure_seen", "Verstrekking bekeken", reading=True)
RECEIVED = EventType("sharing.disclosure_received", "Verstrekking gelezen door de ontvanger", reading=True)
DOWNLOADED = EventType("sharing.disclosure_downloaded", "Verstrekking opgehaald door de ontvanger", reading=True)

TASK_APPROVE = "sharing.approve_disclosure"


class Status(TextChoices):
    """Where a disclosure stands. That its end date is past is read from the day, not from here."""

    PROPOSED = "proposed", "wacht op een tweede persoon"
    SHARED = "shared", "gedeeld"
    DECLINED = "declined", "afgekeurd"
    RECALLED = "recalled", "ingetrokken"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.PROPOSED: frozenset({Status.SHARED, Status.DECLINED, Status.RECALLED}),
    Status.SHARED: frozenset({Status.RECALLED}),
    Status.DECLINED: frozenset(),
    Status.RECALLED: frozenset(),
}


def declare_rights() -> None:
    """Fill in who decides on disclosures and who reads them; the receiver's own right is in `models`.

    Basis: toegang.md, row "Disclosure".
    """
    allow(MAKE, {Role.LAWYER: Way.OFFICE, Role.COORDINATOR: Way.OFFICE})
    allow(MAKE_OWN, {Role.LAWYER: Way.OFFICE})
    allow(APPROVE, {Role.LAWYER: Way.OFFICE})
    allow(READ, {Role.PRIVACY_OFFICER: Way.OFFICE})
    allow(STATUS, {Role.COORDINATOR: Way.OFFICE})
    allow(RECEIVE, {Role.LAWYER: Way.OFFICE})


def refuse_past_end(until: date, today: date) -> None:
    """The last day of reading is today or later.

    Basis: AVG 5(1)(e); ADR 0121.
    """
    if until < today:
        raise Refused("end_in_past", "De einddatum is al voorbij. Kies vandaag of een latere dag.", field="until_date")


def refuse_late_end(until: date, latest: date | None) -> None:
    """What rests on an agreement is not read longer than that holds; `latest` is its last day.

    Basis: AVG 5(1)(e), 26; law notes A3.
    """
    if latest is not None and until > latest:
        raise Refused(
            "end_after_agreement",
            f"De afspraak met deze ontvanger geldt tot en met {latest:%d-%m-%Y}. Kies die dag of eerder.",
            field="until_date",
        )


def refuse_move(old: Status, new: Status) -> None:
    """A disclosure moves as the table says and no other way.

    Basis: Awb 3:2 (care); ADR 0121.
    """
    if new not in TRANSITIONS[old]:
        raise Refused("not_now", f"Dit kan niet meer: deze verstrekking is {old.label}.")


def refuse_own_approval(*, own: bool) -> None:
    """Who made a disclosure does not approve it.

    Basis: toegang.md, row "Disclosure": a second person; BIO 5.3 (separation of duties).
    """
    if own:
        raise Refused("own_approval", "U hebt deze verstrekking zelf gemaakt. Vraag een collega om haar te beoordelen.")


def refuse_absent_receiver(*, present: bool) -> None:
    """The receiver can sign in today.

    Basis: AVG 32; toegang.md: every right needs a valid account.
    """
    if not present:
        raise Refused(
            "no_account",
            "Bij deze ontvanger kan vandaag niemand zich aanmelden. Vraag de functioneel beheerder om een account.",
            field="receiver",
        )


def refuse_self(*, same: bool) -> None:
    """A municipality discloses nothing to itself.

    Basis: AVG 4(9) (a receiver is another).
    """
    if same:
        raise Refused("own_municipality", "Dit is de eigen gemeente: die leest haar eigen stukken.", field="receiver")
