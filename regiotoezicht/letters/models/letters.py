"""Letters."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.letters import owners, rules
from regiotoezicht.letters.kinds import is_decision, name_of
from regiotoezicht.letters.models.templates import Template
from regiotoezicht.letters.vocabulary import Method, Status
from regiotoezicht.organisation.models import Record


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters by who may see them."""

    def visible_to(self, actor: Actor) -> "LetterQuerySet":
        """The letters, by office in their municipality, of records whose letters the actor may read."""
        of_owners = NOTHING
        for owner in owners.declared():
            of_owners |= Q(label=owner.label, record_id__in=owner.visible(actor).order_by().values("pk"))
        return self.filter(actor.reach(rules.LETTER_READ).within(), of_owners)


class Letter(Record):
    """A letter to one addressee about one record (*brief*).

    The record is named by label and id, the addressee by the id that the owner gives him: his name and address stand
    in the files alone. `docx` is the version that is edited; `pdf` the frozen PDF/A, made when it was signed.
    """

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    addressee_id = models.BigIntegerField("geadresseerde")
    kind = models.CharField("soort brief", max_length=40)
    status = models.CharField("stand", max_length=10, choices=Status.choices, default=Status.DRAFT)
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="Word-document")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name="PDF/A")
    template = models.ForeignKey(
        Template, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigen sjabloon"
    )
    lacks_letterhead = models.BooleanField("zonder briefgegevens gemaakt", default=False)
    composed_at = models.DateTimeField("opgesteld op")
    composed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="opgesteld door")
    checked_at = models.DateTimeField("nagekeken op", null=True, blank=True)
    checked_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nagekeken door"
    )
    finished_at = models.DateTimeField("ondertekend op", null=True, blank=True)
    signed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ondertekend door"
    )
    signer_function = models.CharField("functie van de ondertekenaar", max_length=120, blank=True)
    mandate = models.CharField("mandaat", max_length=200, blank=True)
    sent_date = models.DateField("verzonden op", null=True, blank=True)
    method = models.CharField("wijze van verzending", max_length=12, choices=Method.choices, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)

    objects = LetterQuerySet.as_manager()

    privacy = Classified(
        plain="label record_id addressee_id kind status docx pdf template lacks_letterhead composed_at checked_at "
        "finished_at signer_function mandate sent_date method token",
        personal="composed_by checked_by signed_by",
        retention="volgt het record waar de brief bij hoort",
    )

    class Meta:
        ordering = ("composed_at", "pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("label", "record_id"), name="letter_by_record"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=(Status.DRAFT, Status.WITHDRAWN), pdf=None, finished_at=None)
                | Q(status__in=(Status.FINISHED, Status.SENT), pdf__isnull=False, finished_at__isnull=False),
                name="letter_frozen_when_signed",
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.SENT, sent_date__isnull=False) & ~Q(method=""))
                | (~Q(status=Status.SENT) & Q(sent_date=None, method="")),
                name="letter_sent_with_day_and_method",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.dossier}"

    @property
    def name(self) -> str:
        """The kind of letter in Dutch."""
        return name_of(self.kind)

    @property
    def needs_check(self) -> bool:
        """Whether a second person must read it before it is signed, and has not yet."""
        return self.is_draft and self.checked_at is None and is_decision(self.kind)

    @property
    def is_draft(self) -> bool:
        """Whether the text may still be changed."""
        return self.status == Status.DRAFT

    @property
    def is_finished(self) -> bool:
        """Whether it is signed and waits to be sent."""
        return self.status == Status.FINISHED

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {Status.DRAFT: "info", Status.FINISHED: "warning", Status.SENT: "ok"}.get(Status(self.status), "neutral")
