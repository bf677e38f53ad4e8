"""What kinds of records there are, seen from below: who may see them, what they are called and where they are shown.

Every room declares its kinds when it starts. The dossier page, the search and the log read them from here, so that
none of them needs to know a room, and none shows a record that its room would not show.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.urls import NoReverseMatch, reverse

from regiotoezicht.core.rights import Actor

Rows = Callable[[Actor], "QuerySet[Any]"]


@dataclass(frozen=True)
class Kind:
    """One kind of record. `visible` answers the rows an actor may see; `url` the page of one row, by its id.

    `state` names the field that holds the status, or is empty; `in_dossier` says whether the rows carry a dossier
    number and responsible municipality (they do when the model is a `Record`). `readable` answers the rows of which
    the actor may read the content; without it that is every row that she sees.
    """

    label: str
    name: str
    visible: Rows = field(compare=False)
    url: Callable[[int], str] | None = field(compare=False, default=None)
    state: str = ""
    in_dossier: bool = True
    readable: Rows | None = field(compare=False, default=None)


@dataclass(frozen=True)
class Seen:
    """A record of a dossier that the actor may see; `readable` says whether she may read more than its status."""

    kind: Kind
    record_id: int
    dossier: str
    municipality_id: int
    district_id: int
    state: str
    readable: bool

    @property
    def url(self) -> str:
        """The page of the record, or nothing when it has none."""
        return _page(self.kind, self.record_id)

    @property
    def state_label(self) -> str:
        """The status in Dutch."""
        if not self.kind.state:
            return ""
        choices = model_of(self.kind)._meta.get_field(self.kind.state).flatchoices  # type: ignore[union-attr]  # a column, never a relation
        return str(dict(choices).get(self.state, self.state))


_KINDS: dict[str, Kind] = {}
_DOSSIER_ROUTE: list[str] = []
_MODELS: dict[str, type[Model]] = {}


def declare(
    model: type[Model],
    *,
    name: str,
    visible: Rows,
    url: Callable[[int], str] | None = None,
    state: str = "",
    readable: Rows | None = None,
) -> Kind:
    """Declare a kind of record, from the `ready()` of its room. Raises ValueError when it was declared before."""
    label = model._meta.label_lower
    if label in _KINDS:
        raise ValueError(f"the record {label} is declared twice")
    has_dossier = any(column.name == "dossier" for column in model._meta.fields)
    _KINDS[label] = Kind(label, name, visible, url, state, has_dossier, readable)
    _MODELS[label] = model
    return _KINDS[label]


def kinds() -> list[Kind]:
    """All kinds, by their Dutch name."""
    return sorted(_KINDS.values(), key=lambda kind: kind.name)


def name_of(label: str) -> str:
    """The Dutch name of a kind of record; the label itself when no room declared it."""
    return _KINDS[label].name if label in _KINDS else label


def model_of(kind: Kind) -> type[Model]:
    """The model behind a kind."""
    return _MODELS[kind.label]


def url_of(label: str, record_id: int | None) -> str:
    """The page of a record, or nothing. The page itself checks who comes in."""
    kind = _KINDS.get(label)
    return _page(kind, record_id) if kind and record_id is not None else ""


def _page(kind: Kind, record_id: int) -> str:
    try:
        return kind.url(record_id) if kind.url else ""
    except NoReverseMatch:  # a dossier is not lost because one room has no page for its record
        return ""


def place_dossier_page(route: str) -> None:
    """Say which route shows a dossier; called by the room that has the page."""
    _DOSSIER_ROUTE[:] = [route]


def dossier_url(number: str) -> str:
    """The page of a dossier, or nothing as long as no room shows dossiers."""
    return reverse(_DOSSIER_ROUTE[0], args=[number]) if _DOSSIER_ROUTE and number else ""


def seen_in_dossier(actor: Actor, number: str) -> list[Seen]:
    """Every record of one dossier that the actor may see, in one statement. Empty looks like unknown."""
    return _seen(actor, Q(dossier=number), limit=2_000)


def dossiers_starting(actor: Actor, text: str, *, limit: int) -> list[Seen]:
    """Records whose dossier number starts with `text` and that the actor may see, one for each dossier."""
    found: dict[str, Seen] = {}
    for seen in _seen(actor, Q(dossier__startswith=text), limit=limit * 10):
        found.setdefault(seen.dossier, seen)
    return [found[number] for number in sorted(found, reverse=True)][:limit]


def _seen(actor: Actor, where: Q, *, limit: int) -> list[Seen]:
    rows = [_as_rows(kind, actor, where) for kind in kinds() if kind.in_dossier]
    if not rows:
        return []
    found: Iterable[tuple[Any, ...]] = (rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0])[:limit]
    return [
        Seen(_KINDS[label], pk, dossier, municipality_id, district_id, state, bool(readable))
        for label, pk, dossier, municipality_id, district_id, state, readable in found
    ]


def _as_rows(kind: Kind, actor: Actor, where: Q) -> "QuerySet[Any, tuple[Any, ...]]":
    state = Cast(F(kind.state), CharField()) if kind.state else Value("", output_field=CharField())
    readable: Any = Value(1, output_field=IntegerField())
    if kind.readable is not None:
        content = Exists(kind.readable(actor).filter(pk=OuterRef("pk")).order_by())
        readable = Case(When(content, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows: QuerySet[Any, tuple[Any, ...]] = (
        kind.visible(actor)
        .filter(where)
        .order_by()
        .annotate(kind_label=Value(kind.label, output_field=CharField()), kind_state=state, kind_readable=readable)
        .values_list("kind_label", "pk", "dossier", "municipality_id", "district_id", "kind_state", "kind_readable")
    )
    return rows
