"""Complaints, and whom they are about."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from regiotoezicht.access.models import Account
from regiotoezicht.complaints import rules
from regiotoezicht.complaints.vocabulary import (
    PENDING,
    About,
    ComplaintOutcome,
    ComplaintStatus,
    HearingWaiver,
    RefusalGround,
)
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import Case
from regiotoezicht.organisation.models import Employee, Record
from regiotoezicht.worklist.models import RunningTerm

RETENTION = "klacht: een jaar na afhandeling [K: nagaan in de selectielijst]"


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Complaints by who may read them."""

    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """By the lawyers of the own municipality whom the complaint is not about.

        Basis: toegang.md, row "Complaint"; Awb 9:7.
        """
        about_her = Concerned.objects.filter(complaint=OuterRef("pk"), employee__account=actor.account_id)
        return self.filter(actor.reach(rules.COMPLAINT_READ).within(), ~Exists(about_her))

    def pending(self) -> "ComplaintQuerySet":
        """The complaints that were not ended yet."""
        return self.filter(status__in=PENDING)


class Complaint(Record):
    """A complaint (*klacht*) about a behaviour towards somebody.

    Name and address lie sealed here, or the complainant is anonymous: then `code_digest` is all that is kept of the
    code by which she finds it back. `told_date` is the day on which the end was told, in writing or by code.
    Basis: Awb 9:1 to 9:12.
    """

    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    status = models.CharField("stand", max_length=12, choices=ComplaintStatus.choices, default=ComplaintStatus.RECEIVED)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="zaak")
    about = models.CharField("over", max_length=10, choices=About.choices)
    is_anonymous = models.BooleanField("anoniem", default=False)
    code_digest = models.CharField("kenmerk van de code", max_length=64, null=True, blank=True, unique=True)
    name = SealedTextField("naam", null=True)
    address = SealedTextField("adres", null=True)
    received_date = models.DateField("ontvangen op")
    channel = models.CharField("ontvangen via", max_length=20, choices=Channel.choices)
    occurred_date = models.DateField("datum van de gedraging", null=True, blank=True)
    what = models.TextField("waarover", max_length=4000)
    acknowledged_date = models.DateField("ontvangst bevestigd op", null=True, blank=True)
    committee = models.BooleanField("met klachtadviescommissie", default=False)
    extended_date = models.DateField("verdaagd op", null=True, blank=True)
    refusal_ground = models.CharField("grond", max_length=12, choices=RefusalGround.choices, blank=True)
    refusal_reason = models.TextField("waarom niet behandeld", max_length=4000, blank=True)
    heard_date = models.DateField("gehoord op", null=True, blank=True)
    heard_by = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gehoord door"
    )
    hearing_report = models.TextField("verslag van het horen", max_length=12_000, blank=True)
    hearing_waiver = models.CharField("niet gehoord", max_length=12, choices=HearingWaiver.choices, blank=True)
    waiver_reason = models.TextField("waarom niet gehoord", max_length=4000, blank=True)
    outcome = models.CharField("oordeel", max_length=12, choices=ComplaintOutcome.choices, blank=True)
    findings = models.TextField("bevindingen", max_length=12_000, blank=True)
    conclusions = models.TextField("conclusies", max_length=4000, blank=True)
    decided_on = models.DateField("bevindingen van", null=True, blank=True)
    told_date = models.DateField("meegedeeld op", null=True, blank=True)
    ended_date = models.DateField("opgelost of ingetrokken op", null=True, blank=True)
    decision_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afhandeltermijn"
    )
    notice_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="termijn om af te wijzen"
    )
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgelegd door"
    )
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = ComplaintQuerySet.as_manager()

    privacy = Classified(
        plain="token status case about is_anonymous code_digest received_date channel occurred_date acknowledged_date "
        "committee extended_date refusal_ground heard_date hearing_waiver outcome decided_on told_date ended_date "
        "decision_term notice_term recorded_at form version",
        confidential="what refusal_reason hearing_report waiver_reason findings conclusions",
        personal="heard_by recorded_by",
        special="name address",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "klacht"
        ordering = ("-received_date", "-pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "status", "id"), name="complaint_by_status"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(is_anonymous=True, name__isnull=True, address__isnull=True, code_digest__isnull=False)
                | Q(is_anonymous=False, name__isnull=False, address__isnull=False, code_digest__isnull=True),
                name="complaint_by_name_or_code",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(ComplaintStatus.CONCLUDED, ComplaintStatus.CLOSED))
                | (Q(decided_on__isnull=False) & ~Q(outcome="")),
                name="complaint_concluded_completely",
            ),
        )

    def __str__(self) -> str:
        return f"klacht {self.dossier}"

    @property
    def is_pending(self) -> bool:
        """Whether it was not ended yet."""
        return ComplaintStatus(self.status) in PENDING

    @property
    def tone(self) -> str:
        """How the state shows."""
        if ComplaintStatus(self.status) not in PENDING:
            return "ok" if self.status in (ComplaintStatus.CLOSED, ComplaintStatus.SETTLED) else "neutral"
        return "info" if self.status == ComplaintStatus.RECEIVED else "warning"

    @property
    def label(self) -> str:
        """Who complains, without a name."""
        return "klager"

    @property
    def asks_copy(self) -> bool:
        """Whether it is about somebody, who gets a copy before the hearing (Awb 9:9)."""
        return self.about != About.BODY


class Concerned(models.Model):
    """Whom a complaint is about (*beklaagde*): they get a copy and do not handle it or see it here.

    Basis: Awb 9:7, 9:9.
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="concerned", verbose_name="klacht")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="medewerker")
    copy_date = models.DateField("afschrift verzonden op", null=True, blank=True)

    privacy = Classified(plain="id complaint copy_date", personal="employee", retention=RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("complaint", "employee"), name="concerned_once"),)

    def __str__(self) -> str:
        return str(self.employee)
