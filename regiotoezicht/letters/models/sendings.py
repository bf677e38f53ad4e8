"""How letters went out: sendings with proof and return, who may be written to electronically, and outages."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.letters.models.letters import Letter
from regiotoezicht.letters.posting.rules import OUTAGE_READ, ReturnReason
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Dated, Municipality, Record, ends_after_start

RETENTION = "volgt het record waar de brief bij hoort"


class Sending(models.Model):
    """One time that a letter went out (*verzending*), with its proof, and how it came back if it did.

    A letter that came back may be sent again: that is another sending with its own day. `terms` names the running terms
    that this sending started; `counts` is None while nothing came back, else whether it was a right sending all the
    same (Awb 3:41), so that its terms go on.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sendings", verbose_name="brief")
    number = models.PositiveSmallIntegerField("nummer")
    sent_date = models.DateField("verzonden op")
    method = models.CharField("wijze van verzending", max_length=12, choices=Method.choices)
    track_number = models.CharField("nummer van de zending", max_length=40, blank=True)
    receipt = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bewijs van verzending"
    )
    put_down_at = models.DateTimeField("vastgelegd op")
    put_down_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    terms = models.JSONField("termijnen", default=list)
    returned_date = models.DateField("terug op", null=True, blank=True)
    return_reason = models.CharField("reden van het retour", max_length=20, choices=ReturnReason.choices, blank=True)
    return_note = models.CharField("wat is er gedaan", max_length=300, blank=True)
    counts = models.BooleanField("de verzending telt", null=True, blank=True)

    privacy = Classified(
        plain="id letter number sent_date method receipt put_down_at terms returned_date return_reason counts",
        confidential="track_number return_note",
        personal="put_down_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("letter", "number"), name="sending_once"),
            models.CheckConstraint(
                condition=Q(returned_date=None, return_reason="", counts=None)
                | (Q(returned_date__gte=F("sent_date"), counts__isnull=False) & ~Q(return_reason="")),
                name="sending_returned_whole",
            ),
        )

    def __str__(self) -> str:
        return f"verzending {self.number} van {self.letter}"

    @property
    def is_proven(self) -> bool:
        """Whether there is a number or a paper that shows that it went out."""
        return bool(self.track_number or self.receipt_id)

    @property
    def awaits_another(self) -> bool:
        """Whether it came back and did not count, so that the letter must go out again."""
        return self.counts is False


class ChannelStatement(Record, Dated):
    """What an addressee said of being reachable electronically (*opgave elektronische bereikbaarheid*).

    For a channel and for kinds of messages, from a day on until it is taken back (Awb 2:8 since the Wmebv, 2:14
    before). `kinds` holds codes of kinds of letters separated by spaces; the addressee is named by id alone.
    """

    label = models.CharField("soort record", max_length=60)
    record_id = models.BigIntegerField("record")
    addressee_id = models.BigIntegerField("geadresseerde")
    channel = models.CharField("kanaal", max_length=12, choices=Method.choices)
    kinds = models.CharField("voor soorten brieven", max_length=800)
    put_down_at = models.DateTimeField("vastgelegd op")
    put_down_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(
        plain="label record_id addressee_id channel kinds put_down_at", personal="put_down_by", retention=RETENTION
    )

    class Meta:
        ordering = ("from_date", "pk")
        constraints = (ends_after_start("channel_statement_ends_after_start"),)
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("label", "record_id", "addressee_id"), name="channel_statement_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} ({self.dossier})"

    def covers(self, kind: str, channel: str, on: date) -> bool:
        """Whether it lets this kind of letter go by this channel on a day."""
        return self.channel == channel and kind in self.kinds.split() and self.is_in_force(on)


class OutageQuerySet(models.QuerySet["ChannelOutage"]):
    """Outages by who may read them."""

    def visible_to(self, actor: Actor) -> "OutageQuerySet":
        """Those of the municipalities in which the actor may read them."""
        return self.filter(actor.reach(OUTAGE_READ).within())


class ChannelOutage(models.Model):
    """A period in which an electronic channel of a municipality did not work (*storing*; Awb 2:21)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    channel = models.CharField("kanaal", max_length=12, choices=Method.choices)
    from_at = models.DateTimeField("vanaf")
    until_at = models.DateTimeField("tot", null=True, blank=True)
    put_down_at = models.DateTimeField("vastgelegd op")
    put_down_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    objects = OutageQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality channel from_at until_at put_down_at",
        personal="put_down_by",
        retention="selectielijst 20.1.5: vijf jaar",
    )

    class Meta:
        ordering = ("-from_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gt=F("from_at")), name="outage_ends_after_start"
            ),
            models.UniqueConstraint(fields=("municipality", "channel", "from_at"), name="outage_once"),
        )

    def __str__(self) -> str:
        return f"storing {self.get_channel_display()}, {self.municipality}"
