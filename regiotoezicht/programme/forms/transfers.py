"""Forms of what is taken over from the police."""

from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.programme.transfer_rules import GROUNDS, MOST_PIECES
from regiotoezicht.programme.vocabulary import Transfer, TransferKind


class TransferForm(Form):
    """Something that the police had."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label="Soort", choices=[("", "kies een soort"), *TransferKind.choices])
    title = GuardedCharField(
        label="Omschrijving",
        max_length=160,
        widget=forms.TextInput(),
        help_text="Wat voor iets het is, niet wat erin staat.",
    )
    pieces = forms.IntegerField(
        label="Aantal",
        required=False,
        min_value=0,
        max_value=MOST_PIECES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Leeg als er niets te tellen is.",
    )


class VerdictForm(Form):
    """What is decided about it."""

    to = forms.ChoiceField(
        label="Besluit",
        choices=[("", "kies"), *((one.value, one.label) for one in (Transfer.TAKEN, Transfer.LEFT))],
    )
    ground = forms.ChoiceField(
        label="Wetsartikel",
        required=False,
        choices=[
            ("", "kies een artikel"),
            *((code, f"{one.article}: {one.sentence}") for code, one in GROUNDS.items()),
        ],
        help_text="Nodig om over te nemen.",
    )
    reference = GuardedCharField(
        label="Kenmerk van het besluit",
        max_length=80,
        required=False,
        widget=forms.TextInput(),
        help_text="Nodig om over te nemen: het besluit waarin dit staat.",
    )
    on = DateField(label="Datum van het besluit", required=False)
    reason = GuardedCharField(
        label="Waarom niet overgenomen",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nodig als het niet wordt overgenomen.",
    )
