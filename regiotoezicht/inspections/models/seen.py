"""What is recorded of a visit: entry, companions, powers, answers, counts, findings, photos, cautions.

Role terms, codes and numbers; text only where facts of the business need words, and then it passed the guard.
"""

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.models import Article
from regiotoezicht.core.classification import Classified
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.inspections.models.rounds import RETENTION
from regiotoezicht.inspections.models.visits import Visit
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    CautionWording,
    CompanionRole,
    CountKind,
    Ground,
    Issuer,
    PhotoReason,
    PhotoState,
    PhotoSubject,
    Power,
    SpokenRole,
)

NOTE_LENGTH = 300
FINDING_LENGTH = 2_000


class Entry(models.Model):
    """How the supervisors entered (*binnentreden*): ground, consent or authorisation, identity, purpose.

    Basis: Awb 5:12, 5:15; Algemene wet op het binnentreden 1 to 7.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="entry", verbose_name="bezoek")
    ground = models.CharField("grond", max_length=12, choices=Ground.choices)
    entered_at = models.DateTimeField("binnengetreden om")
    identity_shown = models.BooleanField("legitimatie getoond", default=False)
    purpose_stated = models.BooleanField("doel meegedeeld", default=False)
    consent_role = models.CharField("toestemming van", max_length=10, choices=SpokenRole.choices, blank=True)
    consent_at = models.DateTimeField("toestemming om", null=True, blank=True)
    consent_language = models.CharField("taal", max_length=30, blank=True)
    interpreter = models.BooleanField("met tolk", default=False)
    consent_evident = models.BooleanField("toestemming bleek ondubbelzinnig", default=False)
    withdrawn_at = models.DateTimeField("toestemming ingetrokken om", null=True, blank=True)
    power_article = models.CharField("bevoegdheid (artikel)", max_length=120, blank=True)
    issuer = models.CharField("machtiging van", max_length=12, choices=Issuer.choices, blank=True)
    issued_date = models.DateField("machtiging afgegeven op", null=True, blank=True)
    reference = models.CharField("kenmerk van de machtiging", max_length=60, blank=True)
    reason = models.CharField("doel volgens de machtiging", max_length=NOTE_LENGTH, blank=True)
    address_checked = models.BooleanField("machtiging noemt dit adres", default=False)
    urgent = models.BooleanField("dringend, volgens de machtiging", default=False)

    privacy = Classified(
        plain="id visit",
        confidential="ground entered_at identity_shown purpose_stated consent_role consent_at consent_language "
        "interpreter consent_evident withdrawn_at power_article issuer issued_date reference reason address_checked "
        "urgent",
        retention=RETENTION,
    )

    def __str__(self) -> str:
        return self.get_ground_display()


class PowerUsed(models.Model):
    """A power that was used, and why it was needed (Awb 5:13)."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="powers", verbose_name="bezoek")
    power = models.CharField("bevoegdheid", max_length=6, choices=Power.choices)
    why = models.CharField("waarom nodig", max_length=NOTE_LENGTH)

    privacy = Classified(plain="id visit power", confidential="why", retention=RETENTION)

    class Meta:
        ordering = ("power",)
        constraints = (models.UniqueConstraint(fields=("visit", "power"), name="power_once_in_a_visit"),)

    def __str__(self) -> str:
        return self.get_power_display()


class Companion(models.Model):
    """Somebody who came along (*meeloper*): role, organisation, own ground. Never a name."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="companions", verbose_name="bezoek")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    role = models.CharField("rol", max_length=12, choices=CompanionRole.choices)
    organisation = models.CharField("organisatie", max_length=80)
    ground = models.CharField("eigen grond", max_length=120)
    number = models.PositiveSmallIntegerField("aantal personen", default=1)
    named_in_authorisation = models.BooleanField("toegestaan in de machtiging", default=False)

    privacy = Classified(
        plain="id visit token role organisation number",
        confidential="ground named_in_authorisation",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"


class Answer(models.Model):
    """The answer to one item of the checklist."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="answers", verbose_name="bezoek")
    item = models.CharField("controlepunt", max_length=20)
    answer = models.CharField("antwoord", max_length=8, choices=AnswerCode.choices)
    note = models.CharField("opmerking", max_length=NOTE_LENGTH, blank=True)

    privacy = Classified(plain="id visit item", confidential="answer note", retention=RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("visit", "item"), name="answer_once_for_an_item"),)

    def __str__(self) -> str:
        return f"{self.item}: {self.get_answer_display()}"


class Count(models.Model):
    """A number of persons or things; all that is kept of who was there."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="counts", verbose_name="bezoek")
    kind = models.CharField("wat", max_length=14, choices=CountKind.choices)
    number = models.PositiveSmallIntegerField("aantal")

    privacy = Classified(plain="id visit kind", confidential="number", retention=RETENTION)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("visit", "kind"), name="count_once_in_a_visit"),
            models.CheckConstraint(condition=Q(number__lte=99), name="count_is_small"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.number}"


class Finding(models.Model):
    """A finding (*bevinding*): facts seen, tied to one article that held in that municipality on that day."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings", verbose_name="bezoek")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    item = models.CharField("controlepunt", max_length=20, blank=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="+", verbose_name="artikel")
    text = models.TextField("wat is gezien", max_length=FINDING_LENGTH)

    privacy = Classified(plain="id visit token item article", confidential="text", retention=RETENTION)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"bevinding bij artikel {self.article.number}"


class Photo(models.Model):
    """A photo of a room or a thing of the business. The file keeps the hash of what was taken and what is kept.

    Where a face may be, or how many, is kept nowhere.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="photos", verbose_name="bezoek")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="bestand")
    subject = models.CharField("wat staat erop", max_length=10, choices=PhotoSubject.choices)
    state = models.CharField("beoordeling", max_length=8, choices=PhotoState.choices)
    judged_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    judged_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="beoordeeld door")
    added_at = models.DateTimeField("toegevoegd op")
    removed_at = models.DateTimeField("verwijderd op", null=True, blank=True)

    privacy = Classified(
        plain="id visit token file state judged_at added_at removed_at",
        confidential="subject",
        personal="judged_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.get_subject_display()


class PhotosAtHome(models.Model):
    """Why photos may be taken in the dwelling of one visit: there they are off until somebody turns them on."""

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="photos_at_home", verbose_name="bezoek")
    reason = models.CharField("reden", max_length=10, choices=PhotoReason.choices)
    why = models.CharField("toelichting", max_length=NOTE_LENGTH)
    turned_on_at = models.DateTimeField("aangezet op")
    turned_on_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")

    privacy = Classified(
        plain="id visit turned_on_at", confidential="reason why", personal="turned_on_by", retention=RETENTION
    )

    def __str__(self) -> str:
        return f"foto’s in de woning: {self.get_reason_display()}"


class Caution(models.Model):
    """A caution (*cautie*, Awb 5:10a): when, in which words and language, to whom in role terms."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="cautions", verbose_name="bezoek")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    at = models.DateTimeField("gegeven om")
    wording = models.CharField("woorden", max_length=12, choices=CautionWording.choices)
    language = models.CharField("taal", max_length=30)
    to_role = models.CharField("aan", max_length=10, choices=SpokenRole.choices)

    privacy = Classified(plain="id visit token", confidential="at wording language to_role", retention=RETENTION)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"cautie aan {self.get_to_role_display()}"
