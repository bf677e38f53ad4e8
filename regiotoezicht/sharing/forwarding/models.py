"""Forwardings: who offered what to which municipality, and what that answered."""

import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.organisation.models import District, Municipality, Record
from regiotoezicht.sharing.forwarding import rules
from regiotoezicht.sharing.forwarding.rules import Answer, Reason, Status
from regiotoezicht.sharing.snapshots import digest


class ForwardingQuerySet(models.QuerySet["Forwarding"]):
    """Forwardings by who may see them, and by who may answer them."""

    def visible_to(self, actor: Actor) -> "ForwardingQuerySet":
        """Those from and to where the actor sees the stand; the content is deferred, and asks for `answerable_by`."""
        reach = actor.reach(rules.STATUS)
        return self.filter(reach.within() | reach.within("to")).defer("snapshot")

    def answerable_by(self, actor: Actor) -> "ForwardingQuerySet":
        """Those that wait for an answer of a municipality for which the actor gives it.

        Basis: toegang.md, row "Forwarding", phase "aangeboden".
        """
        return self.filter(actor.reach(rules.ANSWER).within("to"), status=Status.OFFERED)

    def about(self, label: str, record_id: int) -> "ForwardingQuerySet":
        """Those by which a record went or came, newest first."""
        return self.filter(Q(record_id=record_id) | Q(new_record_id=record_id), label=label)


class Forwarding(Record):
    """A record offered to the municipality that is competent (*doorzending*), with its receipt.

    The dossier, municipality and district are those of the sender; `new_dossier` is the number there. `snapshot` is the
    canonical text of what goes along, and is wiped when the forwarding ends; `sha256` stays, as the receipt of it.
    """

    number = models.CharField("nummer", max_length=20, unique=True)
    label = models.CharField("soort stuk", max_length=60)
    record_id = models.BigIntegerField("stuk")
    to = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="aan gemeente")
    to_district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="aan district")
    reason = models.CharField("reden", max_length=12, choices=Reason.choices)
    status = models.CharField("stand", max_length=10, choices=Status.choices, default=Status.OFFERED)
    snapshot = SealedTextField("verzegelde inhoud", null=True)
    sha256 = models.CharField("hash van de inhoud", max_length=64)
    offered_at = models.DateTimeField("aangeboden op")
    offered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="aangeboden door")
    decided_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    answer = models.CharField("reden van terugsturen", max_length=12, choices=Answer.choices, blank=True)
    new_dossier = models.CharField("dossiernummer daar", max_length=20, blank=True)
    new_record_id = models.BigIntegerField("stuk daar", null=True, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = ForwardingQuerySet.as_manager()

    privacy = Classified(
        plain="number label record_id to to_district reason status sha256 offered_at decided_at answer new_dossier "
        "new_record_id token",
        confidential="snapshot",
        personal="offered_by decided_by",
        retention="volgt het stuk dat is doorgezonden; de inhoud tot het antwoord",
    )

    class Meta:
        verbose_name = "doorzending"
        ordering = ("-offered_at", "-pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("label", "record_id"), name="forwarding_by_record"),
            models.Index(fields=("to", "offered_at"), name="forwarding_by_receiver"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("label", "record_id"),
                condition=Q(status__in=(Status.OFFERED, Status.ACCEPTED)),
                name="forwarding_one_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"doorzending {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.status == Status.OFFERED

    @property
    def tone(self) -> str:
        """How the status shows."""
        return {Status.OFFERED: "info", Status.ACCEPTED: "ok", Status.RETURNED: "warning"}.get(
            Status(self.status), "neutral"
        )

    @property
    def sealed(self) -> dict[str, Any]:
        """What was sealed: all of it under `content`, and under `triage` what the receiver sees before she decides.

        Raises ValueError when it was wiped.
        """
        if self.snapshot is None:
            raise ValueError("the content of this forwarding was wiped")
        found: dict[str, Any] = json.loads(self.snapshot)["content"]
        return found

    def is_unchanged(self) -> bool:
        """Whether the snapshot still has the hash that it was sealed with."""
        return self.snapshot is not None and digest(self.snapshot) == self.sha256
