"""The table in which is said who takes part: one row of fields for each municipality."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from regiotoezicht.contributions.models import Contribution
from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField


class RowForm(Form):
    """One municipality."""

    participates = forms.BooleanField(label="Doet mee", required=False)
    weight = forms.DecimalField(
        label="Gewicht",
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=4,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    order_number = GuardedCharField(
        label="Inkoopnummer", required=False, max_length=40, widget=forms.TextInput(), help_text=""
    )


class TakingPart:
    """The rows of all municipalities of a version."""

    def __init__(self, data: Mapping[str, Any] | None, rows: Sequence[Contribution]) -> None:
        self.rows = [
            (
                row,
                RowForm(
                    data,
                    prefix=str(row.municipality_id),
                    initial={
                        "participates": row.participates,
                        "weight": row.weight.normalize() if row.weight else None,
                        "order_number": row.order_number,
                    },
                ),
            )
            for row in rows
        ]

    def is_valid(self) -> bool:
        """Whether every row can be taken."""
        judged = [form.is_valid() for _, form in self.rows]  # each, so that all that is wrong is said at once
        return all(judged)

    @property
    def wrong(self) -> list[str]:
        """What is wrong, each with the name of its municipality."""
        return [
            f"{row.municipality.name}: {sentence}"
            for row, form in self.rows
            for sentences in form.errors.values()
            for sentence in sentences
        ]

    @property
    def taking_part(self) -> set[int]:
        """The municipalities that take part."""
        return {row.municipality_id for row, form in self.rows if form.cleaned_data["participates"]}

    @property
    def weights(self) -> dict[int, Decimal]:
        """The weight of each municipality."""
        return {row.municipality_id: form.cleaned_data["weight"] or Decimal(0) for row, form in self.rows}

    @property
    def order_numbers(self) -> dict[int, str]:
        """The purchase order number of each municipality."""
        return {row.municipality_id: form.cleaned_data["order_number"] for row, form in self.rows}
