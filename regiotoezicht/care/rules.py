"""Permissions, events and refusals of care. Events name the reader, never what she read."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils import timezone

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.care.vocabulary import TRANSITIONS, ContactKind, Status
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

CARE_WORK = Permission("care.work", "Zorgverwijzingen van de eigen gemeente lezen en bijwerken, als aangewezen lezer")
CONTACT_KEEP = Permission("care.contact_keep", "Zorgcontacten aanwijzen")
CONTACT_READ = Permission("care.contact_read", "Zien wie zorgcontact is")

CONTACT_DESIGNATED = EventType("care.contact_designated", "Zorgcontact aangewezen, als {kind}")
CONTACT_ENDED = EventType("care.contact_ended", "Zorgcontact beëindigd per {until}")
ON_CALL_SET = EventType("care.on_call_set", "Piketnummer zorg vastgelegd")
READER_KEY_MADE = EventType("care.reader_key_made", "Eigen sleutel van een zorgcontact gemaakt")
READER_KEY_RELOCKED = EventType("care.reader_key_relocked", "Eigen sleutel op het nieuwe wachtwoord gezet")
KEY_MADE = EventType("care.key_made", "Zorgsleutel van de gemeente gemaakt")
KEY_SHARED = EventType("care.key_shared", "Zorgsleutel ingepakt voor een andere lezer")
KEY_REPLACED = EventType("care.key_replaced", "Zorgsleutel vervangen, omdat een lezer stopte")
CARDS_MADE = EventType("care.cards_made", "Vel met zorgkaarten gemaakt, aantal kaarten: {cards}")
WRITTEN = EventType("care.written", "Zorg bijgewerkt")
FIGURES_ADDED = EventType("care.figures_added", "Zorgcijfers over {year} opgeteld bij die van de regio")
FIGURES_RELEASED = EventType("care.figures_released", "Zorgcijfers van de regio over {year} vrijgegeven")
REFUSED = EventType("care.refused", "Zorg: een stap werd geweigerd")
READ = EventType("care.read", "Zorg ingezien", reading=True)

MOST_CONTACTS, LEAST_PLACES = 2, 3
PURPOSE = "zorg"
KEPT_AFTER_CLOSING, KEPT_AFTER_WITHDRAWAL = timedelta(days=731), timedelta(days=30)
KEPT_AFTER_STEP = timedelta(days=731)
"""The latest day on which a referral is wiped, whatever it says: two years after somebody last laid something down."""
AFTER_MERGER = timedelta(weeks=13)
KEY_AHEAD = timedelta(days=14)
LONGEST_DEPUTY = timedelta(days=366)
EARLY = timedelta(days=14)


def declare_rights() -> None:
    """Fill in who reads care and who says who that is.

    Basis: toegang.md, rows "Care referral" and "Care contacts"; law notes E.
    """
    allow(CARE_WORK, {Role.CARE_COORDINATOR: Way.OFFICE})
    allow(CONTACT_KEEP, {Role.DESIGNATING_OFFICIAL: Way.OFFICE})
    allow(CONTACT_READ, {Role.DESIGNATING_OFFICIAL: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE})


def refuse_move(old: str, new: str) -> None:
    """A referral only makes the moves of its table.

    Basis: law notes A8 (consent, first contact, offer, answer, aftercare); ADR 0111.
    """
    if Status(new) not in TRANSITIONS[Status(old)]:
        raise Refused(
            "care_move",
            f"Een verwijzing met de stand “{Status(old).label}” kan niet de stand “{Status(new).label}” krijgen.",
        )


def refuse_contact(kind: str, *, held: Collection[str], has_role: bool, own: bool, same: bool) -> None:
    """Two contacts and one deputy at a time, each with the role, and never designated by herself.

    Basis: law notes E (two care contacts per municipality plus a dated deputy); toegang.md.
    """
    if own:
        raise Refused("own_power", "U kunt zichzelf niet aanwijzen; vraag dit aan een collega.", field="account")
    if not has_role:
        raise Refused(
            "no_role",
            "Dit account heeft de rol zorgcoördinator in deze gemeente niet. Vraag die eerst aan de functioneel "
            "beheerder.",
            field="account",
        )
    if same:
        raise Refused("same_contact", "Deze persoon is in deze periode al zorgcontact of vervanger.", field="account")
    most = MOST_CONTACTS if kind == ContactKind.CONTACT else 1
    if sum(one == kind for one in held) >= most:
        said = "Er zijn al twee zorgcontacten" if kind == ContactKind.CONTACT else "Er is al een vervanger"
        raise Refused(
            "third_contact",
            f"{said} in deze periode. Beëindig eerst een aanwijzing (ten hoogste twee en een vervanger).",
            field="kind",
        )


def refuse_card_without_number(phone: str) -> None:
    """A card without a number leads nowhere. Raises Refused("no_number").

    Basis: law notes A8 (phone first); ADR 0111.
    """
    if not phone:
        raise Refused(
            "no_number",
            "Deze gemeente heeft nog geen piketnummer; zonder nummer helpt een kaart niemand.",
            field="municipality",
        )


def refuse_deputy_without_end(kind: str, from_date: date, until_date: date | None) -> None:
    """A deputy is dated, for a year at most.

    Basis: law notes E (a dated deputy); toegang.md.
    """
    if kind == ContactKind.DEPUTY and (until_date is None or until_date - from_date > LONGEST_DEPUTY):
        raise Refused(
            "deputy_dated", "Een vervanger krijgt een einddatum, ten hoogste een jaar na het begin.", field="until_date"
        )


def refuse_day(day: date, *, first: date | None, today: date, field: str = "day") -> None:
    """A step was on a day that has come, and not before the step that it follows.

    Basis: ADR 0111.
    """
    if day > today:
        raise Refused("in_future", "Deze datum ligt in de toekomst.", field=field)
    if first is not None and day < first:
        raise Refused("before", f"Deze datum ligt voor de vorige stap ({first:%d-%m-%Y}).", field=field)


def refuse_time(moment: datetime, *, first: datetime | None, now: datetime, field: str) -> None:
    """What is laid down with its time has happened, and not before what it follows.

    Basis: law notes A8 (first contact within the agreed hours); ADR 0111.
    """
    if moment > now:
        raise Refused("in_future", "Dit tijdstip ligt in de toekomst.", field=field)
    if first is not None and moment < first:
        raise Refused(
            "before",
            f"Dit tijdstip ligt voor de vorige stap ({timezone.localtime(first):%d-%m-%Y %H.%M} uur).",
            field=field,
        )


def wound_up_by(merged: date) -> date:
    """The day on which the former readers of a municipality that went into another open nothing any more, and on which
    is wiped what they did not hand over: thirteen weeks after the merger.

    Basis: Wet algemene regels herindeling 44 (the successor is responsible from the date on); AVG 5(1)(e) and 7(3);
    ADR 0111.
    """
    return merged + AFTER_MERGER


def refuse_moment(due: date, ticked: str, *, done: bool, today: date) -> None:
    """An aftercare moment is ticked once, and not before it has come (two weeks early at most).

    Basis: law notes A8 (aftercare moments done or not).
    """
    if ticked:
        raise Refused("ticked", "Dit nazorgmoment is al vastgelegd.", field="months")
    if today < (due - EARLY if done else due):
        raise Refused(
            "moment_in_future", f"Dit nazorgmoment is pas op {due:%d-%m-%Y}; leg het dan vast.", field="months"
        )


def refuse_withdrawn(is_withdrawn: bool) -> None:
    """After a withdrawal nothing is read or laid down, whatever page was open.

    Basis: AVG 7(3); ADR 0111.
    """
    if is_withdrawn:
        raise Refused(
            "withdrawn",
            "De toestemming is ingetrokken: hier is niets meer te lezen of vast te leggen.",
        )


def refuse_elsewhere(place: str, accepted: date | None, *, field: str | None = None) -> None:
    """A referral is kept up by one municipality at a time: the one that is responsible.

    Basis: law notes A8 (responsible municipality, dated transfer).
    """
    if accepted is None:
        raise Refused(
            "pending",
            "Deze verwijzing is aangeboden aan een andere gemeente. Neem dat aanbod eerst terug.",
            field=field,
        )
    raise Refused(
        "elsewhere",
        f"Deze verwijzing is op {accepted:%d-%m-%Y} overgedragen aan {place}; daar gaat zij verder.",
        field=field,
    )


def refuse_year(year: int, today: date, *, is_released: bool) -> None:
    """Figures are of a year that is over, and are released once.

    Basis: law notes A8 and E (per year and region).
    """
    if year >= today.year:
        raise Refused("year_runs", f"Het jaar {year} is nog niet voorbij. Tel op in het jaar erna.")
    if is_released:
        raise Refused("released", f"De cijfers over {year} zijn al vrijgegeven.")


def refuse_release(shares: Collection[int], places: Collection[int]) -> None:
    """What is released is of the region: of each of the municipalities with care contacts, whoever else added before.

    Basis: law notes E (year and region, released by the care role).
    """
    present = len(set(places) & set(shares))
    if not places or present < len(set(places)):
        raise Refused(
            "not_all",
            f"Er zijn cijfers van {present} van de {len(set(places))} gemeenten met zorgcontacten. Vrijgeven kan als "
            "elk van hen heeft opgeteld.",
        )


def refuse_few(filled: int) -> None:
    """A sum of one or two municipalities would tell each of them what the other has.

    Basis: law notes A8 and E (k of ten, nobody's own figures).
    """
    if filled < LEAST_PLACES:
        raise Refused(
            "too_few",
            "Vrijgeven kan pas als ten minste drie gemeenten over dit jaar verwijzingen hadden; anders verraadt de som "
            "er een.",
        )


def refuse_transfer(*, readers: int, same: bool) -> None:
    """A referral goes to another municipality that can open it.

    Basis: law notes A8 (dated transfer of the responsible municipality).
    """
    if same:
        raise Refused("same_place", "Kies een andere gemeente.", field="to")
    if not readers:
        raise Refused(
            "no_readers",
            "Deze gemeente heeft nog geen zorgcontact dat kan lezen. Bel de gemeente; de verwijzing blijft bij u.",
            field="to",
        )
