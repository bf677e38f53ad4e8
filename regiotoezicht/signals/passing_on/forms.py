"""The form with which is recorded that a signal was passed on."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import Form
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.forms import moment_field
from regiotoezicht.signals.vocabulary import Source


class PassOnForm(Form):
    """Which municipality, and when whom was phoned. There is no field for what the signal says."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label="kies een gemeente",
    )
    source = forms.ChoiceField(label="Bron", choices=[("", "kies een bron"), *Source.choices])
    received_at = moment_field("Ontvangen op")
    mayor_told_at = moment_field(
        "Burgemeester gebeld op", help_text="Via de gemeente zelf: vraag naar openbare orde en veiligheid."
    )
    police_told_at = moment_field("Politie gebeld op", help_text="Bij acuut gevaar 112.")

    def __init__(self, *args: Any, absent: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = absent
