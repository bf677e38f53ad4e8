"""Forms of forwarding. Reasons are codes: no text stands outside the seal."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import Form
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.forwarding.rules import Answer, Reason, Status


class OfferForm(Form):
    """To which municipality, and why; the token makes a second submit the same offer."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    to = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label="kies een gemeente")
    reason = forms.ChoiceField(label="Waarom daarheen", choices=Reason.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = places
        field.label_from_instance = lambda place: f"{place.name} ({place.district.name})"


class AnswerForm(Form):
    """What the other municipality answers."""

    decision = forms.ChoiceField(
        label="Antwoord",
        choices=(
            (Status.ACCEPTED, "Aanvaarden: onze gemeente neemt de melding over"),
            (Status.RETURNED, "Terugsturen"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u aanvaardt of terugstuurt."},
    )
    answer = forms.ChoiceField(
        label="Waarom terug", choices=[("", "alleen bij terugsturen"), *Answer.choices], required=False
    )


class FilterForm(forms.Form):
    """The filter of the list; what makes no sense is ignored."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=(("", "alle"), *Status.choices))
