"""Emergencies, and their reviews; the model of requests stands beside it."""

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account, Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.records import name_of
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.emergency.requests.models import AccessRequest
from regiotoezicht.emergency.rules import (
    EMERGENCY_READ,
    EMERGENCY_READ_ALL,
    EMERGENCY_READ_OWN,
    LONGEST_REASON,
    Category,
    Outcome,
)
from regiotoezicht.organisation.models import Record

__all__ = ["AccessRequest", "Emergency"]


class EmergencyQuerySet(models.QuerySet["Emergency"]):
    """Emergencies by who may see them."""

    def visible_to(self, actor: Actor) -> "EmergencyQuerySet":
        """Her own as long as she works here, those of the municipality whose lawyer or privacy officer she is, and
        those that are her work to review as coordinator.
        """
        district = Q(review_role=Role.COORDINATOR) & actor.reach(EMERGENCY_READ).within()
        own = Q(account_id=actor.account_id) if actor.reach(EMERGENCY_READ_OWN) else NOTHING
        return self.filter(district | actor.reach(EMERGENCY_READ_ALL).within() | own)

    def unreviewed(self) -> "EmergencyQuerySet":
        """Those that no second person has looked at yet."""
        return self.filter(reviewed_at__isnull=True)


class Emergency(Record):
    """That somebody opened a record in an emergency (*noodtoegang*), and what a second person found afterwards.

    Its dossier number, municipality and district are those of the record. `review_role` says whose work the review is.
    """

    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    label = models.CharField("soort stuk", max_length=60)
    record_id = models.BigIntegerField("stuk")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="door")
    category = models.CharField("waarom", max_length=10, choices=Category.choices)
    reason = models.TextField("toelichting", max_length=LONGEST_REASON)
    opened_at = models.DateTimeField("geopend op")
    until_at = models.DateTimeField("tot")
    grant = models.OneToOneField(Grant, models.PROTECT, related_name="+", verbose_name="toekenning")
    review_role = models.CharField("toetsing door", max_length=30, choices=Role.choices)
    review_due = models.DateField("toetsen uiterlijk")
    reviewed_at = models.DateTimeField("getoetst op", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="getoetst door"
    )
    outcome = models.CharField("oordeel", max_length=10, choices=Outcome.choices, blank=True)
    measure = models.TextField("maatregel", max_length=LONGEST_REASON, blank=True)

    objects = EmergencyQuerySet.as_manager()

    privacy = Classified(
        plain="token label record_id category opened_at until_at grant review_role review_due reviewed_at outcome",
        confidential="reason measure",
        personal="account reviewed_by",
        retention="selectielijst 12.1.8: zes maanden na het einde; de gebeurtenis blijft op het logboek",
    )

    class Meta:
        verbose_name = "noodtoegang"
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "opened_at", "id"), name="emergency_by_municipality"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, outcome="") | Q(reviewed_at__isnull=False) & ~Q(outcome=""),
                name="emergency_reviewed_with_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"noodtoegang {self.dossier}"

    @property
    def kind_name(self) -> str:
        """What kind of record was opened, in Dutch."""
        return name_of(self.label)

    def is_open(self, at: datetime) -> bool:
        """Whether the record is open to her at a moment."""
        return at < self.until_at

    def is_late(self, on: date) -> bool:
        """Whether the review should have been done before that day."""
        return self.reviewed_at is None and self.review_due < on
