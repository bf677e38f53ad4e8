"""Forms of templates and letterheads."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.letters.forms import WordField
from regiotoezicht.organisation.models import Municipality


class PlaceFilter(forms.Form):
    """Of which municipality."""

    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, names: tuple[tuple[int, str], ...]) -> None:
        super().__init__(data)
        gemeente: Any = self.fields["gemeente"]
        gemeente.choices = names
        self.names = names
        if len(names) <= 1:
            del self.fields["gemeente"]

    @property
    def place(self) -> tuple[int, str] | None:
        """The chosen municipality, the first when none was; None when there is none to choose."""
        self.is_valid()
        chosen = self.cleaned_data.get("gemeente")
        return next((one for one in self.names if one[0] == chosen), self.names[0] if self.names else None)


class _OfMunicipality(Form):
    """A form about one of the municipalities where somebody may do this."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label=None,
    )

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities


class TemplateForm(_OfMunicipality):
    """A new version of a template."""

    file = WordField(label="Word-bestand", help_text="Een .docx van ten hoogste 20 MB, zonder macro's of koppelingen.")
    note = GuardedCharField(
        label="Wat is er anders",
        required=False,
        max_length=200,
        widget=forms.TextInput,
        help_text="Kort, voor uw collega's.",
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AdoptForm(Form):
    """By which decision a version comes into use, and from when."""

    reference = GuardedCharField(label="Kenmerk van het besluit", max_length=80, widget=forms.TextInput(), help_text="")
    adopted_date = DateField(label="Datum van het besluit")
    from_date = DateField(label="In gebruik vanaf")


class TryForm(Form):
    """As what the fictitious letter is made."""

    made_as = forms.ChoiceField(choices=(("docx", "Word"), ("pdf", "PDF")))


class LetterheadForm(_OfMunicipality):
    """What the letters of a municipality say about itself."""

    office = forms.CharField(label="Afdeling", max_length=80, help_text="Bijvoorbeeld: afdeling Veiligheid.")
    contact_function = forms.CharField(
        label="Contact", max_length=80, help_text="Een functie, geen naam. Bijvoorbeeld: de behandelend jurist."
    )
    phone = forms.RegexField(
        label="Telefoon van de afdeling",
        regex=r"^\+?[0-9][0-9 ()-]{5,18}$",
        max_length=20,
        error_messages={"invalid": "Vul een telefoonnummer in: cijfers, spaties en streepjes."},
    )
    email = forms.EmailField(label="E-mailadres van de afdeling", max_length=120)
    address = forms.CharField(label="Postadres", max_length=200, help_text="Op één regel, met komma's.")
    return_address = forms.CharField(
        label="Retouradres op de envelop",
        max_length=120,
        help_text="Zonder woord over het onderwerp. Bijvoorbeeld: Postbus 0, 1999 ZZ Beverwijk.",
    )
    court = forms.CharField(
        label="Bevoegde rechtbank", max_length=80, help_text="Zoals in een zin: de rechtbank Noord-Holland."
    )
    court_address = forms.CharField(
        label="Postadres van de rechtbank", max_length=200, help_text="Op één regel, met komma's."
    )
    objection_office = forms.CharField(
        label="Afdeling voor bezwaar", max_length=80, help_text="Bijvoorbeeld: afdeling Juridische Zaken."
    )
    objection_address = forms.CharField(
        label="Postadres voor bezwaar", max_length=200, help_text="Op één regel, met komma's."
    )
    iban = forms.CharField(
        label="Rekeningnummer (IBAN)",
        max_length=42,
        help_text="Hierop betaalt wie een dwangsom of kosten verschuldigd is. Het kenmerk is het dossiernummer.",
    )
    account_name = forms.CharField(
        label="Op naam van", max_length=80, help_text="Zoals bij de bank. Bijvoorbeeld: Gemeente Beverwijk."
    )
    from_date = DateField(label="Vanaf")
