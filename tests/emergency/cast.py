"""Somebody opens a record in an emergency, through the action itself."""

from typing import Any
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.emergency import actions
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.organisation.models import Record
from tests.conftest import NOW

REASON = "Een collega staat voor een dichte deur en hoort geroep."


def broken(record: Record, actor: AccountActor, **more: Any) -> Emergency:
    """The glass in front of a record, broken for two hours."""
    given: dict[str, Any] = {
        "label": record._meta.label_lower,
        "dossier": record.dossier,
        "category": "safety",
        "reason": REASON,
        "hours": 2,
        "token": uuid4(),
        "at": NOW,
    }
    return actions.break_glass(actor=actor, **(given | more))


def anew(actor: AccountActor) -> AccountActor:
    """The same person in her next request."""
    return AccountActor(actor.account, actor.at)
