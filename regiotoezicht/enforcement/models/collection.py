"""Forfeited amounts, the decision to collect them, what was paid, waived, interrupted and postponed, and requests."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.enforcement.collection.vocabulary import (
    ENDED,
    CollectionView,
    Interruption,
    Outcome,
    PostponementGround,
    RequestKind,
    Stage,
)
from regiotoezicht.enforcement.models.addressees import Addressee
from regiotoezicht.enforcement.models.cases import RETENTION, Case
from regiotoezicht.enforcement.models.fields import letter_field, recorded_by_field, term_field
from regiotoezicht.enforcement.models.measures import Recheck
from regiotoezicht.organisation.models import Mandate


class OfCase:
    """What lies in a case belongs to its municipality and district: that is where rights on it are asked."""

    case: Any  # the foreign key of each

    @property
    def municipality_id(self) -> int:
        """The municipality of the case."""
        return int(self.case.municipality_id)

    @property
    def district_id(self) -> int:
        """The district of the case."""
        return int(self.case.district_id)


class CollectionDecision(OfCase, models.Model):
    """The decision to collect (*invorderingsbesluit*) forfeited amounts from one addressee.

    Basis: Awb 5:37(1), 3:4, 3:46, 4:12; by mandate 10:1. The terms to object and to pay are those of its sending and of
    each forfeiture.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="collection_decisions", verbose_name="zaak")
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="+", verbose_name="geadresseerde")
    decided_on = models.DateField("datum van het besluit")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    view = models.CharField("zienswijze", max_length=8, choices=CollectionView.choices)
    view_on = models.DateField("zienswijze gegeven op", null=True, blank=True)
    view_text = models.TextField("weging, of waarom niet gevraagd", max_length=8000, blank=True)
    reasons = models.TextField("motivering", max_length=8000)
    circumstances = models.TextField("bijzondere omstandigheden", max_length=8000)
    pay_how = models.TextField("meer over het betalen", max_length=500, blank=True)
    remedy_address = models.TextField("adres voor bezwaar", max_length=500)
    letter = letter_field("brief")
    sent_on = models.DateField("verzonden op", null=True, blank=True)
    objection_term = term_field("bezwaartermijn")
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id case addressee decided_on mandate view view_on letter sent_on objection_term recorded_at",
        confidential="view_text reasons circumstances pay_how remedy_address",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("decided_on", "pk")

    def __str__(self) -> str:
        return f"invorderingsbesluit van {self.decided_on:%d-%m-%Y}"


class ForfeitureQuerySet(models.QuerySet["Forfeiture"]):
    """Forfeited amounts by who may read them."""

    def visible_to(self, actor: Actor) -> "ForfeitureQuerySet":
        """The amounts of the cases of which the actor may read the content."""
        return self.filter(case__in=Case.objects.whole_for(actor))

    def outstanding(self) -> "ForfeitureQuerySet":
        """The amounts that are not at their end."""
        return self.exclude(status__in=[stage.value for stage in ENDED])


class Forfeiture(OfCase, models.Model):
    """An amount that one addressee forfeited by one breach (*verbeurde dwangsom*); in cents.

    `paid_cents` and `waived_cents` are the sums of its payments and waivers. It is due by law
    from the day of the breach (Awb 5:33) and lapses a year after that (5:35), each amount apart.
    `reminder_returned_on` is set while its reminder came back and does not count. `form` is the mark of the form that
    laid it down.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="forfeitures", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    addressee = models.ForeignKey(Addressee, models.PROTECT, related_name="+", verbose_name="geadresseerde")
    recheck = models.ForeignKey(
        Recheck, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hercontrole"
    )
    note = models.TextField("wat is vastgesteld", max_length=4000)
    forfeited_on = models.DateField("verbeurd op")
    amount_cents = models.PositiveIntegerField("verbeurd")
    paid_cents = models.PositiveIntegerField("betaald", default=0)
    waived_cents = models.PositiveIntegerField("afgezien van", default=0)
    status = models.CharField("stand", max_length=10, choices=Stage.choices, default=Stage.FORFEITED)
    payment_term = term_field("betaaltermijn")
    lapse_term = term_field("verjaringstermijn")
    view_until = models.DateField("zienswijze tot en met", null=True, blank=True)
    intention_letter = letter_field("voornemen")
    view_term = term_field("termijn zienswijze")
    decision = models.ForeignKey(
        CollectionDecision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="forfeitures",
        verbose_name="invorderingsbesluit",
    )
    reminder_letter = letter_field("aanmaning")
    reminded_on = models.DateField("aangemaand op", null=True, blank=True)
    reminder_returned_on = models.DateField("aanmaning terug op", null=True, blank=True)
    reminder_term = term_field("termijn van de aanmaning")
    writ_on = models.DateField("dwangbevel van", null=True, blank=True)
    writ_note = models.TextField("over het dwangbevel", max_length=2000, blank=True)
    settled_at = models.DateTimeField("bedrag gewijzigd op")
    ended_at = models.DateTimeField("afgerond op", null=True, blank=True)
    form = models.UUIDField("sleutel van het formulier", editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    objects = ForfeitureQuerySet.as_manager()

    privacy = Classified(
        plain="id case number addressee recheck forfeited_on amount_cents paid_cents waived_cents status payment_term "
        "lapse_term view_until intention_letter view_term decision reminder_letter reminded_on reminder_returned_on "
        "reminder_term writ_on "
        "settled_at ended_at form recorded_at",
        confidential="note writ_note",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="forfeiture_once_a_number"),
            # A second recheck of one day forfeits nothing, whoever lays it down (Awb 5:32b).
            models.UniqueConstraint(fields=("addressee", "forfeited_on"), name="forfeiture_once_a_day"),
            models.CheckConstraint(
                condition=Q(amount_cents__gte=F("paid_cents") + F("waived_cents"), amount_cents__gt=0),
                name="forfeiture_not_more_than_due",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[stage.value for stage in sorted(ENDED)], ended_at__isnull=False)
                | Q(ended_at__isnull=True) & ~Q(status__in=[stage.value for stage in sorted(ENDED)]),
                name="forfeiture_ended_has_moment",
            ),
        )

    def __str__(self) -> str:
        return f"dwangsom {self.number}"

    @property
    def open_cents(self) -> int:
        """What is still due; nothing of an amount that is at its end."""
        return 0 if self.is_ended else self.amount_cents - self.paid_cents - self.waived_cents

    @property
    def is_ended(self) -> bool:
        """Whether nothing may happen with it any more."""
        return Stage(self.status) in ENDED

    @property
    def label(self) -> str:
        """The amount in lists and terms, without a name: `dwangsom 2, exploitant (1)`."""
        return f"dwangsom {self.number}, {self.addressee.label}"[:40]


class Payment(models.Model):
    """A payment (*betaling*), whole or in part, on one forfeited amount; in cents, without interest."""

    forfeiture = models.ForeignKey(Forfeiture, models.PROTECT, related_name="payments", verbose_name="dwangsom")
    paid_on = models.DateField("betaald op")
    cents = models.PositiveIntegerField("bedrag")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id forfeiture paid_on cents token recorded_at", personal="recorded_by", retention=RETENTION
    )

    class Meta:
        ordering = ("paid_on", "pk")

    def __str__(self) -> str:
        return f"betaling van {self.paid_on:%d-%m-%Y}"


class Waiver(models.Model):
    """A decision not to collect an amount or a part of it (*afzien van invordering*), with its reason; in cents."""

    forfeiture = models.ForeignKey(Forfeiture, models.PROTECT, related_name="waivers", verbose_name="dwangsom")
    decided_on = models.DateField("besluit van")
    cents = models.PositiveIntegerField("bedrag")
    reason = models.TextField("reden", max_length=4000)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    letter = letter_field("brief")
    sent_on = models.DateField("verzonden op", null=True, blank=True)
    objection_term = term_field("bezwaartermijn")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id forfeiture decided_on cents mandate letter sent_on objection_term token recorded_at",
        confidential="reason",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("decided_on", "pk")

    def __str__(self) -> str:
        return f"afgezien op {self.decided_on:%d-%m-%Y}"


class InterruptionQuerySet(models.QuerySet["LapseInterruption"]):
    """What interrupted a lapse, by whether it counts."""

    def counting(self) -> "InterruptionQuerySet":
        """Those that count: not a reminder that came back, unless it was made known all the same."""
        return self.exclude(self._uncounted())

    def uncounted(self) -> "InterruptionQuerySet":
        """The reminders that came back and do not count now."""
        return self.filter(self._uncounted())

    @staticmethod
    def _uncounted() -> Q:
        return Q(returned_on__isnull=False, announced_reason="")


class LapseInterruption(models.Model):
    """What interrupted the lapse (*stuiting*) of one amount, and on which day (Awb 4:105, 4:106, 4:110).

    A reminder that came back (`returned_on`) interrupts nothing, until it went out again or somebody laid down why it
    was made known all the same (`announced_reason`, Awb 3:41).
    """

    forfeiture = models.ForeignKey(Forfeiture, models.PROTECT, related_name="interruptions", verbose_name="dwangsom")
    kind = models.CharField("waardoor", max_length=10, choices=Interruption.choices)
    on = models.DateField("op")
    note = models.TextField("wat er gebeurde", max_length=2000, blank=True)
    returned_on = models.DateField("brief terug op", null=True, blank=True)
    announced_reason = models.TextField("waarom toch bekendgemaakt", max_length=2000, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    objects = InterruptionQuerySet.as_manager()

    privacy = Classified(
        plain="id forfeiture kind on returned_on token recorded_at",
        confidential="note announced_reason",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(announced_reason="") | Q(returned_on__isnull=False), name="interruption_announced_came_back"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Postponement(models.Model):
    """A period in which one amount need not be paid (*uitstel*), which lengthens the lapse (Awb 4:94, 4:111)."""

    forfeiture = models.ForeignKey(Forfeiture, models.PROTECT, related_name="postponements", verbose_name="dwangsom")
    ground = models.CharField("grond", max_length=13, choices=PostponementGround.choices)
    first_on = models.DateField("van")
    last_on = models.DateField("tot en met")
    reason = models.TextField("reden", max_length=2000)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id forfeiture first_on last_on token recorded_at",
        confidential="ground reason",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("first_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="postponement_runs_forward"),
        )

    def __str__(self) -> str:
        return f"uitstel van {self.first_on:%d-%m-%Y} tot en met {self.last_on:%d-%m-%Y}"


class OrderRequest(OfCase, models.Model):
    """A request (*verzoek*) about an order: to collect, by somebody it concerns, or to lift it, by an addressee.

    Who asks for collection is no addressee of the order: `asker` is sealed, his name on the first line and where he is
    written to below it. Basis: Awb 5:34, 5:37(2), 1:3(3), 4:13.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="order_requests", verbose_name="zaak")
    kind = models.CharField("verzoek", max_length=15, choices=RequestKind.choices)
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="geadresseerde"
    )
    asker = SealedTextField("verzoeker", null=True)
    received_on = models.DateField("ontvangen op")
    term = term_field("beslistermijn")
    decided_on = models.DateField("beslist op", null=True, blank=True)
    outcome = models.CharField("uitkomst", max_length=8, choices=Outcome.choices, blank=True)
    reasons = models.TextField("motivering", max_length=4000, blank=True)
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mandaat"
    )
    letter = letter_field("brief")
    sent_on = models.DateField("verzonden op", null=True, blank=True)
    objection_term = term_field("bezwaartermijn")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id case kind addressee received_on term decided_on outcome mandate letter sent_on objection_term token "
        "recorded_at",
        confidential="reasons",
        personal="recorded_by",
        special="asker",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("received_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, outcome="")
                | Q(decided_on__isnull=False, mandate__isnull=False) & ~Q(outcome=""),
                name="order_request_decided_by_mandate",
            ),
            models.CheckConstraint(
                condition=Q(kind=RequestKind.COLLECT, addressee__isnull=True)
                | Q(addressee__isnull=False) & ~Q(kind=RequestKind.COLLECT),
                name="order_request_lift_by_addressee",
            ),
        )

    def __str__(self) -> str:
        return f"verzoek van {self.received_on:%d-%m-%Y}"

    @property
    def receiver(self) -> int:
        """The number of who asked to collect on his letter: below zero, because he is no addressee of the order."""
        return -self.pk

    @property
    def asker_lines(self) -> tuple[str, str]:
        """Name and address of who asked to collect."""
        name, _, address = (self.asker or "").partition("\n")
        return name.strip(), address.strip()
