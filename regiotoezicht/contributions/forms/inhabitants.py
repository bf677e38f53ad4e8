"""The form with which numbers of inhabitants are taken in."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.sheets.sheet import MAX_BYTES


class LoadForm(Form):
    """A file of CBS and its source."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        label="Bestand van het CBS",
        help_text="StatLine-download als .csv of .xlsx, ten hoogste 10 MB. Totalen, provincies en gemeenten buiten de "
        "regio worden overgeslagen.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    source = GuardedCharField(
        label="Bron",
        max_length=120,
        widget=forms.TextInput(),
        initial="CBS StatLine, bevolking per 1 januari",
        help_text="Zo staat de bron bij elk getal.",
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError("Dit bestand is groter dan 10 MB.", code="too_large")
        return upload
