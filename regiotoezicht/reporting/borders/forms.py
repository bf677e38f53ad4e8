"""The form with which borders are read."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.reporting.borders.reading import MAX_BYTES


class BordersForm(Form):
    """A GeoJSON and its source."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        label="Bestand met gemeentegrenzen",
        help_text="GeoJSON van CBS of PDOK, ten hoogste 20 MB. Water en gemeenten buiten de regio worden overgeslagen.",
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json"}),
    )
    source = GuardedCharField(
        label="Bron",
        max_length=120,
        widget=forms.TextInput(),
        initial="CBS/Kadaster, gemeentegrenzen via PDOK",
        help_text="Zo staat de bron bij de kaart.",
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError(
                "Dit bestand is groter dan 20 MB; neem gegeneraliseerde grenzen.", code="too_large"
            )
        return upload
