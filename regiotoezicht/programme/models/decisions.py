"""What municipalities are asked to decide, and how each decision stands."""

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import rules
from regiotoezicht.programme.vocabulary import TONES, Organ, State


class SubjectQuerySet(models.QuerySet["Subject"]):
    """Subjects by who may see them."""

    def visible_to(self, actor: Actor) -> "SubjectQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def open(self) -> "SubjectQuerySet":
        """Those that are not closed."""
        return self.filter(closed_at__isnull=True)


class Subject(models.Model):
    """What municipalities are asked to decide, and which of their organs (*onderwerp van een besluit*)."""

    title = models.CharField("onderwerp", max_length=120)
    organ = models.CharField("orgaan", max_length=10, choices=Organ.choices)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)

    objects = SubjectQuerySet.as_manager()

    privacy = Classified(plain="id title organ token recorded_at closed_at", retention=rules.RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("title", "organ"), condition=Q(closed_at__isnull=True), name="subject_once_an_organ"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.get_organ_display()})"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Decisions by who may see them."""

    def visible_to(self, actor: Actor) -> "ResolutionQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()


class Resolution(models.Model):
    """How a decision on a subject stands in one municipality (*besluit van een gemeente*)."""

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="resolutions", verbose_name="onderwerp")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.NOT_YET)
    last_date = models.DateField("datum van de stand", null=True, blank=True)

    objects = ResolutionQuerySet.as_manager()

    privacy = Classified(plain="id subject municipality state last_date", retention=rules.RETENTION)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("subject", "municipality"), name="resolution_once"),)

    def __str__(self) -> str:
        return f"{self.subject} in {self.municipality}"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return TONES[State(self.state)]


class ResolutionStep(models.Model):
    """One step of a decision (*stap van een besluit*): the state, its day and paper. A mistake is withdrawn."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="steps", verbose_name="besluit")
    state = models.CharField("stand", max_length=10, choices=State.choices)
    date = models.DateField("datum")
    reference = models.CharField("kenmerk", max_length=80)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    privacy = Classified(
        plain="id resolution state date reference token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.date}"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return TONES[State(self.state)]
