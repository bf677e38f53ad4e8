"""Forms of agreements."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form, TicksField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import District, Municipality, Partner
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose


class AgreementForm(Form):
    """What is agreed, by whom, and from when until when."""

    kind = forms.ChoiceField(label="Soort", choices=[("", "kies een soort"), *Kind.choices])
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label="kies een gemeente",
    )
    municipalities = TicksField(
        queryset=Municipality.objects.none(),  # filled below
        label="Andere gemeenten die partij zijn",
        required=False,
    )
    district = forms.ModelChoiceField(
        queryset=District.objects.none(), label="District", required=False, empty_label="geen"
    )
    partner = forms.ModelChoiceField(
        queryset=Partner.objects.none(), label="Ketenpartner", required=False, empty_label="geen"
    )
    article = GuardedCharField(
        label="Grondslag (artikel)", max_length=80, widget=forms.TextInput(), help_text="Bijvoorbeeld: artikel 26 AVG."
    )
    reference = GuardedCharField(label="Kenmerk", max_length=80, widget=forms.TextInput(), help_text="")
    purposes = forms.MultipleChoiceField(label="Doelen", choices=Purpose.choices, widget=forms.CheckboxSelectMultiple)
    categories = forms.MultipleChoiceField(
        label="Soorten gegevens", choices=Category.choices, widget=forms.CheckboxSelectMultiple
    )
    from_date = DateField(label="Vanaf")
    until_date = DateField(
        label="Tot",
        required=False,
        help_text="De eerste dag waarop de afspraak niet meer geldt. Leeg: tot nader order.",
    )

    def __init__(
        self,
        *args: Any,
        own: QuerySet[Municipality],
        municipalities: QuerySet[Municipality],
        districts: QuerySet[District],
        partners: QuerySet[Partner],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "municipality": own,
            "municipalities": municipalities,
            "district": districts,
            "partner": partners,
        }
        for name, rows in offered.items():
            field: Any = self.fields[name]
            field.queryset = rows
