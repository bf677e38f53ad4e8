"""What two supervisors filled in differently in one section, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from regiotoezicht.core.templatetags.dutch import moment

EMPTY = "niet ingevuld"


@dataclass(frozen=True)
class Difference:
    """One field: its label, what the colleague saved and what was typed here."""

    label: str
    stored: str
    typed: str


def differences(form: forms.BaseForm) -> list[Difference]:
    """The fields of a form whose typed value differs from what is stored (its initial values)."""
    found = []
    for bound in form.visible_fields():
        stored = form.initial.get(bound.name)
        typed = form.cleaned_data.get(bound.name)
        before, after = in_words(bound.field, stored), in_words(bound.field, typed)
        if before != after:
            found.append(Difference(str(bound.label), before, after))
    return found


def left_empty(form: forms.BaseForm) -> dict[str, Any]:
    """The stored values of the fields that were left empty here: texts, choices and numbers."""
    return {
        bound.name: form.initial[bound.name]
        for bound in form.visible_fields()
        if form.cleaned_data.get(bound.name) in (None, "")
        and form.initial.get(bound.name) not in (None, "")
        and not isinstance(form.initial[bound.name], date)
    }


def in_words(field: forms.Field, value: Any) -> str:
    """A value of a field as the screen says it."""
    if isinstance(field, forms.BooleanField):
        return "ja" if value else "nee"
    if value is None or value == "":
        return EMPTY
    if isinstance(value, date):
        return moment(value)
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value))
