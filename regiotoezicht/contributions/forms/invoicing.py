"""The form of invoice details."""

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField


class InvoiceDetailsForm(Form):
    """By what a municipality is known on an e-invoice. Numbers are checked by the action, spaces and all."""

    oin = forms.CharField(
        label="OIN",
        max_length=40,
        required=False,
        help_text="Twintig cijfers, uit het OIN-register. Hierop komt de e-factuur binnen.",
    )
    kvk = forms.CharField(
        label="KvK-nummer", max_length=20, required=False, help_text="Acht cijfers. Nodig als er geen OIN is."
    )
    vat_number = forms.CharField(
        label="Btw-nummer",
        max_length=30,
        required=False,
        help_text="Als NL123456789B01. Nodig voor de gemeente die de bijdragen int.",
    )
    street = GuardedCharField(
        label="Straat en huisnummer, of postbus", max_length=80, required=False, widget=forms.TextInput(), help_text=""
    )
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    city = GuardedCharField(label="Plaats", max_length=60, required=False, widget=forms.TextInput(), help_text="")
    buyer_reference = GuardedCharField(
        label="Referentie van de koper",
        max_length=40,
        required=False,
        widget=forms.TextInput(),
        help_text="Wat uw administratie op elke factuur wil zien, als er geen inkoopnummer is.",
    )
