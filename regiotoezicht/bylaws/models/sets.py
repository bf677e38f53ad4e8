"""Rule sets, their articles, and the steps of their ladder."""

from datetime import date, datetime
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from regiotoezicht.bylaws.rules import DECISION_WEEKS, LOWEST_AGE, RULES_READ, WINDOW_MONTHS, Status
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.money import euros
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Dated, Municipality, ends_after_start
from regiotoezicht.organisation.rules import Body, in_force

RETENTION = "selectielijst 2.1.1: blijvend"


class RuleSetQuerySet(models.QuerySet["RuleSet"]):
    """Rule sets by who may read them and by when they hold."""

    def visible_to(self, actor: Actor) -> "RuleSetQuerySet":
        """The sets of the municipalities in which the actor may read the local rules."""
        return self.filter(actor.reach(RULES_READ).within())

    def in_force(self, on: date) -> "RuleSetQuerySet":
        """The adopted sets whose period holds on a day, ended since or not, as they are known now."""
        return self.adopted().filter(in_force(on))

    def adopted(self) -> "RuleSetQuerySet":
        """The sets that were adopted and not corrected since."""
        return self.exclude(status=Status.DRAFT).filter(known_until__isnull=True)

    def as_known(self, on: date, at: datetime) -> "RuleSetQuerySet":
        """The sets whose period holds on a day, as they were known at a moment: before a correction the old ones."""
        known = Q(known_until__isnull=True) | Q(known_until__gt=at)
        return self.exclude(status=Status.DRAFT).filter(in_force(on), known, known_from__lte=at)


class RuleSet(Dated):
    """The local rules of one municipality for one period (*regelset*).

    Adopted sets are never edited and their periods do not overlap. `is_proposal` marks a set that follows the
    proposal of the system and was not adopted: it proposes nothing for a decision. A mistake in an adopted set is
    mended by another set for the same period, which `corrects` it: `known_from` and `known_until` say from when and
    until when the house went by which (ADR 0055). `decision_weeks` and `extension_weeks` are the terms in which the
    by-law wants an application for a permit to be decided.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="rule_sets", verbose_name="gemeente")
    title = models.CharField("titel", max_length=120)
    status = models.CharField("status", max_length=10, choices=Status.choices, default=Status.DRAFT)
    reference = models.CharField("kenmerk van het besluit", max_length=80, blank=True)
    adopted_date = models.DateField("vastgesteld op", null=True, blank=True)
    body_by_default = models.CharField(
        "bevoegd, tenzij anders bepaald", max_length=10, choices=Body.choices, default=Body.MAYOR
    )
    minimum_age = models.PositiveSmallIntegerField(
        "minimumleeftijd", default=LOWEST_AGE, validators=(MinValueValidator(LOWEST_AGE), MaxValueValidator(30))
    )
    home_work_allowed = models.BooleanField("thuiswerk toegestaan", default=False)
    is_proposal = models.BooleanField("voorstel, niet vastgesteld", default=False)
    decision_weeks = models.PositiveSmallIntegerField("beslistermijn vergunning (weken)", default=DECISION_WEEKS)
    extension_weeks = models.PositiveSmallIntegerField("verlenging (weken)", default=DECISION_WEEKS)
    known_from = models.DateTimeField("bekend vanaf", null=True, blank=True, editable=False)
    known_until = models.DateTimeField("gecorrigeerd op", null=True, blank=True, editable=False)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="corrigeert"
    )
    correction_reason = models.CharField("reden van de correctie", max_length=400, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, default=uuid4, editable=False)

    objects = RuleSetQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality title status reference adopted_date body_by_default minimum_age home_work_allowed "
        "is_proposal decision_weeks extension_weeks known_from known_until corrects correction_reason token",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("-from_date", "-pk")
        constraints = (
            ends_after_start("rule_set_ends_after_start"),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT)
                | (Q(adopted_date__isnull=False) & ~Q(reference="") & Q(is_proposal=False)),
                name="rule_set_adopted_by_decision",
            ),
            models.UniqueConstraint(
                fields=("municipality", "from_date"),
                condition=~Q(status=Status.DRAFT) & Q(known_until__isnull=True),
                name="rule_set_one_start_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT, known_from__isnull=True, known_until__isnull=True)
                | ~Q(status=Status.DRAFT) & Q(known_from__isnull=False),
                name="rule_set_known_from_adoption",
            ),
            models.UniqueConstraint(
                fields=("corrects",),
                condition=Q(corrects__isnull=False) & ~Q(status=Status.DRAFT),
                name="rule_set_corrected_once",
            ),
        )
        indexes = (models.Index(fields=("municipality", "from_date"), name="rule_set_by_period"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether the set may still be edited."""
        return self.status == Status.DRAFT

    @property
    def is_corrected(self) -> bool:
        """Whether another set took its place for the same period."""
        return self.known_until is not None


class Article(models.Model):
    """One article of a rule set: what it demands, and the violation it answers to when it answers to one."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="articles", verbose_name="regels")
    number = models.CharField("artikel", max_length=20)
    title = models.CharField("opschrift", max_length=120)
    text = models.TextField("tekst", max_length=8000)
    violation = models.CharField("overtreding", max_length=30, choices=ViolationKind.choices, blank=True)

    privacy = Classified(plain="id rule_set number title text violation", retention=RETENTION)

    class Meta:
        ordering = ("rule_set", "pk")
        constraints = (models.UniqueConstraint(fields=("rule_set", "number"), name="article_once_in_a_set"),)

    def __str__(self) -> str:
        return f"artikel {self.number} ({self.title})"


class LadderStep(models.Model):
    """One step of the ladder: the measure for the first, second or third violation of a kind (*trede*).

    Amounts in cents, `term_days` in calendar days: the term to comply, or how long a closure or suspension lasts.
    """

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="steps", verbose_name="regels")
    violation = models.CharField("overtreding", max_length=30, choices=ViolationKind.choices)
    repetition = models.PositiveSmallIntegerField("keer", choices=((1, "1e keer"), (2, "2e keer"), (3, "3e keer")))
    measure = models.CharField("maatregel", max_length=20, choices=MeasureKind.choices)
    term_days = models.PositiveSmallIntegerField("termijn of duur (dagen)", null=True, blank=True)
    amount_cents = models.PositiveIntegerField("dwangsom per overtreding", null=True, blank=True)
    maximum_cents = models.PositiveIntegerField("maximum", null=True, blank=True)
    window_months = models.PositiveSmallIntegerField("herhaling binnen (maanden)", default=WINDOW_MONTHS)
    note = models.CharField("toelichting", max_length=200, blank=True)

    privacy = Classified(
        plain="id rule_set violation repetition measure term_days amount_cents maximum_cents window_months note",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("rule_set", "violation", "repetition")
        constraints = (
            models.UniqueConstraint(fields=("rule_set", "violation", "repetition"), name="step_once_in_a_ladder"),
            models.CheckConstraint(condition=Q(repetition__range=(1, 3)), name="step_first_to_third"),
            models.CheckConstraint(
                condition=Q(amount_cents__isnull=True) | Q(maximum_cents__gte=F("amount_cents")),
                name="step_maximum_not_below_amount",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_violation_display()}, {self.get_repetition_display()}: {self.get_measure_display()}"

    @property
    def amounts(self) -> str:
        """The amount and the maximum in words, empty without an amount."""
        if self.amount_cents is None or self.maximum_cents is None:
            return ""
        return f"{euros(self.amount_cents)} per overtreding, ten hoogste {euros(self.maximum_cents)}"
