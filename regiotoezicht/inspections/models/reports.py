"""Reports of findings, their signatures and supplements."""

from django.db import models
from django.db.models import Case, Q, Value, When

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models.rounds import RETENTION
from regiotoezicht.inspections.models.visits import Visit
from regiotoezicht.inspections.vocabulary import ReportStatus
from regiotoezicht.organisation.models import Record


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports by who may read them, in each phase."""

    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """A draft: who makes it. Signed: its signers, lawyer and privacy officer of the municipality, and the
        coordinator until the municipality took it over.
        """
        return self.filter(self._readable_by(actor))

    def _readable_by(self, actor: Actor) -> Q:
        assigned = actor.assigned(rules.REPORT_READ, "inspections.report")
        drafts = Q(status=ReportStatus.DRAFT) & assigned
        signed = Q(status=ReportStatus.SIGNED) & (actor.reach(rules.REPORT_READ).within() | assigned)
        at_district = (
            Q(status=ReportStatus.SIGNED, taken_over_at__isnull=True) & actor.reach(rules.REPORT_READ_DISTRICT).within()
        )
        return drafts | signed | at_district

    def marked_for(self, actor: Actor) -> "ReportQuerySet":
        """The listed reports, each with `readable`: whether the actor may read the content too."""
        readable = Case(When(self._readable_by(actor), then=Value(True)), default=Value(False))
        return self.listed_to(actor).annotate(readable=readable)

    def listed_to(self, actor: Actor) -> "ReportQuerySet":
        """The reports that the actor may read, and those of which the coordinator sees the status only: drafts, and
        what the municipality took over.
        """
        return self.filter(self._readable_by(actor) | actor.reach(rules.REPORT_READ_DISTRICT).within())


class Report(Record):
    """A report of findings (*rapport van bevindingen*): canonical content, its hash, signatures and a PDF/A.

    Locked by the last signature: after that only supplements are added. Basis: Awb 5:48; law notes C1.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="report", verbose_name="bezoek")
    number = models.CharField("nummer", max_length=20, unique=True)
    content = models.JSONField("inhoud")
    sha256 = models.CharField("hash van de inhoud", max_length=64)
    status = models.CharField("stand", max_length=8, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    composed_at = models.DateTimeField("opgesteld op")
    signed_at = models.DateTimeField("ondertekend op", null=True, blank=True)
    taken_over_at = models.DateTimeField("overgenomen door de gemeente op", null=True, blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="PDF/A")

    objects = ReportQuerySet.as_manager()

    privacy = Classified(
        plain="visit number sha256 status composed_at signed_at taken_over_at pdf",
        confidential="content",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status=ReportStatus.DRAFT) | Q(signed_at__isnull=False), name="report_signed_has_moment"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_signed(self) -> bool:
        """Whether the report is locked."""
        return self.status == ReportStatus.SIGNED


class Signature(models.Model):
    """The signature of one supervisor under one content, named by function and card. Voided when it changed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="signatures", verbose_name="rapport")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="door")
    function = models.CharField("functie", max_length=80)
    card_number = models.CharField("nummer legitimatiebewijs", max_length=20, blank=True)
    at = models.DateTimeField("wanneer")
    sha256 = models.CharField("hash van wat is ondertekend", max_length=64)
    voided_at = models.DateTimeField("vervallen op", null=True, blank=True)

    privacy = Classified(
        plain="id report function at sha256 voided_at", personal="account card_number", retention=RETENTION
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("report", "account"), condition=Q(voided_at__isnull=True), name="signature_once"
            ),
        )

    def __str__(self) -> str:
        return f"handtekening onder {self.report_id}"


class Supplement(models.Model):
    """A supplement (*aanvulling*) to a signed report, by one of its signers, with a hash bound to the report."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="supplements", verbose_name="rapport")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    number = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("tekst", max_length=4_000)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="door")
    function = models.CharField("functie", max_length=80)
    card_number = models.CharField("nummer legitimatiebewijs", max_length=20, blank=True)
    at = models.DateTimeField("wanneer")
    sha256 = models.CharField("hash van de aanvulling", max_length=64)

    privacy = Classified(
        plain="id report token number function at sha256",
        confidential="text",
        personal="account card_number",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="supplement_once_a_number"),)

    def __str__(self) -> str:
        return f"aanvulling {self.number} op {self.report_id}"
