"""Whether an actor may work on a letter at all: the room of its record says so."""

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters import rules
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import Owner, owner_of


def refuse_hidden(letter: Letter, actor: Actor) -> Owner:
    """The owner of a letter; NotAllowed when the actor may not read the record that it belongs to."""
    owner = owner_of(letter.label)
    if owner is None or owner.readable(actor, letter.record_id) is None:
        raise NotAllowed(rules.LETTER_READ.code)
    return owner


def refuse_other_writer(label: str, record_id: int, actor: Actor) -> None:
    """NotAllowed when the room of the record does not let the actor write letters there."""
    owner = owner_of(label)
    owned = owner.readable(actor, record_id) if owner is not None else None
    if owner is None or owned is None or not actor.may(owner.compose_permission, owned):
        raise NotAllowed(rules.LETTER_COMPOSE.code)
