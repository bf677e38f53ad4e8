"""Forms of accounts and roles."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.db.models import QuerySet

from regiotoezicht.access.models import Account
from regiotoezicht.access.queries import CLOSED, NEVER, OPEN
from regiotoezicht.access.roles import Role, level_of
from regiotoezicht.access.rules import TO_GIVE
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.organisation.rules import PartnerKind


class FirstAdministratorForm(Form):
    """The first functional administrator: who she is, and a password of her own."""

    name = forms.CharField(
        label="Uw naam", max_length=80, strip=True, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Uw adres van het werk. U meldt zich ermee aan; er gaat geen bericht heen.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Wachtwoord", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label="Wachtwoord, nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        """The password follows the rules and was typed the same twice."""
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("again") and password != cleaned["again"]:
            self.add_error("again", "De twee wachtwoorden zijn niet gelijk.")
        elif password:
            somebody = Account(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, somebody)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class NewAccountForm(Form):
    """An employee who does not exist yet, and the address with which she signs in."""

    employer = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Werkgever",
        empty_label="kies een gemeente",
    )
    name = forms.CharField(label="Naam", max_length=80)
    function = forms.CharField(label="Functie", max_length=80)
    card_number = forms.CharField(
        label="Nummer legitimatiebewijs",
        max_length=20,
        required=False,
        help_text="Alleen voor toezichthouders (artikel 5:12 Awb).",
    )
    email = forms.EmailField(label="E-mailadres", help_text="Het adres van het werk, om mee aan te melden.")

    def __init__(self, *args: Any, employers: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employer: Any = self.fields["employer"]
        employer.queryset = employers


class AccountForEmployeeForm(Form):
    """The address with which an employee will sign in."""

    email = forms.EmailField(label="E-mailadres", help_text="Het adres van het werk, om mee aan te melden.")


class ChangeAccountForm(Form):
    """The name, address and function behind an account."""

    name = forms.CharField(label="Naam", max_length=80)
    email = forms.EmailField(label="E-mailadres")
    function = forms.CharField(label="Functie", max_length=80)
    card_number = forms.CharField(label="Nummer legitimatiebewijs", max_length=20, required=False)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        held = account.employee
        initial = {"name": account.name, "email": account.email}
        if held is not None:
            initial |= {"function": held.function, "card_number": held.card_number}
        super().__init__(*args, initial=initial, **kwargs)
        if held is None:
            del self.fields["function"], self.fields["card_number"]


class PartnerForm(Form):
    """A partner organisation."""

    name = forms.CharField(label="Naam van de organisatie", max_length=80)
    kind = forms.ChoiceField(label="Soort", choices=[("", "kies een soort"), *PartnerKind.choices])


class PartnerAccountForm(Form):
    """Somebody at a partner organisation."""

    name = forms.CharField(label="Naam", max_length=80)
    email = forms.EmailField(label="E-mailadres", help_text="Het adres van het werk, om mee aan te melden.")


class PlaceField(forms.ChoiceField):
    """The region, a district or a municipality, in one list; cleans to (municipality id, district id)."""

    def fill(self, districts: Iterable[District], municipalities: Iterable[tuple[int, str]]) -> None:
        """Offer these places."""
        self.choices = [
            ("", "kies een plaats"),
            ("regio", "de hele regio"),
            ("Districten", [(f"d{district.pk}", district.name) for district in districts]),
            ("Gemeenten", [(f"g{pk}", name) for pk, name in municipalities]),
        ]

    def clean(self, value: Any) -> tuple[int | None, int | None]:
        """The ids of the municipality and of the district; neither for the region."""
        place = super().clean(value)
        pk = int(place[1:]) if place and place != "regio" else None
        return (pk if place.startswith("g") else None, pk if place.startswith("d") else None)


class RoleForm(Form):
    """A role, where it holds, and from when until when."""

    role = forms.ChoiceField(
        label="Rol",
        choices=[
            ("", "kies een rol"),
            *((role.value, f"{role.label} (per {level_of(role).label})") for role in TO_GIVE),
        ],
    )
    place = PlaceField(label="Waar")
    from_date = DateField(label="Vanaf")
    until_date = DateField(
        label="Tot", required=False, help_text="De eerste dag waarop de rol niet meer geldt. Leeg: tot nader order."
    )

    def __init__(
        self, *args: Any, districts: Iterable[District], municipalities: Iterable[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.fill(districts, municipalities)


class EndForm(Form):
    """From which day something no longer holds."""

    until_date = DateField(label="Eindigt per", help_text="De eerste dag waarop het niet meer geldt.")


class AccountFilter(forms.Form):
    """Which accounts to list."""

    stand = forms.ChoiceField(
        label="Account",
        choices=[("", "alle"), (OPEN, "open"), (CLOSED, "gesloten"), (NEVER, "nog nooit aangemeld")],
        required=False,
    )
    rol = forms.ChoiceField(label="Rol", choices=[("", "alle"), *Role.choices], required=False)
    werkgever = forms.TypedChoiceField(label="Werkgever", coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, names: tuple[tuple[int, str], ...]) -> None:
        super().__init__(data)
        werkgever: Any = self.fields["werkgever"]
        werkgever.choices = [("", "alle"), *names]
        if len(names) <= 1:
            del self.fields["werkgever"]

    def value(self, name: str) -> Any:
        """A cleaned choice, or None when it is missing or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or None
