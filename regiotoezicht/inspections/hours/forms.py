"""Forms of hours."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.organisation.models import Municipality


class HoursForm(Form):
    """Hours by hand: for other work than a round, or another number of hours."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    date = DateField(label="Datum")
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Voor gemeente",
        empty_label="kies een gemeente",
    )
    sector = forms.ChoiceField(label="Sector", choices=[("", "kies een sector"), *Sector.choices])
    hours = forms.DecimalField(
        label="Aantal uren",
        min_value=Decimal("0.25"),
        max_value=16,
        decimal_places=2,
        localize=True,
        help_text="Bijvoorbeeld 1,5.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    dossier = forms.RegexField(
        r"\A[A-Z]{2,4}-[0-9]{4}-[0-9]{4,6}\Z",  # the whole of it: words beside a number are no number
        label="Dossiernummer",
        required=False,
        help_text="Alleen als u aan een zaak werkte, zoals KEN-2026-00012.",
        error_messages={"invalid": "Dit is geen dossiernummer. Schrijf het zoals KEN-2026-00012."},
    )

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities
