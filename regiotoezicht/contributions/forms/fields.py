"""Fields that several forms of this room share."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from regiotoezicht.contributions.rules import HUNDRED
from regiotoezicht.contributions.shares import Key


class PercentField(forms.DecimalField):
    """A percentage as it is typed (`2,5`); gives hundredths of a per cent."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"min_value": 0, "max_value": 100, "decimal_places": 2, "max_digits": 5, "localize": True} | kwargs
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Hundredths of a per cent as they are typed."""
        if isinstance(value, int):
            whole, rest = divmod(value, HUNDRED // 100)
            return f"{whole},{rest:02d}" if rest else str(whole)
        return value

    def clean(self, value: Any) -> Any:
        """The percentage in hundredths of a per cent; None when there is none."""
        typed: Decimal | None = super().clean(value)
        return None if typed is None else int(typed * HUNDRED / 100)


class ReferenceDateField(forms.TypedChoiceField):
    """One of the reference dates of which there are numbers of inhabitants."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=date.fromisoformat, empty_value=None, required=False, **kwargs)

    def offer(self, dates: Iterable[date]) -> None:
        """Fill in the dates."""
        self.choices = [("", "kies een peildatum"), *((one.isoformat(), f"{one:%d-%m-%Y}") for one in dates)]


def mix_of(typed: dict[str, Any]) -> dict[Key, int]:
    """The parts of a mix on a form, in hundredths of a per cent."""
    return {
        Key.INHABITANTS: typed.get("mix_inhabitants") or 0,
        Key.EQUAL: typed.get("mix_equal") or 0,
        Key.WEIGHTS: typed.get("mix_weights") or 0,
    }
