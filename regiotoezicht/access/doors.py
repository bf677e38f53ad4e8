"""Doors of pages: whoever holds none of the permissions finds no page."""

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor, Permission, Reach


def need(actor: Actor, permission: Permission) -> Reach:
    """Where the actor holds the permission. Raises NotAllowed when nowhere: the page then does not exist for her."""
    reach = actor.reach(permission)
    if not reach:
        raise NotAllowed(permission.code)
    return reach
