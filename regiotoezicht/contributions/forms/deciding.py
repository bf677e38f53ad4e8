"""Forms of adopting a version and of following it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from regiotoezicht.contributions.vocabulary import Decider, Stage
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField

_WHO = "Naam van een gemeente, een fonds of de regio, niet van een persoon."


class AdoptForm(Form):
    """The decision by which a version is adopted; `seen` is the mark of the division that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput)
    by = forms.ChoiceField(label="Vastgesteld door", choices=[("", "kies wie besloot"), *Decider.choices])
    date = DateField(label="Datum van het besluit")
    reference = GuardedCharField(label="Kenmerk van het besluit", max_length=80, widget=forms.TextInput(), help_text="")
    carried_by = GuardedCharField(
        label="Wie draagt het niet gedekte bedrag",
        max_length=120,
        widget=forms.TextInput(),
        required=False,
        help_text=_WHO,
    )
    carried_reference = GuardedCharField(
        label="Kenmerk van het besluit daarover", max_length=80, widget=forms.TextInput(), required=False, help_text=""
    )
    left_open = forms.BooleanField(label="Daarover is nog niet besloten: het blijft zichtbaar open", required=False)

    def __init__(self, *args: Any, uncovered: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not uncovered:
            for name in ("carried_by", "carried_reference", "left_open"):
                del self.fields[name]


class CarryForm(Form):
    """Who carries what nobody pays, and by which decision."""

    carried_by = GuardedCharField(
        label="Wie draagt het niet gedekte bedrag", max_length=120, widget=forms.TextInput(), help_text=_WHO
    )
    carried_reference = GuardedCharField(
        label="Kenmerk van het besluit daarover", max_length=80, widget=forms.TextInput(), help_text=""
    )


class FollowForm(Form):
    """The stage of the next version."""

    stage = forms.ChoiceField(label="Stand van de nieuwe versie")

    def __init__(self, *args: Any, stages: Sequence[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stage: Any = self.fields["stage"]
        stage.choices = [(one.value, one.label) for one in stages]
