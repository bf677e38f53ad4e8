"""Forms of taking a register in: the file, and which column holds what."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.core.forms import Form
from regiotoezicht.core.sheets.sheet import MAX_BYTES
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.preview import Picks
from regiotoezicht.permits.register.columns import Column, Columns
from regiotoezicht.permits.register.headings import LABELS, Field
from regiotoezicht.premises.fields import OwnMunicipalityField

NOT_READ = "geen"


class UploadForm(Form):
    """The register as a file."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = OwnMunicipalityField()
    file = forms.FileField(
        label="Bestand met het register",
        help_text="Excel (.xlsx) of .csv, ten hoogste 10 MB. De kolommen mogen in elke volgorde staan.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.offer(places)

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError("Dit bestand is groter dan 10 MB.", code="too_large")
        return upload


class ColumnsForm(Form):
    """One select per column with a heading; `own` are the columns as recognised, `columns` with the choices so far."""

    def __init__(self, *args: Any, own: Columns, columns: Columns, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = {column.index: column for column in own.columns}
        self.unsure = {column.index for column in columns.unsure} | {column.index for column in own.unsure}
        choices = [(NOT_READ, "niet overnemen"), *((field.value, LABELS[field]) for field in Field)]
        for column in columns.columns:
            if column.heading:
                self.fields[_name(column)] = forms.ChoiceField(
                    label=f"{letters(column.index)}: {column.heading[:80]}",
                    choices=choices,
                    initial=_value(column),
                )

    def _bound(self, *, unsure: bool) -> Iterator[forms.BoundField]:
        for name in self.fields:
            if (int(name.removeprefix("kolom")) in self.unsure) is unsure:
                yield self[name]

    @property
    def to_pick(self) -> list[forms.BoundField]:
        """The columns whose match is unsure."""
        return list(self._bound(unsure=True))

    @property
    def sure(self) -> list[forms.BoundField]:
        """The columns that were recognised."""
        return list(self._bound(unsure=False))

    def clean(self) -> dict[str, Any]:
        """One field has one column; of two picks for one field the later is wrong."""
        cleaned = super().clean() or {}
        by_field: dict[str, str] = {}
        for name in self._picked(cleaned):
            value = cleaned[name]
            if value in by_field and value != NOT_READ:
                other = self.fields[by_field[value]].label
                self.add_error(name, f"Dit is ook gekozen bij kolom {other}; kies er één.")
            by_field.setdefault(value, name)
        return cleaned

    def _picked(self, cleaned: dict[str, Any]) -> list[str]:
        """The columns about which the clerk said something: the unsure ones, and those that she changed."""
        names = []
        for name, value in cleaned.items():
            index = int(name.removeprefix("kolom"))
            if index in self.unsure or value != _value(self.own[index]):
                names.append(name)
        return names

    @property
    def picks(self) -> Picks:
        """The clerk's choice, as `choose` takes it."""
        cleaned = self.cleaned_data
        return {
            int(name.removeprefix("kolom")): None if cleaned[name] == NOT_READ else Field(cleaned[name])
            for name in self._picked(cleaned)
        }


def _name(column: Column) -> str:
    return f"kolom{column.index}"


def _value(column: Column) -> str:
    return column.field.value if column.field else NOT_READ


def letters(index: int) -> str:
    """The name of a column in a spreadsheet: A for 0, AA for 26."""
    name, rest = "", index + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(65 + letter) + name
    return name
