"""Reading a list is one event, however many rows it shows."""

from datetime import datetime

from django.db.models import Model

from regiotoezicht.core.actions import EventType, Fact, record_alone
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import District, Municipality


def record_list(
    event: EventType, reach: Reach, *, actor: Actor, at: datetime, purpose: str = "", **facts: Fact
) -> None:
    """Record that the actor read a list: on her district, else on her municipality, else on none.

    `reach` is that of the permission by which she reads it. Costs no statement more than the event itself, which is
    committed when this returns, or with the unit of work that is open.
    """
    subject: Model
    if reach.districts:
        subject = District(pk=min(reach.districts))
    elif reach.municipalities:
        subject = Municipality(pk=min(reach.municipalities))
    else:
        subject = Municipality()
    record_alone(event, subject, actor=actor, at=at, purpose=purpose, **facts)
