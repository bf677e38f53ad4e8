"""What is asked of feeds and reminders: one's own, and the feed of a secret."""

from dataclasses import dataclass

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.worklist.notices.models import CalendarFeed, MailReminder
from regiotoezicht.worklist.notices.rules import TERMS, digest_of


@dataclass(frozen=True)
class Held:
    """What an account has on."""

    feed: CalendarFeed | None
    has_mail: bool


def held_by(actor: AccountActor) -> Held:
    """What the actor has on. Two statements."""
    feed = feed_of(actor)
    return Held(feed, MailReminder.objects.filter(account=actor.account).exists())


def feed_of(actor: AccountActor, content: str = TERMS) -> CalendarFeed | None:
    """The address that the actor has for this content. One statement."""
    return CalendarFeed.objects.filter(account=actor.account, content=content, ended_at__isnull=True).first()


def feed_at(token: str, content: str = TERMS) -> CalendarFeed | None:
    """The feed of this secret and content with its account, if it was not ended. One statement."""
    found = CalendarFeed.objects.filter(digest=digest_of(token), content=content, ended_at__isnull=True)
    return found.select_related("account__employee").first()
