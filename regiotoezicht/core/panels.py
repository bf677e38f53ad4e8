"""Places that upper rooms fill: the menu, and blocks on shared pages. Filled when the programme starts."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from typing import Any

from regiotoezicht.core.rights import Actor, Permission


@dataclass(frozen=True, order=True)
class MenuEntry:
    """A line of the menu, shown to whoever holds one of the permissions somewhere. `key` is a key that opens it."""

    order: int
    label: str = field(compare=False)
    route: str = field(compare=False)
    permissions: tuple[Permission, ...] = field(compare=False)
    icon: str = field(compare=False, default="point")
    group: str = field(compare=False, default="")
    key: str = field(compare=False, default="")


_MENU: list[MenuEntry] = []


def add_to_menu(entry: MenuEntry) -> None:
    """Add a line to the menu. Raises ValueError for a page that has a line already."""
    if any(entry.route == other.route for other in _MENU):
        raise ValueError(f"{entry.route} stands in the menu already")
    _MENU.append(entry)
    _MENU.sort()


def menu_for(actor: Actor) -> list[MenuEntry]:
    """The lines of the menu for this actor: groups together, in the order of their first lines."""
    lines = [e for e in _MENU if any(actor.reach(p) for p in e.permissions) or not e.permissions]
    first: dict[str, int] = {}
    for entry in lines:
        first.setdefault(entry.group, len(first))
    return sorted(lines, key=lambda entry: (first[entry.group], entry.order))


def entries_of(routes: Iterable[str]) -> list[MenuEntry]:
    """The lines of the menu that lead to these routes, in the order of the routes."""
    lines = {entry.route: entry for entry in _MENU}
    return [lines[route] for route in routes]


@dataclass(frozen=True, order=True)
class Panel:
    """A block on a shared page (`place`), made by an upper room. `render` answers a template name and its context,
    or None when there is nothing to show to this actor about this subject.

    `about` names the kind of record (label) that the block shows: the dossier page asks only the panels of kinds that
    the actor sees there, so that a block costs no statement where it has nothing to show.
    """

    order: int
    place: str
    render: Callable[[Actor, Any], tuple[str, dict[str, Any]] | None] = field(compare=False)
    about: str = field(compare=False, default="")


_PANELS: list[Panel] = []


def add_panel(panel: Panel) -> None:
    """Add a block to a shared page."""
    _PANELS.append(panel)
    _PANELS.sort()


def panels_of(
    place: str, actor: Actor, subject: Any, *, about: Container[str] | None = None
) -> list[tuple[str, dict[str, Any]]]:
    """The blocks of a page for this actor, in order; with `about` only the panels of those kinds of record."""
    asked = (p for p in _PANELS if p.place == place and (about is None or not p.about or p.about in about))
    blocks = (panel.render(actor, subject) for panel in asked)
    return [block for block in blocks if block is not None]
