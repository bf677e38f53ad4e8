"""Forms of the lines of a rule set; a spreadsheet is judged by the same forms, cell by cell."""

from typing import Any

from django import forms

from regiotoezicht.bylaws.models import Area, Competence, Maximum, OpeningHours, Part
from regiotoezicht.bylaws.vocabulary import AreaRule, Days, MeasureKind, PremisesKind
from regiotoezicht.core.forms import Form, TimeField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.rules import Body

KINDS = [("", "kies een soort"), *PremisesKind.choices]


class CompetenceForm(Form):
    """Which body decides on a measure."""

    measure = forms.ChoiceField(label="Maatregel", choices=[("", "kies een maatregel"), *MeasureKind.choices])
    body = forms.ChoiceField(label="Bestuursorgaan", choices=[("", "kies een bestuursorgaan"), *Body.choices])
    basis = GuardedCharField(
        label="Grondslag",
        max_length=200,
        widget=forms.TextInput,
        help_text="Het artikel dat de bevoegdheid geeft, bijvoorbeeld artikel 174 Gemeentewet.",
    )


class MaximumForm(Form):
    """How many businesses of a kind."""

    kind = forms.ChoiceField(label="Soort bedrijf", choices=KINDS)
    number = forms.IntegerField(label="Hoogste aantal", min_value=0, max_value=9_999)


class OpeningHoursForm(Form):
    """When a kind of business may be open."""

    kind = forms.ChoiceField(label="Soort bedrijf", choices=KINDS)
    days = forms.ChoiceField(label="Dagen", choices=Days.choices)
    opens = TimeField(label="Open vanaf")
    closes = TimeField(label="Gesloten vanaf", help_text="Een tijd voor het openen is de volgende dag.")

    def clean(self) -> dict[str, Any]:
        """A business is open for some time."""
        cleaned = super().clean() or {}
        if cleaned.get("opens") is not None and cleaned.get("opens") == cleaned.get("closes"):
            self.add_error("closes", "De sluitingstijd is gelijk aan de openingstijd.")
        return cleaned


class AreaForm(Form):
    """Where a kind of business may or may not be."""

    name = GuardedCharField(
        label="Naam", max_length=120, widget=forms.TextInput, help_text="Bijvoorbeeld: concentratiegebied haven."
    )
    rule = forms.ChoiceField(label="Regel", choices=[("", "kies een regel"), *AreaRule.choices])
    kind = forms.ChoiceField(label="Soort bedrijf", choices=[("", "elke soort"), *PremisesKind.choices], required=False)
    description = GuardedCharField(
        label="Begrenzing",
        max_length=2_000,
        required=False,
        help_text="De straten of het besluit dat het gebied aanwijst. Geen adressen van woningen.",
    )


FORMS: dict[type[Part], type[Form]] = {
    Competence: CompetenceForm,
    Maximum: MaximumForm,
    OpeningHours: OpeningHoursForm,
    Area: AreaForm,
}
