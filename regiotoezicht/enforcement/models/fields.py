"""Fields that many records of a case have, each with the same meaning."""

from django.db import models

from regiotoezicht.access.models import Account
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.models import RunningTerm


def recorded_by_field() -> models.ForeignKey[Account | None, Account | None]:
    """Who recorded it; empty when the programme did."""
    return models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vastgelegd door"
    )


def term_field(label: str) -> models.ForeignKey[RunningTerm | None, RunningTerm | None]:
    """A term of the worklist that runs for it; empty until it starts."""
    return models.ForeignKey(RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)


def letter_field(label: str) -> models.ForeignKey[Letter | None, Letter | None]:
    """The letter that tells it; empty until it is made."""
    return models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label)
