"""Proceedings before a court, requests of third parties, and how items go into a process file."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models.cases import Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.models.objections import RETENTION, Objection
from regiotoezicht.enforcement.proceedings.vocabulary import (
    BEFORE_COURT,
    CourtKind,
    CourtStatus,
    Judgment,
    RequestKind,
    RequestStatus,
    Treatment,
)
from regiotoezicht.organisation.models import Mandate, Record
from regiotoezicht.organisation.rules import Body, with_article
from regiotoezicht.worklist.models import RunningTerm

REQUEST_RETENTION = "selectielijst 6.1.8: vijf jaar na het einde; 6.2 afgewezen en 6.3 gestopt: een jaar"


class OfCaseQuerySet(models.QuerySet["CourtProceeding"]):
    """Court proceedings by who may read their case."""

    def visible_to(self, actor: Actor) -> "OfCaseQuerySet":
        """Those of the cases of which the actor may read the content.

        Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
        """
        return self.filter(case__in=Case.objects.whole_for(actor))


class CourtProceeding(Record):
    """A proceeding before a court (*beroep, hoger beroep, voorlopige voorziening*).

    `received_date` is the day on which the court sent its letter: the term for the papers runs from there (8:42).
    Basis: Awb 8:1, 8:42, 8:70, 8:81, 8:104, 8:108.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="courts", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    kind = models.CharField("soort", max_length=14, choices=CourtKind.choices)
    status = models.CharField("stand", max_length=12, choices=CourtStatus.choices, default=CourtStatus.RECEIVED)
    objection = models.ForeignKey(
        Objection, models.PROTECT, null=True, blank=True, related_name="courts", verbose_name="bezwaar"
    )
    appeal = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="beroep"
    )
    judged_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="meteen beslist met (8:86)"
    )
    court = models.CharField("rechter", max_length=120)
    reference = models.CharField("zaaknummer van de rechter", max_length=40)
    received_date = models.DateField("brief van de rechter verzonden op")
    papers_until = models.DateField("stukken uiterlijk")
    papers_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="termijn voor de stukken"
    )
    papers_sent = models.DateField("stukken ingezonden op", null=True, blank=True)
    hearing_at = models.DateTimeField("zitting", null=True, blank=True)
    judgment = models.CharField("uitspraak", max_length=16, choices=Judgment.choices, blank=True)
    judged_on = models.DateField("uitspraak van", null=True, blank=True)
    judgment_sent = models.DateField("uitspraak verzonden op", null=True, blank=True)
    next_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="termijn voor hoger beroep"
    )
    note = models.TextField("aantekening", max_length=4000, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = OfCaseQuerySet.as_manager()

    privacy = Classified(
        plain="case number token kind status objection appeal judged_with court reference received_date "
        "papers_until papers_term papers_sent hearing_at judgment judged_on judgment_sent next_term recorded_at "
        "form version",
        confidential="note",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "procedure bij de rechter"
        ordering = ("case", "number")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "status", "id"), name="court_by_status"),
        )
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="court_once_a_number"),
            models.CheckConstraint(
                condition=~Q(status=CourtStatus.JUDGED) | (Q(judged_on__isnull=False) & ~Q(judgment="")),
                name="court_judged_completely",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in zaak {self.dossier}"

    @property
    def is_pending(self) -> bool:
        """Whether the court has not spoken yet."""
        return CourtStatus(self.status) in BEFORE_COURT

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {CourtStatus.RECEIVED: "warning", CourtStatus.JUDGED: "ok", CourtStatus.WITHDRAWN: "neutral"}.get(
            CourtStatus(self.status), "info"
        )


class RequestQuerySet(models.QuerySet["ThirdPartyRequest"]):
    """Requests by who may read their case."""

    def visible_to(self, actor: Actor) -> "RequestQuerySet":
        """Those of the cases of which the actor may read the content.

        Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers".
        """
        return self.filter(case__in=Case.objects.whole_for(actor))


class ThirdPartyRequest(Record):
    """A request to enforce (*verzoek om handhaving*), or a report that is answered without saying anything.

    Name and address lie sealed here and go into no letter to anybody else. Basis: Awb 1:3(3), 4:1, 4:13, 4:14.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="requests", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    kind = models.CharField("soort", max_length=8, choices=RequestKind.choices)
    status = models.CharField("stand", max_length=9, choices=RequestStatus.choices, default=RequestStatus.RECEIVED)
    name = SealedTextField("naam")
    address = SealedTextField("adres")
    received_date = models.DateField("ontvangen op")
    channel = models.CharField("ontvangen via", max_length=20, choices=Channel.choices)
    decision_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beslistermijn"
    )
    objection_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bezwaartermijn"
    )
    extended_until = models.DateField("later besluit uiterlijk op", null=True, blank=True)
    extended_date = models.DateField("uitstel meegedeeld op", null=True, blank=True)
    extension_reason = models.TextField("waarom later", max_length=4000, blank=True)
    reasons = models.TextField("motivering", max_length=8000, blank=True)
    body = models.CharField("namens", max_length=10, choices=Body.choices, blank=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mandaat"
    )
    decided_on = models.DateField("besluit van", null=True, blank=True)
    sent_date = models.DateField("antwoord verzonden op", null=True, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = RequestQuerySet.as_manager()

    privacy = Classified(
        plain="case number token kind status received_date channel decision_term objection_term body mandate "
        "decided_on sent_date extended_until extended_date recorded_at form version",
        confidential="reasons extension_reason",
        personal="recorded_by",
        special="name address",
        retention=REQUEST_RETENTION,
    )

    class Meta:
        verbose_name = "verzoek van een derde"
        ordering = ("case", "number")
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="request_once_a_number"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} in zaak {self.dossier}"

    @property
    def whose(self) -> str:
        """The body that decided, as in a sentence; empty as long as none did."""
        return with_article(self.body) if self.body else ""

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {RequestStatus.ANSWERED: "ok", RequestStatus.WITHDRAWN: "neutral"}.get(
            RequestStatus(self.status), "warning"
        )

    @property
    def label(self) -> str:
        """Who asks, without a name."""
        return f"{'verzoeker' if self.kind == RequestKind.REQUEST else 'melder'} ({self.number})"


class FileItem(models.Model):
    """How one item goes into the process file (*processtuk*) of an objection or a court proceeding.

    `label` and `record_id` name what the file is for, `key` the item, such as `letter-12`. Without a row an item goes
    in as it is. Basis: Awb 7:4(6), 8:29.
    """

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    key = models.CharField("stuk", max_length=40)
    treatment = models.CharField("hoe", max_length=8, choices=Treatment.choices)
    reason = models.TextField("reden", max_length=1000, blank=True)
    redacted = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bewerkte versie"
    )

    privacy = Classified(plain="id label record_id key treatment redacted", confidential="reason", retention=RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("label", "record_id", "key"), name="file_item_once"),)

    def __str__(self) -> str:
        return self.key
