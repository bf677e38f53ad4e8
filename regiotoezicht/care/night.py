"""Wiping what may not be kept: it needs no key, for the day stands beside what is sealed."""

from datetime import datetime

from regiotoezicht.care import rules
from regiotoezicht.care.models import Referral, Transfer
from regiotoezicht.core.clock import local_date
from regiotoezicht.organisation.models import Succession


def wipe(at: datetime) -> int:
    """Wipe the referrals whose day has come, with their steps, and the transfers that nobody accounts for any more.

    Answers 0 whatever was wiped: the log of the night keeps that number, and nobody may count referrals there.
    """
    today = local_date(at)
    Referral.objects.filter(wipe_date__lte=today).delete()
    # What was left of a municipality that went into another nobody can open any more.
    over = Succession.objects.filter(date__lte=today - rules.AFTER_MERGER).values("predecessor")
    Referral.objects.filter(municipality__in=over).delete()
    Transfer.objects.filter(accepted_date__lte=today - rules.KEPT_AFTER_CLOSING).delete()
    Transfer.objects.offered().filter(referral__isnull=True).delete()
    return 0
