"""Forms of a draft: the plan, a line, the key."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.contributions.forms.fields import PercentField, ReferenceDateField, mix_of
from regiotoezicht.contributions.rules import MOST_CENTS, YEARS
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import KEYS, TAAKVELDEN, CostKind, Stage, Vat
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.sharing.agreements.models import Agreement


class PlanForm(Form):
    """A plan for a year, in the region or one district."""

    year = forms.IntegerField(label="Jaar", min_value=YEARS[0], max_value=YEARS[-1])
    district = forms.ModelChoiceField(
        queryset=District.objects.none(),  # filled below
        label="Gebied",
        required=False,
        empty_label="de hele regio",
    )
    collector = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled below
        label="Gemeente die de bijdragen int",
        empty_label="kies een coördinerende gemeente",
        help_text="Brieven en betaalverzoeken gaan uit van deze gemeente, met haar briefgegevens en rekeningnummer.",
    )
    stage = forms.ChoiceField(
        label="Stand van de eerste versie", choices=[(one, one.label) for one in (Stage.INDICATIVE, Stage.DEFINITIVE)]
    )
    reference_date = ReferenceDateField(label="Peildatum inwonertallen")

    def __init__(
        self,
        *args: Any,
        districts: QuerySet[District],
        collectors: QuerySet[Municipality],
        dates: list[date],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("district", districts), ("collector", collectors)):
            field: Any = self.fields[name]
            field.queryset = rows
        reference: Any = self.fields["reference_date"]
        reference.offer(dates)


class LineForm(Form):
    """A line of costs: an amount, or hours that a municipality supplies at a tariff."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label="Kostensoort", choices=[("", "kies een soort"), *CostKind.choices])
    description = GuardedCharField(
        label="Omschrijving",
        max_length=120,
        widget=forms.TextInput(),
        help_text="Bijvoorbeeld: cursus toezicht, 32 plaatsen.",
    )
    cents = EuroField(
        label="Bedrag zonder btw",
        required=False,
        most_cents=MOST_CENTS,
        help_text="Leeg laten als een gemeente uren levert: dan volgt het bedrag uit uren en tarief.",
    )
    district = forms.ModelChoiceField(
        queryset=District.objects.none(),  # filled below
        label="Uitgegeven in",
        required=False,
        empty_label="de hele regio",
        help_text="Zegt waar het geld heen gaat, niet wie het betaalt: dat doen alle deelnemers van dit plan. Wat een "
        "district alleen betaalt, hoort in een kostenplan van dat district.",
    )
    supplied_by = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled below
        label="Uren geleverd door",
        required=False,
        empty_label="niemand: dit zijn kosten in geld",
    )
    hours = forms.DecimalField(
        label="Aantal uren",
        required=False,
        min_value=0,
        max_value=100_000,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    tariff_cents = EuroField(label="Tarief per uur", required=False)
    counts_as_payment = forms.BooleanField(
        label="Deze uren tellen als betaling van die gemeente, zo is afgesproken", required=False
    )
    vat = forms.ChoiceField(
        label="Btw",
        choices=Vat.choices,
        initial=Vat.EXEMPT,
        help_text="Zoals het kostenplan, tenzij deze regel anders is. Doorgeschoven: belast, en terug te vragen bij "
        "het BTW-compensatiefonds.",
    )
    vat_reason = GuardedCharField(
        label="Grond, als deze regel anders is dan het kostenplan",
        max_length=160,
        required=False,
        widget=forms.TextInput(),
        help_text="Bijvoorbeeld: opleiding, vrijgesteld (Wet OB 1968, artikel 11, eerste lid, onderdeel o).",
    )
    taakveld = forms.ChoiceField(label="Taakveld", choices=TAAKVELDEN)

    def __init__(
        self, *args: Any, districts: QuerySet[District] | None, municipalities: QuerySet[Municipality], **kwargs: Any
    ) -> None:
        """Districts: where costs of a plan for the region are spent; None in the plan of one district."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["supplied_by"].queryset = municipalities
        if districts is None:
            del fields["district"]
        else:
            fields["district"].queryset = districts

    def clean(self) -> dict[str, Any]:
        """Hours become whole minutes; costs need an amount, or hours."""
        cleaned = super().clean() or {}
        cleaned["minutes"] = round((cleaned.get("hours") or 0) * 60)
        if cleaned.get("cents") is None and not cleaned.get("supplied_by") and "cents" not in self.errors:
            self.add_error("cents", forms.ValidationError("Vul “Bedrag zonder btw” in.", code="required"))
        return cleaned


class VatForm(Form):
    """How VAT is treated, by an agreement or for a reason."""

    vat = forms.ChoiceField(label="Btw", choices=Vat.choices)
    agreement = forms.ModelChoiceField(
        queryset=Agreement.objects.none(),  # filled below
        label="Volgt overeenkomst",
        required=False,
        empty_label="geen: de grond staat hieronder",
    )
    vat_reason = GuardedCharField(
        label="Grond",
        max_length=160,
        required=False,
        widget=forms.TextInput(),
        help_text="Bij een vrijstelling komt dit op de e-factuur te staan.",
    )

    def __init__(self, *args: Any, agreements: QuerySet[Agreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agreement"]
        field.queryset = agreements


class KeyForm(Form):
    """By what a version is shared."""

    key = forms.ChoiceField(label="Verdeelsleutel", choices=KEYS)
    reference_date = ReferenceDateField(
        label="Peildatum inwonertallen",
        help_text="Nodig zodra inwoners meetellen. Staat de datum er niet bij? Lees dan eerst de cijfers in.",
    )
    mix_inhabitants = PercentField(label="Deel naar inwoners, in procenten", required=False)
    mix_equal = PercentField(label="Deel in gelijke delen, in procenten", required=False)
    mix_weights = PercentField(label="Deel naar gewichten, in procenten", required=False)
    redistribute = forms.BooleanField(
        label="Verdeel wat toezeggingen openlaten over de gemeenten die nog onder hun grens zitten",
        required=False,
        help_text="Uit: dan blijft dat bedrag zichtbaar als niet gedekt.",
    )

    def __init__(self, *args: Any, dates: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reference: Any = self.fields["reference_date"]
        reference.offer(dates)

    @property
    def mix(self) -> dict[Key, int]:
        """The parts of the mix, in hundredths of a per cent."""
        return mix_of(self.cleaned_data)
