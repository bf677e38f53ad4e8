"""What an online check is about."""

from django.db.models import QuerySet

from regiotoezicht.core.forms import LONGEST_NUMBER
from regiotoezicht.core.rights import Actor
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal


def permit_meant(actor: Actor, number: str) -> Permit | None:
    """The permit with a number, as far as the actor reads it."""
    return _permits(actor).filter(pk=_pk(number)).first()


def signal_meant(actor: Actor, number: str) -> Signal | None:
    """The signal with a number, as far as the actor reads it."""
    return Signal.objects.readable_by(actor).select_related("municipality").filter(pk=_pk(number)).first()


def permit_at(actor: Actor, signal: Signal) -> Permit | None:
    """The permit in force at the business premises of a signal, as far as the actor reads it."""
    if signal.premises_id is None:
        return None
    return _permits(actor).filter(premises=signal.premises_id, ended_date__isnull=True).first()


def _permits(actor: Actor) -> QuerySet[Permit]:
    return Permit.objects.visible_to(actor).select_related("municipality", "business")


def _pk(number: str) -> int:
    """The number as a database can hold it; none has 0."""
    return int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else 0
