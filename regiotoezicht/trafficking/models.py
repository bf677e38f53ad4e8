"""Signals of trafficking at a control, the duties to tell, whom to phone, and consultations before a visit."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.inspections.models import Visit
from regiotoezicht.inspections.waiting import Where
from regiotoezicht.organisation.models import Municipality, Record
from regiotoezicht.trafficking import rules
from regiotoezicht.trafficking.vocabulary import Circumstance, Code, Receiver

RETENTION = "selectielijst 12.1: vijf jaar na het sluiten; korter als de gemeente dat besluit"


class TraffickingSignalQuerySet(models.QuerySet["TraffickingSignal"]):
    """Signals of trafficking by who may read them, and by where no visit is made."""

    def visible_to(self, actor: Actor) -> "TraffickingSignalQuerySet":
        """Being recorded: the assigned supervisors and the coordinator; always: the contact officer of the
        municipality.

        Basis: toegang.md, row "Signal of trafficking".
        """
        record = rules.SIGNAL_RECORD
        working = actor.reach(record).within() | actor.assigned(record, "inspections.visit", "visit_id")
        return self.filter((working & Q(told_on_at__isnull=True)) | actor.reach(rules.SIGNAL_READ).within())

    def waiting(self, on: object) -> "TraffickingSignalQuerySet":
        """Where no visit is made on a day without a consultation, with the last day as `until`."""
        consulted = Consultation.objects.filter(signal=OuterRef("pk"), until__gte=OuterRef("wait_until"))
        return self.filter(~Exists(consulted), wait_until__gte=on).annotate(until=F("wait_until"))

    def waiting_at(self, where: Where, on: date) -> "TraffickingSignalQuerySet":
        """Those that wait at these business premises, or for a visit on the same signal: a home is known by nothing
        else, for its address is never looked up (law notes A8).
        """
        return self.waiting(on).filter(
            Q(visit__premises__in=where.premises)
            | Q(visit__signal__in=where.signals)
            | Q(visit__signal__merged_into__in=where.signals)
        )


class TraffickingSignal(Record):
    """What was noticed at one control (*signaal van mensenhandel*), as codes and nothing else.

    The codes lie sealed: they cannot be searched, counted or compared. `told_on_at` is when everybody was told and the
    record confirmed; from then on it is no part of supervision any more.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="+", verbose_name="bezoek")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    codes = SealedTextField("signalen")
    circumstances = SealedTextField("omstandigheden")
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", verbose_name="vastgelegd door"
    )
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bevestigd door"
    )
    told_on_at = models.DateTimeField("meldplicht vervuld op", null=True, blank=True)
    wait_until = models.DateField("niet bezoeken zonder overleg tot en met", null=True, blank=True)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = TraffickingSignalQuerySet.as_manager()

    privacy = Classified(
        plain="visit token recorded_at confirmed_at told_on_at wait_until version",
        personal="recorded_by confirmed_by",
        special="codes circumstances",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "signaal van mensenhandel"
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("recorded_by")),
                name="trafficking_confirmed_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"signaal {self.pk}"

    @property
    def code_list(self) -> list[Code]:
        """The codes, in the order of the list."""
        return [code for code in Code if code.value in self.codes.split()]

    @property
    def circumstance_list(self) -> list[Circumstance]:
        """What decided how fast somebody must be told."""
        return [one for one in Circumstance if one.value in self.circumstances.split()]


class Duty(models.Model):
    """A duty to tell (*meldplicht*): to whom, by when, and the call that fulfilled it.

    Whoever was told gets a new one when more was noticed at the same control.
    """

    signal = models.ForeignKey(TraffickingSignal, models.PROTECT, related_name="duties", verbose_name="signaal")
    receiver = models.CharField("ontvanger", max_length=10, choices=Receiver.choices)
    due_at = models.DateTimeField("uiterlijk")
    told_at = models.DateTimeField("doorgegeven op", null=True, blank=True)
    told_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="doorgegeven door"
    )
    receipt = models.CharField("nummer van de ontvangst", max_length=30, blank=True)

    privacy = Classified(
        plain="id signal due_at told_at receipt", confidential="receiver", personal="told_by", retention=RETENTION
    )

    class Meta:
        ordering = ("due_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("signal", "receiver"), condition=Q(told_at__isnull=True), name="duty_open_once_a_receiver"
            ),
        )

    def __str__(self) -> str:
        return f"meldplicht {self.pk}"


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contacts by who keeps them."""

    def visible_to(self, actor: Actor) -> "ContactQuerySet":
        """Those of the municipality for which the actor keeps them."""
        return self.filter(actor.reach(rules.CONTACT_KEEP).within())


class Contact(models.Model):
    """Whom a municipality phones (*contact bij mensenhandel*): a desk and its number, never a person."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    receiver = models.CharField("ontvanger", max_length=10, choices=Receiver.choices)
    phone = models.CharField("telefoonnummer", max_length=20)

    objects = ContactQuerySet.as_manager()

    privacy = Classified(plain="id municipality receiver phone", retention="zolang het geldt")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "receiver"), name="contact_once_a_receiver"),)

    def __str__(self) -> str:
        return f"{self.get_receiver_display()} {self.municipality}"


class Consultation(models.Model):
    """That a planner consulted before a visit where that is asked (*overleg voor een bezoek*). No content.

    It opens planning while the wait is not prolonged beyond `until`.
    """

    signal = models.ForeignKey(TraffickingSignal, models.PROTECT, related_name="+", verbose_name="signaal")
    until = models.DateField("geldt bij wachten tot en met")
    reference = models.CharField("kenmerk", max_length=30)
    day = models.DateField("overleg gevoerd op")
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", verbose_name="vastgelegd door"
    )

    privacy = Classified(plain="id signal until reference day recorded_at", personal="recorded_by", retention=RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"overleg {self.pk}"
