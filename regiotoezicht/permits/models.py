"""Permits, the imports they came with, and the compartment of a holder who works alone."""

from base64 import b64decode
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.core.text_search import folded
from regiotoezicht.organisation.models import District, Municipality, Record
from regiotoezicht.permits.register.headings import Field
from regiotoezicht.permits.rules import (
    PERMIT_IMPORT,
    PERMIT_READ,
    SEALED_KEEP,
    Choice,
    EndReason,
    ImportStatus,
    Outcome,
    PermitStatus,
)
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.premises.rules import KIND_CHOICES

RETENTION = "selectielijst 11.1 en 11.1.2: een jaar na het einde van de vergunning"


class PermitQuerySet(models.QuerySet["Permit"]):
    """Permits by who may see them and by where they stand."""

    def visible_to(self, actor: Actor) -> "PermitQuerySet":
        """The register by office or designation. A sealed permit is seen by the lawyer of its municipality alone."""
        return self.filter(
            Q(is_sealed=False) & (actor.reach(PERMIT_READ).within() | actor.opened("permits.permit"))
            | Q(is_sealed=True) & actor.reach(SEALED_KEEP).within()
        )

    def open(self) -> "PermitQuerySet":
        """Permits of the register, without the sealed ones: for lists, exports, searches and figures."""
        return self.filter(is_sealed=False)

    def with_status(self, status: str, on: date) -> "PermitQuerySet":
        """Permits that have a status on a day. `expired` is not stored: it follows from the last valid day."""
        has_passed = Q(expiry_date__isnull=False, expiry_date__lt=on)
        if status == PermitStatus.EXPIRED:
            return self.filter(has_passed, status=PermitStatus.IN_FORCE)
        if status == PermitStatus.IN_FORCE:
            return self.filter(~has_passed, status=status)
        return self.filter(status=status)


class Permit(Record):
    """A permit to run a sex business (*exploitatievergunning*).

    `expiry_date` is the last valid day; without it `is_open_ended` says whether the permit is open-ended or the end
    is unknown. `key` is what the register knows the permit by: its case number, else name and address. `version`
    counts the writes, so that an import is undone only when nothing was written since. A sealed permit has no
    premises, business, name, key or search text: what is known of it is in its `Compartment`.
    """

    token = models.UUIDField("kenmerk van de invoer", unique=True, null=True, editable=False)
    case_number = models.CharField("zaaknummer", max_length=60, blank=True)
    key = models.CharField("sleutel", max_length=420, blank=True, editable=False)
    name = models.CharField("naam van het bedrijf", max_length=200, blank=True)
    premises = models.ForeignKey(
        Premises, models.PROTECT, null=True, blank=True, related_name="permits", verbose_name="bedrijfspand"
    )
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, blank=True, related_name="permits", verbose_name="bedrijf"
    )
    kind = models.CharField("soort", max_length=10, choices=KIND_CHOICES)
    rooms = models.PositiveSmallIntegerField("aantal kamers of ramen", null=True, blank=True)
    opening_hours = models.CharField("openingstijden", max_length=200, blank=True)
    granted_date = models.DateField("verleend op")
    expiry_date = models.DateField("geldig tot en met", null=True, blank=True)
    is_open_ended = models.BooleanField("voor onbepaalde tijd", default=False)
    status = models.CharField(
        "status",
        max_length=10,
        choices=[choice for choice in PermitStatus.choices if choice[0] != PermitStatus.EXPIRED],
        default=PermitStatus.IN_FORCE,
    )
    ended_date = models.DateField("geëindigd per", null=True, blank=True)
    end_reason = models.CharField("reden van het einde", max_length=20, choices=EndReason.choices, blank=True)
    end_note = models.TextField("toelichting bij het einde", blank=True)
    advert_phone = models.CharField("telefoonnummer in de advertentie", max_length=120, blank=True)
    remarks = models.TextField("opmerkingen", blank=True)
    search_text = models.TextField("zoektekst", blank=True, editable=False)
    is_sealed = models.BooleanField("gesloten compartiment", default=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = PermitQuerySet.as_manager()

    privacy = Classified(
        plain="token kind granted_date expiry_date is_open_ended status ended_date end_reason is_sealed version",
        confidential="case_number key name premises business rooms opening_hours end_note advert_phone remarks "
        "search_text",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "vergunning"
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "key"), condition=Q(is_sealed=False), name="permit_once_in_a_register"
            ),
            models.CheckConstraint(
                condition=Q(is_sealed=False, premises__isnull=False, business__isnull=False)
                | Q(
                    is_sealed=True,
                    premises__isnull=True,
                    business__isnull=True,
                    key="",
                    name="",
                    case_number="",
                    advert_phone="",
                    remarks="",
                    search_text="",
                ),
                name="permit_sealed_holds_nothing_open",
            ),
            models.CheckConstraint(
                condition=Q(is_open_ended=False) | Q(expiry_date__isnull=True), name="permit_open_end_has_no_date"
            ),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "granted_date", "id"), name="permit_by_granted"),
            models.Index(fields=("municipality", "name", "id"), name="permit_by_name"),
            models.Index(fields=("municipality", "expiry_date", "id"), name="permit_by_expiry"),
        )

    def __str__(self) -> str:
        return self.name or self.dossier

    @property
    def own_business(self) -> Business:
        """The business of a permit in the register. Raises ValueError for a sealed permit: that has none."""
        if self.business is None:
            raise ValueError("a sealed permit has no business")
        return self.business

    @property
    def own_premises(self) -> Premises:
        """The premises of a permit in the register. Raises ValueError for a sealed permit: that has none."""
        if self.premises is None:
            raise ValueError("a sealed permit has no premises")
        return self.premises

    def status_on(self, day: date) -> PermitStatus:
        """Where the permit stands on a day: in force becomes expired after the last valid day."""
        status = PermitStatus(self.status)
        if status is PermitStatus.IN_FORCE and self.expiry_date is not None and self.expiry_date < day:
            return PermitStatus.EXPIRED
        return status

    def is_in_force(self, on: date) -> bool:
        """Whether the permit allows the business on a day."""
        if self.status != PermitStatus.IN_FORCE:
            return self.granted_date <= on and self.ended_date is not None and on < self.ended_date
        return self.granted_date <= on and (self.expiry_date is None or on <= self.expiry_date)

    def set_search_text(self) -> None:
        """Write the text by which the permit is found: name, case number, dossier and address of the business."""
        address = self.premises.search_text if self.premises else ""
        self.search_text = "" if self.is_sealed else folded(self.name, self.case_number, self.dossier, address)


class Compartment(models.Model):
    """What is known of the permit of a holder who works alone: sealed, for the lawyer of the municipality alone.

    Basis: AVG art. 9(2)(f), UAVG 22(2)(e); no search, list, region view or figure can reach it.
    """

    permit = models.OneToOneField(Permit, models.CASCADE, related_name="compartment", verbose_name="vergunning")
    case_number = SealedTextField("zaaknummer", null=True)
    holder = SealedTextField("vergunninghouder")
    address = SealedTextField("adres")
    ground = SealedTextField("waarom bewaard")

    privacy = Classified(plain="id permit", special="case_number holder address ground", retention=RETENTION)

    def __str__(self) -> str:
        return f"compartiment van {self.permit_id}"


class ImportQuerySet(models.QuerySet["Import"]):
    """Imports by who may see them."""

    def visible_to(self, actor: Actor) -> "ImportQuerySet":
        """The imports of the municipalities whose register the actor keeps, or for which she decides on held rows."""
        return self.filter(actor.reach(PERMIT_IMPORT).within() | actor.reach(SEALED_KEEP).within())


class Import(Record):
    """One register taken in (*import*). The file is not kept, nor its name: names of files name people.

    `remarks` says per row and column what was refused and why, without any refused value. `before` holds what stood
    there of businesses and premises, by their keys; null for one that the import made. What stood there of a permit is
    in its `ImportRow`.
    """

    token = models.UUIDField("kenmerk van de import", unique=True, editable=False)
    made_at = models.DateTimeField("ingelezen op")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ingelezen door"
    )
    status = models.CharField("status", max_length=10, choices=ImportStatus.choices, default=ImportStatus.CONFIRMED)
    created = models.PositiveIntegerField("nieuw", default=0)
    updated = models.PositiveIntegerField("gewijzigd", default=0)
    unchanged = models.PositiveIntegerField("ongewijzigd", default=0)
    remarks = models.JSONField("wat niet is overgenomen", default=dict)
    before = models.JSONField("wat er eerst stond van bedrijven en panden", null=True)
    undone_at = models.DateTimeField("ongedaan gemaakt op", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="ongedaan gemaakt door"
    )

    objects = ImportQuerySet.as_manager()

    privacy = Classified(
        plain="token made_at status created updated unchanged undone_at",
        confidential="remarks",
        personal="made_by undone_by before",
        retention="selectielijst 20.1.5: vijf jaar; before tot de import niet meer ongedaan te maken is (90 dagen)",
    )

    class Meta:
        verbose_name = "import"
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "made_at", "id"), name="import_by_moment"),
        )

    def __str__(self) -> str:
        return f"import {self.pk}"


class ImportRow(models.Model):
    """What one row of an import did: which permit, and what stood there before, to undo it by.

    `version` is that of the permit after the import; a higher one on the permit means that it changed since.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="rows", verbose_name="import")
    row = models.PositiveIntegerField("rij")
    permit = models.ForeignKey(
        Permit, models.SET_NULL, null=True, related_name="import_rows", verbose_name="vergunning"
    )
    outcome = models.CharField("wat ermee gebeurde", max_length=10, choices=Outcome.choices)
    version = models.PositiveIntegerField("versie daarna")
    before = models.JSONField("wat er eerst stond", null=True)

    privacy = Classified(
        plain="id imported row permit outcome version",
        confidential="before",
        retention="tot de import niet meer ongedaan te maken is, ten hoogste 90 dagen",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("imported", "row"), name="import_row_once"),)

    def __str__(self) -> str:
        return f"rij {self.row}"


class HeldRow(models.Model):
    """A row held back because the holder seems to work alone: its number in the file, nothing else of it.

    Basis: AVG art. 9; ABRvS 29-08-2018 ECLI:NL:RVS:2018:2856. The lawyer chooses what may be done with it, and why.
    """

    imported = models.ForeignKey(Import, models.CASCADE, related_name="held_rows", verbose_name="import")
    row = models.PositiveIntegerField("rij")
    choice = models.CharField("keuze van de jurist", max_length=10, choices=Choice.choices, blank=True)
    reason = models.TextField("reden van de keuze", blank=True)
    decided_at = models.DateTimeField("gekozen op", null=True, blank=True)

    privacy = Classified(plain="id imported row choice decided_at", confidential="reason", retention="met de import")

    class Meta:
        ordering = ("row",)
        constraints = (models.UniqueConstraint(fields=("imported", "row"), name="held_row_once"),)

    def __str__(self) -> str:
        return f"rij {self.row}"

    @property
    def municipality_id(self) -> int:
        """A held row belongs to the municipality of its import."""
        return self.imported.municipality_id

    @property
    def district_id(self) -> int:
        """A held row belongs to the district of its import."""
        return self.imported.district_id


class DraftQuerySet(models.QuerySet["Draft"]):
    """Registers that were sent, by who may see them."""

    def visible_to(self, actor: Actor) -> "DraftQuerySet":
        """Her own alone, as long as she keeps the register: the file may hold what the register may not."""
        return self.filter(actor.reach(PERMIT_IMPORT).within(), made_by_id=actor.account_id)


class Draft(models.Model):
    """A register that was sent and not taken in yet (*klaargezet bestand*), for the one who sent it.

    The file lies here sealed until it is taken in or thrown away. After a day it cannot be opened any more,
    and it is wiped by the night work or by the next file that anybody sends. `picks` is the clerk's choice of
    columns: the place of the column, from 0, and the field it holds (empty: not read).
    """

    token = models.UUIDField("kenmerk van de import", unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+", verbose_name="gemeente")
    district = models.ForeignKey(District, models.CASCADE, related_name="+", verbose_name="district")
    made_at = models.DateTimeField("gestuurd op")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="gestuurd door"
    )
    content = SealedTextField("bestand")
    picks = models.JSONField("gekozen kolommen", default=dict)

    objects = DraftQuerySet.as_manager()

    privacy = Classified(
        plain="id token municipality district made_at picks",
        personal="made_by",
        special="content",
        retention="tot het register is overgenomen of weggegooid, ten hoogste een dag",
    )

    class Meta:
        verbose_name = "klaargezet register"

    def __str__(self) -> str:
        return f"klaargezet register {self.pk}"

    @property
    def file(self) -> bytes:
        """The bytes that were sent."""
        return b64decode(self.content)

    @property
    def chosen(self) -> dict[int, Field | None]:
        """The clerk's choice of columns."""
        return {int(index): Field(name) if name else None for index, name in self.picks.items()}
