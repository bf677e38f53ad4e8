"""Forms of triangles."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import DateField, Form, TicksField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.forms.decisions import StepForm
from regiotoezicht.programme.triangle_rules import offered
from regiotoezicht.programme.vocabulary import State


class TriangleForm(Form):
    """A triangle and its municipalities; `seen` is the mark of all seats that the page was made from."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.RegexField(r"^\d{1,18}-\d{1,9}$", widget=forms.HiddenInput)
    name = GuardedCharField(
        label="Naam", max_length=80, widget=forms.TextInput(), help_text="Bijvoorbeeld: Driehoek IJmond."
    )
    municipalities = TicksField(
        queryset=Municipality.objects.none(),  # filled below
        label="Gemeenten",
        help_text="Een gemeente zit in één driehoek. Vinkt u er een aan die elders zit, dan gaat zij daar weg.",
    )
    from_date = DateField(label="Vanaf", help_text="De dag waarop dit ingaat. Voor wie blijft, verandert er niets.")

    def __init__(self, *args: Any, places: QuerySet[Municipality], own: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["municipalities"]
        field.queryset = places

        def label(place: Any) -> str:
            elsewhere = place.triangle_name if place.triangle_id != own else None
            return f"{place.name} (nu: {elsewhere})" if elsewhere else str(place.name)

        field.label_from_instance = label


class SharedStepForm(StepForm):
    """The next step of a decision in all municipalities of a triangle; `seen` says how each stood."""

    seen = forms.RegexField(r"^\d{1,18}:[a-z_]{1,10}(,\d{1,18}:[a-z_]{1,10})*$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, stands: Mapping[int, State], **kwargs: Any) -> None:
        possible = offered(stands.values())
        super().__init__(*args, offered=possible, **kwargs)
        self.offers = bool(possible)
        self.initial["seen"] = ",".join(f"{pk}:{state.value}" for pk, state in stands.items())

    def clean_seen(self) -> dict[int, State]:
        """How each municipality stood on the page, by its id; a word that is no state is refused."""
        given = [pair.split(":") for pair in self.cleaned_data["seen"].split(",")]
        try:
            return {int(pk): State(state) for pk, state in given}
        except ValueError:
            raise forms.ValidationError("Laad de pagina opnieuw en probeer het nog eens.", code="seen") from None
