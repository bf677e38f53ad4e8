"""A form field for the municipality that a new record belongs to."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from regiotoezicht.organisation.models import Municipality


class OwnMunicipalityField(forms.ChoiceField):
    """One of the municipalities for which the actor works; hidden when there is only one. One statement for all."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": "Gemeente"} | kwargs)
        self._own: dict[str, Municipality] = {}

    def offer(self, places: QuerySet[Municipality]) -> None:
        """Fill in the municipalities to choose from."""
        self._own = {str(place.pk): place for place in places}
        self.choices = [("", "kies een gemeente"), *((pk, place.name) for pk, place in self._own.items())]
        if len(self._own) == 1:
            self.initial, self.widget = next(iter(self._own)), forms.HiddenInput()

    def clean(self, value: Any) -> Any:
        """The municipality itself."""
        return self._own.get(super().clean(value))
