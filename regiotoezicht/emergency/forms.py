"""Forms of emergencies."""

from typing import Any

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.emergency import openable
from regiotoezicht.emergency.rules import LONGEST_REASON, MOST_HOURS, Category, Outcome


class BreakGlassForm(Form):
    """What must be open, why, and for how long."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Wat moet u zien", widget=forms.RadioSelect)
    dossier = forms.CharField(
        label="Dossiernummer", max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    category = forms.ChoiceField(
        label="Waarom kan het niet wachten", choices=Category.choices, widget=forms.RadioSelect
    )
    reason = GuardedCharField(
        label="Wat is er aan de hand",
        max_length=LONGEST_REASON,
        help_text="Wie toetst, leest dit. Schrijf niet op wie iemand is.",
    )
    hours = forms.TypedChoiceField(
        label="Hoe lang",
        coerce=int,
        choices=[(number, f"{number} uur") for number in range(1, MOST_HOURS + 1)],
        initial=1,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = openable.choices()

    def clean_dossier(self) -> str:
        """The number as it is kept: in capitals, without spaces around it."""
        return str(self.cleaned_data["dossier"]).strip().upper()


class ReviewForm(Form):
    """What the second person found."""

    outcome = forms.ChoiceField(label="Was dit terecht", choices=Outcome.choices, widget=forms.RadioSelect)
    measure = GuardedCharField(
        label="Maatregel",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Verplicht als het niet terecht was. Denk aan de privacy officer: het kan een datalek zijn (AVG 33).",
    )
