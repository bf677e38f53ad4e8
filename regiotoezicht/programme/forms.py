"""Forms of readiness, training and decisions."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import Employee
from regiotoezicht.programme.rules import TRANSITIONS
from regiotoezicht.programme.vocabulary import Course, Organ, State


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


class SubjectForm(Form):
    """What the municipalities are asked to decide."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = GuardedCharField(
        label="Onderwerp",
        max_length=120,
        widget=forms.TextInput(),
        help_text="Bijvoorbeeld: uitvoeringsplan toezicht seksbranche.",
    )
    organ = forms.ChoiceField(label="Wie besluit", choices=[("", "kies een orgaan"), *Organ.choices])


class StepForm(Form):
    """The next step of a decision."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)
    to = forms.ChoiceField(label="Nieuwe stand")
    on = DateField(label="Datum", help_text="Van het voorstel, de vergadering of het besluit.")
    reference = GuardedCharField(
        label="Kenmerk", max_length=80, widget=forms.TextInput(), help_text="Het zaaknummer of kenmerk van het stuk."
    )

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": state.value}, **kwargs)
        to: Any = self.fields["to"]
        # Every state that a step leads to: what may not follow is refused by the rule, with its sentence.
        offered = [one for one in State if one in TRANSITIONS[state]] if not self.is_bound else list(State)
        to.choices = [("", "kies een stand"), *((one.value, one.label) for one in offered)]
