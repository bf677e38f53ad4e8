"""Forms of the register: the filter of the list, a permit by hand, its end, and the lawyer's choice."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.permits.actions.sealed import SealedFacts
from regiotoezicht.permits.queries import Filter
from regiotoezicht.permits.register import cells
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.cells import WrongCell
from regiotoezicht.permits.register.dates import End
from regiotoezicht.permits.register.parsing import Row
from regiotoezicht.permits.rules import TRANSITIONS, Choice, EndReason, PermitStatus
from regiotoezicht.premises.fields import OwnMunicipalityField
from regiotoezicht.premises.rules import KIND_CHOICES

T = TypeVar("T")
ENDS_WITHIN = (
    ("", "maakt niet uit"),
    ("90", "binnen 90 dagen"),
    ("180", "binnen 180 dagen"),
    ("365", "binnen een jaar"),
)
NOTE_LENGTH = 1_000


class FilterForm(Form):
    """Which permits to list."""

    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("", "alle"), *KIND_CHOICES], required=False)
    stand = forms.ChoiceField(label="Stand", choices=[("", "alle"), *PermitStatus.choices], required=False)
    eindigt = forms.TypedChoiceField(label="Eindigt", choices=ENDS_WITHIN, coerce=int, empty_value=None, required=False)

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
        return Filter(
            municipality=chosen.get("gemeente"),
            kind=chosen.get("soort") or "",
            status=chosen.get("stand") or "",
            ends_within=chosen.get("eindigt"),
        )


def parsed(parse: Callable[[Any], T], text: Any) -> T:
    """What the reader of registers makes of one cell, so that a form and a file judge alike."""
    try:
        return parse(text)
    except WrongCell as wrong:
        raise forms.ValidationError(wrong.reason, code="wrong_cell") from wrong


class PermitForm(Form):
    """A permit by hand: what a row of the register holds."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    municipality = OwnMunicipalityField()
    case_number = forms.CharField(label="Zaaknummer", max_length=60, required=False)
    name = forms.CharField(label="Naam van het bedrijf", max_length=200)
    kind = forms.ChoiceField(label="Soort bedrijf", choices=[("", "kies een soort"), *KIND_CHOICES])
    holder = GuardedCharField(
        label="Exploitant",
        max_length=200,
        help_text="De vergunninghouder: persoon of rechtspersoon.",
        widget=forms.TextInput(),
        context=Context.PERMIT_HOLDER,
    )
    kvk = forms.CharField(label="KvK-nummer", max_length=20, required=False, help_text="Acht cijfers.")
    managers = GuardedCharField(
        label="Beheerders",
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Eén naam per regel. Alleen beheerders, nooit dienstverleners.",
        context=Context.PERMIT_HOLDER,
    )
    street = forms.CharField(label="Straat", max_length=200)
    number = forms.IntegerField(label="Huisnummer", min_value=1, max_value=99_999, required=False)
    addition = forms.CharField(label="Toevoeging", max_length=30, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    place = forms.CharField(label="Plaats", max_length=80, required=False)
    granted_date = DateField(label="Verleend op")
    expiry_date = DateField(label="Geldig tot en met", required=False)
    is_open_ended = forms.BooleanField(label="Voor onbepaalde tijd", required=False)
    rooms = forms.IntegerField(label="Aantal kamers of ramen", min_value=0, max_value=999, required=False)
    opening_hours = GuardedCharField(
        label="Openingstijden",
        max_length=200,
        required=False,
        widget=forms.TextInput,
        help_text="Alleen dagen en tijden.",
    )
    advert_phone = forms.CharField(
        label="Telefoonnummer in de advertentie",
        max_length=120,
        required=False,
        help_text="Van het bedrijf; geen namen erbij.",
    )
    remarks = GuardedCharField(
        label="Opmerkingen", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if places is None:
            del self.fields["municipality"]
            return
        municipality: Any = self.fields["municipality"]
        municipality.offer(places)

    def clean_holder(self) -> str:
        return parsed(cells.parse_name, self.cleaned_data["holder"])

    def clean_name(self) -> str:
        return parsed(cells.parse_name, self.cleaned_data["name"])

    def clean_kvk(self) -> str:
        return parsed(cells.parse_kvk, self.cleaned_data["kvk"])[0]

    def clean_managers(self) -> tuple[str, ...]:
        return parsed(cells.parse_people, self.cleaned_data["managers"])

    def clean_postcode(self) -> str:
        return parsed(cells.parse_postcode, self.cleaned_data["postcode"])[0]

    def clean_advert_phone(self) -> str:
        return parsed(cells.parse_phone, self.cleaned_data["advert_phone"])

    def clean(self) -> dict[str, Any]:
        """An end date and «onbepaalde tijd» exclude each other, and one of both is needed."""
        cleaned = super().clean() or {}
        has_date, is_open = bool(cleaned.get("expiry_date")), bool(cleaned.get("is_open_ended"))
        if has_date and is_open:
            self.add_error("expiry_date", "Laat de einddatum leeg bij een vergunning voor onbepaalde tijd.")
        elif not has_date and not is_open and "expiry_date" not in self.errors:
            self.add_error("expiry_date", "Vul de einddatum in, of kies voor onbepaalde tijd.")
        return cleaned

    @property
    def contents(self) -> Row:
        """What the form says, as a row of a register."""
        typed = self.cleaned_data
        return Row(
            row=0,
            key="",
            case_number=typed["case_number"],
            name=typed["name"],
            kind=typed["kind"],
            holder=typed["holder"],
            kvk=typed["kvk"],
            managers=typed["managers"],
            address=Address(typed["street"], typed["number"], typed["addition"], typed["postcode"], typed["place"]),
            granted_date=typed["granted_date"],
            end=End(last_date=typed["expiry_date"], is_open=typed["is_open_ended"]),
            rooms=typed["rooms"],
            opening_hours=typed["opening_hours"],
            advert_phone=typed["advert_phone"],
            remarks=typed["remarks"],
        )


def initial_of(contents: Row, version: int) -> dict[str, Any]:
    """What a permit says, to start its form with."""
    address = contents.address
    return {
        "version": version,
        "case_number": contents.case_number,
        "name": contents.name,
        "kind": contents.kind,
        "holder": contents.holder,
        "kvk": contents.kvk,
        "managers": "\n".join(contents.managers),
        "street": address.street,
        "number": address.number,
        "addition": address.addition,
        "postcode": address.postcode,
        "place": address.place,
        "granted_date": contents.granted_date,
        "expiry_date": contents.end.last_date,
        "is_open_ended": contents.end.is_open,
        "rooms": contents.rooms,
        "opening_hours": contents.opening_hours,
        "advert_phone": contents.advert_phone,
        "remarks": contents.remarks,
    }


class EndForm(Form):
    """How and why a permit ends."""

    status = forms.ChoiceField(
        label="Wat gebeurt er met de vergunning?",
        choices=[
            (status.value, status.label) for status in PermitStatus if status in TRANSITIONS[PermitStatus.IN_FORCE]
        ],
        widget=forms.RadioSelect,
    )
    ended_date = DateField(label="Per")
    end_reason = forms.ChoiceField(label="Reden", choices=[("", "kies een reden"), *EndReason.choices])
    end_note = GuardedCharField(
        label="Toelichting", required=False, max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )


class SealedForm(Form):
    """A permit in the closed compartment."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = OwnMunicipalityField()
    case_number = forms.CharField(label="Zaaknummer", max_length=60, required=False)
    holder = GuardedCharField(
        label="Vergunninghouder",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="",
        context=Context.PERMIT_HOLDER,
    )
    address = forms.CharField(label="Adres", max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    granted_date = DateField(label="Verleend op")
    expiry_date = DateField(label="Geldig tot en met", required=False, help_text="Leeg: voor onbepaalde tijd.")
    ground = forms.CharField(
        label="Waarom deze vergunning bewaard moet worden",
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De grond voor deze ene zaak (AVG 9, tweede lid, onder f, en UAVG 22).",
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.offer(places)

    @property
    def facts(self) -> SealedFacts:
        """What goes into the compartment."""
        typed = self.cleaned_data
        expiry: date | None = typed["expiry_date"]
        return SealedFacts(
            holder=typed["holder"],
            address=typed["address"],
            ground=typed["ground"],
            granted_date=typed["granted_date"],
            expiry_date=expiry,
            case_number=typed["case_number"],
        )


class HeldForm(Form):
    """What may be done with one row that was held back."""

    choice = forms.ChoiceField(label="Keuze", choices=Choice.choices, widget=forms.RadioSelect)
    reason = GuardedCharField(label="Reden", max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))
