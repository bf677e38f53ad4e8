"""The codes of events in Dutch words: events hold codes, screens show what they mean.

A code is looked up among the choices of the record's own field of that name (`from_status` is a `status`), and then in
what the rooms declared for facts that name something of theirs, such as a kind of task.
"""

import functools
import re
from collections.abc import Callable
from datetime import date

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from regiotoezicht.core.rights import PERMISSIONS

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LOOKUPS: dict[str, list[Callable[[str], str]]] = {}


def declare(fact: str, lookup: Callable[[str], str]) -> None:
    """Say what the codes of a fact mean, from the `ready()` of a room; `lookup` answers nothing for an unknown code."""
    _LOOKUPS.setdefault(fact, []).append(lookup)


def word_of(label: str, fact: str, value: object) -> str:
    """A fact about a record of this kind in Dutch; the code itself when nobody knows it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = "" if value is None else str(value)
    if _DAY.fullmatch(text):
        return f"{date.fromisoformat(text):%d-%m-%Y}"
    choices = _choices(label, fact) or _choices(label, re.sub(r"^(from|to)_", "", fact))
    if text in choices:
        return choices[text]
    found = (lookup(text) for lookup in _LOOKUPS.get(fact, ()))
    return next((word for word in found if word), text)


@functools.cache
def _choices(label: str, name: str) -> dict[str, str]:
    """The choices of a field, by its code; nothing when there is no such record or field."""
    try:
        field = apps.get_model(label)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):  # a label without a dot is no record
        return {}
    return {str(code): str(word) for code, word in getattr(field, "flatchoices", ())}


declare("permission", lambda code: PERMISSIONS[code].sentence if code in PERMISSIONS else "")
