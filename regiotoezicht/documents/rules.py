"""Rules of files and incoming papers: kinds, limits, who may receive papers."""

from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

PAPER_RECEIVE = Permission("documents.paper_receive", "Ingekomen stukken vastleggen")

FILE_STORED = EventType("documents.file_stored", "Bestand opgeslagen ({kind})")
FILE_READ = EventType("documents.file_read", "Bestand geopend ({kind})", reading=True)
PAPER_RECEIVED = EventType("documents.paper_received", "Ingekomen stuk vastgelegd: {kind}, ontvangen op {received}")


class FileKind(TextChoices):
    """What a file is for."""

    PHOTO = "photo", "foto"
    REPORT = "report", "rapport"
    LETTER = "letter", "brief"
    TEMPLATE = "template", "sjabloon"
    PAPER = "paper", "ingekomen stuk"
    DOSSIER = "dossier", "dossier"


class PaperKind(TextChoices):
    """What came in."""

    VIEW = "view", "zienswijze"
    OBJECTION = "objection", "bezwaarschrift"
    POWER_OF_ATTORNEY = "power_of_attorney", "machtiging"
    LEASE = "lease", "huurovereenkomst"
    LAND_REGISTER = "land_register", "uittreksel Kadaster"
    TRADE_REGISTER = "trade_register", "uittreksel handelsregister"
    OTHER = "other", "ander stuk"


class Channel(TextChoices):
    """How it came in."""

    POST = "post", "post"
    EMAIL = "email", "e-mail"
    COUNTER = "counter", "balie"
    ELECTRONIC = "electronic", "aangewezen elektronisch kanaal"
    ORAL = "oral", "mondeling, op schrift gesteld"


def declare_rights() -> None:
    """Fill in who receives papers. Reading a file follows from the record that it belongs to.

    Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    allow(PAPER_RECEIVE, {Role.LAWYER: Way.OFFICE})


def refuse_receipt(received_date: date, *, today: date) -> None:
    """A paper was received today or before.

    Basis: Awb 4:3a and 6:14 (the receipt names the day of receipt).
    """
    if received_date > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_date")


def refuse_without_file(channel: str, *, has_file: bool) -> None:
    """What came in writing is kept as it was received; only what was said orally may come without a file.

    Basis: Archiefwet 1995 art. 3; Awb 4:9 (a view may be given orally).
    """
    if not has_file and channel != Channel.ORAL:
        raise Refused("no_file", "Voeg het stuk toe zoals het is ontvangen.", field="file")


def submitted_before() -> Refused:
    """The refusal of a form that was sent twice.

    Basis: house rule: a double submit does nothing twice.
    """
    return Refused("submitted_before", "Dit formulier is al verzonden; het stuk staat in het dossier.")
