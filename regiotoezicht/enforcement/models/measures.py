"""The measure of a case, with the decision on it, and rechecks."""

from django.db import models
from django.db.models import F, Q

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.enforcement.models.cases import RETENTION, Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, RecheckResult
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.rules import Body, with_article


class Measure(models.Model):
    """What is demanded and under which penalty, from the first letter on; and the decision once it is taken.

    `kind` is the measure it is of; what the measures without a penalty say besides stands in its `Remedy`.
    Amounts in cents. `view_until` and `comply_until` are the last days that the letters name; `comply_days` is the
    term to comply in calendar days, as the intention announces it. Who only owns the place reads `owner_grounds` and
    `owner_reasons` in place of the reasons. Basis: Awb 5:32a, 5:32b, 5:9, 10:1.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="taken", verbose_name="zaak")
    kind = models.CharField("maatregel", max_length=20, choices=MeasureKind.choices, default=MeasureKind.ORDER_PENALTY)
    demand = models.TextField("wat er moet gebeuren", max_length=4000)
    comply_days = models.PositiveSmallIntegerField("termijn om te herstellen (dagen)", null=True, blank=True)
    amount_cents = models.PositiveIntegerField("dwangsom", null=True, blank=True)
    unit = models.CharField("telkens", max_length=8, choices=PenaltyUnit.choices, blank=True)
    maximum_cents = models.PositiveIntegerField("maximum", null=True, blank=True)
    grounds = models.TextField("redenen van het voornemen", max_length=8000, blank=True)
    owner_grounds = models.TextField("redenen van het voornemen, voor een eigenaar", max_length=8000, blank=True)
    body = models.CharField("namens", max_length=10, choices=Body.choices, blank=True)
    body_basis = models.CharField("grondslag van het bestuursorgaan", max_length=200, blank=True)
    view_until = models.DateField("zienswijze tot en met", null=True, blank=True)
    prepared_at = models.DateTimeField("voorbereid op", null=True, blank=True)
    comply_until = models.DateField("voldoen tot en met", null=True, blank=True)
    signer = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ondertekenaar"
    )
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mandaat"
    )
    decided_on = models.DateField("datum van het besluit", null=True, blank=True)
    decided_at = models.DateTimeField("vastgelegd op", null=True, blank=True)
    decided_by = recorded_by_field()
    reasons = models.TextField("motivering", max_length=8000, blank=True)
    owner_reasons = models.TextField("motivering, voor een eigenaar", max_length=8000, blank=True)
    balance = models.TextField("afweging van belangen", max_length=8000, blank=True)

    privacy = Classified(
        plain="id case kind comply_days amount_cents unit maximum_cents body body_basis view_until prepared_at "
        "comply_until mandate decided_on decided_at",
        confidential="demand grounds owner_grounds reasons owner_reasons balance",
        personal="signer decided_by",
        retention=RETENTION,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(amount_cents__isnull=True) | Q(maximum_cents__gte=F("amount_cents")),
                name="measure_maximum_not_below_amount",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | (Q(signer__isnull=False, mandate__isnull=False) & ~Q(body="")),
                name="measure_decided_by_mandate",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | ~Q(kind=MeasureKind.ORDER_PENALTY)
                | Q(amount_cents__isnull=False),
                name="measure_penalty_has_amount",
            ),
        )

    def __str__(self) -> str:
        return f"maatregel in {self.case}"

    @property
    def whose(self) -> str:
        """The body that decided, as in a sentence; empty as long as none did."""
        return with_article(self.body) if self.body else ""

    @property
    def is_decided(self) -> bool:
        """Whether the decision was taken."""
        return self.decided_on is not None


class Recheck(models.Model):
    """A recheck (*hercontrole*): when, and whether the order was complied with."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="rechecks", verbose_name="zaak")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    done_on = models.DateField("gedaan op")
    result = models.CharField("uitkomst", max_length=12, choices=RecheckResult.choices)
    note = models.TextField("wat is gezien", max_length=4000, blank=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id case token done_on result recorded_at",
        confidential="note",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("done_on", "pk")

    def __str__(self) -> str:
        return self.get_result_display()
