"""Paging by key: the next page starts after the last row of this one, so the last page costs as much as the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

T = TypeVar("T")
SIZE = 100


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of rows, and the keys of its neighbours for the URL (empty when there is none)."""

    rows: Sequence[T]
    after: str
    before: str


def page_by_key(rows: QuerySet[Any, T], *, order: str, after: str = "", before: str = "", size: int = SIZE) -> Page[T]:
    """One page of `rows` ordered by `order` (a field, `-` for descending) and then by primary key.

    `after` and `before` are keys that an earlier page gave, `value|pk`; a key that makes no sense is ignored, so an
    edited URL shows the first page. One statement, however deep the page.
    """
    field, descending = order.removeprefix("-"), order.startswith("-")
    backwards = bool(before and not after)
    falling = descending != backwards
    ordering = [f"-{field}", "-pk"] if falling else [field, "pk"]
    ordered = rows.order_by(*ordering)
    key = _key(rows, field, before if backwards else after)
    if key is not None:
        sign = "lt" if falling else "gt"
        value, pk = key
        ordered = ordered.filter(
            Q(**{f"{field}__{sign}e": value}) & (Q(**{f"{field}__{sign}": value}) | Q(**{f"pk__{sign}": pk}))
        )
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    first_shown, last_shown = (found[0], found[-1]) if found else (None, None)
    has_next = more if not backwards else key is not None
    has_previous = more if backwards else key is not None
    return Page(
        rows=found,
        after=_text(last_shown, field) if has_next and last_shown else "",
        before=_text(first_shown, field) if has_previous and first_shown else "",
    )


def _text(row: Any, field: str) -> str:
    value = row[field] if isinstance(row, dict) else getattr(row, field)
    pk = row["pk"] if isinstance(row, dict) else row.pk
    return f"{value.isoformat() if hasattr(value, 'isoformat') else value}|{pk}"


def _key(rows: QuerySet[Any, T], field: str, text: str) -> tuple[Any, int] | None:
    if "|" not in text:
        return None
    raw, _, pk = text.rpartition("|")
    try:
        return rows.model._meta.get_field(field).to_python(raw), int(pk)
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
    if not pk.isdecimal() or len(pk) > 18:
        return ""
    values = rows.filter(pk=int(pk)).values_list(field, flat=True)
    return "".join(f"{value}|{pk}" for value in values[:1] if value is not None)
