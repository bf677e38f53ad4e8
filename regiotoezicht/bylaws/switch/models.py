"""On what the switch rests in a municipality, and when it was open."""

from typing import Any

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.rules import RULES_READ
from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality

RETENTION = "selectielijst 2.1.1: blijvend"


class OfMunicipality(models.QuerySet[Any]):
    """Rows of the switch by who may see them."""

    def visible_to(self, actor: Actor) -> "OfMunicipality":
        """Those of the municipalities of which the actor may read the local rules."""
        return self.filter(actor.reach(RULES_READ).within())


class SwitchGround(models.Model):
    """One of the four on which the switch rests (*grondslag van de schakelaar*), with its date and reference."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    ground = models.CharField("soort", max_length=10, choices=Ground.choices)
    date = models.DateField("van kracht op")
    reference = models.CharField("kenmerk", max_length=80)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    objects = OfMunicipality.as_manager()

    privacy = Classified(
        plain="id municipality ground date reference recorded_at", personal="recorded_by", retention=RETENTION
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "ground"), name="switch_ground_once"),)

    def __str__(self) -> str:
        return f"{self.get_ground_display()} van {self.municipality_id}"


class SwitchPeriod(models.Model):
    """A period in which the switch is open in a municipality (*schakelaar Wgts*); without an end it is open now."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    opened_at = models.DateTimeField("geopend op")
    opened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="geopend door")
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)

    objects = OfMunicipality.as_manager()

    privacy = Classified(plain="id municipality opened_at closed_at", personal="opened_by", retention=RETENTION)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("municipality",), condition=Q(closed_at__isnull=True), name="switch_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"schakelaar Wgts in {self.municipality_id}"
