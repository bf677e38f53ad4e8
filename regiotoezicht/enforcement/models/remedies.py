"""What coercion, closure, suspension and withdrawal add to the measure: a second body, the execution, the costs."""

from django.db import models
from django.db.models import F, Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.enforcement.models.addressees import Addressee
from regiotoezicht.enforcement.models.cases import RETENTION, Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.models.measures import Measure
from regiotoezicht.enforcement.remedies.closure import Ground
from regiotoezicht.enforcement.remedies.vocabulary import (
    ClosureBasis,
    CostShare,
    DisturbanceGround,
    EntryWay,
    Urgency,
    YesNo,
)
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.rules import Body, with_article
from regiotoezicht.worklist.models import RunningTerm


class Remedy(models.Model):
    """What a measure other than warning and penalty says besides: urgency, costs, basis of a closure, from and until.

    `days` is what the intention announced: the term to comply, or how long. `notice` is the paper for the door.
    Basis: Awb 5:24, 5:25, 5:31; law notes C3.
    """

    measure = models.OneToOneField(Measure, models.PROTECT, related_name="remedy", verbose_name="maatregel")
    urgency = models.CharField("spoed", max_length=12, choices=Urgency.choices, default=Urgency.NONE)
    urgency_reason = models.TextField("waarom het niet kon wachten", max_length=4000, blank=True)
    cost_share = models.CharField("kosten", max_length=6, choices=CostShare.choices, default=CostShare.NONE)
    cost_note = models.TextField("welk deel", max_length=1000, blank=True)
    days = models.PositiveSmallIntegerField("duur of termijn (dagen)", null=True, blank=True)
    basis = models.CharField("grondslag van de sluiting", max_length=12, choices=ClosureBasis.choices, blank=True)
    article = models.CharField("artikel", max_length=120, blank=True)
    facts = models.TextField("feiten die de grondslag dragen", max_length=4000, blank=True)
    disturbance = models.CharField("grond van 174a", max_length=10, choices=DisturbanceGround.choices, blank=True)
    names_homes = models.CharField("noemt woningen", max_length=4, choices=YesNo.choices, blank=True)
    from_date = models.DateField("vanaf", null=True, blank=True)
    until_date = models.DateField("tot en met", null=True, blank=True)
    term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="termijn van de maatregel"
    )
    ended_on = models.DateField("geëindigd op", null=True, blank=True)
    early_reason = models.TextField("waarom eerder", max_length=2000, blank=True)
    notice = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aanplakbiljet"
    )

    privacy = Classified(
        plain="id measure urgency cost_share days basis article disturbance names_homes from_date until_date term "
        "ended_on notice",
        confidential="urgency_reason cost_note facts early_reason",
        retention=RETENTION,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(from_date__isnull=False, until_date__gte=F("from_date")),
                name="remedy_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"nader over {self.measure_id}"

    @property
    def is_urgent(self) -> bool:
        """Whether there was no order with a term first."""
        return self.urgency != Urgency.NONE

    @property
    def ground(self) -> Ground:
        """On what a closure rests."""
        return Ground(self.basis, self.article, self.facts, self.disturbance, self.names_homes)


class SecondBody(models.Model):
    """The second body of one decision, on its own basis, signed within a mandate of its own.

    Basis: Gemeentewet 125 and 174; Awb 10:1, 10:10. The first body stands on the decision itself.
    """

    body = models.CharField("mede namens", max_length=10, choices=Body.choices)
    basis = models.CharField("grondslag", max_length=200)
    signer = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="ondertekenaar")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    signed_at = models.DateTimeField("ondertekend op", null=True, blank=True)
    signed_by = recorded_by_field()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"mede namens {self.get_body_display()}"


class CoDecision(SecondBody):
    """The second body of the decision on a measure (*medebesluit*)."""

    measure = models.OneToOneField(Measure, models.PROTECT, related_name="co_decision", verbose_name="maatregel")

    privacy = Classified(
        plain="id measure body basis mandate signed_at", personal="signer signed_by", retention=RETENTION
    )


class Execution(models.Model):
    """That the municipality acted itself (*toepassing van bestuursdwang*): when, what, and on what a home was entered.

    Basis: Awb 5:27, 5:29, 5:31(2).
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="execution", verbose_name="zaak")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    done_at = models.DateTimeField("wanneer")
    what = models.TextField("wat is gedaan", max_length=4000)
    entry = models.CharField("betreden", max_length=10, choices=EntryWay.choices)
    before_decision = models.BooleanField("voor het besluit", default=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id case token done_at entry before_decision recorded_at",
        confidential="what",
        personal="recorded_by",
        retention=RETENTION,
    )

    def __str__(self) -> str:
        return f"optreden in {self.case}"


class CostDecision(models.Model):
    """One decision on costs (*kostenbeschikking*) of one addressee, and how much of it was paid. Cents.

    A case has as many as it needs, numbered. `made_cents` is what was spent in all as far as it was known then:
    together the decisions stay within it.

    Basis: Awb 5:25(6), 4:86, 4:87; it can be objected to (6:7) and goes along with an objection to the order (5:31c).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="cost_decisions", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer", default=1)
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="+", verbose_name="geadresseerde")
    amount_cents = models.PositiveIntegerField("bedrag")
    paid_cents = models.PositiveIntegerField("betaald", default=0)
    made_cents = models.PositiveIntegerField("gemaakte kosten in totaal", null=True, blank=True)
    specification = models.TextField("waaruit de kosten bestaan", max_length=4000)
    body = models.CharField("namens", max_length=10, choices=Body.choices)
    signer = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="ondertekenaar")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    decided_on = models.DateField("datum van het besluit")
    decided_at = models.DateTimeField("vastgelegd op")
    decided_by = recorded_by_field()
    sent_on = models.DateField("verzonden op", null=True, blank=True)
    payment_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="betaaltermijn"
    )
    objection_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bezwaartermijn"
    )

    privacy = Classified(
        plain="id case number addressee amount_cents paid_cents made_cents body mandate decided_on decided_at sent_on "
        "payment_term objection_term",
        confidential="specification",
        personal="signer decided_by",
        retention="selectielijst 18.3 en 18.4: zeven jaar na afhandeling",
    )

    class Meta:
        ordering = ("case", "number")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="costs_once_a_number"),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0, paid_cents__lte=F("amount_cents")), name="costs_paid_not_above_due"
            ),
        )

    def __str__(self) -> str:
        return f"kosten {self.number}"

    @property
    def whose(self) -> str:
        """The body that decided, as in a sentence; empty as long as none did."""
        return with_article(self.body) if self.body else ""

    @property
    def open_cents(self) -> int:
        """What is still to be paid, in cents."""
        return self.amount_cents - self.paid_cents


class CostPayment(models.Model):
    """A payment of the costs (*betaling*). Cents."""

    costs = models.ForeignKey(CostDecision, models.PROTECT, related_name="payments", verbose_name="kosten")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    paid_on = models.DateField("betaald op")
    amount_cents = models.PositiveIntegerField("bedrag")
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id costs token paid_on amount_cents recorded_at",
        personal="recorded_by",
        retention="selectielijst 18.3 en 18.4: zeven jaar na afhandeling",
    )

    class Meta:
        ordering = ("paid_on", "pk")

    def __str__(self) -> str:
        return f"betaling van {self.paid_on:%d-%m-%Y}"
