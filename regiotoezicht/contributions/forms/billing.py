"""Forms of letters, payments and reminders."""

from uuid import uuid4

from django import forms

from regiotoezicht.contributions.rules import MOST_CENTS
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField


class BillForm(Form):
    """Of which day the letters are, until when is paid, and who signs."""

    sent_date = DateField(label="Datum van de brieven")
    due_date = DateField(
        label="Te betalen uiterlijk op",
        help_text="Dertig dagen, tenzij anders is afgesproken.",
    )
    signer_name = forms.CharField(label="Naam van wie ondertekent", max_length=80)
    signer_function = forms.CharField(label="Functie", max_length=80)


class PaymentForm(Form):
    """A payment, or a part of one."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    cents = EuroField(label="Bedrag", most_cents=MOST_CENTS)
    paid_date = DateField(label="Betaald op")
    reference = GuardedCharField(
        label="Kenmerk van de betaling",
        max_length=80,
        required=False,
        widget=forms.TextInput(),
        help_text="Bijvoorbeeld het nummer van het bankafschrift.",
    )
