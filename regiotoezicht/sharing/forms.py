"""Forms of hand-overs."""

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.sharing.rules import Status


class OfferForm(Form):
    """Confirm an offer; the token makes a second submit the same offer."""

    token = forms.UUIDField(widget=forms.HiddenInput)


class DecideForm(Form):
    """What the municipality does with the file."""

    decision = forms.ChoiceField(
        label="Besluit",
        choices=(
            (Status.ACCEPTED, "Aanvaarden: de gemeente neemt de zaak over"),
            (Status.RETURNED, "Teruggeven aan het district"),
            (Status.NOT_ACTED, "Niet optreden"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u met deze overdracht doet."},
    )
    reason = GuardedCharField(
        label="Reden",
        required=False,
        max_length=4000,
        help_text="Verplicht bij teruggeven en bij niet optreden. Noem geen personen.",
    )


class FilterForm(forms.Form):
    """The filter of the list; what makes no sense is ignored."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=(("", "alle"), *Status.choices))
