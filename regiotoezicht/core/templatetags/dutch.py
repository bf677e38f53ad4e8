"""Money and moments the Dutch way, and links that keep the state of a list in the URL. Built in for every template."""

import datetime
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect
from django.utils import timezone
from django.utils.dateformat import format as written

from regiotoezicht.core import money

register = template.Library()
SORT, AFTER, BEFORE = "sorteer", "na", "voor"


@register.filter
def euros(cents: int | None) -> str:
    """Cents as euros: `€ 9.710,00`; nothing for no amount."""
    return "" if cents is None else money.euros(cents)


@register.filter
def thousands(number: int | None) -> str:
    """A count as `1.564.695`; nothing for no count."""
    return "" if number is None else f"{number:,}".replace(",", ".")


@register.filter
def hours(minutes: int) -> str:
    """Minutes as hours: `2,5 uur`, with a space at which no line breaks."""
    whole, rest = divmod(round(minutes * 100 / 60), 100)
    return f"{thousands(whole)},{rest:02d}".rstrip("0").rstrip(",") + f"{money.NO_BREAK}uur"


@register.filter
def percent(hundredths: int) -> str:
    """Hundredths of a per cent as `2,5 %`, with a space at which no line breaks."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") + f"{money.NO_BREAK}%"


@register.filter
def as_words(code: str) -> str:
    """A code of several words as a reader writes it: `bezwaar_of_beroep` as `bezwaar of beroep`."""
    return code.replace("_", " ")


@register.filter
def moment(value: datetime.date | None) -> str:
    """A day as `24 maart 2026`, a moment as `24 maart 2026, 10.00 uur` on the clock of the Netherlands."""
    if isinstance(value, datetime.datetime):
        return written(_local(value), "j F Y, H.i \\u\\u\\r")
    return written(value, "j F Y") if value else ""


@register.filter
def short_moment(value: datetime.date | None) -> str:
    """A day as `24-03-2026`, a moment as `24-03-2026 10.00`: for tables, where it may not break."""
    if isinstance(value, datetime.datetime):
        return f"{_local(value):%d-%m-%Y %H.%M}"
    return f"{value:%d-%m-%Y}" if value else ""


@register.filter
def machine_moment(value: datetime.date | None) -> str:
    """For the `datetime` attribute of <time>."""
    if isinstance(value, datetime.datetime):
        return _local(value).isoformat(timespec="minutes")
    return value.isoformat() if value else ""


def _local(value: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


@register.simple_tag(takes_context=True)
def sorted_by(context: template.RequestContext, field: str, descending: bool = False) -> str:
    """The URL of this list sorted by `field`, from its first page."""
    return _changed(context, {SORT: f"-{field}" if descending else field, AFTER: None, BEFORE: None})


@register.simple_tag(takes_context=True)
def turned_to(context: template.RequestContext, side: str, key: str) -> str:
    """The URL of the next (`na`) or previous (`voor`) page of this list."""
    return _changed(context, {AFTER: None, BEFORE: None, side: key})


@register.simple_tag(takes_context=True)
def narrowed_to(context: template.RequestContext, name: str, value: object) -> str:
    """The URL of this list with one more choice in its filter, from its first page."""
    return _changed(context, {name: str(value), AFTER: None, BEFORE: None})


@register.simple_tag(takes_context=True)
def exported(context: template.RequestContext) -> str:
    """The URL of this list, filtered as it is, as a spreadsheet."""
    return _changed(context, {AFTER: None, BEFORE: None, "uitvoer": "xlsx"})


def _changed(context: Any, changes: dict[str, str | None]) -> str:
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


@register.filter
def alert_kind(level: str) -> str:
    """The kind of alert for the level of a message."""
    return {"success": "ok", "warning": "warning", "error": "error"}.get(level, "info")


@register.filter
def kind_of_field(field: BoundField) -> str:
    """How a field is laid out: a `group` with a legend, a `check` with its label behind it, or a `line`."""
    if field.use_fieldset:
        return "group"
    return "check" if isinstance(field.field.widget, CheckboxInput) else "line"


@register.filter
def goal_of_error(field: BoundField) -> str:
    """The id that a link in the error summary points at: of a group its first choice, so that it takes the focus."""
    if isinstance(field.field.widget, RadioSelect):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id
