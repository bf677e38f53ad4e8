"""Whether an actor may work on a letter at all: the room of its record says so."""

from collections.abc import Collection

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters import rules
from regiotoezicht.letters.kinds import is_decision
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import Owner, owner_of


def refuse_hidden(letter: Letter, actor: Actor) -> Owner:
    """The owner of a letter; NotAllowed when the actor may not read the record that it belongs to."""
    owner = owner_of(letter.label)
    if owner is None or owner.readable(actor, letter.record_id) is None:
        raise NotAllowed(rules.LETTER_READ.code)
    return owner


def works_on(label: str, record_id: int, actor: Actor) -> bool:
    """Whether the room of the record lets the actor write every letter there."""
    owner = owner_of(label)
    owned = owner.readable(actor, record_id) if owner is not None else None
    return owner is not None and owned is not None and actor.may(owner.compose_permission, owned)


def may_write(label: str, record_id: int, actor: Actor, kinds: Collection[str] = ()) -> bool:
    """Whether the room of the record lets the actor write letters of these kinds there.

    Whoever works on the record writes every letter; whoever may decide on it writes the letters that hold a decision,
    for a decision without its letter is known to nobody. Without `kinds`: whether she may write any at all.
    Basis: Awb 3:40, 3:41, 10:10; toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    owner = owner_of(label)
    owned = owner.readable(actor, record_id) if owner is not None else None
    if owner is None or owned is None:
        return False
    if actor.may(owner.compose_permission, owned):
        return True
    decides = owner.decide_permission
    return decides is not None and all(is_decision(kind) for kind in kinds) and actor.may(decides, owned)


def refuse_other_writer(label: str, record_id: int, actor: Actor, kinds: Collection[str] = ()) -> None:
    """NotAllowed when the room of the record does not let the actor write letters of these kinds there."""
    if not may_write(label, record_id, actor, kinds):
        raise NotAllowed(rules.LETTER_COMPOSE.code)
