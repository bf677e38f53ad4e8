"""What an account asked to get outside the screen."""

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.worklist.notices import rules


class CalendarFeed(models.Model):
    """A secret address (*agenda-adres*) at which a calendar reads for one account. Only its digest is kept.

    `content` says what: the terms of its work, or what a room above offers. An account has one for each.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="account")
    content = models.CharField("inhoud", max_length=20, default=rules.TERMS)
    digest = models.CharField("afdruk van het geheim", max_length=64, unique=True)
    made_at = models.DateTimeField("gemaakt op")
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)
    read_at = models.DateTimeField("laatst gelezen op", null=True, blank=True)
    counting_from = models.DateTimeField("telt vanaf", null=True, blank=True)
    readings = models.PositiveSmallIntegerField("keren gelezen", default=0)

    privacy = Classified(
        plain="content made_at ended_at read_at counting_from readings",
        personal="account",
        confidential="digest",
        retention="selectielijst 19.1.24: zes maanden na het einde",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("account", "content"), condition=Q(ended_at__isnull=True), name="one_feed_per_account"
            ),
        )

    def __str__(self) -> str:
        return f"agenda van account {self.account_id}"


class MailReminder(models.Model):
    """That an account wants a mail (*herinnering*) on days when terms end or have passed."""

    account = models.OneToOneField(Account, models.PROTECT, related_name="+", verbose_name="account")
    asked_at = models.DateTimeField("gevraagd op")
    sent_on = models.DateField("laatst verzonden op", null=True, blank=True)

    privacy = Classified(
        plain="asked_at sent_on",
        personal="account",
        retention="tot het account het bericht niet meer wil",
    )

    def __str__(self) -> str:
        return f"herinnering aan account {self.account_id}"
