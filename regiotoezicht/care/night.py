"""Wiping what may not be kept: it needs no key, for the day stands beside what is sealed."""

from datetime import datetime

from regiotoezicht.care import rules
from regiotoezicht.care.models import Referral, Transfer
from regiotoezicht.core.clock import local_date


def wipe(at: datetime) -> int:
    """Wipe the referrals whose day has come, with their steps, and the transfers that nobody accounts for any more.

    Answers how many.
    """
    today = local_date(at)
    due = Referral.objects.filter(wipe_date__lte=today)
    old = Transfer.objects.filter(accepted_date__lte=today - rules.KEPT_AFTER_CLOSING)
    number = due.count() + old.count()
    due.delete()
    old.delete()
    Transfer.objects.offered().filter(referral__isnull=True).delete()
    return number
