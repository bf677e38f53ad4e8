"""Forms of designations, mandates and participation."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.desk.powers.queries import ALL, LATER, NOW, PAST, SOON
from regiotoezicht.letters.proceedings import OBJECTION
from regiotoezicht.organisation.models import District, Employee, Municipality
from regiotoezicht.organisation.rules import Arrangement, Body

STATES = (
    (NOW, "geldt nu"),
    (SOON, "eindigt binnen acht weken"),
    (LATER, "gaat nog in"),
    (PAST, "voorbij"),
    (ALL, "alle"),
)
UNTIL = "De eerste dag waarop het niet meer geldt. Leeg: tot nader order."


class StateFilter(forms.Form):
    """Which periods to list; what holds now unless chosen otherwise."""

    stand = forms.ChoiceField(label="Stand", choices=STATES, required=False)

    def value(self, name: str) -> Any:
        """A cleaned choice, or None when it is missing or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def state(self) -> str:
        """The chosen state."""
        return self.value("stand") or NOW


class PowerFilter(StateFilter):
    """Which designations or mandates to list."""

    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)
    medewerker = forms.TypedChoiceField(label="Medewerker", coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, places: list[tuple[int, str]], people: list[tuple[int, str]]) -> None:
        super().__init__(data)
        for name, choices in (("gemeente", places), ("medewerker", people)):
            field: Any = self.fields[name]
            field.choices = [("", "alle"), *choices]


class _EmployeeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """An employee, with her function and employer."""

    def label_from_instance(self, obj: Any) -> str:
        """The employee in one line."""
        return f"{obj.name} ({obj.function}, {obj.employer.name})"


class PowerForm(Form):
    """What a designation and a mandate have in common: who, where, by whom, by which decision, and when."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label=None,
    )
    employee = _EmployeeChoice(
        queryset=Employee.objects.none(),  # filled per actor below
        label="Medewerker",
        empty_label="kies een medewerker",
    )
    body = forms.ChoiceField(label="Namens", choices=Body.choices, widget=forms.RadioSelect, initial=Body.MAYOR)
    reference = GuardedCharField(label="Kenmerk van het besluit", max_length=80, widget=forms.TextInput(), help_text="")
    from_date = DateField(label="Vanaf")
    until_date = DateField(label="Tot", required=False, help_text=UNTIL)

    def __init__(
        self, *args: Any, municipalities: QuerySet[Municipality], employees: QuerySet[Employee], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities
        employee: Any = self.fields["employee"]
        employee.queryset = employees


class DesignationForm(PowerForm):
    """A designation as supervisor (Awb 5:11)."""

    scope = GuardedCharField(
        label="Toezicht op", max_length=200, initial="hoofdstuk 3 van de APV", widget=forms.TextInput(), help_text=""
    )
    restrictions = GuardedCharField(
        label="Beperkingen",
        max_length=200,
        required=False,
        widget=forms.TextInput,
        help_text="Bevoegdheden die de toezichthouder niet heeft (artikel 5:14 Awb).",
    )
    field_order = ("municipality", "employee", "body", "reference", "scope", "restrictions", "from_date", "until_date")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = "Aangewezen door"


class MandateForm(PowerForm):
    """A mandate to sign (Awb 10:1)."""

    measures = forms.MultipleChoiceField(
        label="Voor welke maatregelen",
        choices=[*MeasureKind.choices, (OBJECTION, "beslissing op bezwaar")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Niets aangevinkt: het mandaat geldt voor alle maatregelen.",
    )
    consent = GuardedCharField(
        label="Instemming van de andere werkgever",
        max_length=120,
        required=False,
        widget=forms.TextInput,
        help_text="Kenmerk en datum. Nodig als de medewerker niet voor deze gemeente werkt (artikel 10:4 Awb).",
    )
    field_order = ("municipality", "employee", "body", "reference", "measures", "consent", "from_date", "until_date")


class ParticipationForm(Form):
    """The agreement by which a district acts for a municipality."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label="kies een gemeente",
    )
    district = forms.ModelChoiceField(
        queryset=District.objects.none(),  # filled below
        label="District",
        empty_label="kies een district",
    )
    reference = GuardedCharField(
        label="Kenmerk van de overeenkomst", max_length=80, widget=forms.TextInput(), help_text=""
    )
    arrangement = forms.ChoiceField(
        label="Het district werkt als",
        choices=Arrangement.choices,
        widget=forms.RadioSelect,
        help_text="Als verwerker besluit het district niet over verstrekken, bewaren, doel of verzoeken.",
    )
    from_date = DateField(label="Vanaf")
    until_date = DateField(label="Tot", required=False, help_text=UNTIL)

    def __init__(
        self, *args: Any, municipalities: QuerySet[Municipality], districts: QuerySet[District], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities
        district: Any = self.fields["district"]
        district.queryset = districts
