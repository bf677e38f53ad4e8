"""Events and limits of what leaves the screen. Pure."""

import hashlib
from datetime import timedelta

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused

FEED_MADE = EventType("worklist.feed_made", "Agenda-adres gemaakt")
FEED_ENDED = EventType("worklist.feed_ended", "Agenda-adres beëindigd")
FEED_READ = EventType("worklist.feed_read", "Termijnen gelezen door een agenda: {rows} regels", reading=True)
MAIL_ASKED = EventType("worklist.mail_asked", "Herinnering per mail aangezet")
MAIL_STOPPED = EventType("worklist.mail_stopped", "Herinnering per mail uitgezet")
MAIL_SENT = EventType("worklist.mail_sent", "Herinnering per mail verzonden: {soon} eindigen, {passed} verstreken")

FEED_PURPOSE = "agenda"
TERMS = "terms"
"""What the address of this room holds; a room above names its own."""
MOST_READINGS = 60
COUNTED_OVER = timedelta(hours=1)


def digest_of(token: str) -> str:
    """What is kept of a secret address: a digest, by which it is found and from which it cannot be made.

    Basis: BIO 2 (secrets are not stored readable); docs/adr/0082-terms-outside-the-screen.md.
    """
    return hashlib.sha256(token.encode()).hexdigest()


def refuse_without_mail(*, is_set_up: bool) -> None:
    """Nobody waits for a mail that never comes.

    Basis: docs/adr/0082-terms-outside-the-screen.md.
    """
    if not is_set_up:
        raise Refused("no_mail", "Deze regio heeft geen mail ingesteld; een herinnering kan dus niet aankomen.")
