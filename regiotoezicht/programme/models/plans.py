"""A plan: goals with indicators, workstreams, products, and actions that belong to a function."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.models.owned import Owned, owned_by
from regiotoezicht.programme.vocabulary import OPEN_PROGRESS, PROGRESS_TONES, Direction, PlanKind, Progress


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans by who may see them."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def open(self) -> "PlanQuerySet":
        """Those that are not closed."""
        return self.filter(closed_at__isnull=True)


class Plan(models.Model):
    """What the region wants to have done in a period (*plan*). Of each kind one is open; closed ones can be read."""

    kind = models.CharField("soort", max_length=14, choices=PlanKind.choices)
    title = models.CharField("titel", max_length=120)
    from_date = models.DateField("begint op")
    until_date = models.DateField("loopt tot en met")
    last_number = models.PositiveSmallIntegerField("laatste nummer van een actie", default=0)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    privacy = Classified(
        plain="id kind title from_date until_date last_number token recorded_at closed_at", retention=rules.RETENTION
    )

    class Meta:
        ordering = ("closed_at", "kind", "-from_date", "pk")
        constraints = (
            models.UniqueConstraint(fields=("kind",), condition=Q(closed_at__isnull=True), name="plan_open_once"),
            models.CheckConstraint(condition=Q(until_date__gte=F("from_date")), name="plan_ends_after_start"),
        )

    def __str__(self) -> str:
        return self.title


class Goal(models.Model):
    """What a plan is for (*doel*)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals", verbose_name="plan")
    title = models.CharField("doel", max_length=160)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id plan title token", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Indicators by who may see them."""

    def visible_to(self, actor: Actor) -> "IndicatorQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()


class Indicator(models.Model):
    """By what is seen whether a goal comes nearer (*indicator*): its target, and on which day that should be there."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="indicators", verbose_name="doel")
    name = models.CharField("indicator", max_length=160)
    unit = models.CharField("eenheid", max_length=40)
    direction = models.CharField("richting", max_length=4, choices=Direction.choices)
    target = models.DecimalField("streefwaarde", max_digits=11, decimal_places=2)
    target_date = models.DateField("te halen op")
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    objects = IndicatorQuerySet.as_manager()

    privacy = Classified(plain="id goal name unit direction target target_date token", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def aim(self) -> str:
        """What it should be, in words."""
        return f"{self.get_direction_display()} {plan_rules.written(self.target)} {self.unit}"

    @property
    def latest(self) -> "Measurement | None":
        """The last measurement, of those that were read along."""
        return next((one for one in self.measurements.all() if one.withdrawn_at is None), None)

    @property
    def is_reached(self) -> bool | None:
        """Whether the last measurement is where it should be; None before the first."""
        if self.latest is None:
            return None
        return plan_rules.is_reached(Direction(self.direction), self.latest.value, self.target)


class Measurement(models.Model):
    """What an indicator was on a day, and where that was found (*meting*). A mistake is withdrawn and stays visible."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="measurements", verbose_name="indicator")
    date = models.DateField("datum")
    value = models.DecimalField("waarde", max_digits=11, decimal_places=2)
    source = models.CharField("bron", max_length=120)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    privacy = Classified(
        plain="id indicator date value source token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("-date", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "date"), condition=Q(withdrawn_at__isnull=True), name="measured_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.written} op {self.date}"

    @property
    def written(self) -> str:
        """The value as it is read."""
        return plan_rules.written(self.value)


class Workstream(models.Model):
    """A strand of work towards a goal (*werkspoor*): organisation, ICT, privacy."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="workstreams", verbose_name="doel")
    title = models.CharField("werkspoor", max_length=120)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id goal title token", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Product(models.Model):
    """What a workstream delivers (*product*)."""

    workstream = models.ForeignKey(Workstream, models.PROTECT, related_name="products", verbose_name="werkspoor")
    title = models.CharField("product", max_length=160)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id workstream title token", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class PlanActionQuerySet(models.QuerySet["PlanAction"]):
    """Actions by who may see them, whose they are and how they stand."""

    def visible_to(self, actor: Actor) -> "PlanActionQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def open(self) -> "PlanActionQuerySet":
        """Those of open plans in which something is still to be done."""
        return self.filter(state__in=OPEN_PROGRESS, product__workstream__goal__plan__closed_at__isnull=True)

    def owned_by(self, actor: Actor) -> "PlanActionQuerySet":
        """Those of a function that the actor holds, in a place where she holds it."""
        return self.filter(owned_by(actor))


class PlanAction(Owned):
    """What a function does for a product (*actie*), between two days. `number` counts within the plan."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="actions", verbose_name="product")
    number = models.PositiveSmallIntegerField("nummer")
    title = models.CharField("actie", max_length=200)
    from_date = models.DateField("begint op")
    until_date = models.DateField("gereed op")
    state = models.CharField("stand", max_length=8, choices=Progress.choices, default=Progress.PLANNED)
    percent = models.PositiveSmallIntegerField("voortgang", default=0)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")

    objects = PlanActionQuerySet.as_manager()

    privacy = Classified(
        plain="id product number title from_date until_date state percent token recorded_at",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("until_date", "number", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until_date__gte=F("from_date")), name="action_ends_after_start"),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(district__isnull=True), name="action_in_one_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return PROGRESS_TONES[Progress(self.state)]

    def is_late(self, on: date) -> bool:
        """Whether it should have been ready before a day."""
        return plan_rules.is_late(Progress(self.state), self.until_date, on)


class Dependency(models.Model):
    """That an action waits for another (*afhankelijkheid*)."""

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="waits", verbose_name="actie")
    needed = models.ForeignKey(PlanAction, models.PROTECT, related_name="awaited", verbose_name="wacht op")

    privacy = Classified(plain="id action needed", retention=rules.RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("action", "needed"), name="waits_once"),)

    def __str__(self) -> str:
        return f"{self.action_id} wacht op {self.needed_id}"


class ActionStep(models.Model):
    """One step of an action (*voortgang*): how it stood, with a remark. Never edited; the next step corrects."""

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="steps", verbose_name="actie")
    state = models.CharField("stand", max_length=8, choices=Progress.choices)
    percent = models.PositiveSmallIntegerField("voortgang")
    remark = models.CharField("toelichting", max_length=300, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(
        plain="id action state percent remark token recorded_at", personal="recorded_by", retention=rules.RETENTION
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.percent}%"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return PROGRESS_TONES[Progress(self.state)]
