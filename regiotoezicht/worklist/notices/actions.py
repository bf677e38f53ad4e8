"""Every write of feeds and reminders. Each is somebody's own choice about her own account, so it asks no right."""

import secrets
from datetime import datetime

from django.db import IntegrityError
from django.db.models import F, Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import System
from regiotoezicht.worklist.notices import rules
from regiotoezicht.worklist.notices.models import CalendarFeed, MailReminder


def renew_feed(*, actor: AccountActor, at: datetime, content: str = rules.TERMS) -> str:
    """Give the actor a new secret address and end the one she had; answers the secret, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    try:
        with unit():
            end_feed(actor=actor, at=at, content=content)
            feed = CalendarFeed.objects.create(
                account=actor.account, content=content, digest=rules.digest_of(token), made_at=at
            )
            record(rules.FEED_MADE, feed, actor=actor, at=at)
    except IntegrityError as error:  # a second window made one at the same moment
        raise changed_meanwhile("uw agenda-adres") from error
    return token


def end_feed(*, actor: AccountActor, at: datetime, content: str = rules.TERMS) -> bool:
    """End the address of the actor for this content; answers whether she had one."""
    with unit():
        feed = CalendarFeed.objects.filter(account=actor.account, content=content, ended_at__isnull=True).first()
        if feed is None:
            return False
        ended = CalendarFeed.objects.filter(pk=feed.pk, ended_at__isnull=True).update(ended_at=at)
        if ended:
            record(rules.FEED_ENDED, feed, actor=actor, at=at)
        return bool(ended)


def count_reading(feed: CalendarFeed, *, at: datetime) -> bool:
    """Count one reading; answers False when the address was read too often in the last hour, or was ended meanwhile."""
    held = CalendarFeed.objects.filter(pk=feed.pk, ended_at__isnull=True)
    begun_anew = held.filter(Q(counting_from__isnull=True) | Q(counting_from__lte=at - rules.COUNTED_OVER))
    if begun_anew.update(counting_from=at, readings=1, read_at=at):
        return True
    return bool(held.filter(readings__lt=rules.MOST_READINGS).update(readings=F("readings") + 1, read_at=at))


def ask_mail(*, actor: AccountActor, at: datetime, is_set_up: bool) -> MailReminder:
    """Put the reminder on for the actor. Asking twice is asking once."""
    rules.refuse_without_mail(is_set_up=is_set_up)
    with unit():
        reminder, is_new = MailReminder.objects.get_or_create(account=actor.account, defaults={"asked_at": at})
        if is_new:
            record(rules.MAIL_ASKED, reminder, actor=actor, at=at)
    return reminder


def stop_mail(*, actor: AccountActor, at: datetime) -> bool:
    """Put the reminder off; answers whether it was on."""
    with unit():
        reminder = MailReminder.objects.filter(account=actor.account).first()
        if reminder is None:
            return False
        record(rules.MAIL_STOPPED, reminder, actor=actor, at=at)
        reminder.delete()
    return True


def claim_mail(reminder: MailReminder, *, at: datetime, soon: int, passed: int) -> bool:
    """Take the mail of this day for sending; answers False when somebody else has it, so nobody gets it twice."""
    today = local_date(at)
    with unit():
        waiting = MailReminder.objects.filter(pk=reminder.pk).filter(Q(sent_on__isnull=True) | Q(sent_on__lt=today))
        if not waiting.update(sent_on=today):
            return False
        record(rules.MAIL_SENT, reminder, actor=System(at), at=at, soon=soon, passed=passed)
    return True


def release_mail(reminder: MailReminder) -> None:
    """Give a mail back that could not be sent: the next run tries again."""
    MailReminder.objects.filter(pk=reminder.pk).update(sent_on=reminder.sent_on)
