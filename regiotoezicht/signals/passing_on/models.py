"""That a signal was passed on; nothing of what it said."""

from typing import ClassVar

from django.db import models

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.signals.rules import PASSED_ON_READ
from regiotoezicht.signals.vocabulary import Source


class PassedOnQuerySet(models.QuerySet["PassedOn"]):
    """What was passed on, by who may see that."""

    def visible_to(self, actor: Actor) -> "PassedOnQuerySet":
        """Of her district for the coordinator; of her own municipality for who works there."""
        reach = actor.reach(PASSED_ON_READ)
        return self.filter(reach.within() | reach.within_district())


class PassedOn(models.Model):
    """A signal about a municipality that takes no part, told to its mayor and the police (*doorgegeven melding*)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")
    token = models.UUIDField("kenmerk van het formulier", unique=True, editable=False)
    source = models.CharField("bron", max_length=20, choices=Source.choices)
    received_at = models.DateTimeField("ontvangen op")
    mayor_told_at = models.DateTimeField("burgemeester gebeld op")
    police_told_at = models.DateTimeField("politie gebeld op")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    objects = PassedOnQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality district token source received_at mayor_told_at police_told_at",
        personal="by",
        retention="selectielijst 6.1: vijf jaar na de afsluiting",
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("district", "-received_at"), name="passed_on_by_district"),
        )

    def __str__(self) -> str:
        return f"doorgegeven melding over {self.municipality_id}"
