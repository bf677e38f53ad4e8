"""What pages of forwarding ask."""

from regiotoezicht.core.rights import Actor
from regiotoezicht.sharing.forwarding.models import Forwarding


def waiting_for(actor: Actor) -> int:
    """How many forwardings wait for an answer that the actor may give."""
    return Forwarding.objects.answerable_by(actor).count()


def to_answer(actor: Actor, pk: int) -> Forwarding | None:
    """A forwarding that the actor may answer, with what was sealed; None when it was answered."""
    return Forwarding.objects.answerable_by(actor).select_related("to").filter(pk=pk).first()
