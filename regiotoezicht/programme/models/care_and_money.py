"""What the anti-trafficking plan has beside its actions: contracts for care, and a budget."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.programme import rules
from regiotoezicht.programme.models.plans import Plan
from regiotoezicht.programme.rules import asks_attention


class CareContract(models.Model):
    """That an organisation gives care to victims under contract (*zorgcontract*). A mistake is withdrawn."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="contracts", verbose_name="plan")
    provider = models.CharField("organisatie", max_length=120)
    subject = models.CharField("waarvoor", max_length=160)
    reference = models.CharField("kenmerk", max_length=80)
    from_date = models.DateField("vanaf")
    until_date = models.DateField("tot en met")
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    privacy = Classified(
        plain="id plan provider subject reference from_date until_date token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("-until_date", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(until_date__gte=F("from_date")), name="contract_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.provider}, {self.reference}"

    def state_on(self, day: date) -> tuple[str, str]:
        """How it stands on a day: the tone and the words."""
        if self.withdrawn_at is not None:
            return "neutral", "ingetrokken"
        if day < self.from_date:
            return "info", "begint nog"
        if day > self.until_date:
            return "error", "afgelopen"
        return ("warning", "loopt bijna af") if asks_attention(self.until_date, day) else ("ok", "loopt")


class BudgetLine(models.Model):
    """What a part of the plan costs in a year, and who pays it (*begrotingsregel*). In cents."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="budget", verbose_name="plan")
    year = models.PositiveSmallIntegerField("jaar")
    title = models.CharField("waarvoor", max_length=120)
    paid_by = models.CharField("wie betaalt", max_length=80)
    cents = models.BigIntegerField("begroot")
    spent_cents = models.BigIntegerField("uitgegeven", default=0)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id plan year title paid_by cents spent_cents token", retention=rules.RETENTION)

    class Meta:
        ordering = ("year", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(cents__gte=0, spent_cents__gte=0), name="budget_not_below_0"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.year}"
