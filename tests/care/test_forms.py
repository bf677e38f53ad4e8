"""No field of care takes a story."""

from typing import Any

import pytest
from django import forms

from regiotoezicht.care import forms as of_care
from regiotoezicht.care.forms import CodeField, MarkField


@pytest.mark.parametrize("typed", ["B&W 2026-118", "Z/26/00412", "Zaak 12345"])
def test_a_mark_is_taken(typed: str) -> None:
    assert MarkField().clean(typed) == typed


@pytest.mark.parametrize("typed", ["Anna Jansen", "zij woont op nummer 7", "Anna\n12", "A" * 30 + "1", "12 <b>"])
def test_a_story_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Schrijf alleen het kenmerk"):
        MarkField().clean(typed)


def test_no_form_has_a_field_for_text() -> None:
    kinds: list[Any] = [
        one
        for one in vars(of_care).values()
        if isinstance(one, type) and issubclass(one, forms.BaseForm) and one.__module__ == of_care.__name__
    ]
    free = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        for name, field in kind.base_fields.items()
        if type(field) is forms.CharField
    }
    assert len(kinds) > 8
    assert free == {"OnCallForm.phone"}, "and that one takes a telephone number only"
    assert issubclass(CodeField, forms.CharField)
