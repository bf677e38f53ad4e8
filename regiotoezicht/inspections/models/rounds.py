"""Rounds and the supervisors in them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.rules import ROUND_READ, Span
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason, RoundStatus
from regiotoezicht.organisation.models import District, Employee, Municipality

RETENTION = "selectielijst 12.1: vijf jaar na het sluiten van de zaak"


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds by who may see them."""

    def visible_to(self, actor: Actor) -> "RoundQuerySet":
        """The rounds of the coordinator's district, and those a supervisor is in."""
        assigned = actor.assigned(ROUND_READ, "inspections.round", place="district")
        return self.filter(actor.reach(ROUND_READ).within_district() | assigned)


class Round(models.Model):
    """A round (*ronde*): two or more supervisors on one day, in municipalities of one district.

    It starts at `start_time` and is planned to take `minutes`; it may run past midnight. `version` counts the changes,
    so that the second of two people who change it at once is told.
    """

    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")
    reference = models.CharField("kenmerk", max_length=20, unique=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    date = models.DateField("datum", db_index=True)
    start_time = models.TimeField("begint om")
    minutes = models.PositiveSmallIntegerField("duur in minuten", default=240)
    status = models.CharField("stand", max_length=12, choices=RoundStatus.choices, default=RoundStatus.PLANNED)
    cancel_reason = models.CharField("reden", max_length=12, choices=CancelReason.choices, blank=True)
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    planned_at = models.DateTimeField("gepland op")
    planned_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    municipalities = models.ManyToManyField(Municipality, related_name="+", verbose_name="gemeenten")

    objects = RoundQuerySet.as_manager()

    privacy = Classified(
        plain="municipalities id district reference token date start_time minutes status cancel_reason version "
        "planned_at",
        personal="planned_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("date", "start_time", "pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (models.Index(fields=("district", "date"), name="round_by_day"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def span(self) -> Span:
        """When the round runs."""
        return Span(self.date, self.start_time, self.minutes)

    @property
    def is_open(self) -> bool:
        """Whether the round may still be changed."""
        return self.status in (RoundStatus.PLANNED, RoundStatus.UNDER_WAY)


class RoundMember(models.Model):
    """A supervisor in a round, from a moment; until another moment when she was replaced."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="members", verbose_name="ronde")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="toezichthouder")
    from_at = models.DateTimeField("vanaf")
    until_at = models.DateTimeField("tot", null=True, blank=True)
    reason = models.CharField("reden van vertrek", max_length=12, choices=ReplaceReason.choices, blank=True)

    privacy = Classified(plain="id round from_at until_at reason", personal="employee", retention=RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "employee"), condition=Q(until_at__isnull=True), name="member_once_in_a_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee_id} in {self.round_id}"
