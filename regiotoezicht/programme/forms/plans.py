"""Forms of plans, their parts, indicators and actions."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.programme.plan_rules import OWNERS, PROGRESS, WHOLE
from regiotoezicht.programme.vocabulary import Direction, Part, PlanKind, Progress

REGION = "regio"
PLACED_IN = {Part.GOAL: "Plan", Part.WORKSTREAM: "Doel", Part.PRODUCT: "Werkspoor"}
"""What each part stands under."""
Places = tuple[bool, Sequence[District], Sequence[Municipality]]
"""Whether the region is offered, and which districts and municipalities."""


def _amount(**given: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return forms.DecimalField(max_digits=11, decimal_places=2, localize=True, widget=widget, **given)


class PlanDatesForm(Form):
    """What a plan is called and when it runs."""

    title = GuardedCharField(label="Titel", max_length=120, widget=forms.TextInput())
    from_date = DateField(label="Begint op")
    until_date = DateField(label="Loopt tot en met")


class PlanForm(PlanDatesForm):
    """A plan that begins empty."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label="Soort", choices=[("", "kies een soort plan"), *PlanKind.choices])

    field_order = ("token", "kind", "title", "from_date", "until_date")


class StarterForm(Form):
    """The one button that copies a starter: nothing to fill in."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class PartForm(Form):
    """A goal, workstream or product, and under what it stands."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    under = forms.ChoiceField(label="Onder")
    title = GuardedCharField(label="Titel", max_length=120, widget=forms.TextInput())

    def __init__(self, *args: Any, part: Part, under: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if part is Part.GOAL:
            del self.fields["under"]
        else:
            field: Any = self.fields["under"]
            field.label, field.choices = PLACED_IN[part], [("", "maak een keuze"), *under]


class IndicatorForm(Form):
    """By what is seen whether a goal comes nearer."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    goal = forms.ChoiceField(label="Doel")
    name = GuardedCharField(label="Indicator", max_length=160, widget=forms.TextInput())
    unit = GuardedCharField(
        label="Eenheid", max_length=40, widget=forms.TextInput(), help_text="Bijvoorbeeld: procent, gemeenten of dagen."
    )
    direction = forms.ChoiceField(label="Richting", choices=Direction.choices)
    target = _amount(label="Streefwaarde")
    target_date = DateField(label="Te halen op")

    def __init__(self, *args: Any, goals: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goal: Any = self.fields["goal"]
        goal.choices = [("", "kies een doel"), *goals]


class MeasureForm(Form):
    """What an indicator was on a day."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    on = DateField(label="Datum")
    value = _amount(label="Gemeten waarde")
    source = GuardedCharField(
        label="Bron", max_length=120, widget=forms.TextInput(), help_text="Het stuk of overzicht waar dit in staat."
    )


class OwnerFields(Form):
    """By which function something is done, and where that is held."""

    role = forms.ChoiceField(
        label="Wie trekt dit",
        choices=[("", "kies een functie"), *((one.value, one.label) for one in OWNERS)],
        help_text="Een functie, geen naam: zo klopt het ook als iemand van baan wisselt.",
    )
    place = forms.ChoiceField(label="Waar")

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, districts, municipalities = places
        self._places: dict[str, District | Municipality | None] = {REGION: None} if region else {}
        self._places |= {f"d{one.pk}": one for one in districts} | {f"g{one.pk}": one for one in municipalities}
        place: Any = self.fields["place"]
        place.choices = [("", "kies een plaats"), *((key, self._name(key)) for key in self._places)]

    def _name(self, key: str) -> str:
        one = self._places[key]
        if one is None:
            return "de regio"
        return f"district {one.name}" if isinstance(one, District) else one.name

    def clean_place(self) -> District | Municipality | None:
        """The place that was chosen; None for the region."""
        return self._places[self.cleaned_data["place"]]


class ActionForm(OwnerFields):
    """An action: for which product, by which function, where and when."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    product = forms.ChoiceField(label="Product")
    title = GuardedCharField(label="Actie", max_length=200, widget=forms.TextInput())
    from_date = DateField(label="Begint op")
    until_date = DateField(label="Gereed op")

    field_order = ("token", "product", "title", "role", "place", "from_date", "until_date")

    def __init__(self, *args: Any, products: Sequence[tuple[int, str]], places: Places, **kwargs: Any) -> None:
        super().__init__(*args, places=places, **kwargs)
        product: Any = self.fields["product"]
        product.choices = [("", "kies een product"), *products]


class ProgressForm(Form):
    """How an action stands."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.ChoiceField(choices=Progress.choices, widget=forms.HiddenInput)
    to = forms.ChoiceField(label="Nieuwe stand")
    percent = forms.IntegerField(
        label="Voortgang in procenten",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=f"Van 0 tot en met {WHOLE - 1}, als de actie nog bezig is. Leeg blijft wat er stond.",
    )
    remark = GuardedCharField(
        label="Toelichting",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als de actie vastloopt of vervalt. Schrijf wat er is, niet wie het deed.",
    )

    def __init__(self, *args: Any, state: Progress, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": state.value}, **kwargs)
        to: Any = self.fields["to"]
        # Every state that a step leads to: what may not follow is refused by the rule, with its sentence.
        offered = [one for one in Progress if one in PROGRESS[state]] if not self.is_bound else list(Progress)
        to.choices = [("", "kies een stand"), *((one.value, one.label) for one in offered)]


class NeedsForm(Form):
    """For which other action of the plan an action waits."""

    needs = forms.ChoiceField(label="Wacht op")

    def __init__(self, *args: Any, actions: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs: Any = self.fields["needs"]
        needs.choices = [("", "kies een actie"), *actions]
