"""Forms of working groups and hearings."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.programme.forms.plans import OwnerFields, Places

NO_NAMES = "Schrijf wat is besproken, niet wie het zei."


class GroupFactsForm(Form):
    """What a working group is called and asked."""

    name = GuardedCharField(label="Naam", max_length=80, widget=forms.TextInput(), help_text="Bijvoorbeeld: ICT.")
    assignment = GuardedCharField(label="Opdracht", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class GroupForm(GroupFactsForm):
    """A working group that begins."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    from_date = DateField(label="Begonnen op")


class MemberForm(Form):
    """A place in a working group."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = GuardedCharField(
        label="Organisatie", max_length=80, widget=forms.TextInput(), help_text="Bijvoorbeeld: gemeente Beverwijk."
    )
    function = GuardedCharField(
        label="Functie", max_length=80, widget=forms.TextInput(), help_text="Een functie, geen naam."
    )
    from_date = DateField(label="Sinds")


class MeetingForm(Form):
    """A meeting with its agenda."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    date = DateField(label="Datum")
    agenda = GuardedCharField(label="Agenda", max_length=2_000, help_text="Eén onderwerp per regel. " + NO_NAMES)


class GroupDecisionForm(Form):
    """What a meeting decided."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = GuardedCharField(
        label="Besluit", max_length=400, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )


class GroupActionForm(OwnerFields):
    """A line of an action list."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = GuardedCharField(label="Actiepunt", max_length=200, widget=forms.TextInput())
    until_date = DateField(label="Gereed op")
    plan_action = forms.ChoiceField(label="Hoort bij een actie uit een plan", required=False)

    field_order = ("token", "title", "role", "place", "until_date", "plan_action")

    def __init__(self, *args: Any, actions: Sequence[tuple[int, str]], places: Places, **kwargs: Any) -> None:
        super().__init__(*args, places=places, **kwargs)
        field: Any = self.fields["plan_action"]
        field.choices = [("", "nee"), *actions]


class HearingForm(Form):
    """That an organisation was heard."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = GuardedCharField(
        label="Organisatie", max_length=120, widget=forms.TextInput(), help_text="Een organisatie, nooit een persoon."
    )
    date = DateField(label="Gehoord op")
    subject = GuardedCharField(label="Onderwerp", max_length=160, widget=forms.TextInput())
    said = GuardedCharField(
        label="Wat is gezegd",
        max_length=2_000,
        help_text="In eigen woorden. Niets over een persoon, ook niet zonder naam.",
    )


class AnswerForm(Form):
    """What was done with what an organisation said."""

    on = DateField(label="Datum")
    done_with = GuardedCharField(
        label="Wat is ermee gedaan", max_length=2_000, help_text="Ook als er niets mee is gedaan: schrijf dan waarom."
    )
