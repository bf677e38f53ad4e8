"""What signing in leaves behind, and when it goes: sessions that are over, and names with failed attempts."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

KEPT = timedelta(days=1)


def clear_sessions(at: datetime) -> int:
    """Remove the sessions that are over; answers how many."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def clear_failed_attempts(at: datetime) -> int:
    """Remove failed attempts to sign in of more than a day ago: they hold addresses, and count a quarter of an hour.

    Answers how many. Basis: AVG 5(1)(e).
    """
    return int(AccessAttempt.objects.filter(attempt_time__lt=at - KEPT).delete()[0])
