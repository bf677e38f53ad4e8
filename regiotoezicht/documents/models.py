"""Stored files and incoming papers."""

from django.db import models

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.documents.rules import Channel, FileKind, PaperKind, WpgArticle
from regiotoezicht.organisation.models import Record

RETENTION = "volgt het record waar het bij hoort"


class StoredFile(Record):
    """A file of a record, named by label and id. Its content lies encrypted outside the database (`content.py`).

    `taken_sha256` is the hash of what came in, `kept_sha256` of what is kept: they differ for a photo that was
    re-encoded. A file is never changed; another version is another file. Nobody opens a file that is `held`, except
    on the page where somebody judges whether a person can be recognised in it.
    """

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    kind = models.CharField("soort", max_length=20, choices=FileKind.choices)
    name = models.CharField("naam", max_length=120)
    content_type = models.CharField("type", max_length=100)
    size = models.PositiveIntegerField("grootte in bytes")
    place = models.CharField("plaats", max_length=40, unique=True, editable=False)
    taken_sha256 = models.CharField("hash van wat is ontvangen", max_length=64)
    kept_sha256 = models.CharField("hash van wat is bewaard", max_length=64)
    held = models.BooleanField("opgehouden", default=False)
    stored_at = models.DateTimeField("opgeslagen op")
    stored_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(
        plain="label record_id kind content_type size place taken_sha256 kept_sha256 held stored_at",
        confidential="name",
        personal="stored_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("label", "record_id"), name="file_by_record"),)

    def __str__(self) -> str:
        return self.name


class Paper(Record):
    """An incoming paper as it was received, with its date and channel (*ingekomen stuk*). Not in any text index."""

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    kind = models.CharField("soort", max_length=20, choices=PaperKind.choices)
    received_date = models.DateField("ontvangen op")
    channel = models.CharField("ontvangen via", max_length=20, choices=Channel.choices)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestand"
    )
    redacted = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bewerkte versie"
    )
    note = models.CharField("aantekening", max_length=200, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    privacy = Classified(
        plain="label record_id kind received_date channel file redacted token",
        confidential="note",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("received_date", "pk")
        indexes = (models.Index(fields=("label", "record_id"), name="paper_by_record"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, ontvangen op {self.received_date:%d-%m-%Y}"


class PoliceTerms(models.Model):
    """On what terms the police gave a paper (*verstrekking*). Its readers are grants; nobody reads after `until_date`.

    Basis: Wpg 16(1)(c), 18, 19, 20.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="police", verbose_name="stuk")
    article = models.CharField("artikel", max_length=4, choices=WpgArticle.choices)
    reference = models.CharField("kenmerk van het besluit", max_length=80)
    purpose = models.CharField("doel", max_length=200)
    until_date = models.DateField("te lezen tot en met")

    privacy = Classified(
        plain="id paper article until_date",
        confidential="reference purpose",
        retention="tot de einddatum van de verstrekking",
    )

    def __str__(self) -> str:
        return f"verstrekking {self.get_article_display()}"
