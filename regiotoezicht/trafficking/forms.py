"""Forms of signals of trafficking: boxes to tick, the call, and the number to phone. No free text."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, DateTimeField, Form
from regiotoezicht.trafficking.vocabulary import Circumstance, Code, Receiver


class SignalForm(Form):
    """What was noticed, as codes."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    codes = forms.MultipleChoiceField(
        label="Wat viel op?",
        choices=[(code.value, f"{code.value} · {code.label}") for code in Code],
        widget=forms.CheckboxSelectMultiple,
        help_text="De voorbeelden helpen kijken. Eén signaal bewijst niets; er kan een andere oorzaak zijn.",
        error_messages={"required": "Kruis ten minste één groep aan."},
    )
    circumstances = forms.MultipleChoiceField(
        label="Wat is er nu aan de hand?",
        choices=Circumstance.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Hieruit volgt wie u belt en hoe snel.",
    )


class TellForm(Form):
    """The call: when, the receipt number, and until when the police ask to wait."""

    told_at = DateTimeField(label="Gebeld op")
    receipt = forms.CharField(
        label="Nummer van de ontvangst", required=False, max_length=30, help_text="Alleen een nummer, als u dat kreeg."
    )
    wait_until = DateField(
        label="Niet bezoeken zonder overleg tot en met", required=False, help_text="Alleen als de politie dat vraagt."
    )

    def __init__(self, *args: Any, receiver: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=receiver, **kwargs)
        if receiver != Receiver.POLICE:
            del self.fields["wait_until"]


class HoldForm(Form):
    """Until when no visit is made without consultation."""

    wait_until = DateField(
        label="Niet bezoeken zonder overleg tot en met",
        required=False,
        help_text="Maak leeg als overleg niet meer nodig is.",
    )


class ConsultForm(Form):
    """The consultation before a visit."""

    reference = forms.CharField(label="Kenmerk van het overleg", max_length=30, help_text="Letters en cijfers.")
    day = DateField(label="Overleg gevoerd op")


class ContactForm(Form):
    """The number of a desk."""

    phone = forms.CharField(label="Telefoonnummer", max_length=20, help_text="Van het loket, niet van een persoon.")

    def __init__(self, *args: Any, receiver: str, **kwargs: Any) -> None:
        super().__init__(*args, prefix=receiver, **kwargs)
        self.fields["phone"].label = f"Telefoonnummer {Receiver(receiver).label}"
