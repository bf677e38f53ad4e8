"""The event log and the head of its chain."""

import re
from typing import ClassVar

from django.db import models

from regiotoezicht.access.models import Account, label_of
from regiotoezicht.core.actions import EVENT_TYPES, STANDING_IN
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor, Permission, Reach
from regiotoezicht.core.words import word_of
from regiotoezicht.organisation.models import District, Municipality, Participation

_CONTENT = re.compile(r"\s*(?:\([^)]*\{[^)]*\)|:[^:]*\{.*)")
"""The part of a sentence that says more than that it happened: facts between brackets or behind a colon."""


class EventQuerySet(models.QuerySet["Event"]):
    """Events by who may see them."""

    def visible_to(self, actor: Actor, permission: Permission) -> "EventQuerySet":
        """The events of the municipalities in which the actor holds the permission to read the log.

        A list of a district holds rows of every municipality that takes part in it, so its reading is an event of
        each of them, on the days on which it takes part.
        """
        reach: Reach = actor.reach(permission)
        if reach.region:
            return self
        taking_part = Participation.objects.filter(
            models.Q(until_date__isnull=True) | models.Q(until_date__gt=models.OuterRef("at")),
            municipality__in=reach.municipalities,
            district=models.OuterRef("district"),
            from_date__lte=models.OuterRef("at"),
        )
        of_district = models.Q(label=label_of(District), municipality__isnull=True, type__in=types_of_all())
        return self.filter(reach.within() | (of_district & models.Exists(taking_part)))


def reading_types() -> list[str]:
    """The codes of the events that are a look and no change."""
    return [code for code, kind in EVENT_TYPES.items() if kind.reading]


def types_of_all() -> list[str]:
    """The codes of the events that, on a district, belong to each municipality that takes part in it."""
    return [code for code, kind in EVENT_TYPES.items() if kind.reading or kind.of_all]


class Event(models.Model):
    """One thing that happened. Never changed, never removed; `digest` links it to the one before."""

    number = models.BigIntegerField("nummer", primary_key=True)
    at = models.DateTimeField("wanneer")
    type = models.CharField("soort", max_length=60)
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", verbose_name="wie", db_index=False
    )
    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record", null=True)
    dossier = models.CharField("dossier", max_length=20, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, related_name="+", verbose_name="gemeente", db_index=False
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, related_name="+", verbose_name="district", db_index=False
    )
    purpose = models.CharField("doel", max_length=40, blank=True)
    facts = models.JSONField("feiten", default=dict)
    digest = models.CharField("schakel", max_length=64)

    objects = EventQuerySet.as_manager()

    privacy = Classified(
        plain="number at type label record_id dossier municipality district purpose facts digest",
        personal="account",
        retention="vijf jaar (BIO 8.15; eigen voorstel, zie docs/adr)",
    )

    class Meta:
        ordering = ("-number",)
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("dossier", "number"), name="event_by_dossier"),
            models.Index(fields=("municipality", "number"), name="event_by_municipality"),
            models.Index(fields=("account", "number"), name="event_by_account"),
            models.Index(fields=("label", "record_id"), name="event_by_record"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.type}"

    @property
    def sentence(self) -> str:
        """The event as a Dutch sentence, with its facts filled in."""
        kind = EVENT_TYPES.get(self.type)
        return self._filled(kind.sentence) if kind else self.type

    @property
    def headline(self) -> str:
        """The event for whoever may know that it happened and when, and no more."""
        kind = EVENT_TYPES.get(self.type)
        return self._filled(_CONTENT.sub("", kind.sentence)) if kind else self.type

    def _filled(self, sentence: str) -> str:
        words = {name: word_of(self.label, name, value) for name, value in self.facts.items()}
        stood_in = " (als vervanger)" if STANDING_IN in self.facts else ""
        return sentence.format_map(_Facts(words)) + stood_in

    @property
    def is_reading(self) -> bool:
        """Whether this was a look, not a change."""
        kind = EVENT_TYPES.get(self.type)
        return kind is not None and kind.reading


class _Facts(dict[str, object]):
    """Facts for a sentence: one that is missing shows as a question mark, the sentence still reads."""

    def __missing__(self, key: str) -> str:
        return "?"


class ChainHead(models.Model):
    """How many events there are and the digest of the last: one row."""

    events = models.BigIntegerField("aantal", default=0)
    previous = models.CharField("digest voor de laatste eenheid van werk", max_length=64)
    digest = models.CharField("digest van de laatste gebeurtenis", max_length=64)

    privacy = Classified(plain="id events previous digest", retention="zolang het logboek bestaat")

    def __str__(self) -> str:
        return f"{self.events} gebeurtenissen"


class Verification(models.Model):
    """One verification of the whole log (*controle van het logboek*): when, how many events, the first bad one."""

    at = models.DateTimeField("wanneer")
    events = models.BigIntegerField("aantal gebeurtenissen")
    first_bad = models.BigIntegerField("eerste die niet klopt", null=True)

    privacy = Classified(plain="id at events first_bad", retention="zolang het logboek bestaat")

    def __str__(self) -> str:
        return f"controle {self.at:%d-%m-%Y}"

    @property
    def ok(self) -> bool:
        """Whether the whole log fitted."""
        return self.first_bad is None
