"""What was decided on paying later: postponement, in parts or not, its refusal, and its withdrawal."""

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.enforcement.collection.vocabulary import PaymentAnswer, WithdrawalGround
from regiotoezicht.enforcement.models.cases import RETENTION
from regiotoezicht.enforcement.models.collection import Forfeiture, Postponement
from regiotoezicht.enforcement.models.fields import letter_field, recorded_by_field, term_field
from regiotoezicht.organisation.models import Mandate


class PaymentDecision(models.Model):
    """A decision on paying one amount later (*besluit over uitstel van betaling*); in cents.

    Postponement works from the day on which its letter is sent: `postponement` is laid down then. A withdrawal points
    at the decision that it takes back. Basis: Awb 4:94, 4:96, 3:40, 3:46; open to objection together with the decision
    to collect (4:125).
    """

    forfeiture = models.ForeignKey(
        Forfeiture, models.PROTECT, related_name="payment_decisions", verbose_name="dwangsom"
    )
    answer = models.CharField("besluit", max_length=9, choices=PaymentAnswer.choices)
    asked_on = models.DateField("gevraagd op", null=True, blank=True)
    decided_on = models.DateField("besluit van")
    due_cents = models.PositiveIntegerField("verschuldigd")
    first_on = models.DateField("uitstel van", null=True, blank=True)
    last_on = models.DateField("uitstel tot en met", null=True, blank=True)
    postponement = models.OneToOneField(
        Postponement, models.SET_NULL, null=True, blank=True, related_name="decision", verbose_name="uitstel"
    )
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="withdrawal", verbose_name="trekt in"
    )
    ground = models.CharField("grond", max_length=11, choices=WithdrawalGround.choices, blank=True)
    reason = models.TextField("motivering", max_length=4000)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    letter = letter_field("brief")
    sent_on = models.DateField("verzonden op", null=True, blank=True)
    objection_term = term_field("bezwaartermijn")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    privacy = Classified(
        plain="id forfeiture answer asked_on decided_on due_cents first_on last_on postponement withdraws ground "
        "mandate letter sent_on objection_term token recorded_at",
        confidential="reason",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer=PaymentAnswer.GRANTED, first_on__isnull=False, last_on__gte=models.F("first_on"))
                | ~Q(answer=PaymentAnswer.GRANTED) & Q(first_on__isnull=True, last_on__isnull=True),
                name="payment_decision_granted_has_days",
            ),
            models.CheckConstraint(
                condition=Q(answer=PaymentAnswer.WITHDRAWN, withdraws__isnull=False) & ~Q(ground="")
                | ~Q(answer=PaymentAnswer.WITHDRAWN) & Q(withdraws__isnull=True, ground=""),
                name="payment_decision_withdrawn_on_a_ground",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_answer_display()} op {self.decided_on:%d-%m-%Y}"


class Instalment(models.Model):
    """One part of an arrangement (*termijn van een betalingsregeling*): how much, by which day at the latest; cents."""

    decision = models.ForeignKey(PaymentDecision, models.PROTECT, related_name="instalments", verbose_name="besluit")
    due_on = models.DateField("uiterlijk op")
    cents = models.PositiveIntegerField("bedrag")

    privacy = Classified(plain="id decision due_on cents", retention=RETENTION)

    class Meta:
        ordering = ("due_on",)
        constraints = (
            models.UniqueConstraint(fields=("decision", "due_on"), name="instalment_once_a_day"),
            models.CheckConstraint(condition=Q(cents__gt=0), name="instalment_of_something"),
        )

    def __str__(self) -> str:
        return f"termijn van {self.due_on:%d-%m-%Y}"
