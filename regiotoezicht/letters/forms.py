"""Forms of letters."""

from collections.abc import Sequence
from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, Form, say_in_dutch
from regiotoezicht.documents.forms import UploadField
from regiotoezicht.letters.signers import SELF, Signer
from regiotoezicht.letters.vocabulary import Method


class WordField(UploadField):
    """A letter as it was saved in Word."""

    accept = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ReplaceForm(Form):
    """The draft, edited in Word."""

    file = WordField(
        label="Bewerkte brief",
        help_text="Het Word-bestand (.docx), ten hoogste 20 MB. Laat «ondertekenaar», «functie», «mandaat» en «datum» "
        "staan: die vult het programma in bij het ondertekenen.",
    )


class FinishForm(Form):
    """Who signs the letter."""

    signer = forms.ChoiceField(label="Wie ondertekent")
    signer_name = forms.CharField(
        label="Naam", required=False, max_length=80, help_text="Alleen als het bestuursorgaan zelf ondertekent."
    )
    signer_function = forms.CharField(label="Functie", required=False, max_length=80)

    def __init__(self, data: Any = None, *, signers: Sequence[Signer], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.signers = {signer.key: signer for signer in signers}
        self.fields["signer"] = forms.ChoiceField(
            label="Wie ondertekent",
            choices=[(signer.key, signer.label) for signer in signers],
            widget=forms.RadioSelect,
        )
        say_in_dutch(self)
        if SELF not in self.signers:
            del self.fields["signer_name"], self.fields["signer_function"]

    def chosen(self) -> dict[str, Any]:
        """What the action asks: name, function, mandate and account of the signer."""
        signer = self.signers[self.cleaned_data["signer"]]
        typed = signer.key == SELF
        return {
            "signer_name": self.cleaned_data["signer_name"] if typed else signer.name,
            "signer_function": self.cleaned_data["signer_function"] if typed else signer.function,
            "mandate": signer.mandate,
            "signed_by_id": signer.account_id,
        }


class SendForm(Form):
    """The day on which a letter went out, how, and the proof of it."""

    sent_date = DateField(label="Verzonden op")
    method = forms.ChoiceField(label="Hoe", choices=(("", "kies hoe de brief is verzonden"), *Method.choices))
    track_number = forms.CharField(
        label="Nummer van de zending", required=False, max_length=40, help_text="Van een aangetekende brief of pakket."
    )
    receipt = UploadField(
        label="Bewijs van verzending", required=False, help_text="PDF of foto; het kan ook later. Het ligt verzegeld."
    )

    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        typed, upload = self.cleaned_data, self.cleaned_data["receipt"]
        return {
            "sent_date": typed["sent_date"],
            "method": Method(typed["method"]),
            "track_number": typed["track_number"],
            "receipt_name": upload.name if upload else "",
            "receipt": upload.read() if upload else b"",
        }


class WithdrawForm(Form):
    """Nothing to fill in: the button is the answer."""


class CheckForm(Form):
    """Nothing to fill in: the button is the answer."""
