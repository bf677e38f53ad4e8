"""The clock. Only views, commands and jobs read it; every rule and action gets the moment as an argument."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()


def today() -> date:
    """The present calendar day in the Netherlands."""
    return timezone.localdate()


def local_date(moment: datetime) -> date:
    """The calendar day of a moment in the Netherlands."""
    return timezone.localtime(moment).date()
