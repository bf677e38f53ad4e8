"""An amount of money on a form: typed the Dutch way, kept as cents."""

import re
from typing import Any

from django import forms

from regiotoezicht.core.money import euros

_AMOUNT = re.compile(r"(?:€\s*)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}|--?))?")
MOST_CENTS = 2**31 - 1
"""More does not fit in most columns: EUR 21,474,836.47."""


def _why(text: str) -> str:
    """What is wrong with an amount, as the end of a sentence."""
    if re.search(r",\d{3,}\s*$", text):
        return ": het heeft meer dan twee cijfers achter de komma."
    if re.match(r"\s*(?:€\s*)?[-−]\s*\d", text) or re.search(r"\d\s*[-−]\s*$", text):
        return ": het kan niet lager zijn dan nul."
    return ". Schrijf het als 2.500 of 2.500,50."


class EuroField(forms.CharField):
    """An amount as a clerk types it (`2.500`, `2500,50`, `€ 2.500,-`); gives cents, at most `most_cents`."""

    def __init__(self, *args: Any, most_cents: int = MOST_CENTS, **kwargs: Any) -> None:
        self.most_cents = most_cents
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(*args, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Cents as they are typed."""
        if isinstance(value, int):
            whole, rest = divmod(value, 100)
            return f"{whole:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")
        return value

    def clean(self, value: Any) -> Any:
        """The amount in cents, None when there is none."""
        text: str = super().clean(value)
        if not text:
            return None
        found = _AMOUNT.fullmatch(text.strip().replace("\u00a0", " "))
        if found is None:
            raise forms.ValidationError(f"“{self.label}” is geen bedrag{_why(text)}", code="invalid")
        whole, rest = found[1].replace(".", ""), (found[2] or "").replace("-", "")
        if len(whole) > len(str(self.most_cents)):  # before it is made a number: of thousands of digits none is made
            raise self._too_large()
        cents = int(whole) * 100 + int(rest.ljust(2, "0") or 0)
        if cents > self.most_cents:
            raise self._too_large()
        return cents

    def _too_large(self) -> forms.ValidationError:
        most = euros(self.most_cents)
        return forms.ValidationError(f"“{self.label}” is te groot: ten hoogste {most}.", code="too_large")
