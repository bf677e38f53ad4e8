"""Forms of disclosures."""

from collections.abc import Sequence
from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import Municipality, Partner
from regiotoezicht.sharing.agreements.vocabulary import Purpose
from regiotoezicht.sharing.disclosures.grounds import DISCLOSING
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.disclosures.shareables import ShareableField


class DiscloseForm(Form):
    """To whom, on which ground, for what, which fields, and until when."""

    receiver = forms.ChoiceField(label="Ontvanger")
    ground = forms.ChoiceField(
        label="Grondslag", choices=[("", "kies een grondslag"), *((row.code, row.name) for row in DISCLOSING)]
    )
    purpose = forms.ChoiceField(label="Doel", choices=[("", "kies een doel"), *Purpose.choices])
    fields_picked = forms.MultipleChoiceField(
        label="Gegevens",
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen wat u aanvinkt, gaat mee.",
        error_messages={"required": "Kies ten minste één gegeven."},
    )
    until_date = DateField(label="Te lezen tot en met")
    reference = GuardedCharField(
        label="Kenmerk",
        required=False,
        max_length=120,
        widget=forms.TextInput(),
        help_text="Bij een verzoek van de ontvanger of een eigen besluit: het artikel en het kenmerk.",
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        partners: Sequence[Partner],
        municipalities: Sequence[Municipality],
        filled: Sequence[tuple[ShareableField, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.receivers: dict[str, Partner | Municipality] = {f"p{one.pk}": one for one in partners}
        self.receivers |= {f"g{one.pk}": one for one in municipalities}
        receiver: Any = self.fields["receiver"]
        receiver.choices = [
            ("", "kies een ontvanger"),
            ("Ketenpartners", [(f"p{one.pk}", _both(one.name, one.get_kind_display())) for one in partners]),
            ("Andere gemeenten", [(f"g{one.pk}", one.name) for one in municipalities]),
        ]
        picked: Any = self.fields["fields_picked"]
        picked.choices = [(one.code, _both(one.label, str(one.category.label))) for one, _ in filled]


def _both(name: str, kind: str) -> str:
    """A name with its kind, unless the name says it already."""
    return name if kind.casefold() in name.casefold() else f"{name} ({kind})"


class FilterForm(forms.Form):
    """The filter of the register; what makes no sense is ignored."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=(("", "alle"), *Status.choices))
    grondslag = forms.ChoiceField(
        label="Grondslag", required=False, choices=(("", "alle"), *((row.code, row.name) for row in DISCLOSING))
    )
