"""Example forms for the page with all components. Nothing is stored."""

from django import forms

from regiotoezicht.core.forms import DateField, Form, TimeField
from regiotoezicht.core.guarded import GuardedCharField

KINDS = [("", "Kies een soort"), ("letter", "Brief"), ("talk", "Gesprek"), ("visit", "Bezoek")]


class FormExample(Form):
    """Every kind of field once."""

    title = forms.CharField(label="Onderwerp", help_text="Kort; dit komt in de lijst.", max_length=80)
    kind = forms.ChoiceField(label="Soort", choices=KINDS)
    visit_date = DateField(label="Datum")
    visit_time = TimeField(label="Tijd", required=False)
    amount = forms.IntegerField(label="Aantal", required=False)
    remark = GuardedCharField(label="Toelichting", required=False)
    channel = forms.ChoiceField(
        label="Binnengekomen via", choices=KINDS[1:], widget=forms.RadioSelect, help_text="Kies er één."
    )
    themes = forms.MultipleChoiceField(
        label="Onderwerpen", choices=KINDS[1:], widget=forms.CheckboxSelectMultiple, required=False
    )
    attachment = forms.FileField(label="Bijlage", required=False, help_text="PDF of foto, ten hoogste 12 MB.")
    checked = forms.BooleanField(label="Ik heb de gegevens nagekeken")


class FilterExample(Form):
    """A filter bar."""

    words = forms.CharField(label="Zoekwoord", required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("", "Alle soorten"), *KINDS[1:]], required=False)
    since = DateField(label="Vanaf", required=False)
