"""Forms of decisions."""

from collections.abc import Collection
from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, Form, offer
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.programme.rules import TRANSITIONS
from regiotoezicht.programme.vocabulary import Organ, State


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
    """The next step of a decision; what the page was made from is for who makes it."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    to = forms.ChoiceField(label="Nieuwe stand")
    on = DateField(label="Datum", help_text="Van het voorstel, de vergadering of het besluit.")
    reference = GuardedCharField(
        label="Kenmerk", max_length=80, widget=forms.TextInput(), help_text="Het zaaknummer of kenmerk van het stuk."
    )

    def __init__(self, *args: Any, offered: Collection[State], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Of what was sent every state: what may not follow is refused by the rule, with its sentence.
        states = [one for one in State if self.is_bound or one in offered]
        offer(self, "to", [("", "kies een stand"), *((one.value, one.label) for one in states)])


class OwnStepForm(StepForm):
    """The next step of a decision in one municipality."""

    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, state: State, **kwargs: Any) -> None:
        super().__init__(*args, offered=TRANSITIONS[state], initial={"seen": state.value}, **kwargs)
