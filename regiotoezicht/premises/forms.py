"""Forms of business premises: the filter of the list, and premises by hand."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from stdnum.nl import postcode as dutch_postcode

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.premises.facts import BusinessFacts, PartyFacts, PlaceFacts
from regiotoezicht.premises.fields import OwnMunicipalityField
from regiotoezicht.premises.queries import Filter
from regiotoezicht.premises.rules import KIND_CHOICES, PartyRole


class FilterForm(Form):
    """Which premises to list."""

    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("", "alle"), *KIND_CHOICES], required=False)

    def __init__(self, data: Any, municipalities: frozenset[int]) -> None:
        super().__init__(data)
        names = names_of(municipalities)
        gemeente: Any = self.fields["gemeente"]
        gemeente.choices = [("", "alle"), *names]
        if len(names) <= 1:
            del self.fields["gemeente"]

    @property
    def chosen(self) -> Filter:
        """The filter; a choice that makes no sense is no choice."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filter(chosen.get("gemeente"), chosen.get("soort") or "")


class PremisesForm(Form):
    """The address of a business, what kind of place it is, and who owns it.

    Without `places` it is about premises that are there already: their business, `known`, follows the permit.
    """

    municipality = OwnMunicipalityField()
    kind = forms.ChoiceField(label="Soort", choices=[("", "kies een soort"), *KIND_CHOICES])
    street = forms.CharField(label="Straat", max_length=200)
    number = forms.IntegerField(label="Huisnummer", min_value=1, max_value=99_999, required=False)
    addition = forms.CharField(label="Toevoeging", max_length=30, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False, help_text="Zoals 1234 AB.")
    place = forms.CharField(label="Plaats", max_length=80, required=False)
    bag_id = forms.RegexField(
        r"^[0-9]{16}$",
        label="BAG-nummer",
        required=False,
        error_messages={"invalid": "Een BAG-nummer heeft zestien cijfers."},
    )
    business = forms.CharField(
        label="Naam van het bedrijf", max_length=200, required=False, help_text="Leeg als er geen bedrijf in zit."
    )
    kvk = forms.RegexField(
        r"^[0-9]{8}$",
        label="KvK-nummer",
        required=False,
        error_messages={"invalid": "Een KvK-nummer heeft acht cijfers."},
    )
    owner = GuardedCharField(
        label="Eigenaar van het pand",
        max_length=200,
        required=False,
        help_text="Wie het pand verhuurt of bezit; alleen in te vullen bij een bedrijf.",
        widget=forms.TextInput(),
        context=Context.PERMIT_HOLDER,
    )

    def __init__(
        self,
        *args: Any,
        places: QuerySet[Municipality] | None = None,
        known: BusinessFacts | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if places is None:
            fixed = ("municipality", "business", "kvk") if known else ("municipality", "business", "kvk", "owner")
            for name in fixed:
                del self.fields[name]
            return
        municipality: Any = self.fields["municipality"]
        municipality.offer(places)

    def clean_postcode(self) -> str:
        """The postcode with its space."""
        typed: str = self.cleaned_data["postcode"]
        if not typed:
            return ""
        if not dutch_postcode.is_valid(typed):
            raise ValidationError("Een postcode bestaat uit vier cijfers en twee letters, zoals 1234 AB.")
        return str(dutch_postcode.validate(typed))

    def clean(self) -> dict[str, Any]:
        """A number or owner belongs to a business."""
        cleaned = super().clean() or {}
        if "business" in self.fields and not cleaned.get("business") and (cleaned.get("kvk") or cleaned.get("owner")):
            self.add_error("business", "Vul de naam van het bedrijf in.")
        return cleaned

    @property
    def place_facts(self) -> PlaceFacts:
        """The place that was typed."""
        names = ("kind", "street", "number", "addition", "postcode", "place", "bag_id")
        return PlaceFacts(**{name: self.cleaned_data[name] for name in names})

    @property
    def business_facts(self) -> BusinessFacts | None:
        """The business that was typed, or the one that is known, with the owner that was typed."""
        typed = self.cleaned_data
        business = self.known
        if business is None:
            business = BusinessFacts(typed["business"], typed["kvk"]) if typed.get("business") else None
        if business is None:
            return None
        others = tuple(party for party in business.parties if party.role != PartyRole.OWNER)
        same = {party.name: party for party in business.in_role(PartyRole.OWNER)}
        owner = typed["owner"]
        owners = (same.get(owner, PartyFacts(PartyRole.OWNER.value, owner)),) if owner else ()
        return replace(business, parties=(*others, *owners))
