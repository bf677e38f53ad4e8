"""What the closure of a home asks, and the sheet of the day on which premises are closed, and longer closures."""

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.enforcement.models.cases import RETENTION, Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.models.remedies import SecondBody
from regiotoezicht.enforcement.remedies.vocabulary import CareRoute, Interpreter, LettingEnded, YesNo
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.rules import Body


class HomeTest(models.Model):
    """The answers to the questions of necessity before a home is closed (*woningtoets*). Nobody is named.

    Basis: Awb 3:4(2); EVRM 8; law notes C3.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="home_test", verbose_name="zaak")
    milder_means = models.TextField("lichtere middelen", max_length=4000)
    letting = models.CharField("verhuur", max_length=10, choices=LettingEnded.choices)
    owner_blame = models.TextField("verwijt aan de eigenaar", max_length=4000)
    minors = models.CharField("minderjarigen wonen er", max_length=4, choices=YesNo.choices)
    minors_provided = models.TextField("opvang van minderjarigen", max_length=2000, blank=True)
    rehousing = models.TextField("onderdak van bewoners", max_length=2000)
    findings_age = models.TextField("ouderdom van de bevindingen", max_length=2000, blank=True)
    care_route = models.CharField("zorgroute", max_length=12, choices=CareRoute.choices)
    answered_at = models.DateTimeField("beantwoord op")
    answered_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )

    privacy = Classified(
        plain="id case letting answered_at",
        confidential="milder_means owner_blame minors minors_provided rehousing findings_age care_route",
        personal="answered_by",
        retention=RETENTION,
    )

    def __str__(self) -> str:
        return f"woningtoets in {self.case}"


class ClosingDay(models.Model):
    """The sheet of a closing day (*sluitingsdag*): numbers, keys, seals and readings; no names and no languages.

    Fixed once it is `fixed_at`. Basis: Awb 5:28 (sealing), 5:29, 5:25; law notes, Further rules ("Closing day").
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="closing_day", verbose_name="zaak")
    day = models.DateField("dag")
    started = models.TimeField("begonnen om", null=True, blank=True)
    ended = models.TimeField("klaar om", null=True, blank=True)
    officials = models.CharField("wie van de overheid, naar functie", max_length=300, blank=True)
    people = models.PositiveSmallIntegerField("aantal aanwezigen", null=True, blank=True)
    children = models.PositiveSmallIntegerField("waarvan kinderen", null=True, blank=True)
    children_care = models.CharField("opvang van kinderen", max_length=300, blank=True)
    animals = models.PositiveSmallIntegerField("aantal dieren", null=True, blank=True)
    animals_care = models.CharField("opvang van dieren", max_length=300, blank=True)
    rehousing = models.CharField("onderdak", max_length=300, blank=True)
    interpreter = models.CharField("tolk", max_length=10, choices=Interpreter.choices, blank=True)
    care_on_call = models.CharField("zorgcoördinator bereikbaar", max_length=4, blank=True, choices=YesNo.choices)
    seals = models.CharField("zegels: nummers en plaatsen", max_length=300, blank=True)
    keys = models.CharField("sleutels: aantal en bewaarplaats", max_length=300, blank=True)
    locks_changed = models.CharField("sloten vervangen", max_length=4, blank=True, choices=YesNo.choices)
    notice_put_up = models.CharField("aanplakbiljet opgehangen", max_length=4, blank=True, choices=YesNo.choices)
    electricity = models.CharField("meterstand elektra", max_length=40, blank=True)
    gas = models.CharField("meterstand gas", max_length=40, blank=True)
    water = models.CharField("meterstand water", max_length=40, blank=True)
    goods = models.TextField("meegevoerde of achtergebleven zaken", max_length=2000, blank=True)
    reopening = models.CharField("heropening: wie en hoe", max_length=300, blank=True)
    cost_cents = models.PositiveIntegerField("gemaakte kosten", null=True, blank=True)
    cost_items = models.TextField("waaruit de kosten bestaan", max_length=2000, blank=True)
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    fixed_at = models.DateTimeField("vastgesteld op", null=True, blank=True)
    fixed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgesteld door"
    )

    privacy = Classified(
        plain="id case day started ended cost_cents version fixed_at",
        confidential="officials people children children_care animals animals_care rehousing interpreter care_on_call "
        "seals keys locks_changed notice_put_up electricity gas water goods reopening cost_items",
        personal="fixed_by",
        retention=RETENTION,
    )

    def __str__(self) -> str:
        return f"sluitingsdag {self.day:%d-%m-%Y}"

    @property
    def is_fixed(self) -> bool:
        """Whether nothing changes any more."""
        return self.fixed_at is not None


class Prolongation(models.Model):
    """A decision that a closure lasts longer (*verlenging*), with reasons of its own. It works once it was sent.

    `was_until` and `until_date` are the last days before and after. Basis: Awb 3:40, 3:46, 4:84; law notes C3 and C4.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="prolongations", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    was_until = models.DateField("duurde tot en met")
    until_date = models.DateField("duurt tot en met")
    reasons = models.TextField("motivering", max_length=8000)
    owner_reasons = models.TextField("motivering, voor een eigenaar", max_length=8000, blank=True)
    balance = models.TextField("afweging van belangen", max_length=8000)
    hearing = models.TextField("zienswijze", max_length=4000)
    body = models.CharField("namens", max_length=10, choices=Body.choices)
    signer = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="ondertekenaar")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="+", verbose_name="mandaat")
    decided_on = models.DateField("datum van het besluit")
    decided_at = models.DateTimeField("vastgelegd op")
    decided_by = recorded_by_field()
    sent_on = models.DateField("verzonden op", null=True, blank=True)

    privacy = Classified(
        plain="id case number was_until until_date body mandate decided_on decided_at sent_on",
        confidential="reasons owner_reasons balance hearing",
        personal="signer decided_by",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("case", "number")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="prolongation_once_a_number"),
            models.CheckConstraint(condition=Q(until_date__gt=F("was_until")), name="prolongation_is_longer"),
        )

    def __str__(self) -> str:
        return f"verlenging tot en met {self.until_date:%d-%m-%Y}"


class CoProlongation(SecondBody):
    """The second body of a prolongation: whoever decided the closure together, decides on its prolongation together."""

    prolongation = models.OneToOneField(
        Prolongation, models.PROTECT, related_name="co_decision", verbose_name="verlenging"
    )

    privacy = Classified(
        plain="id prolongation body basis mandate signed_at", personal="signer signed_by", retention=RETENTION
    )
