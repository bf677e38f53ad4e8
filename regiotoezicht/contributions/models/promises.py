"""Promises about contributions."""

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.contributions.models.plans import RETENTION, may_read_plans
from regiotoezicht.contributions.rules import SHARE_READ
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.organisation.models import Municipality


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Promises by who may see them."""

    def visible_to(self, actor: Actor) -> "PromiseQuerySet":
        """All for controllers; those to the own municipality for its policy officers."""
        own = actor.reach(SHARE_READ)
        if may_read_plans(actor):
            return self
        return self.filter(own.within() if own else NOTHING)

    def in_year(self, year: int) -> "PromiseQuerySet":
        """Those that hold in a year."""
        lasts = Q(until_year__isnull=True) | Q(until_year__gte=year)
        return self.filter(lasts, from_year__lte=year, withdrawn_at__isnull=True)


class Promise(models.Model):
    """That a municipality pays no more than an amount (*toezegging*), in the years from the first to the last.

    `index` is what is added each year, in hundredths of a per cent. `holds_without_others` says whether it holds too
    when other municipalities take no part. `source` names the letter or decision. One that was withdrawn never held.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    cents = models.PositiveBigIntegerField("ten hoogste, in centen")
    from_year = models.PositiveSmallIntegerField("eerste jaar")
    until_year = models.PositiveSmallIntegerField("laatste jaar", null=True, blank=True)
    includes_vat = models.BooleanField("inclusief btw", default=False)
    index = models.PositiveIntegerField("index per jaar", default=0)
    holds_without_others = models.BooleanField("geldt ook als andere gemeenten niet meedoen", default=True)
    source = models.CharField("bron", max_length=120)
    promised_date = models.DateField("toegezegd op")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    objects = PromiseQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality cents from_year until_year includes_vat index holds_without_others source promised_date "
        "withdrawn_at token recorded_at",
        personal="recorded_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("municipality__name", "from_year")
        constraints = (
            models.CheckConstraint(
                condition=Q(until_year__isnull=True) | Q(until_year__gte=F("from_year")), name="promise_has_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"toezegging aan {self.municipality} vanaf {self.from_year}"
