"""Asking for contributions: letters of a version, a payment request for each municipality, payments and reminders."""

from django.db import models

from regiotoezicht.access.models import Account
from regiotoezicht.contributions.models.plans import RETENTION, Version, may_read_plans
from regiotoezicht.contributions.rules import SHARE_READ
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.organisation.models import Municipality


class Billing(models.Model):
    """That the letters of a version were made (*verzending van de brieven*): of which day, payable until when, by whom
    signed. The letters follow from it and from what holds on that day, and are made anew each time.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="billing", verbose_name="versie")
    sent_date = models.DateField("datum van de brieven")
    due_date = models.DateField("te betalen uiterlijk op")
    signer_name = models.CharField("ondertekenaar", max_length=80)
    signer_function = models.CharField("functie", max_length=80)
    made_at = models.DateTimeField("gemaakt op")
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(
        plain="id version sent_date due_date signer_function made_at",
        personal="signer_name made_by",
        retention=RETENTION,
    )

    def __str__(self) -> str:
        return f"brieven van {self.version}"


class PaymentRequestQuerySet(models.QuerySet["PaymentRequest"]):
    """Payment requests by who may see them."""

    def visible_to(self, actor: Actor) -> "PaymentRequestQuerySet":
        """All for controllers; those to the own municipality for its policy officers."""
        own = actor.reach(SHARE_READ)
        if may_read_plans(actor):
            return self
        return self.filter(own.within() if own else NOTHING)


class PaymentRequest(models.Model):
    """What one municipality is asked to pay (*betaalverzoek*), in cents with VAT; below zero it gets money back.

    `earlier_cents` was asked before for the same plan: only the difference is asked.
    """

    billing = models.ForeignKey(Billing, models.PROTECT, related_name="requests", verbose_name="verzending")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    number = models.CharField("nummer", max_length=20, unique=True)
    cents = models.BigIntegerField("bedrag in centen")
    earlier_cents = models.BigIntegerField("eerder gevraagd, in centen", default=0)
    order_number = models.CharField("inkoopnummer", max_length=40, blank=True)

    objects = PaymentRequestQuerySet.as_manager()

    privacy = Classified(plain="id billing municipality number cents earlier_cents order_number", retention=RETENTION)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("billing", "municipality"), name="payment_request_once"),)

    def __str__(self) -> str:
        return self.number


class ContributionPayment(models.Model):
    """A payment of a request (*betaling*), in cents; below zero it was paid back. What was withdrawn was a mistake."""

    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="payments", verbose_name="betaalverzoek")
    paid_date = models.DateField("betaald op")
    cents = models.BigIntegerField("bedrag in centen")
    reference = models.CharField("kenmerk van de betaling", max_length=80, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    privacy = Classified(
        plain="id request paid_date cents reference token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("paid_date", "pk")

    def __str__(self) -> str:
        return f"betaling van {self.request}"


class ContributionReminder(models.Model):
    """A reminder of a request that was not paid in time (*herinnering*)."""

    request = models.ForeignKey(PaymentRequest, models.PROTECT, related_name="reminders", verbose_name="betaalverzoek")
    sent_date = models.DateField("verzonden op")
    due_date = models.DateField("te betalen uiterlijk op")
    open_cents = models.BigIntegerField("open bedrag in centen")

    privacy = Classified(plain="id request sent_date due_date open_cents", retention=RETENTION)

    class Meta:
        ordering = ("sent_date", "pk")
        constraints = (
            models.UniqueConstraint(fields=("request", "sent_date"), name="contribution_reminder_once_a_day"),
        )

    def __str__(self) -> str:
        return f"herinnering aan {self.request}"
