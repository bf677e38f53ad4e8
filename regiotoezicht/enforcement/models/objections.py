"""Objections: who objects against which decision, how it is handled, and what was decided."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models.addressees import Addressee
from regiotoezicht.enforcement.models.cases import Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.proceedings import rules
from regiotoezicht.enforcement.proceedings.vocabulary import (
    PENDING,
    ConsentGround,
    Effect,
    HearingWaiver,
    InadmissibleGround,
    ObjectionOutcome,
    ObjectionStatus,
    Objector,
    Timeliness,
)
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Employee, Mandate, Record
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.models import RunningTerm

RETENTION = "selectielijst 13.1: vijf jaar na afdoening, met geld 13.1.1: zeven jaar; 13.1.4 en 13.2: een jaar"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Objections by who may read them."""

    def visible_to(self, actor: Actor) -> "ObjectionQuerySet":
        """By the lawyers of the own municipality who were not involved in the decision, by whoever was invited to
        the committee, and by the signer who decides by mandate.

        Basis: toegang.md, row "Objection"; Awb 7:5, 10:3(3).
        """
        involved = Involvement.objects.filter(objection=OuterRef("pk"), account=actor.account_id)
        signs = actor.reach(rules.OBJECTION_SIGN).within() & Q(mandate__employee__account=actor.account_id)
        return self.filter(
            actor.reach(rules.OBJECTION_READ).within()
            | signs
            | actor.assigned(rules.OBJECTION_INVITED, "enforcement.objection"),
            ~Exists(involved),
        )

    def pending(self) -> "ObjectionQuerySet":
        """The objections on which no decision was sent yet."""
        return self.filter(status__in=PENDING)


class Objection(Record):
    """An objection (*bezwaar*) against one decision that was sent.

    Name and address of another interested party lie sealed here; those of an addressee are with the addressee.
    `term_end` is the last day of the term to object, `suspended_days` the days that repair took (7:10(2)). Amounts in
    cents. `version` counts the writes, as that of a case does. After a court annulled the decision, the term to
    decide anew runs from the day after `decide_from`, or up to `court_until`, the day that the court set (8:72).
    Basis: Awb 6:5 to 6:16, 7:2 to 7:15; 10:3(3).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="objections", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", verbose_name="bestreden besluit")
    status = models.CharField("stand", max_length=10, choices=ObjectionStatus.choices, default=ObjectionStatus.RECEIVED)
    objector = models.CharField("indiener", max_length=10, choices=Objector.choices)
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="geadresseerde"
    )
    name = SealedTextField("naam", null=True)
    address = SealedTextField("adres", null=True)
    received_date = models.DateField("ontvangen op")
    channel = models.CharField("ontvangen via", max_length=20, choices=Channel.choices)
    posted_date = models.DateField("gepost op", null=True, blank=True)
    term_end = models.DateField("laatste dag van de bezwaartermijn")
    timeliness = models.CharField("op tijd", max_length=14, choices=Timeliness.choices)
    excuse = models.TextField("waarom verschoonbaar", max_length=4000, blank=True)
    is_pro_forma = models.BooleanField("zonder gronden", default=False)
    defects = models.TextField("verzuim", max_length=2000, blank=True)
    repair_until = models.DateField("herstellen tot en met", null=True, blank=True)
    repair_sent = models.DateField("herstel gevraagd op", null=True, blank=True)
    repaired_date = models.DateField("hersteld op", null=True, blank=True)
    is_unrepaired = models.BooleanField("niet hersteld", default=False)
    suspended_days = models.PositiveSmallIntegerField("dagen opgeschort", default=0)
    committee = models.BooleanField("met adviescommissie", default=False)
    advice_date = models.DateField("advies van", null=True, blank=True)
    advice_outcome = models.CharField("advies", max_length=12, choices=ObjectionOutcome.choices, blank=True)
    advice = models.TextField("samenvatting van het advies", max_length=4000, blank=True)
    deviation = models.TextField("waarom afgeweken van het advies", max_length=4000, blank=True)
    extended_date = models.DateField("verdaagd bij brief van", null=True, blank=True)
    postponed_until = models.DateField("uitgesteld tot en met", null=True, blank=True)
    postponed_ground = models.CharField("grond van uitstel", max_length=16, choices=ConsentGround.choices, blank=True)
    hearing_at = models.DateTimeField("hoorzitting", null=True, blank=True)
    heard_date = models.DateField("gehoord op", null=True, blank=True)
    hearing_report = models.TextField("verslag van het horen", max_length=12_000, blank=True)
    hearing_waiver = models.CharField("niet gehoord", max_length=12, choices=HearingWaiver.choices, blank=True)
    waiver_reason = models.TextField("waarom niet gehoord", max_length=4000, blank=True)
    costs_requested = models.BooleanField("vergoeding van kosten gevraagd", default=False)
    outcome = models.CharField("uitkomst", max_length=12, choices=ObjectionOutcome.choices, blank=True)
    effect = models.CharField("gevolg", max_length=8, choices=Effect.choices, blank=True)
    inadmissible_ground = models.CharField(
        "grond niet-ontvankelijk", max_length=12, choices=InadmissibleGround.choices, blank=True
    )
    reasons = models.TextField("motivering", max_length=12_000, blank=True)
    costs_cents = models.PositiveIntegerField("vergoeding", null=True, blank=True)
    body = models.CharField("namens", max_length=10, choices=Body.choices, blank=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mandaat"
    )
    decided_on = models.DateField("beslist op", null=True, blank=True)
    decided_by = recorded_by_field()
    sent_date = models.DateField("beslissing verzonden op", null=True, blank=True)
    withdrawn_date = models.DateField("ingetrokken op", null=True, blank=True)
    default_received = models.DateField("ingebrekestelling ontvangen op", null=True, blank=True)
    delay_until = models.DateField("begunstigingstermijn opgeschort tot en met", null=True, blank=True)
    delay_reason = models.TextField("reden van de opschorting", max_length=4000, blank=True)
    decision_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beslistermijn"
    )
    repair_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hersteltermijn"
    )
    appeal_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beroepstermijn"
    )
    default_term = models.ForeignKey(
        RunningTerm,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dwangsom bij te laat beslissen",
    )
    reopened_at = models.DateTimeField("heropend na vernietiging", null=True, blank=True)
    decide_from = models.DateField("uitspraak verzonden op", null=True, blank=True)
    court_until = models.DateField("termijn van de rechter", null=True, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = ObjectionQuerySet.as_manager()

    privacy = Classified(
        plain="case number token letter status objector addressee received_date channel posted_date term_end "
        "timeliness is_pro_forma repair_until repair_sent repaired_date is_unrepaired suspended_days committee "
        "advice_date advice_outcome "
        "extended_date postponed_until postponed_ground hearing_at heard_date hearing_waiver costs_requested outcome "
        "effect inadmissible_ground costs_cents body mandate decided_on sent_date withdrawn_date default_received "
        "delay_until reopened_at decide_from court_until decision_term repair_term "
        "appeal_term default_term recorded_at form version",
        confidential="advice deviation excuse defects hearing_report waiver_reason reasons delay_reason",
        personal="decided_by recorded_by",
        special="name address",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "bezwaar"
        ordering = ("case", "number")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "status", "id"), name="objection_by_status"),
        )
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="objection_once_a_number"),
            models.CheckConstraint(
                condition=Q(objector=Objector.ADDRESSEE, addressee__isnull=False)
                | Q(objector=Objector.INTERESTED, addressee__isnull=True, name__isnull=False),
                name="objection_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(ObjectionStatus.DECIDED, ObjectionStatus.SENT))
                | (Q(decided_on__isnull=False) & ~Q(outcome="") & ~Q(body="")),
                name="objection_decided_completely",
            ),
        )

    def __str__(self) -> str:
        return f"bezwaar {self.number} in zaak {self.dossier}"

    @property
    def is_pending(self) -> bool:
        """Whether no decision on it was sent yet, and it was not withdrawn."""
        return ObjectionStatus(self.status) in PENDING

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {ObjectionStatus.SENT: "ok", ObjectionStatus.WITHDRAWN: "neutral", ObjectionStatus.HEARD: "warning"}.get(
            ObjectionStatus(self.status), "info"
        )

    @property
    def label(self) -> str:
        """Who objects, without a name."""
        return f"indiener van bezwaar {self.number}"


class Involvement(models.Model):
    """Who was involved (*betrokken*) in the decision that is objected to: they do not handle the objection.

    Laid down when the objection is received, and again for each later decision that is taken along.
    Basis: Awb 7:5, 10:3(3); toegang.md, row "Objection".
    """

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="involved", verbose_name="bezwaar")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="account")

    privacy = Classified(plain="id objection", personal="account", retention=RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("objection", "account"), name="involved_once"),)

    def __str__(self) -> str:
        return f"betrokken bij het besluit van {self.objection}"


class Hearer(models.Model):
    """Who holds the hearing (*hoorzitting*); one leads it. Basis: Awb 7:5, 7:13."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="hearers", verbose_name="bezwaar")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="medewerker")
    leads = models.BooleanField("leidt de zitting", default=False)

    privacy = Classified(plain="id objection leads", personal="employee", retention=RETENTION)

    class Meta:
        ordering = ("-leads", "pk")
        constraints = (models.UniqueConstraint(fields=("objection", "employee"), name="hearer_once"),)

    def __str__(self) -> str:
        return str(self.employee)


class CommitteeMember(models.Model):
    """Who sits in the committee that advises (*adviescommissie*); most come from outside and have no account.

    One is the chair, who does not belong to the body and does not work under it. Basis: Awb 7:13(1).
    """

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="committee_members", verbose_name="bezwaar")
    name = models.CharField("naam", max_length=120)
    is_chair = models.BooleanField("voorzitter", default=False)

    privacy = Classified(plain="id objection is_chair", personal="name", retention=RETENTION)

    class Meta:
        ordering = ("-is_chair", "pk")
        constraints = (
            models.UniqueConstraint(fields=("objection", "name"), name="committee_member_once"),
            models.UniqueConstraint(fields=("objection",), condition=Q(is_chair=True), name="committee_has_one_chair"),
        )

    def __str__(self) -> str:
        return self.name


class TakenAlong(models.Model):
    """A later decision of the case and whether the objection covers it (*meegenomen besluit*).

    Basis: Awb 5:31c, 5:39 (as far as the interested party disputes it), 6:19.
    """

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="along", verbose_name="bezwaar")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", verbose_name="later besluit")
    is_disputed = models.BooleanField("wordt betwist")
    answered_at = models.DateTimeField("vastgelegd op")

    privacy = Classified(plain="id objection letter is_disputed answered_at", retention=RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("objection", "letter"), name="taken_along_once"),)

    def __str__(self) -> str:
        return f"{self.letter} bij {self.objection}"
