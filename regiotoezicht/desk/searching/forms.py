"""The search field."""

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import personal_text

SHORTEST = 2
LONGEST = 80
NOT_ABOUT_PERSONS = (
    "U kunt hier niet op een persoon zoeken. Zoek op een dossiernummer, de naam van een bedrijf of het adres van een "
    "bedrijfspand."
)


class SearchForm(Form):
    """What to search for. Words that tell of a person are refused before anything is asked of the database."""

    zoek = forms.CharField(
        label="Zoek naar",
        min_length=SHORTEST,
        max_length=LONGEST,
        help_text="Een dossiernummer, de naam van een bedrijf, of een adres van een bedrijfspand.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "aria-keyshortcuts": "/", "enterkeyhint": "search"}
        ),
        error_messages={
            "min_length": f"Vul ten minste {SHORTEST} tekens in.",
            "max_length": f"Vul ten hoogste {LONGEST} tekens in.",
        },
    )

    def clean_zoek(self) -> str:
        """The words, unless they hold personal data."""
        words: str = self.cleaned_data["zoek"]
        if personal_text(words):
            raise forms.ValidationError(NOT_ABOUT_PERSONS, code="personal_text")
        return words
