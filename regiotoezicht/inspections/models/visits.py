"""Visits, the address of a dwelling, and the state of each section."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models.rounds import RETENTION, Round
from regiotoezicht.inspections.vocabulary import BreakOff, Cause, LivesHere, Part, SpokenRole, VisitStatus
from regiotoezicht.organisation.models import Record
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal


class VisitQuerySet(models.QuerySet["Visit"]):
    """Visits by who may see them."""

    def visible_to(self, actor: Actor) -> "VisitQuerySet":
        """Place, cause and status: the assigned supervisors, the coordinator, the lawyer of the municipality."""
        return self.filter(self._seen_by(actor))

    def marked_for(self, actor: Actor) -> "VisitQuerySet":
        """Each with `mine`: whether the actor does it herself."""
        assigned = actor.assigned(rules.VISIT_WORK, "inspections.visit")
        mine = Case(When(assigned, then=Value(True)), default=Value(False))
        return self.annotate(mine=mine)

    def assigned_to(self, actor: Actor) -> "VisitQuerySet":
        """The visits that the actor does herself."""
        return self.filter(actor.assigned(rules.VISIT_WORK, "inspections.visit"))

    def with_revision(self, part: Part) -> "VisitQuerySet":
        """Each visit with `revision`: how often one of its sections was saved; nothing before the arrival."""
        saved = VisitPart.objects.filter(visit=OuterRef("pk"), part=part)
        return self.annotate(revision=Subquery(saved.values("revision")))

    def _seen_by(self, actor: Actor) -> Q:
        assigned = actor.assigned(rules.VISIT_READ, "inspections.visit")
        return actor.reach(rules.VISIT_READ).within() | assigned | actor.opened("inspections.visit")


class Visit(Record):
    """A visit (*bezoek*, control) to one place in one round.

    A dwelling is never named here: its address lies sealed in `VisitDwelling`. `outcome` keeps how the control ended
    while a report is made ready, so that a change of the report returns there.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="visits", verbose_name="ronde")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField("volgorde")
    cause = models.CharField("aanleiding", max_length=12, choices=Cause.choices)
    kind = models.CharField("soort", max_length=10, choices=PremisesKind.choices)
    premises = models.ForeignKey(
        Premises, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bedrijfspand"
    )
    permit = models.ForeignKey(
        Permit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vergunning"
    )
    signal = models.ForeignKey(Signal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="melding")
    is_dwelling = models.BooleanField("woning", default=False)
    status = models.CharField("stand", max_length=14, choices=VisitStatus.choices, default=VisitStatus.PLANNED)
    outcome = models.CharField("verloop", max_length=14, choices=VisitStatus.choices, blank=True)
    arrived_at = models.DateTimeField("aangekomen", null=True, blank=True)
    left_at = models.DateTimeField("vertrokken", null=True, blank=True)
    lives_here = models.CharField("woont hier iemand?", max_length=3, choices=LivesHere.choices, blank=True)
    refused_by = models.CharField("toegang geweigerd door", max_length=10, choices=SpokenRole.choices, blank=True)
    duty_told = models.BooleanField("gewezen op de plicht tot medewerking (5:20)", default=False)
    break_off_reason = models.CharField("waarom afgebroken", max_length=10, choices=BreakOff.choices, blank=True)
    checklist_version = models.CharField("versie van de controlelijst", max_length=10, blank=True)

    objects = VisitQuerySet.as_manager()

    privacy = Classified(
        plain="round token sequence cause kind permit signal is_dwelling status outcome arrived_at left_at "
        "checklist_version",
        confidential="premises lives_here refused_by duty_told break_off_reason",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("round", "sequence", "pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "status"), name="visit_by_status"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(is_dwelling=False) | Q(premises__isnull=True), name="visit_dwelling_is_no_premises"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.get_kind_display()}"

    @property
    def is_home(self) -> bool:
        """Whether the place counts as a dwelling for entering and photos."""
        return rules.is_home(is_dwelling=self.is_dwelling, lives_here=self.lives_here)

    @property
    def is_stopped_for_help(self) -> bool:
        """Whether the control stopped because somebody asked for help."""
        return VisitStatus.HELP_ASKED in (self.status, self.outcome)

    @property
    def place_line(self) -> str:
        """The place as lists and prints may show it: business premises by address, a dwelling never."""
        if self.is_dwelling:
            return "woning, zie bezoek"
        return str(self.premises) if self.premises else "geen vast adres"


class VisitDwellingQuerySet(models.QuerySet["VisitDwelling"]):
    """Addresses of dwellings by who may see them."""

    def visible_to(self, actor: Actor) -> "VisitDwellingQuerySet":
        """While the case is open: its team, the lawyer and the privacy officer of the municipality; closed: the
        lawyer, who comes by the case number. The coordinator until the municipality took the report over.
        """
        still_open = Q(closed_at__isnull=True)
        team = actor.assigned(rules.DWELLING_READ, "inspections.visit", "visit_id", "visit__municipality")
        office = actor.reach(rules.DWELLING_READ).within("visit__municipality")
        # The district works on it until the municipality took the report over.
        in_district = actor.reach(rules.DWELLING_READ_DISTRICT)
        if in_district:
            office |= in_district.within("visit__municipality") & Q(visit__report__taken_over_at__isnull=True)
        afterwards = actor.reach(rules.DWELLING_READ_CLOSED)
        closed = afterwards.within("visit__municipality") if afterwards else NOTHING
        return self.filter((still_open & (team | office)) | closed)


class VisitDwelling(models.Model):
    """The address of the dwelling of one visit, sealed, with the salt of its commitment in the report.

    It is in no list, export, search, task, event or URL, and two of these rows cannot be compared.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="dwelling", verbose_name="bezoek")
    address = SealedTextField("adres")
    salt = SealedTextField("zout")
    closed_at = models.DateTimeField("zaak gesloten", null=True, blank=True)

    objects = VisitDwellingQuerySet.as_manager()

    privacy = Classified(plain="id visit closed_at", special="address salt", retention=RETENTION)

    def __str__(self) -> str:
        return f"woning bij bezoek {self.visit_id}"


class VisitPart(models.Model):
    """The state of one section of a visit: how often and by whom it was saved, so that nobody overwrites unseen."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="parts", verbose_name="bezoek")
    part = models.CharField("onderdeel", max_length=12, choices=Part.choices)
    revision = models.PositiveIntegerField("keer opgeslagen", default=0)
    token = models.UUIDField("sleutel van het formulier", null=True, editable=False)
    saved_at = models.DateTimeField("opgeslagen op", null=True)
    saved_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(plain="id visit part revision token saved_at", personal="saved_by", retention=RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("visit", "part"), name="part_once_in_a_visit"),)

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.revision}"


class Readiness(models.Model):
    """A supervisor said that the report may be made. Gone as soon as anything of the visit changes."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="ready", verbose_name="bezoek")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("wanneer")

    privacy = Classified(plain="id visit at", personal="account", retention=RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("visit", "account"), name="ready_once_in_a_visit"),)

    def __str__(self) -> str:
        return f"klaar: bezoek {self.visit_id}"
