"""Word templates that a municipality made itself."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.letters.kinds import name_of
from regiotoezicht.letters.templating.rules import MADE, TEMPLATE_KEEP, TEMPLATE_READ, Status, phase_on
from regiotoezicht.organisation.models import Record
from regiotoezicht.organisation.rules import in_force


class TemplateQuerySet(models.QuerySet["Template"]):
    """Templates by who may see them and by when they hold."""

    def visible_to(self, actor: Actor) -> "TemplateQuerySet":
        """What was adopted, for who may read templates there; drafts for who keeps them."""
        adopted = Q(status__in=MADE) & actor.reach(TEMPLATE_READ).within()
        return self.filter(adopted | actor.reach(TEMPLATE_KEEP).within())

    def in_force(self, on: date) -> "TemplateQuerySet":
        """The adopted templates whose period holds on a day, ended since or not."""
        return self.filter(in_force(on), status__in=MADE)


class Template(Record):
    """One version of the Word template of one kind of letter, of one municipality (*sjabloon*).

    A draft is uploaded, tried out, and adopted by a decision; what was adopted is never changed, only followed. It
    belongs to no dossier: `dossier` stays empty. The Word file lies with the other files, encrypted.
    """

    kind = models.CharField("soort brief", max_length=40)
    version = models.PositiveIntegerField("versie")
    status = models.CharField("stand", max_length=10, choices=Status.choices, default=Status.DRAFT)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="Word-bestand")
    note = models.CharField("wat is er anders", max_length=200, blank=True)
    made_at = models.DateTimeField("toegevoegd op")
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="toegevoegd door")
    reference = models.CharField("kenmerk van het besluit", max_length=80, blank=True)
    adopted_date = models.DateField("vastgesteld op", null=True, blank=True)
    from_date = models.DateField("vanaf", null=True, blank=True)
    until_date = models.DateField("tot (niet meer geldig op)", null=True, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = TemplateQuerySet.as_manager()

    privacy = Classified(
        plain="kind version status file note made_at reference adopted_date from_date until_date token",
        personal="made_by",
        retention="selectielijst 2.1.1: blijvend wat is vastgesteld",
    )

    class Meta:
        ordering = ("kind", "-version")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "kind", "from_date"), name="template_by_period"),
        )
        constraints = (
            models.UniqueConstraint(fields=("municipality", "kind", "version"), name="template_version_once"),
            models.UniqueConstraint(
                fields=("municipality", "kind", "from_date"),
                condition=Q(status__in=MADE),
                name="template_one_start_a_day",
            ),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gt=F("from_date")),
                name="template_ends_after_start",
            ),
            models.CheckConstraint(
                condition=(Q(status__in=MADE, adopted_date__isnull=False, from_date__isnull=False) & ~Q(reference=""))
                | (~Q(status__in=MADE) & Q(adopted_date=None, from_date=None, reference="")),
                name="template_adopted_by_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, versie {self.version}"

    @property
    def name(self) -> str:
        """The kind of letter in Dutch."""
        return name_of(self.kind)

    @property
    def is_draft(self) -> bool:
        """Whether it waits to be adopted or put away."""
        return self.status == Status.DRAFT

    def phase(self, on: date) -> str:
        """Where it stands on a day, in Dutch."""
        return phase_on(self.status, self.from_date, self.until_date, on)
