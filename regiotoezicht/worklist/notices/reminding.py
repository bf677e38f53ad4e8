"""The daily mail: how many terms end within a week and how many have passed. No number, no name, no address."""

import smtplib
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.worklist.deadlines import DAYS_OF_REMINDER, counted
from regiotoezicht.worklist.notices import actions
from regiotoezicht.worklist.notices.models import MailReminder

NOT_DELIVERED = "De mailserver nam {failed} van de {all} herinneringen niet aan; de volgende keer gaan ze opnieuw."


def send_reminders(at: datetime) -> int:
    """Send everybody who asked for it her mail of this day, once; answers how many went out.

    Who may see no terms at that moment, or has none that end or have passed, gets none. Raises Refused, after all
    others were sent, when the mail server took some of them not. Does nothing in a region without mail.
    """
    if not settings.MAIL_IS_SET_UP:
        return 0
    today, sent, failed = local_date(at), 0, 0
    waiting = MailReminder.objects.filter(account__is_active=True).select_related("account__employee").order_by("pk")
    with get_connection() as connection:
        for reminder in waiting:
            soon, passed = counted(AccountActor(reminder.account, at), on=today)
            if not soon + passed or not actions.claim_mail(reminder, at=at, soon=soon, passed=passed):
                continue
            message = EmailMessage(
                subject_of(soon, passed), text_of(soon, passed), to=[reminder.account.email], connection=connection
            )
            try:
                sent += message.send()
            except (smtplib.SMTPException, OSError):
                actions.release_mail(reminder)
                failed += 1
    if failed:
        raise Refused("mail_failed", NOT_DELIVERED.format(failed=failed, all=sent + failed))
    return sent


def subject_of(soon: int, passed: int) -> str:
    """The subject: counts only, for it shows on locked screens and in lists."""
    return f"Termijnen: {soon} binnen {DAYS_OF_REMINDER} dagen, {passed} verstreken"


def text_of(soon: int, passed: int) -> str:
    """The whole mail."""
    ending = "1 termijn eindigt" if soon == 1 else f"{soon} termijnen eindigen"
    over = "1 termijn is" if passed == 1 else f"{passed} termijnen zijn"
    return (
        f"{ending} binnen {DAYS_OF_REMINDER} dagen; {over} te laat of verstreken.\n\n"
        f"Bekijk ze na aanmelden op {settings.SITE}\n\n"
        "U krijgt dit bericht omdat u het hebt aangezet bij Mijn account. Daar zet u het ook weer uit.\n"
    )
