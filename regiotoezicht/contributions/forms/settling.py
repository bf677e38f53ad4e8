"""Forms of a settlement."""

from typing import Any

from django import forms

from regiotoezicht.contributions.models import CostLine
from regiotoezicht.contributions.rules import MOST_CENTS
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField


class SpentForm(Form):
    """What a line really cost: an amount, or hours at the tariff that was agreed."""

    cents = EuroField(label="Werkelijk besteed, zonder btw", most_cents=MOST_CENTS)
    hours = forms.DecimalField(
        label="Werkelijk geleverde uren",
        min_value=0,
        max_value=100_000,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="Het voorstel is wat de medewerkers van deze gemeente boekten.",
    )
    reason = GuardedCharField(
        label="Reden van het verschil", max_length=160, required=False, widget=forms.TextInput(), help_text=""
    )

    def __init__(self, *args: Any, line: CostLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["cents" if line.supplied_by_id else "hours"]

    @property
    def minutes(self) -> int:
        """The hours in whole minutes."""
        return round((self.cleaned_data.get("hours") or 0) * 60)
