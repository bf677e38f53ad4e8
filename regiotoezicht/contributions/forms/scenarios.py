"""The form of what-if."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.contributions.forms.fields import PercentField, ReferenceDateField, mix_of
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import KEYS
from regiotoezicht.core.forms import Form, TicksField
from regiotoezicht.organisation.models import Municipality


class ScenarioForm(Form):
    """What would be otherwise; what is left empty stays as it is."""

    absent = TicksField(
        queryset=Municipality.objects.none(),  # filled below
        label="Deze gemeenten doen niet mee",
        required=False,
    )
    key = forms.ChoiceField(
        label="Andere verdeelsleutel", choices=[("", "zoals in deze versie"), *KEYS], required=False
    )
    mix_inhabitants = PercentField(label="Mengsel: deel naar inwoners, in procenten", required=False)
    mix_equal = PercentField(label="Mengsel: deel gelijk, in procenten", required=False)
    mix_weights = PercentField(label="Mengsel: deel naar gewichten, in procenten", required=False)
    reference_date = ReferenceDateField(label="Andere peildatum")
    growth = PercentField(
        label="Groei van de kosten, in procenten", required=False, min_value=-99, help_text="Krimp met een min ervoor."
    )
    redistribute = forms.ChoiceField(
        label="Wat toezeggingen openlaten",
        choices=[("", "zoals in deze versie"), ("yes", "verdelen over de anderen"), ("no", "open laten")],
        required=False,
    )

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], dates: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        absent: Any = self.fields["absent"]
        absent.queryset = municipalities
        absent.widget.attrs["class"] = "rt-many"
        reference: Any = self.fields["reference_date"]
        reference.offer(dates)

    @property
    def mix(self) -> dict[Key, int]:
        """The parts of the mix, in hundredths of a per cent."""
        return mix_of(self.cleaned_data)
