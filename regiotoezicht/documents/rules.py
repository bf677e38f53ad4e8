"""Rules of files and incoming papers: kinds, limits, who may receive papers."""

from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

PAPER_RECEIVE = Permission("documents.paper_receive", "Ingekomen stukken vastleggen")
POLICE_READ = Permission("documents.police_read", "Een stuk van de politie inzien als aangewezen lezer")

FILE_STORED = EventType("documents.file_stored", "Bestand opgeslagen ({kind})")
FILE_READ = EventType("documents.file_read", "Bestand geopend ({kind})", reading=True)
FILE_DESTROYED = EventType("documents.file_destroyed", "Bestand vernietigd; hash {sha256}")
REDACTED_ADDED = EventType("documents.redacted_added", "Bewerkte versie van een ingekomen stuk toegevoegd: {kind}")
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
    POLICE_REPORT = "police_report", "bestuurlijke rapportage van de politie"
    COMPLAINT = "complaint", "klaagschrift"
    ADVICE = "advice", "advies van een commissie"
    OTHER = "other", "ander stuk"


class Channel(TextChoices):
    """How it came in."""

    POST = "post", "post"
    EMAIL = "email", "e-mail"
    COUNTER = "counter", "balie"
    ELECTRONIC = "electronic", "aangewezen elektronisch kanaal"
    ORAL = "oral", "mondeling, op schrift gesteld"


class WpgArticle(TextChoices):
    """The article by which the police gave a report."""

    MAYOR = "16", "artikel 16, eerste lid, onder c, Wpg (aan de burgemeester)"
    STRUCTURAL = "18", "artikel 18 Wpg (structureel, aangewezen bij besluit)"
    INCIDENTAL = "19", "artikel 19 Wpg (incidenteel, zwaarwegend belang)"
    PARTNERSHIP = "20", "artikel 20 Wpg (samenwerkingsverband)"


POLICE_READER = "wpg"
"""The reason of a grant by which somebody reads a paper of the police."""
LONGEST_POLICE_DAYS = 5 * 366


def declare_rights() -> None:
    """Fill in who receives papers. Reading a file follows from the record that it belongs to.

    Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    allow(PAPER_RECEIVE, {Role.LAWYER: Way.OFFICE})
    allow(POLICE_READ, {Role.LAWYER: Way.ASSIGNED, Role.SIGNER: Way.ASSIGNED})


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


def refuse_police_kind(kind: str) -> None:
    """A paper of the police is only kept with its article, decision, purpose, readers and end date.

    Basis: Wpg 16, 18, 19 and 20.
    """
    if kind == PaperKind.POLICE_REPORT:
        raise Refused(
            "police_terms",
            "Een bestuurlijke rapportage wordt alleen bewaard met het artikel van de Wpg, het besluit, het doel, de "
            "lezers "
            "en een einddatum (artikelen 16 tot en met 20 Wpg).",
            field="kind",
        )


def refuse_police_terms(
    article: str, reference: str, purpose: str, *, until: date | None, readers: int, received: date, today: date
) -> None:
    """What a paper of the police was given for is said completely.

    Basis: Wpg 16(1)(c), 18, 19, 20.
    """
    if article not in WpgArticle:
        raise Refused(
            "no_wpg_article",
            "Kies het artikel van de Wet politiegegevens waarop het stuk is verstrekt.",
            field="article",
        )
    for text, field, what in (
        (reference, "reference", "het kenmerk van het besluit"),
        (purpose, "purpose", "het doel"),
    ):
        if len(text.strip()) < 3:
            raise Refused(
                "no_police_terms", f"Vul {what} van de verstrekking in (artikelen 16 tot en met 20 Wpg).", field=field
            )
    if not readers:
        raise Refused(
            "no_readers", "Wijs aan wie dit stuk mag lezen (artikelen 16 tot en met 20 Wpg).", field="readers"
        )
    if until is None or until < today:
        raise Refused(
            "no_end_date", "Vul in tot wanneer het stuk mag worden gelezen, vandaag of later (Wpg).", field="until_date"
        )
    if (until - received).days > LONGEST_POLICE_DAYS:
        raise Refused("end_far", "De einddatum ligt meer dan vijf jaar na de ontvangst.", field="until_date")
