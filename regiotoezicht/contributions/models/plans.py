"""A cost plan of a year, its versions, and what each says: costs, key, and the contribution per municipality."""

from fractions import Fraction
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from regiotoezicht.access.models import Account
from regiotoezicht.contributions.rules import HUNDRED, PLAN_READ, SHARE_READ, TOTALS_READ
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import KEYS, CostKind, Decider, Stage, Vat
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.sharing.agreements.models import Agreement

RETENTION = "selectielijst 5.1.1 [K]: zeven jaar na vaststelling van de jaarrekening"


def may_read_plans(actor: Actor) -> bool:
    """Whether the actor reads every plan: all controllers do, of whichever municipality."""
    return bool(actor.reach(PLAN_READ))


class PlanQuerySet(models.QuerySet["CostPlan"]):
    """Plans by who may see them."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """All for controllers; for everybody else who works here those of which a version was adopted."""
        if may_read_plans(actor):
            return self
        adopted = Version.objects.filter(adopted_at__isnull=False).values("plan")
        return self.filter(pk__in=adopted) if actor.reach(TOTALS_READ) else self.none()


class CostPlan(models.Model):
    """What the common task costs in a year (*kostenplan*), in one district or in the whole region; who collects it."""

    year = models.PositiveSmallIntegerField("jaar")
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="district"
    )
    collector = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="int de bijdragen")
    made_at = models.DateTimeField("gemaakt op")
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    objects = PlanQuerySet.as_manager()

    privacy = Classified(plain="id year district collector made_at", personal="made_by", retention=RETENTION)

    class Meta:
        ordering = ("-year", "district__name")
        constraints = (
            models.UniqueConstraint(fields=("year", "district"), name="plan_once_a_year"),
            models.UniqueConstraint(
                fields=("year",), condition=Q(district__isnull=True), name="plan_of_the_region_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}, {self.place}"

    @property
    def place(self) -> str:
        """Where it holds, as in a sentence."""
        return f"district {self.district.name}" if self.district else "de regio"


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions by who may see them."""

    def visible_to(self, actor: Actor) -> "VersionQuerySet":
        """All for controllers; for everybody else who works here what was adopted."""
        if may_read_plans(actor):
            return self
        return self.filter(adopted_at__isnull=False) if actor.reach(TOTALS_READ) else self.none()


class Version(models.Model):
    """A version of a plan (*versie*): a draft, or adopted and then never edited again.

    Parts of a mix are in hundredths of a per cent. `carried_by` names who carries what nobody pays, by which decision.
    `vat` is how lines are treated that say nothing else, by an agreement or for a reason of its own.
    """

    plan = models.ForeignKey(CostPlan, models.PROTECT, related_name="versions", verbose_name="kostenplan")
    number = models.PositiveSmallIntegerField("versie")
    stage = models.CharField("stand", max_length=12, choices=Stage.choices)
    key = models.CharField("verdeelsleutel", max_length=12, choices=KEYS, default=Key.INHABITANTS.value)
    mix_inhabitants = models.PositiveIntegerField("deel naar inwoners", default=0)
    mix_equal = models.PositiveIntegerField("deel gelijk", default=0)
    mix_weights = models.PositiveIntegerField("deel naar gewichten", default=0)
    reference_date = models.DateField("peildatum inwonertallen", null=True, blank=True)
    redistribute = models.BooleanField("verdeel wat toezeggingen openlaten over de anderen", default=False)
    made_at = models.DateTimeField("begonnen op")
    adopted_at = models.DateTimeField("vastgesteld in het systeem op", null=True, blank=True)
    adopted_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    decided_by = models.CharField("vastgesteld door", max_length=16, choices=Decider.choices, blank=True)
    decision_date = models.DateField("datum van het besluit", null=True, blank=True)
    decision_reference = models.CharField("kenmerk van het besluit", max_length=80, blank=True)
    total_cents = models.PositiveBigIntegerField("kosten in centen", default=0)
    vat_cents = models.PositiveBigIntegerField("btw in centen", default=0)
    covered_cents = models.PositiveBigIntegerField("gedekt in centen", default=0)
    carried_by = models.CharField("gedragen door", max_length=120, blank=True)
    carried_reference = models.CharField("besluit daarover", max_length=80, blank=True)
    vat = models.CharField("btw, tenzij een regel anders zegt", max_length=12, choices=Vat.choices, default=Vat.EXEMPT)
    vat_reason = models.CharField("grond van de btw-behandeling", max_length=160, blank=True)
    vat_agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="volgt overeenkomst"
    )

    objects = VersionQuerySet.as_manager()

    privacy = Classified(
        plain="id plan number stage key mix_inhabitants mix_equal mix_weights reference_date redistribute made_at "
        "adopted_at decided_by decision_date decision_reference total_cents vat_cents covered_cents carried_by "
        "carried_reference vat vat_reason vat_agreement",
        personal="adopted_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="version_number_once"),
            models.UniqueConstraint(fields=("plan",), condition=Q(adopted_at__isnull=True), name="version_one_draft"),
        )

    def __str__(self) -> str:
        return f"{self.plan}, versie {self.number} ({self.get_stage_display()})"

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.adopted_at is None

    @property
    def uncovered_cents(self) -> int:
        """What nobody pays; of an adopted version."""
        return self.total_cents - self.covered_cents

    @property
    def mix(self) -> dict[Key, int]:
        """The parts of the mix, in hundredths of a per cent."""
        return {Key.INHABITANTS: self.mix_inhabitants, Key.EQUAL: self.mix_equal, Key.WEIGHTS: self.mix_weights}

    @property
    def fractions(self) -> dict[Key, Fraction]:
        """The parts of the mix as parts of one."""
        return {key: Fraction(part, HUNDRED) for key, part in self.mix.items()}


class CostLine(models.Model):
    """One line of costs (*kostenregel*), without VAT.

    Hours that a municipality supplies cost `minutes` times `tariff_cents` an hour; with `counts_as_payment` they come
    off what that municipality pays. Of a settlement the amount is what was really spent, beside what was planned; it
    counts once it was confirmed.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="lines", verbose_name="versie")
    kind = models.CharField("kostensoort", max_length=10, choices=CostKind.choices)
    description = models.CharField("omschrijving", max_length=120)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voor district"
    )
    cents = models.PositiveBigIntegerField("bedrag in centen")
    supplied_by = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uren van gemeente"
    )
    minutes = models.PositiveIntegerField("uren, in minuten", default=0)
    tariff_cents = models.PositiveIntegerField("tarief per uur in centen", default=0)
    counts_as_payment = models.BooleanField("telt als betaling", default=False)
    vat = models.CharField("btw", max_length=12, choices=Vat.choices, default=Vat.EXEMPT)
    vat_reason = models.CharField("grond van de btw-behandeling", max_length=160, blank=True)
    taakveld = models.CharField("taakveld", max_length=8, default="1.2")
    token = models.UUIDField("kenmerk van het formulier", default=uuid4)
    planned_cents = models.PositiveBigIntegerField("gepland, in centen", null=True, blank=True)
    planned_minutes = models.PositiveIntegerField("geplande uren, in minuten", null=True, blank=True)
    confirmed = models.BooleanField("werkelijk bedrag bevestigd", default=False)
    difference_reason = models.CharField("waarom anders dan geboekt", max_length=160, blank=True)

    privacy = Classified(
        plain="id version kind description district cents supplied_by minutes tariff_cents counts_as_payment vat "
        "vat_reason taakveld token planned_cents planned_minutes confirmed difference_reason",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("kind", "pk")
        constraints = (models.UniqueConstraint(fields=("version", "token"), name="line_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.description}"

    @property
    def difference_cents(self) -> int:
        """What was spent more than planned; below zero when less."""
        return self.cents - (self.planned_cents or 0)

    @property
    def minutes_as_planned(self) -> int:
        """The hours that were agreed for the year, in minutes: none for a line that came with the settlement."""
        return self.minutes if self.planned_cents is None else self.planned_minutes or 0


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions by who may see them."""

    def visible_to(self, actor: Actor) -> "ContributionQuerySet":
        """All for controllers; those of the own municipality for its policy officers."""
        own = actor.reach(SHARE_READ)
        if may_read_plans(actor):
            return self
        return self.filter(own.within() if own else NOTHING)

    def standing_in(self, year: int) -> "ContributionQuerySet":
        """What stands for a year: those of the last version of each of its plans that was adopted."""
        adopted = Version.objects.filter(plan=OuterRef("version__plan"), adopted_at__isnull=False)
        newest = adopted.order_by("-number").values("pk")[:1]
        return self.filter(version__plan__year=year, version=Subquery(newest))


class Contribution(models.Model):
    """What one municipality pays by a version (*bijdrage*), in cents; whether it takes part, and by what it counts.

    Amounts stand there once the version is adopted. `cap_cents` is what promises allowed then. `inhabitants` counts
    those of its predecessors too, when they merged between the reference date and the year of the plan.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="contributions", verbose_name="versie")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    participates = models.BooleanField("doet mee", default=True)
    weight = models.DecimalField("gewicht", max_digits=12, decimal_places=4, default=0)
    order_number = models.CharField("inkoopnummer", max_length=40, blank=True)
    inhabitants = models.PositiveIntegerField("inwoners", null=True, blank=True)
    cap_cents = models.PositiveBigIntegerField("grens in centen", null=True, blank=True)
    uncapped_cents = models.PositiveBigIntegerField("zonder grens in centen", default=0)
    cents = models.PositiveBigIntegerField("bijdrage in centen", default=0)
    vat_cents = models.PositiveBigIntegerField("btw in centen", default=0)
    in_kind_cents = models.PositiveBigIntegerField("in uren betaald, in centen", default=0)

    objects = ContributionQuerySet.as_manager()

    privacy = Classified(
        plain="id version municipality participates weight order_number inhabitants cap_cents uncapped_cents cents "
        "vat_cents in_kind_cents",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("municipality__name",)
        constraints = (models.UniqueConstraint(fields=("version", "municipality"), name="contribution_once"),)

    def __str__(self) -> str:
        return f"{self.municipality}: {self.version}"

    @property
    def is_capped(self) -> bool:
        """Whether a promise held it lower."""
        return self.cap_cents is not None and self.uncapped_cents > self.cap_cents

    @property
    def to_pay_cents(self) -> int:
        """What is left to pay in money, VAT included; below zero when it supplied more hours than its contribution."""
        return self.cents + self.vat_cents - self.in_kind_cents

    @property
    def facts(self) -> dict[str, Any]:
        """What follows a version into the next."""
        return {
            "municipality_id": self.municipality_id,
            "participates": self.participates,
            "weight": self.weight,
            "order_number": self.order_number,
        }
