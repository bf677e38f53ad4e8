"""Paging by key: the next page starts after the last row of this one, so the last page costs as much as the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import GeneratedField, Model, Q, QuerySet

T = TypeVar("T")
SIZE = 100
LONGEST_ID = 18  # digits that fit in the number of a record, whatever was typed in an URL


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of rows, and the keys of its neighbours for the URL (empty when there is none)."""

    rows: Sequence[T]
    after: str
    before: str


@dataclass(frozen=True)
class Turn:
    """Which page of a list is asked: its order (a field, `-` for descending), and the key to start after or before."""

    order: str
    key: tuple[Any, int] | None
    backwards: bool

    @property
    def field(self) -> str:
        """The field that the list is ordered by."""
        return self.order.removeprefix("-")

    def rows_of(self, rows: QuerySet[Any, T], size: int = SIZE) -> QuerySet[Any, T]:
        """The rows of this page and one more, which tells whether the list goes on."""
        field, falling = self.field, self.order.startswith("-") != self.backwards
        ordered = rows.order_by(*([f"-{field}", "-pk"] if falling else [field, "pk"]))
        if self.key is not None:
            sign = "lt" if falling else "gt"
            value, pk = self.key
            ordered = ordered.filter(
                Q(**{f"{field}__{sign}e": value}) & (Q(**{f"{field}__{sign}": value}) | Q(**{f"pk__{sign}": pk}))
            )
        return ordered[: size + 1]

    def page_of(self, found: list[T], size: int = SIZE) -> Page[T]:
        """The page of the rows that were found, with the keys of its neighbours."""
        more, found = len(found) > size, found[:size]
        if self.backwards:
            found.reverse()
        first_shown, last_shown = (found[0], found[-1]) if found else (None, None)
        has_next = more if not self.backwards else self.key is not None
        has_previous = more if self.backwards else self.key is not None
        return Page(
            rows=found,
            after=_text(last_shown, self.field) if has_next and last_shown else "",
            before=_text(first_shown, self.field) if has_previous and first_shown else "",
        )


def turn_of(model: type[Model], *, order: str, after: str = "", before: str = "") -> Turn:
    """The page that an URL asks. A key that makes no sense is ignored, so an edited URL shows the first page."""
    backwards = bool(before and not after)
    return Turn(order, _key(model, order.removeprefix("-"), before if backwards else after), backwards)


def page_by_key(rows: QuerySet[Any, T], *, order: str, after: str = "", before: str = "", size: int = SIZE) -> Page[T]:
    """One page of `rows` ordered by `order` and then by primary key. One statement, however deep the page.

    `after` and `before` are keys that an earlier page gave, `value|pk`.
    """
    turn = turn_of(rows.model, order=order, after=after, before=before)
    return turn.page_of(list(turn.rows_of(rows, size)), size)


def _text(row: Any, field: str) -> str:
    value = row[field] if isinstance(row, dict) else getattr(row, field)
    pk = row["pk"] if isinstance(row, dict) else row.pk
    return f"{value.isoformat() if hasattr(value, 'isoformat') else value}|{pk}"


def _key(model: type[Model], field: str, text: str) -> tuple[Any, int] | None:
    if "|" not in text:
        return None
    raw, _, pk = text.rpartition("|")
    if not pk.isdecimal() or len(pk) > LONGEST_ID:
        return None
    column: Any = model._meta.get_field(field)
    if isinstance(column, GeneratedField):  # it takes any text for a value; the field that it is made of judges
        column = column.output_field
    try:
        return column.to_python(raw), int(pk)
    except Exception:  # noqa: BLE001 - to_python raises ValidationError or ValueError by field; a bad key is no key
        return None


def page_by_id(rows: QuerySet[Any, T], *, order: str, after: str = "", before: str = "", size: int = SIZE) -> Page[T]:
    """As `page_by_key`, with keys that are ids: for lists in the order of a name or address, which stays out of URLs.

    One statement more on every page but the first.
    """
    field = order.removeprefix("-")
    page = page_by_key(
        rows, order=order, after=_key_of(rows, field, after), before=_key_of(rows, field, before), size=size
    )
    return Page(page.rows, after=page.after.rpartition("|")[2], before=page.before.rpartition("|")[2])


def _key_of(rows: QuerySet[Any, T], field: str, pk: str) -> str:
    if not pk.isdecimal() or len(pk) > LONGEST_ID:
        return ""
    values = rows.filter(pk=int(pk)).values_list(field, flat=True)
    return "".join(f"{value}|{pk}" for value in values[:1] if value is not None)
