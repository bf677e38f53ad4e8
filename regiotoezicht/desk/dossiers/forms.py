"""Forms of a dossier."""

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.desk.rules import Purpose


class SaveForm(Form):
    """Why the dossier is saved as one file."""

    purpose = forms.ChoiceField(
        label="Waarvoor",
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        help_text="Dit komt met uw naam in het logboek van de gemeente.",
    )
