"""Reviews of rights by place and quarter, and what was decided about each right."""

from datetime import date

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.reviews.rules import REVIEW_READ, Outcome, Part, end_of, is_late, name_of

RETENTION = "selectielijst 12.1: vijf jaar na het kwartaal"
REGION, MUNICIPALITY, DISTRICT = "regio", "g", "d"


def place_of(municipality_id: int | None, district_id: int | None) -> str:
    """The code of a municipality, a district, or the region."""
    if municipality_id is not None:
        return f"{MUNICIPALITY}{municipality_id}"
    return f"{DISTRICT}{district_id}" if district_id is not None else REGION


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews by who may see them."""

    def visible_to(self, actor: Actor) -> "ReviewQuerySet":
        """Those of the municipalities in which the actor reviews or watches; all for who does so in the region."""
        reach = actor.reach(REVIEW_READ)
        if reach.region:
            return self
        places = [f"{MUNICIPALITY}{pk}" for pk in reach.municipalities]
        return self.filter(place__in=[*places, *(f"{DISTRICT}{pk}" for pk in reach.districts)])

    def unsigned(self) -> "ReviewQuerySet":
        """Those that nobody signed off yet."""
        return self.filter(signed_at__isnull=True)


class Review(models.Model):
    """The review of the rights in one place in one quarter (*toetsing van rechten*): signed off once, never changed.

    `place` is the code of a municipality, a district or the region. Which rights there are their own tables say.
    """

    quarter = models.DateField("kwartaal dat begint op")
    place = models.CharField("plaats", max_length=20)
    part = models.CharField("onderdeel", max_length=10, choices=Part.choices)
    opened_at = models.DateTimeField("geopend op")
    signed_at = models.DateTimeField("afgetekend op", null=True, blank=True)
    signed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgetekend door"
    )

    objects = ReviewQuerySet.as_manager()

    privacy = Classified(plain="id quarter place part opened_at signed_at", personal="signed_by", retention=RETENTION)

    class Meta:
        verbose_name = "toetsing van rechten"
        ordering = ("-quarter", "place", "part")
        constraints = (
            models.UniqueConstraint(fields=("quarter", "place", "part"), name="review_once_a_quarter"),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="review_signed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"toetsing {self.quarter} {self.place} {self.part}"

    @property
    def municipality_id(self) -> int | None:
        """The municipality whose rights are reviewed."""
        return int(self.place[1:]) if self.place != REGION and self.place[0] == MUNICIPALITY else None

    @property
    def district_id(self) -> int | None:
        """The district whose rights are reviewed."""
        return int(self.place[1:]) if self.place != REGION and self.place[0] == DISTRICT else None

    @property
    def name(self) -> str:
        """The quarter in words."""
        return name_of(self.quarter)

    @property
    def last_day(self) -> date:
        """The first day on which it is late."""
        return end_of(self.quarter)

    @property
    def signed_late(self) -> bool:
        """Whether it was signed off after the quarter."""
        return self.signed_at is not None and is_late(self.quarter, local_date(self.signed_at))

    def is_late(self, on: date) -> bool:
        """Whether it should have been signed before that day."""
        return self.signed_at is None and is_late(self.quarter, on)


class Decision(models.Model):
    """That one right was confirmed or ended in a review, as it then was (*regel van een toetsing*); added to only.

    `state` is what can change of a right: its end. Who holds it is asked of the right itself.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="decisions", verbose_name="toetsing")
    label = models.CharField("soort recht", max_length=60)
    record_id = models.BigIntegerField("recht")
    state = models.CharField("zoals het was", max_length=20, blank=True)
    outcome = models.CharField("besluit", max_length=10, choices=Outcome.choices)
    at = models.DateTimeField("op")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="door")

    privacy = Classified(plain="id review label record_id state outcome at", personal="by", retention=RETENTION)

    class Meta:
        verbose_name = "regel van een toetsing"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("review", "label", "record_id", "state"), name="right_decided_once"),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.record_id}"
