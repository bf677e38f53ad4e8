"""Online checks: codes and moments, and no place for what was seen of a person."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.online.rules import ONLINE_READ
from regiotoezicht.inspections.online.vocabulary import (
    Answer,
    CheckCause,
    CheckGround,
    FollowUp,
    Platform,
    Question,
    Source,
)
from regiotoezicht.organisation.models import Record
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal


class OnlineCheckQuerySet(models.QuerySet["OnlineCheck"]):
    """Online checks by who may see them."""

    def visible_to(self, actor: Actor) -> "OnlineCheckQuerySet":
        """Of the district for its coordinator, of the own municipality for its lawyer and privacy officer."""
        return self.filter(actor.reach(ONLINE_READ).within())


class OnlineCheck(Record):
    """One look at what a business says of itself online (*online controle*), asked before it and answered after it.

    `sources` holds codes between spaces. `destroy_on` is the day after which nothing of it is kept.
    """

    token = models.UUIDField("kenmerk van het formulier", unique=True, editable=False)
    permit = models.ForeignKey(
        Permit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vergunning"
    )
    signal = models.ForeignKey(Signal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="melding")
    cause = models.CharField("aanleiding", max_length=15, choices=CheckCause.choices)
    ground = models.CharField("grondslag", max_length=10, choices=CheckGround.choices)
    question = models.CharField("vraag", max_length=15, choices=Question.choices)
    platform = models.CharField("waar gekeken", max_length=10, choices=Platform.choices)
    sources = models.CharField("eerst gezien", max_length=60)
    opened_at = models.DateTimeField("begonnen op")
    opened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    answer = models.CharField("antwoord", max_length=10, choices=Answer.choices, blank=True)
    follow_up = models.CharField("vervolg", max_length=10, choices=FollowUp.choices, blank=True)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    destroy_on = models.DateField("vernietigen op", db_index=True)

    objects = OnlineCheckQuerySet.as_manager()

    privacy = Classified(
        plain="token cause ground question platform sources opened_at answer follow_up answered_at destroy_on",
        confidential="permit signal",
        personal="opened_by",
        retention="een jaar na het antwoord",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(permit__isnull=False) | Q(signal__isnull=False), name="check_has_cause"),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "-opened_at"), name="check_by_municipality"),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.get_question_display()}"

    @property
    def source_labels(self) -> list[str]:
        """The sources that were asked first, in Dutch."""
        return [Source(code).label for code in self.sources.split()]
