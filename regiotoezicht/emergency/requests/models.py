"""Requests to read one record, and what was decided."""

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.records import name_of
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.emergency.requests.rules import (
    LONGEST_REASON,
    REQUEST_DECIDE,
    REQUEST_MAKE,
    REQUEST_READ,
    State,
)
from regiotoezicht.organisation.models import Record

DECIDERS = (Role.LAWYER, Role.COORDINATOR)


class AccessRequestQuerySet(models.QuerySet["AccessRequest"]):
    """Requests by who may see them."""

    def visible_to(self, actor: Actor) -> "AccessRequestQuerySet":
        """Her own as long as she may ask, those that are her work to decide on, and those of the municipality over
        which she watches.
        """
        own = Q(account_id=actor.account_id) if actor.reach(REQUEST_MAKE) else NOTHING
        return self.filter(own | actor.reach(REQUEST_READ).within() | _hers_to_decide(actor))


def _hers_to_decide(actor: Actor) -> Q:
    if not isinstance(actor, AccountActor):
        return actor.reach(REQUEST_DECIDE).within()
    hers = Q(pk__in=())
    for role in DECIDERS:
        if role in actor.roles:
            hers |= Q(owner_role=role, record_id__isnull=False) & actor.roles[role].within()
    return hers


class AccessRequest(Record):
    """That somebody asked to read a record (*verzoek om inzage*), and what the owner decided.

    Its dossier number is what she typed; without such a record `record_id` is empty and nobody is asked to decide,
    which looks the same to her as no answer. `until_date` is the last day; `owner_role` says whose the decision is.
    """

    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    label = models.CharField("soort stuk", max_length=60)
    record_id = models.BigIntegerField("stuk", null=True, blank=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    reason = models.TextField("waarvoor", max_length=LONGEST_REASON)
    until_date = models.DateField("tot en met")
    asked_at = models.DateTimeField("gevraagd op")
    answer_due = models.DateField("besluit uiterlijk")
    owner_role = models.CharField("besluit door", max_length=30, choices=Role.choices)
    state = models.CharField("stand", max_length=10, choices=State.choices, default=State.ASKED)
    answer = models.TextField("toelichting bij het besluit", max_length=LONGEST_REASON, blank=True)
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="besloten door"
    )
    grant = models.OneToOneField(
        Grant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="toekenning"
    )

    objects = AccessRequestQuerySet.as_manager()

    privacy = Classified(
        plain="token label record_id until_date asked_at answer_due owner_role state decided_at grant",
        confidential="reason answer",
        personal="account decided_by",
        retention="selectielijst 12.1.8: zes maanden na het einde; de gebeurtenis blijft op het logboek",
    )

    class Meta:
        verbose_name = "verzoek om inzage"
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "asked_at", "id"), name="access_request_by_place"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(state=State.ASKED, decided_at__isnull=True)
                | ~Q(state=State.ASKED) & Q(decided_at__isnull=False),
                name="access_request_decided_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.ASKED, State.DENIED), grant__isnull=True)
                | Q(state__in=(State.ALLOWED, State.TAKEN_BACK), grant__isnull=False),
                name="access_request_allowed_with_grant",
            ),
        )

    def __str__(self) -> str:
        return f"verzoek om inzage {self.dossier}"

    @property
    def kind_name(self) -> str:
        """What kind of record was meant, in Dutch."""
        return name_of(self.label)

    def is_open(self, at: datetime) -> bool:
        """Whether the record is open to her at a moment."""
        return self.grant is not None and self.grant.until_at is not None and at < self.grant.until_at

    def told(self, at: datetime, today: date) -> str:
        """What the one who asked hears. No, no answer and no such record sound the same."""
        if self.is_open(at):
            return f"toegestaan tot en met {self.until_date:%d-%m-%Y}"
        if self.state in (State.ALLOWED, State.TAKEN_BACK):
            return "voorbij"
        if today > self.answer_due:
            return "niet toegestaan"
        return f"gevraagd; zonder bericht uiterlijk {self.answer_due:%d-%m-%Y} is het niet toegestaan"
