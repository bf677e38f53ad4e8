"""Signals, and the sealed address of a dwelling inside its own signal."""

from collections.abc import Collection
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account, label_of
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.organisation.models import Record
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.passing_on.models import PassedOn
from regiotoezicht.signals.rules import (
    PUBLIC_PLACE_LENGTH,
    SIGNAL_READ_CLOSED,
    SIGNAL_READ_OPEN,
    SIGNAL_READ_PLANNED,
    SIGNAL_STATUS,
    SIGNAL_STATUS_MOVED,
    is_police_first,
)
from regiotoezicht.signals.vocabulary import (
    Category,
    Channel,
    Outcome,
    PlaceKind,
    Priority,
    Route,
    Source,
    Status,
)

__all__ = ["Dwelling", "PassedOn", "Signal"]

UNDECIDED = (Status.NEW, Status.TRIAGED)


def _in_phase(*statuses: Status) -> Q:
    """A condition: signals in these statuses; a merged signal is in the phase of the one it went into."""
    return Q(status__in=statuses) | Q(status=Status.MERGED, merged_into__status__in=statuses)


def content_for(actor: Actor) -> Q:
    """A condition: signals of which the actor may read the content: by right, or opened by a decision.

    Basis: toegang.md, rows "Signal*" and "Emergency". What was forwarded has no content here any more.
    """
    return by_right(actor) | (actor.opened(label_of(Signal)) & ~Q(status=Status.MOVED) & ~_merged_into_moved())


def _merged_into_moved() -> Q:
    return Q(merged_into__isnull=False, merged_into__status=Status.MOVED)


def by_right(actor: Actor) -> Q:
    """A condition: signals of which the actor may read the content and work with it, each in its phase.

    Basis: toegang.md, rows "Signal*", column "May read".
    """
    planned = SIGNAL_READ_PLANNED
    assigned = actor.assigned(planned, label_of(Signal)) | actor.assigned(planned, label_of(Signal), "merged_into_id")
    return (
        (_in_phase(*UNDECIDED, Status.OFFERED) & actor.reach(SIGNAL_READ_OPEN).within())
        | (_in_phase(Status.PLANNED) & (actor.reach(planned).within() | assigned))
        | (_in_phase(Status.CLOSED) & actor.reach(SIGNAL_READ_CLOSED).within())
    )


class SignalQuerySet(models.QuerySet["Signal"]):
    """Signals by who may see them."""

    def visible_to(self, actor: Actor) -> "SignalQuerySet":
        """The signals of which the actor may see at least the status. Content is asked with `readable_by`."""
        moved = _in_phase(Status.MOVED) & actor.reach(SIGNAL_STATUS_MOVED).within()
        return self.filter(content_for(actor) | actor.reach(SIGNAL_STATUS).within() | moved)

    def readable_by(self, actor: Actor) -> "SignalQuerySet":
        """The signals of which the actor may read the content."""
        return self.filter(content_for(actor))

    def workable_by(self, actor: Actor) -> "SignalQuerySet":
        """The signals that the actor reads by right: what a decision opened to her is there for reading only."""
        return self.filter(by_right(actor))

    def about(self, categories: Collection[str]) -> "SignalQuerySet":
        """The signals with one of these categories."""
        wanted = Q(pk__in=())
        for category in categories:
            wanted |= Q(categories__contains=f" {category} ")
        return self.filter(wanted)


class Signal(Record):
    """A report that something may be wrong (*melding*): codes, place and time, and a short text without persons.

    `categories` holds codes between spaces. `version` counts the changes, so that the second of two people who decide
    at once is told. The person who reported is not recorded.
    """

    token = models.UUIDField("kenmerk van het formulier", unique=True, editable=False)
    status = models.CharField("stand", max_length=10, choices=Status.choices, default=Status.NEW)
    version = models.PositiveIntegerField("versie", default=1)
    source = models.CharField("bron", max_length=20, choices=Source.choices)
    channel = models.CharField("kanaal", max_length=10, choices=Channel.choices)
    categories = models.CharField("onderwerpen", max_length=200)
    received_at = models.DateTimeField("ontvangen op")
    occurred_date = models.DateField("gezien op", null=True, blank=True)
    occurred_time = models.TimeField("gezien om", null=True, blank=True)
    place_kind = models.CharField("soort plaats", max_length=10, choices=PlaceKind.choices)
    premises = models.ForeignKey(
        Premises, models.PROTECT, null=True, blank=True, related_name="signals", verbose_name="bedrijfspand"
    )
    public_place = models.CharField("openbare plaats", max_length=PUBLIC_PLACE_LENGTH, blank=True)
    text = models.TextField("toelichting", blank=True)
    registered_at = models.DateTimeField("vastgelegd op")
    registered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    proposed_by = models.CharField("voorgesteld door regel", max_length=30, blank=True)
    proposed_priority = models.CharField("voorgestelde prioriteit", max_length=10, choices=Priority.choices, blank=True)
    proposed_route = models.CharField("voorgestelde route", max_length=15, choices=Route.choices, blank=True)
    priority = models.CharField("prioriteit", max_length=10, choices=Priority.choices, blank=True)
    route = models.CharField("route", max_length=15, choices=Route.choices, blank=True)
    route_reason = models.TextField("reden van de afwijking", blank=True)
    second_cause = models.TextField("tweede aanleiding", blank=True)
    police_told_at = models.DateTimeField("politie gebeld op", null=True, blank=True)
    decided_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beoordeeld door"
    )
    outcome = models.CharField("uitkomst", max_length=16, choices=Outcome.choices, blank=True)
    outcome_reason = models.TextField("reden van de uitkomst", blank=True)
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)
    closed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgesloten door"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="samengevoegd met"
    )

    objects = SignalQuerySet.as_manager()

    privacy = Classified(
        plain="token status version source channel received_at registered_at proposed_by proposed_priority "
        "proposed_route priority route police_told_at decided_at outcome closed_at merged_into",
        confidential="categories occurred_date occurred_time place_kind premises public_place text route_reason "
        "second_cause outcome_reason",
        personal="registered_by decided_by closed_by",
        retention="selectielijst 6.1: vijf jaar na de afsluiting",
    )

    class Meta:
        verbose_name = "melding"
        constraints = (
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
                name="signal_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="signal_not_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(place_kind=PlaceKind.PREMISES, premises__isnull=False)
                | (~Q(place_kind=PlaceKind.PREMISES) & Q(premises__isnull=True)),
                name="signal_premises_only_there",
            ),
            models.CheckConstraint(
                condition=Q(place_kind=PlaceKind.PUBLIC) | Q(public_place=""), name="signal_public_place_only_there"
            ),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "received_at", "id"), name="signal_by_municipality"),
            models.Index(fields=("received_at", "id"), name="signal_by_moment"),
        )

    def __str__(self) -> str:
        return f"Melding {self.dossier}"

    @property
    def category_codes(self) -> list[str]:
        """The codes of the categories."""
        return self.categories.split()

    @property
    def category_labels(self) -> list[str]:
        """The categories in Dutch."""
        return [Category(code).label for code in self.category_codes]

    @property
    def is_dwelling(self) -> bool:
        """Whether the signal is about a home."""
        return self.place_kind == PlaceKind.DWELLING

    @property
    def is_police_first(self) -> bool:
        """Whether the police go first."""
        return is_police_first(self.category_codes)

    @property
    def is_with_coordinator(self) -> bool:
        """Whether it is the coordinator's to answer for: undecided, or offered to another municipality."""
        return self.status in (*UNDECIDED, Status.OFFERED)

    @property
    def is_undecided(self) -> bool:
        """Whether the coordinator may still change the signal."""
        return self.status in UNDECIDED


class Dwelling(models.Model):
    """The address of a home that a signal is about. Sealed, and reachable through its signal alone."""

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="dwelling")
    address = SealedTextField("adres")

    privacy = Classified(
        plain="signal", special="address", retention="met de melding; nooit langer dan de zaak het nodig heeft"
    )

    class Meta:
        verbose_name = "woning in een melding"

    def __str__(self) -> str:
        return f"Woning van melding {self.signal_id}"
