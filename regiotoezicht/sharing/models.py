"""Hand-overs of sealed files; the models of agreements, disclosures and forwardings stand beside it."""

import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.organisation.models import Record
from regiotoezicht.sharing import rules
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.disclosures.models import Disclosure
from regiotoezicht.sharing.forwarding.models import Forwarding
from regiotoezicht.sharing.rules import OPEN_TO_DISTRICT, Status
from regiotoezicht.sharing.snapshots import digest

__all__ = ["Agreement", "Disclosure", "Forwarding", "HandOver"]


class HandOverQuerySet(models.QuerySet["HandOver"]):
    """Hand-overs by who may see that they exist, and by who may read what is in them."""

    def visible_to(self, actor: Actor) -> "HandOverQuerySet":
        """The hand-overs whose status the actor may see; the content asks for more (`readable_by`)."""
        return self.filter(
            actor.reach(rules.HAND_OVER_READ).within() | actor.reach(rules.HAND_OVER_STATUS).within()
        ).defer("snapshot", "reason")

    def readable_by(self, actor: Actor) -> "HandOverQuerySet":
        """The hand-overs whose content the actor may read: the municipality always, the district until it decided."""
        return self.filter(
            actor.reach(rules.HAND_OVER_READ).within()
            | (actor.reach(rules.HAND_OVER_READ_OPEN).within() & Q(status__in=OPEN_TO_DISTRICT))
        )


class HandOver(Record):
    """A sealed file offered to the own municipality (*overdracht*), and what that decided.

    `snapshot` is the canonical text of content and file hashes, `sha256` its hash. A returned file is offered again
    as a new hand-over with a new snapshot and the next `version`.
    """

    label = models.CharField("soort stuk", max_length=60)
    record_id = models.BigIntegerField("stuk")
    version = models.PositiveSmallIntegerField("aanbieding", default=1)
    status = models.CharField("stand", max_length=12, choices=Status.choices, default=Status.OFFERED)
    snapshot = SealedTextField("verzegelde inhoud")
    sha256 = models.CharField("hash van de inhoud", max_length=64)
    offered_at = models.DateTimeField("aangeboden op")
    offered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="aangeboden door")
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="besloten door")
    reason = models.TextField("reden", blank=True, max_length=4000)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = HandOverQuerySet.as_manager()

    privacy = Classified(
        plain="label record_id version status sha256 offered_at decided_at token",
        confidential="snapshot reason",
        personal="offered_by decided_by",
        retention="volgt het stuk dat is overgedragen",
    )

    class Meta:
        ordering = ("-offered_at", "-pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("label", "record_id"), name="hand_over_by_record"),
            models.Index(fields=("municipality", "offered_at"), name="hand_over_by_offer"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("label", "record_id"), condition=~Q(status=Status.RETURNED), name="hand_over_one_at_a_time"
            ),
            models.UniqueConstraint(fields=("label", "record_id", "version"), name="hand_over_one_version"),
        )

    def __str__(self) -> str:
        return f"overdracht {self.dossier}, aanbieding {self.version}"

    @property
    def is_open(self) -> bool:
        """Whether the municipality still has to decide."""
        return self.status == Status.OFFERED

    @property
    def tone(self) -> str:
        """How the status shows: what waits, what is done, what came back."""
        return {Status.OFFERED: "info", Status.ACCEPTED: "ok", Status.RETURNED: "warning"}.get(
            Status(self.status), "neutral"
        )

    @property
    def content(self) -> dict[str, Any]:
        """The content as it was sealed."""
        content: dict[str, Any] = json.loads(self.snapshot)["content"]
        return content

    @property
    def files(self) -> list[dict[str, str]]:
        """The files as they were sealed: name and hash."""
        files: list[dict[str, str]] = json.loads(self.snapshot)["files"]
        return files

    def is_unchanged(self) -> bool:
        """Whether the snapshot still has the hash that it was sealed with."""
        return digest(self.snapshot) == self.sha256
