"""Forms of promises."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.contributions.forms.fields import PercentField
from regiotoezicht.contributions.rules import MOST_CENTS, YEARS
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import Municipality


class PromiseForm(Form):
    """What was promised to a municipality."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled below
        label="Gemeente",
        empty_label="kies een gemeente",
    )
    cents = EuroField(label="Ten hoogste, per jaar", most_cents=MOST_CENTS)
    includes_vat = forms.BooleanField(label="Dat bedrag is inclusief btw", required=False)
    from_year = forms.IntegerField(label="Eerste jaar", min_value=YEARS[0], max_value=YEARS[-1])
    until_year = forms.IntegerField(
        label="Laatste jaar", required=False, min_value=YEARS[0], max_value=YEARS[-1], help_text="Leeg: zonder einde."
    )
    index = PercentField(label="Indexering per jaar, in procenten", required=False, help_text="Leeg: geen indexering.")
    holds_without_others = forms.BooleanField(
        label="Geldt ook als andere gemeenten niet meedoen", required=False, initial=True
    )
    source = GuardedCharField(
        label="Bron",
        max_length=120,
        widget=forms.TextInput(),
        help_text="De brief of het besluit waarin dit staat, met kenmerk.",
    )
    promised_date = DateField(label="Datum van die brief of dat besluit")

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities


class EndPromiseForm(Form):
    """After which year a promise no longer holds."""

    last_year = forms.IntegerField(
        label="Laatste jaar waarin de toezegging geldt",
        required=False,
        min_value=YEARS[0],
        max_value=YEARS[-1],
        help_text="Leeg: de toezegging was een vergissing en gold nooit. Wat al is vastgesteld, blijft staan.",
    )
