"""Whether the place of a visit is known elsewhere in the region: hit or no hit, and whose."""

from django.db import models

from regiotoezicht.core.classification import Classified
from regiotoezicht.inspections.models.rounds import RETENTION
from regiotoezicht.inspections.models.visits import Visit
from regiotoezicht.organisation.models import Municipality


class Matching(models.Model):
    """That was asked, for one visit, who else in the region knows the business or its premises (*afstemming*)."""

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="matching", verbose_name="bezoek")
    asked_at = models.DateTimeField("gevraagd op")

    privacy = Classified(plain="id visit asked_at", retention=RETENTION)

    def __str__(self) -> str:
        return f"afstemming bij {self.visit_id}"


class Hit(models.Model):
    """A municipality elsewhere that knows the business or its premises (*treffer*); what it knows stays there."""

    matching = models.ForeignKey(Matching, models.CASCADE, related_name="hits", verbose_name="afstemming")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")

    privacy = Classified(plain="id matching municipality", retention=RETENTION)

    class Meta:
        ordering = ("municipality__name",)
        constraints = (models.UniqueConstraint(fields=("matching", "municipality"), name="hit_once"),)

    def __str__(self) -> str:
        return f"treffer in {self.municipality_id}"
