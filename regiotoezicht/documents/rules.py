"""Rules of files and incoming papers: kinds, limits, who may receive papers."""

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.rights import Permission

PAPER_RECEIVE = Permission("documents.paper_receive", "Ingekomen stukken vastleggen")

FILE_STORED = EventType("documents.file_stored", "Bestand opgeslagen ({kind})")
FILE_READ = EventType("documents.file_read", "Bestand geopend ({kind})", reading=True)
PAPER_RECEIVED = EventType("documents.paper_received", "Ingekomen stuk vastgelegd: {kind}, ontvangen op {received}")

MEGABYTE = 1024 * 1024
PHOTO_LIMIT = 12 * MEGABYTE
PHOTO_PIXELS = 50_000_000
FILE_LIMIT = 20 * MEGABYTE


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

    Basis: access.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    allow(PAPER_RECEIVE, {Role.LAWYER: Way.OFFICE})
