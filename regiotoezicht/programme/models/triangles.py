"""Triangles of mayor, police and prosecution, and which municipalities sit in each."""

from datetime import date

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Dated, Municipality, ends_after_start
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.programme import rules


class TriangleQuerySet(models.QuerySet["Triangle"]):
    """Triangles by who may see them."""

    def visible_to(self, actor: Actor) -> "TriangleQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def standing(self, on: date) -> "TriangleQuerySet":
        """Those that had begun on a day and had not ended."""
        return self.filter(in_force(on))


class Triangle(Dated):
    """Where mayors, police and prosecution meet about a basic police team (*driehoek*). It names no person."""

    name = models.CharField("naam", max_length=80)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")

    objects = TriangleQuerySet.as_manager()

    privacy = Classified(plain="id name token recorded_at", retention=rules.RETENTION)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            ends_after_start("triangle_ends_after_start"),
            models.UniqueConstraint(fields=("name",), condition=Q(until_date__isnull=True), name="triangle_open_once"),
        )

    def __str__(self) -> str:
        return self.name


class TriangleSeatQuerySet(models.QuerySet["TriangleSeat"]):
    """Seats by who may see them."""

    def visible_to(self, actor: Actor) -> "TriangleSeatQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def open(self) -> "TriangleSeatQuerySet":
        """Those that did not end. None begins ahead, so these are the seats of today."""
        return self.filter(until_date__isnull=True)


class TriangleSeat(Dated):
    """That a municipality sits in a triangle (*plaats in een driehoek*). A change ends one seat and begins another.

    At most one is open for a municipality; that closed ones do not overlap is judged when they are written.
    """

    triangle = models.ForeignKey(Triangle, models.PROTECT, related_name="seats", verbose_name="driehoek")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    # Said for the type checker, which reads the room in an order in which it does not find them by itself.
    triangle_id: int
    municipality_id: int

    objects = TriangleSeatQuerySet.as_manager()

    privacy = Classified(plain="id triangle municipality", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (
            ends_after_start("triangle_seat_ends_after_start"),
            models.UniqueConstraint(
                fields=("municipality",), condition=Q(until_date__isnull=True), name="one_triangle_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality} in {self.triangle}"
