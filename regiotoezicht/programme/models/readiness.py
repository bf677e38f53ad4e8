"""What was arranged for readiness by hand, and the training of supervisors."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.programme import rules
from regiotoezicht.programme.vocabulary import TRAINS, Course, Item


class ArrangedQuerySet(models.QuerySet["Arranged"]):
    """What was arranged, by who may see it."""

    def visible_to(self, actor: Actor) -> "ArrangedQuerySet":
        """All of it, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def current(self) -> "ArrangedQuerySet":
        """What was not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Arranged(models.Model):
    """That a municipality arranged something that no other room knows (*vastgelegd onderdeel*): when, by which paper.

    It is never edited: a mistake is withdrawn and stays visible as such. `token` is the mark of the form.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    item = models.CharField("onderdeel", max_length=20, choices=Item.choices)
    date = models.DateField("datum")
    reference = models.CharField("kenmerk", max_length=80)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ArrangedQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality item date reference token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "item"), condition=Q(withdrawn_at__isnull=True), name="arranged_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_item_display()} van {self.municipality}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Certificates by who may see them."""

    def visible_to(self, actor: Actor) -> "CertificateQuerySet":
        """Those of own employees for the policy officer, and of the municipalities that take part for the coordinator.

        Basis: toegang.md: a right in a district asks for an agreement with the own municipality.
        """
        return self.filter(actor.reach(rules.CERTIFICATE_READ).within())

    def current(self) -> "CertificateQuerySet":
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def training(self, on: date) -> "CertificateQuerySet":
        """Those by which somebody counts as trained on a day."""
        return self.current().filter(course__in=TRAINS, passed_date__lte=on, until_date__gt=on)


class Certificate(models.Model):
    """That an employee passed a course (*opleiding*), and until when it holds (not on that day any more).

    `municipality` employs her. One that was withdrawn was a mistake.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="certificates", verbose_name="medewerker")
    course = models.CharField("opleiding", max_length=12, choices=Course.choices)
    passed_date = models.DateField("geslaagd op")
    until_date = models.DateField("geldig tot")
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = CertificateQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality course passed_date until_date token recorded_at withdrawn_at",
        personal="employee recorded_by",
        retention="selectielijst 19.1.24: zes maanden na het einde van de dienst",
    )

    class Meta:
        ordering = ("until_date", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until_date__gt=F("passed_date")), name="certificate_holds_a_day"),
            models.UniqueConstraint(
                fields=("employee", "course", "passed_date"),
                condition=Q(withdrawn_at__isnull=True),
                name="certificate_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_course_display()} van {self.employee}"
