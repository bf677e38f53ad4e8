"""Readings that are worth a second look (*ongewone inzage*): at night, many on one day, after an assignment ended."""

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import ExtractHour, TruncDate

from regiotoezicht.access.models import Grant, grants_at
from regiotoezicht.audit.models import EventQuerySet
from regiotoezicht.privacy.rules import MANY_A_DAY, NIGHT_FROM, NIGHT_UNTIL, Unusual

MOST_DAYS = 100
"""So many busy days of one person are shown at most, the busiest first."""


def narrowed_to(readings: EventQuerySet, unusual: Unusual) -> EventQuerySet:
    """Those of some readings that are unusual in this way."""
    return {Unusual.NIGHT: _at_night, Unusual.MANY: _many_on_one_day, Unusual.ENDED: _after_it_ended}[unusual](readings)


def _at_night(readings: EventQuerySet) -> EventQuerySet:
    hours = readings.annotate(hour=ExtractHour("at"))
    return hours.filter(Q(hour__gte=NIGHT_FROM) | Q(hour__lt=NIGHT_UNTIL))


def _many_on_one_day(readings: EventQuerySet) -> EventQuerySet:
    """All readings of the days on which one person read very much. One statement more."""
    days = readings.filter(account__isnull=False).order_by().annotate(day=TruncDate("at"))
    busy = days.values("account_id", "day").annotate(number=Count("pk")).filter(number__gt=MANY_A_DAY)
    wanted = Q(pk__in=())
    for account, day in busy.order_by("-number").values_list("account_id", "day")[:MOST_DAYS]:
        wanted |= Q(account_id=account, day=day)
    return readings.annotate(day=TruncDate("at")).filter(wanted)


def _after_it_ended(readings: EventQuerySet) -> EventQuerySet:
    """Readings of a record by somebody to whom it had been assigned or opened, when that was over.

    She may have had another right by then, so it is a question and no verdict.
    """
    hers = Grant.objects.filter(
        account_id=OuterRef("account_id"), label=OuterRef("label"), record_id=OuterRef("record_id")
    )
    over = Exists(hers.filter(until_at__lte=OuterRef("at")))
    return readings.filter(over, ~Exists(hers.filter(grants_at(OuterRef("at")))))
