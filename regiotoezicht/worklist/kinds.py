"""The kinds of work: every room declares its own when the programme starts."""

import functools
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

_PLACE = 987_654_321  # stands for the id while a route is cut into what comes before and after it

KINDS: dict[str, "TaskKind"] = {}


@dataclass(frozen=True)
class TaskKind:
    """One kind of work: the Dutch sentence that the worklist shows and the route to where it is done.

    `route` takes one number, the id of the record. The sentence is the same for every record of the kind, so it
    cannot hold a name or an address.
    """

    code: str
    sentence: str
    route: str


def declare(code: str, sentence: str, route: str) -> TaskKind:
    """Declare a kind of work. Raises ValueError when the code was declared before."""
    if code in KINDS:
        raise ValueError(f"the kind of task {code} is declared twice")
    KINDS[code] = TaskKind(code, sentence, route)
    return KINDS[code]


def sentence_of(code: str) -> str:
    """The Dutch sentence of a kind; its code when the room that declared it is gone."""
    kind = KINDS.get(code)
    return kind.sentence if kind else code


@functools.cache
def _ends_of(route: str) -> tuple[str, str]:
    try:
        before, _, after = reverse(route, args=[_PLACE]).partition(str(_PLACE))
    except NoReverseMatch:  # a list is not lost because one room has no page for its work
        return "", ""
    return before, after


def url_of(code: str, record_id: int) -> str:
    """Where the work on this record is done; empty when no room has a page for it. Cheap enough for every row."""
    kind = KINDS.get(code)
    return page_of(kind.route, record_id) if kind else ""


def page_of(route: str, record_id: int) -> str:
    """The page of a record by its route; empty when there is no such page. Cheap enough for every row."""
    before, after = _ends_of(route) if route else ("", "")
    return f"{before}{record_id}{after}" if before else ""
