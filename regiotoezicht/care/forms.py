"""Forms of care. No field takes text, but the code of a card, the marks of decisions and a telephone number."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.access.models import Account
from regiotoezicht.care import codes
from regiotoezicht.care.vocabulary import (
    AFTERCARE_MONTHS,
    HOURS,
    ContactKind,
    Ending,
    Ground,
    Help,
    Moment,
    Receiver,
    aftercare_name,
)
from regiotoezicht.core.forms import DateField, DateTimeField, Form
from regiotoezicht.organisation.models import Municipality

_MARK = re.compile(r"(?=.*[0-9])[\w&./-]{1,20}( [\w&./-]{1,20}){0,2}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{7,18}")


class CodeField(forms.CharField):
    """The code of a card, in whatever spelling."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Code van de kaart",
            max_length=40,
            help_text="Zestien tekens in vier groepen. Typ over wat de persoon voorleest.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """The code as on the card. Raises ValidationError for a mistake in it."""
        typed = str(super().clean(value))
        known = codes.tidied(typed)
        if not known:
            raise forms.ValidationError(
                "Deze code klopt niet: er is een teken vergeten of verwisseld. Lees de code teken voor teken terug."
            )
        return known


class MarkField(forms.CharField):
    """The mark of a decision: three short words at most with a number in them, so that no story fits in."""

    def clean(self, value: Any) -> str:
        """The mark. Raises ValidationError for anything longer."""
        typed = str(super().clean(value)).strip()
        if typed and not _MARK.fullmatch(typed):
            raise forms.ValidationError("Schrijf alleen het kenmerk, met een cijfer erin, zoals B&W 2026-118.")
        return typed


class CodeForm(Form):
    """Find a referral by its code."""

    code = CodeField()


class StepForm(Form):
    """A step of a referral: the mark of the form, and the version that it was shown with."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput)


def _hours() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label="Eerste contact binnen", choices=HOURS, coerce=int, initial=24)


def _consent_at() -> DateTimeField:
    return DateTimeField(
        label="Toestemming gegeven op", help_text="Datum en tijd. Vanaf dan telt de afgesproken tijd voor het contact."
    )


class AgainForm(StepForm):
    """Consent given again."""

    consent_at = _consent_at()

    ground = forms.ChoiceField(label="Waarom deze gemeente", choices=Ground.choices, widget=forms.RadioSelect)
    receiver = forms.ChoiceField(label="Wie neemt contact op", choices=Receiver.choices)
    hours = _hours()


class OpenForm(Form):
    """A referral by a code."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label=None)
    code = CodeField()
    consent = forms.BooleanField(
        label="De persoon stemt vrij in met deze verwijzing",
        help_text="Hulp hangt niet af van aangifte of van namen noemen. Intrekken mag altijd.",
    )
    consent_at = _consent_at()
    ground = forms.ChoiceField(label="Waarom deze gemeente", choices=Ground.choices, widget=forms.RadioSelect)
    receiver = forms.ChoiceField(label="Wie neemt contact op", choices=Receiver.choices)
    hours = _hours()

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = places


class MomentOfContactForm(StepForm):
    """A step at a moment."""

    moment = DateTimeField(label="Contact gelegd op", help_text="Datum en tijd van het contact zelf.")


class DayForm(StepForm):
    """A step on a day."""

    day = DateField(label="Datum")


class AnswerForm(DayForm):
    """What was answered to the offer."""

    answer = forms.ChoiceField(
        label="Antwoord", choices=(("yes", "aangenomen"), ("no", "afgewezen")), widget=forms.RadioSelect
    )


class HelpForm(StepForm):
    """Categories of help."""

    help_codes = forms.MultipleChoiceField(
        label="Soorten hulp", choices=Help.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class MomentForm(StepForm):
    """An aftercare moment."""

    months = forms.TypedChoiceField(
        label="Nazorgmoment",
        choices=[(one, aftercare_name(one)) for one in AFTERCARE_MONTHS],
        coerce=int,
    )
    ticked = forms.ChoiceField(label="Uitkomst", choices=Moment.choices, widget=forms.RadioSelect)


class CloseForm(DayForm):
    """Closing."""

    ending = forms.ChoiceField(label="Reden", choices=Ending.choices)


class TransferForm(StepForm):
    """To which municipality."""

    to = forms.ModelChoiceField(label="Aan", queryset=Municipality.objects.none(), empty_label="Kies een gemeente")
    consent = forms.BooleanField(label="De persoon woont daar en stemt vrij in met deze overdracht")

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = places


class CardsForm(Form):
    """Of which municipality, and how many cards."""

    municipality = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label=None)
    cards = forms.IntegerField(label="Aantal kaarten", initial=4, help_text="Vier op een vel A4.")

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = places


class ContactForm(Form):
    """A designation as care contact."""

    municipality = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label=None)
    account = forms.ModelChoiceField(
        label="Wie",
        queryset=Account.objects.none(),
        empty_label="Kies een persoon",
        help_text="Alleen wie van de functioneel beheerder de rol zorgcoördinator kreeg.",
    )
    kind = forms.ChoiceField(label="Als", choices=ContactKind.choices, widget=forms.RadioSelect)
    reference = MarkField(label="Kenmerk van het besluit", max_length=60)
    agreement = MarkField(
        label="Kenmerk van de overeenkomst",
        max_length=60,
        required=False,
        help_text="Alleen als de persoon bij een andere organisatie werkt.",
    )
    from_date = DateField(label="Vanaf")
    until_date = DateField(label="Tot", required=False, help_text="Verplicht voor een vervanger.")

    def __init__(self, *args: Any, places: QuerySet[Municipality], accounts: QuerySet[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        account: Any = self.fields["account"]
        municipality.queryset, account.queryset = places, accounts


class OnCallForm(Form):
    """The number on which care can be reached."""

    municipality = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label=None)
    phone = forms.CharField(
        label="Telefoonnummer", max_length=20, required=False, help_text="Van de dienst, nooit van een persoon."
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipality"]
        field.queryset = places

    def clean_phone(self) -> str:
        """A telephone number, or nothing."""
        typed = str(self.cleaned_data["phone"])
        if typed and not _PHONE.fullmatch(typed):
            raise forms.ValidationError("Schrijf een telefoonnummer, zoals 0251 000 000.")
        return typed
