"""Wiping what may not be kept: it needs no key, for the day stands beside what is sealed."""

from datetime import datetime

from regiotoezicht.care.models import Referral
from regiotoezicht.core.clock import local_date


def wipe(at: datetime) -> int:
    """Wipe the referrals whose day has come, with their steps. Answers how many."""
    due = Referral.objects.filter(wipe_date__lte=local_date(at))
    number = due.count()
    due.delete()
    return number
