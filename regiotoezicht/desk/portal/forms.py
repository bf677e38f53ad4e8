"""The form with which a receiver takes a disclosure along."""

from django import forms

from regiotoezicht.core.forms import Form


class TakeAlongForm(Form):
    """An own age key, or the passphrase that the page showed; that one is signed, so that it is ours."""

    key = forms.CharField(
        label="Uw publieke age-sleutel",
        required=False,
        max_length=120,
        help_text="Hebt u er een? Zij begint met age1. Zonder sleutel geldt de wachtzin hierboven.",
    )
    signed = forms.CharField(widget=forms.HiddenInput, max_length=200)
