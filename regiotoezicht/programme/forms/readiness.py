"""Forms of readiness and training."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import Employee
from regiotoezicht.programme.vocabulary import Course


class ArrangeForm(Form):
    """When something was arranged, and in which paper it stands."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    on = DateField(label="Datum")
    reference = GuardedCharField(
        label="Kenmerk", max_length=80, widget=forms.TextInput(), help_text="Het zaaknummer of kenmerk van het stuk."
    )


class CertificateForm(Form):
    """What an own employee passed."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    employee = forms.ModelChoiceField(
        queryset=Employee.objects.none(),  # filled below
        label="Medewerker",
        empty_label="kies een medewerker",
    )
    course = forms.ChoiceField(label="Opleiding", choices=[("", "kies een opleiding"), *Course.choices])
    passed_date = DateField(label="Geslaagd op")
    until_date = DateField(label="Geldig tot", help_text="De eerste dag waarop het certificaat niet meer geldt.")

    def __init__(self, *args: Any, employees: QuerySet[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employee: Any = self.fields["employee"]
        employee.queryset = employees
