"""Payments that were laid down wrongly: a counter entry with its reason; the payment itself stays."""

from django.db import models

from regiotoezicht.core.classification import Classified
from regiotoezicht.enforcement.models.cases import RETENTION
from regiotoezicht.enforcement.models.collection import Payment
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.models.remedies import CostPayment


class Undoing(models.Model):
    """A counter entry (*tegenboeking*): the payment no longer counts from this day on, and why. Never a deletion."""

    undone_on = models.DateField("ongedaan gemaakt op")
    reason = models.TextField("reden", max_length=2000)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = recorded_by_field()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"ongedaan gemaakt op {self.undone_on:%d-%m-%Y}"


class PaymentUndone(Undoing):
    """The counter entry of a payment on a forfeited amount."""

    payment = models.OneToOneField(Payment, models.PROTECT, related_name="undone", verbose_name="betaling")

    privacy = Classified(
        plain="id payment undone_on token recorded_at",
        confidential="reason",
        personal="recorded_by",
        retention=RETENTION,
    )


class CostPaymentUndone(Undoing):
    """The counter entry of a payment of costs."""

    payment = models.OneToOneField(CostPayment, models.PROTECT, related_name="undone", verbose_name="betaling")

    privacy = Classified(
        plain="id payment undone_on token recorded_at",
        confidential="reason",
        personal="recorded_by",
        retention=RETENTION,
    )
