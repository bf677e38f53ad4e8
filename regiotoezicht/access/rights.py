"""Which roles hold which permissions, and in which way. Every room fills in its own rows when it starts."""

from collections.abc import Mapping
from enum import Enum

from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import Permission


class Way(Enum):
    """How a role holds a permission."""

    OFFICE = "through the municipality or district of the role"
    DESIGNATED = "in the municipalities where she is designated today (Awb 5:11)"
    ASSIGNED = "on the records that an assignment or grant names"


_LENT_ALONG: set[str] = set()

HOLDERS: dict[Permission, dict[Role, frozenset[Way]]] = {}


def allow(permission: Permission, holders: Mapping[Role, Way | tuple[Way, ...]]) -> None:
    """Say who holds a permission. Raises ValueError when it was said before: a right has one place."""
    if permission in HOLDERS:
        raise ValueError(f"the holders of {permission} are declared twice")
    HOLDERS[permission] = {
        role: frozenset(ways if isinstance(ways, tuple) else (ways,)) for role, ways in holders.items()
    }


def roles_with(permission: Permission, way: Way) -> frozenset[Role]:
    """The roles that hold a permission in this way."""
    return frozenset(role for role, ways in HOLDERS.get(permission, {}).items() if way in ways)


def lend_along(*reasons: str) -> None:
    """Say which assignments whoever covers for a colleague may work on meanwhile, by the reason of their grants.

    What is not said here is given to a person and stays hers: her signature, her seat on a committee, a named reader.
    """
    _LENT_ALONG.update(reasons)


def lent_along() -> frozenset[str]:
    """The reasons of grants that come with a role that is covered."""
    return frozenset(_LENT_ALONG)
