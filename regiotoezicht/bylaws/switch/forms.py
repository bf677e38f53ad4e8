"""The form of the switch."""

from typing import Any

from django import forms

from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField


class GroundForm(Form):
    """One of the four, with its date and reference."""

    ground = forms.ChoiceField(label="Wat legt u vast?")
    date = DateField(label="Van kracht op")
    reference = GuardedCharField(
        label="Kenmerk",
        max_length=80,
        widget=forms.TextInput,
        help_text="Bijvoorbeeld het nummer van het Staatsblad of het zaaknummer. Geen naam van een persoon.",
    )

    def __init__(self, *args: Any, grounds: list[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["ground"]
        field.choices = [(one.value, one.label) for one in grounds]
