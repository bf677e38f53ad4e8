"""What the police had for this task, and what of it is taken over: kinds and counts, no content."""

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import rules
from regiotoezicht.programme.transfer_rules import GROUNDS
from regiotoezicht.programme.vocabulary import TRANSFER_TONES, Transfer, TransferKind


class TransferItemQuerySet(models.QuerySet["TransferItem"]):
    """Items by who may see them."""

    def visible_to(self, actor: Actor) -> "TransferItemQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()


class TransferItem(models.Model):
    """Something that the police had (*onderdeel van de overdracht*): kind, how much, and what was decided."""

    kind = models.CharField("soort", max_length=12, choices=TransferKind.choices)
    title = models.CharField("omschrijving", max_length=160)
    pieces = models.PositiveIntegerField("aantal", null=True, blank=True)
    state = models.CharField("stand", max_length=6, choices=Transfer.choices, default=Transfer.LISTED)
    ground = models.CharField("artikel", max_length=12, blank=True)
    decision_reference = models.CharField("kenmerk van het besluit", max_length=80, blank=True)
    decision_date = models.DateField("datum van het besluit", null=True, blank=True)
    reason = models.CharField("reden", max_length=200, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")

    objects = TransferItemQuerySet.as_manager()

    privacy = Classified(
        plain="id kind title pieces state ground decision_reference decision_date reason token recorded_at",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("kind", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=Transfer.TAKEN)
                | (~Q(ground="") & ~Q(decision_reference="") & Q(decision_date__isnull=False) & ~Q(kind="workers")),
                name="taken_over_by_article_and_decision",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        """How the state shows."""
        return TRANSFER_TONES[Transfer(self.state)]

    @property
    def article(self) -> str:
        """The article in words; empty before it is taken over."""
        return GROUNDS[self.ground].article if self.ground in GROUNDS else ""
