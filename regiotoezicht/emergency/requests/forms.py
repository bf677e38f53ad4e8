"""Forms of requests."""

from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.emergency import openable
from regiotoezicht.emergency.requests.rules import LONGEST_DAYS, LONGEST_REASON, State


class AskForm(Form):
    """What somebody wants to read, what for, and until when."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Wat wilt u inzien", widget=forms.RadioSelect)
    dossier = forms.CharField(
        label="Dossiernummer", max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    reason = GuardedCharField(
        label="Waarvoor hebt u het nodig",
        max_length=LONGEST_REASON,
        help_text="Wie besluit, leest dit. Schrijf niet op wie iemand is.",
    )
    until_date = DateField(label="Tot en met", help_text=f"Ten hoogste {LONGEST_DAYS} dagen.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = openable.choices()

    def clean_dossier(self) -> str:
        """The number as it is kept: in capitals, without spaces around it."""
        return str(self.cleaned_data["dossier"]).strip().upper()


class DecideForm(Form):
    """What the owner decides, and until which day."""

    state = forms.ChoiceField(
        label="Mag dit",
        choices=((State.ALLOWED, "ja, alleen om te lezen"), (State.DENIED, "nee")),
        widget=forms.RadioSelect,
    )
    until_date = DateField(label="Tot en met", required=False, help_text="Korter dan gevraagd mag.")
    answer = GuardedCharField(
        label="Waarom niet",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Verplicht bij nee. Dit blijft bij het verzoek; wie vroeg, leest het niet.",
    )
