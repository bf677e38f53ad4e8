"""Booked hours."""

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.inspections.hours.rules import HOURS_SUMS
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models.rounds import Round
from regiotoezicht.organisation.models import District, Employee, Municipality


class WorkedHoursQuerySet(models.QuerySet["WorkedHours"]):
    """Booked hours by who may see them."""

    def visible_to(self, actor: Actor) -> "WorkedHoursQuerySet":
        """Her own, one by one; what others booked is only there as a sum (`counted_for`)."""
        own = Q(employee__account=actor.account_id) if actor.account_id is not None else NOTHING
        return self.filter(own)

    def counted_for(self, actor: Actor) -> "WorkedHoursQuerySet":
        """The hours that count in the sums that she may see: for sums per municipality, never per person.

        Those for a municipality within her reach, and those that one supplied. Of a municipality that takes part in no
        team any more its coordinator sees none.
        Basis: toegang.md, row "Hours", and that a right in a district asks for an agreement.
        """
        reach = actor.reach(HOURS_SUMS)
        if not reach:
            return self.none()
        return self.filter(reach.within() | reach.within("employer"), withdrawn_at__isnull=True)

    def worked_for(self, actor: Actor) -> "WorkedHoursQuerySet":
        """Of those the hours that were worked for a municipality within her reach: what others got from her own people
        tells of a control elsewhere, and is there only in the sum of what was supplied.

        Basis: toegang.md, rows "Hours" and "Figures".
        """
        return self.counted_for(actor).filter(actor.reach(HOURS_SUMS).within())


class WorkedHours(models.Model):
    """Minutes that somebody worked on a day (*gewerkte uren*): for which municipality, in which sector, on what.

    `employer` is who supplied them. `dossier` is the number of a case that was worked on outside a round, or empty.
    """

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", verbose_name="medewerker")
    employer = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="geleverd door")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="voor gemeente")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="hours", verbose_name="ronde")
    dossier = models.CharField("dossiernummer", max_length=20, blank=True)
    date = models.DateField("datum", db_index=True)
    minutes = models.PositiveSmallIntegerField("minuten")
    sector = models.CharField("sector", max_length=10, choices=Sector.choices)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    booked_at = models.DateTimeField("geboekt op")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = WorkedHoursQuerySet.as_manager()

    privacy = Classified(
        plain="id employer municipality district round dossier date minutes sector token booked_at withdrawn_at",
        personal="employee",
        retention="selectielijst 5.1.1 [K]: zeven jaar na vaststelling van de jaarrekening",
    )

    class Meta:
        ordering = ("-date", "-pk")

    def __str__(self) -> str:
        return f"{self.minutes} minuten op {self.date}"
