"""The clock. Only views, commands and jobs read it; every rule and action gets the moment as an argument."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment, aware; in a walk-through the moment that the clock file names (`config.E003` guards it)."""
    if settings.CLOCK_FILE is not None:
        return datetime.fromisoformat(settings.CLOCK_FILE.read_text().strip())
    return timezone.now()


def today() -> date:
    """The present calendar day in the Netherlands."""
    return local_date(now())


def local_date(moment: datetime) -> date:
    """The calendar day of a moment in the Netherlands."""
    return timezone.localtime(moment).date()
