"""Disclosures of picked fields."""

import json
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.organisation.models import Municipality, Partner, Record
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Purpose
from regiotoezicht.sharing.disclosures import rules
from regiotoezicht.sharing.disclosures.grounds import BY_CODE
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.snapshots import digest


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    """Disclosures by who may see that they exist, who may read them here, and who received them."""

    def visible_to(self, actor: Actor) -> "DisclosureQuerySet":
        """The disclosures that the actor may see at all: hers to read, and for the district that one was made."""
        made = actor.reach(rules.STATUS).within() & Q(made_by_district=True)
        return self.filter(_readable_by(actor) | made).defer("snapshot")

    def readable_by(self, actor: Actor) -> "DisclosureQuerySet":
        """Whose content she may read: maker, who approved or still may, and the privacy officer of the municipality."""
        return self.filter(_readable_by(actor))

    def received_by(self, actor: Actor) -> "DisclosureQuerySet":
        """What was shared with her organisation, also what is over; the content asks `is_open_on`."""
        mine = Q(partner__is_active=True, partner__in=actor.partners)
        reach = actor.reach(rules.RECEIVE)
        if not reach.region:
            mine |= Q(receiving_municipality__in=reach.municipalities)
        return self.filter(mine, status__in=(Status.SHARED, Status.RECALLED), shared_at__isnull=False)

    def with_agreement(self, on: date) -> "DisclosureQuerySet":
        """Each with `agreed`: whether the agreement it rests on holds on a day (without one: yes)."""
        holds = Agreement.objects.filter(in_force(on), pk=OuterRef("agreement"))
        return self.annotate(agreed=Q(agreement__isnull=True) | Exists(holds))


def _readable_by(actor: Actor) -> Q:
    mine = Q(made_by=actor.account_id) | Q(approved_by=actor.account_id) if actor.account_id else NOTHING
    return (
        (mine & actor.reach(rules.MAKE).within())
        | actor.reach(rules.READ).within()
        | (Q(status=Status.PROPOSED) & actor.reach(rules.APPROVE).within())
    )


class Disclosure(Record):
    """Picked fields of one record, sealed for one receiver on one ground until a day (*verstrekking*).

    `snapshot` is the canonical text of the picked fields only. `until_date` is the last day on which it is read.
    `made_by_district` says whose decision it was. The record it was taken from is named by label and number.
    """

    number = models.CharField("nummer", max_length=20, unique=True)
    label = models.CharField("soort stuk", max_length=60)
    record_id = models.BigIntegerField("stuk")
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ketenpartner"
    )
    receiving_municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ontvangende gemeente"
    )
    ground = models.CharField("grondslag", max_length=30)
    purpose = models.CharField("doel", max_length=20, choices=Purpose.choices)
    fields = models.CharField("gegevens", max_length=200)
    reference = models.CharField("kenmerk", max_length=120, blank=True)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afspraak"
    )
    until_date = models.DateField("te lezen tot en met")
    status = models.CharField("stand", max_length=10, choices=Status.choices, default=Status.SHARED)
    snapshot = SealedTextField("verzegelde inhoud")
    sha256 = models.CharField("hash van de inhoud", max_length=64)
    made_by_district = models.BooleanField("besluit van het district", default=False)
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt op")
    approved_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beoordeeld door"
    )
    shared_at = models.DateTimeField("gedeeld op", null=True, blank=True)
    recalled_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingetrokken door"
    )
    recalled_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = DisclosureQuerySet.as_manager()

    privacy = Classified(
        plain="number label record_id partner receiving_municipality ground purpose fields agreement until_date status "
        "sha256 made_by_district made_at shared_at recalled_at token",
        confidential="snapshot reference",
        personal="made_by approved_by recalled_by",
        retention="volgt het stuk waaruit is verstrekt",
    )

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(partner__isnull=False, receiving_municipality__isnull=True)
                | Q(partner__isnull=True, receiving_municipality__isnull=False),
                name="disclosure_one_receiver",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.SHARED) | Q(shared_at__isnull=False), name="disclosure_shared_has_moment"
            ),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "made_at"), name="disclosure_by_making"),
            models.Index(fields=("partner", "shared_at"), name="disclosure_by_partner"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def receiver(self) -> str:
        """Who receives it."""
        return str(self.partner or f"gemeente {self.receiving_municipality}")

    @property
    def ground_name(self) -> str:
        """The ground in Dutch."""
        return BY_CODE[self.ground].label if self.ground in BY_CODE else self.ground

    @property
    def tone(self) -> str:
        """How the status shows."""
        return {Status.PROPOSED: "warning", Status.SHARED: "ok"}.get(Status(self.status), "neutral")

    @property
    def content(self) -> list[tuple[str, str]]:
        """The picked fields as they were sealed: name and text."""
        return [(one["naam"], one["tekst"]) for one in json.loads(self.snapshot)["content"]["gegevens"]]

    def is_unchanged(self) -> bool:
        """Whether the snapshot still has the hash that it was sealed with."""
        return digest(self.snapshot) == self.sha256

    def is_over(self, on: date) -> bool:
        """Whether its last day of reading is past."""
        return on > self.until_date

    def shut_because(self, actor: Actor) -> str:
        """Why the receiver can no longer read it, as a sentence; empty when she can. Needs `with_agreement`."""
        if self.status == Status.RECALLED:
            return "Deze verstrekking is ingetrokken door wie haar deed. U kunt haar niet meer lezen."
        if self.is_over(local_date(actor.at)):
            return f"Deze verstrekking was te lezen tot en met {self.until_date:%d-%m-%Y}."
        if not getattr(self, "agreed", True):
            return "De afspraak waarop deze verstrekking berust, geldt niet meer. U kunt haar niet meer lezen."
        return ""
