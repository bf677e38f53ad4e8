"""Choice lists of filters, drawn once. Built in for every template.

The filter above a list offers the same dozens of codes and places to a whole team; drawing them took as long as a
quarter of the rows.
"""

from typing import Any

from django import template
from django.forms import BoundField, ModelChoiceField, Select
from django.utils.safestring import SafeString

register = template.Library()
MOST = 512
_DRAWN: dict[tuple[Any, ...], SafeString] = {}


@register.filter
def remembered(field: BoundField) -> SafeString:
    """A field of a filter. A choice list is remembered by all that it shows; what somebody typed never is.

    Neither is a choice of records, which could be people: what is left are codes, roles and municipalities.
    """
    if type(field.field.widget) is not Select or isinstance(field.field, ModelChoiceField) or field.errors:
        return field.as_field_group()
    choices: Any = field.field.widget.choices
    key = (
        field.auto_id,
        field.html_name,
        str(field.label),
        str(field.help_text),
        field.field.required,
        str(field.value() or ""),
        tuple((str(value), str(label)) for value, label in choices),
    )
    found = _DRAWN.get(key)
    if found is None:
        if len(_DRAWN) >= MOST:
            _DRAWN.clear()
        found = _DRAWN[key] = field.as_field_group()
    return found
