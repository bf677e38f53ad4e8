"""Permissions, events, statuses and guards of the permit register: all that needs no record, clock or request."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

PERMIT_READ = Permission("permits.read", "Het vergunningenregister inzien")
PERMIT_KEEP = Permission("permits.keep", "Vergunningen vastleggen, wijzigen en beëindigen")
PERMIT_IMPORT = Permission("permits.import", "Een vergunningenregister inlezen en dat ongedaan maken")
SEALED_KEEP = Permission(
    "permits.sealed_keep", "Beslissen over vergunningen van wie alleen werkt, en die inzien (gesloten compartiment)"
)

REGISTER_SENT = EventType("permits.register_sent", "Register gestuurd om te bekijken")
COLUMNS_PICKED = EventType("permits.columns_picked", "Kolommen van een gestuurd register gekozen")
DRAFT_DISCARDED = EventType("permits.draft_discarded", "Gestuurd register weggegooid")
PERMIT_ENTERED = EventType("permits.entered", "Vergunning vastgelegd")
PERMIT_CHANGED = EventType("permits.changed", "Vergunning gewijzigd")
PERMIT_ENDED = EventType("permits.ended", "Vergunning geëindigd per {date} ({reason})")
PERMIT_IMPORTED = EventType("permits.imported", "Vergunning overgenomen uit het register, rij {row}")
PERMIT_REIMPORTED = EventType("permits.reimported", "Vergunning bijgewerkt uit het register, rij {row}")
PERMIT_TAKEN_BACK = EventType("permits.taken_back", "Vergunning teruggezet: import {imported} ongedaan gemaakt")
REGISTER_IMPORTED = EventType(
    "permits.register_imported", "Register ingelezen: {created} nieuw, {updated} gewijzigd, {unchanged} ongewijzigd"
)
IMPORT_UNDONE = EventType("permits.import_undone", "Import ongedaan gemaakt: {rows} vergunningen")
ROW_DECIDED = EventType("permits.row_decided", "Keuze van de jurist bij rij {row}: {choice}")
SEALED_ENTERED = EventType("permits.sealed_entered", "Vergunning in gesloten compartiment vastgelegd")
SEALED_READ = EventType("permits.sealed_read", "Gesloten compartiment ingezien", reading=True)
PERMIT_READ_OPENED = EventType("permits.read_opened", "Vergunning ingezien die voor haar geopend was", reading=True)
REGISTER_EXPORTED = EventType("permits.exported", "Vergunningen opgeslagen: {rows} regels", reading=True)

TASK_CHOOSE = "permits.choose_held"
PURPOSE_SEALED = "besluit over gesloten compartiment"


class PermitStatus(TextChoices):
    """Where a permit stands. `EXPIRED` is never stored: it follows from the last valid day."""

    IN_FORCE = "in_force", "van kracht"
    EXPIRED = "expired", "verlopen"
    WITHDRAWN = "withdrawn", "ingetrokken"
    ENDED = "ended", "beëindigd"


TRANSITIONS: dict[PermitStatus, frozenset[PermitStatus]] = {
    PermitStatus.IN_FORCE: frozenset({PermitStatus.WITHDRAWN, PermitStatus.ENDED}),
    PermitStatus.WITHDRAWN: frozenset(),
    PermitStatus.ENDED: frozenset(),
}


class EndReason(TextChoices):
    """Why a permit ended before its time."""

    REQUEST = "request", "op verzoek van de houder"
    STOPPED = "stopped", "bedrijf gestopt of overgedragen"
    REPLACED = "replaced", "vervangen door een nieuwe vergunning"
    SANCTION = "sanction", "intrekking als maatregel"
    BIBOB = "bibob", "intrekking na Bibob-onderzoek"
    OTHER = "other", "anders"


class ImportStatus(TextChoices):
    """Where an import stands."""

    CONFIRMED = "confirmed", "overgenomen"
    UNDONE = "undone", "ongedaan gemaakt"


class Outcome(TextChoices):
    """What a row of an import did to the register."""

    CREATED = "created", "nieuw"
    UPDATED = "updated", "gewijzigd"
    UNCHANGED = "unchanged", "ongewijzigd"


class Choice(TextChoices):
    """What the lawyer chose for a row of a holder who works alone."""

    NO_DUTY = "no_duty", "geen vergunningplicht toegepast"
    SEALED = "sealed", "gesloten compartiment"


UNDO_DAYS = 90
DRAFT_HOURS = 24


def declare_rights() -> None:
    """Fill in who holds the permissions of this room.

    Basis: toegang.md, row "Business premises, business, permit register"; law notes A8 "Permit of a holder who works
    alone": the lawyer of the own municipality and nobody else.
    """
    allow(
        PERMIT_READ,
        {
            Role.PERMIT_OFFICER: Way.OFFICE,
            Role.LAWYER: Way.OFFICE,
            Role.COORDINATOR: Way.OFFICE,
            Role.SUPERVISOR: Way.DESIGNATED,
        },
    )
    allow(PERMIT_KEEP, {Role.PERMIT_OFFICER: Way.OFFICE})
    allow(PERMIT_IMPORT, {Role.PERMIT_OFFICER: Way.OFFICE})
    allow(SEALED_KEEP, {Role.LAWYER: Way.OFFICE})


_ALONE_CUES = re.compile(
    r"zelfst|thuiswerk|thuisprost|thuisontvangst|\bthuis\b|een ?persoons|1 ?persoons|\bzzp|\bsolo|\bhome\b"
    r"|werkt alleen|alleenwerkend"
)
_LEGAL_FORM = re.compile(
    r"\b(bv|nv|vof|cv|ltd|limited|llc|inc|gmbh|ug|kg|ohg|sarl|srl|bvba|stichting|vereniging|cooperatie"
    r"|maatschap|besloten vennootschap|naamloze vennootschap"
    r"|vennootschap onder firma|commanditaire vennootschap|holding)\b"
)
_TITLES = re.compile(r"\b(de heer|mevrouw|dhr|mevr|mw|hr)\b")
_INITIALS_AND_NAME = re.compile(r"^([a-z] ){1,4}([a-z]{2,} ?){1,4}$")


def _words(text: str) -> str:
    """Return lower-case words without accents; dots inside an abbreviation vanish, other signs part words."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    plain = re.sub(r"\b(b\.\s?v|n\.\s?v|v\.\s?o\.\s?f|c\.\s?v)\b\.?", lambda m: re.sub(r"\W", "", m[0]), plain)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def is_legal_person(holder: str) -> bool:
    """Tell whether the name of a holder shows a legal form with more behind it than one person.

    A sole trader (eenmanszaak) is a natural person; a name without any legal form is read as one too.

    Basis: BW 2 art. 3; Handelsregisterwet 2007 art. 5 (which forms there are).
    """
    return bool(_LEGAL_FORM.search(_words(holder)))


def works_alone(
    *, kind: str, holder: str, managers: Sequence[str] = (), rooms: int | None = None, name: str = ""
) -> bool:
    """Tell whether a permit would be the registration of one person who does the work herself.

    True when the kind says so (as written in the register, or a code such as ``home``), or when the holder
    is a natural person, at most one room is known and nobody else manages. Unknown rooms count as at most
    one: the safe reading, as a row held back costs the lawyer a minute. Without a holder the name of the
    business is looked at, when it is built like the name of a person.

    Basis: AVG art. 9; ABRvS 29-08-2018 ECLI:NL:RVS:2018:2856
    """
    if _ALONE_CUES.search(_words(kind)):
        return True
    person = _person(holder)
    if not person:
        person = _person(name) if _INITIALS_AND_NAME.match(_words(name)) else ""
    if not person or is_legal_person(holder):
        return False
    if rooms is not None and rooms > 1:
        return False
    return all(_person(manager) in {"", person} for manager in managers)


def _person(name: str) -> str:
    return _TITLES.sub("", _words(name)).replace(" ", "")


def refuse_end(*, granted: date, end: date, today: date, reason: str) -> None:
    """Guard of the end of a permit: not before it was granted, not in the future, and with a reason.

    Basis: Awb 1:3 and 3:41 (a decision takes effect when it is announced); selectielijst 11.1 (the end starts the
    term of keeping, so it must have a date).
    """
    if end < granted:
        raise Refused("end_before_grant", "De einddatum ligt voor de datum van verlening.", field="ended_date")
    if end > today:
        raise Refused(
            "end_in_future",
            "De einddatum ligt in de toekomst; leg het einde vast op of na die dag.",
            field="ended_date",
        )
    if not reason:
        raise Refused("end_without_reason", "Kies waarom de vergunning eindigt.", field="end_reason")


def refuse_alone(*, kind: str, holder: str, managers: Sequence[str], rooms: int | None, name: str) -> None:
    """Guard of the register: the permit of somebody who works alone is not entered in it.

    Basis: AVG art. 9; ABRvS 29-08-2018 ECLI:NL:RVS:2018:2856; law notes A8 "Permit of a holder who works alone".
    """
    if works_alone(kind=kind, holder=holder, managers=managers, rooms=rooms, name=name):
        raise Refused(
            "works_alone",
            "Deze vergunning lijkt van iemand die alleen werkt. Zij komt niet in het register: de jurist kiest wat "
            "ermee mag. Werkt de houder niet alleen, vul dan het aantal kamers en de beheerder in.",
        )


def refuse_late_undo(*, made: date, today: date) -> None:
    """Guard of undoing an import: within 90 days, after that what stood there before is no longer kept.

    Basis: AVG 5(1)(e) (no longer than needed); the number of days is a choice of the project.
    """
    if (today - made).days > UNDO_DAYS:
        raise Refused(
            "undo_too_late",
            f"Deze import is ouder dan {UNDO_DAYS} dagen en kan niet meer ongedaan worden gemaakt.",
        )
