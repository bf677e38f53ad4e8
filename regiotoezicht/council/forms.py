"""Forms of the papers."""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from regiotoezicht.core.forms import DateField, Form, offer
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.refusals import Refused
from regiotoezicht.council import rules
from regiotoezicht.council.papers import Typed
from regiotoezicht.council.vocabulary import Point
from regiotoezicht.guard import Context
from regiotoezicht.letters.forms import WordField

T = TypeVar("T")
LEFT_BLANK = "Laat leeg als u de naam nog niet weet; dan blijft er ruimte over."


class NameField(GuardedCharField):
    """The name of somebody who signs or answers for a paper."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            context=Context.PERMIT_HOLDER,
            overrulable=False,
            required=False,
            max_length=80,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            **kwargs,
        )


class PeriodForm(Form):
    """About which year or half year."""

    periode = forms.ChoiceField(label="Periode")

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {year: [(one.code, _named(one)) for one in _of_year(year)] for year in rules.years_on(today)}
        offer(self, "periode", [(str(year), periods) for year, periods in named.items()])


def _named(period: rules.Period) -> str:
    return f"heel {period.label}" if period.half is None else period.label


def _of_year(year: int) -> list[rules.Period]:
    return [rules.Period(year), rules.Period(year, 1), rules.Period(year, 2)]


class EditedForm(Form):
    """A paper that was edited in Word."""

    file = WordField(label="Bewerkt stuk", help_text="Het Word-bestand (.docx), ten hoogste 20 MB.")


class PaperForm(Form):
    """What no room knows: it goes into the papers and is not kept."""

    date = DateField(label="Datum van de stukken")
    reference = GuardedCharField(
        label="Kenmerk",
        max_length=80,
        required=False,
        widget=forms.TextInput(),
        help_text="Het zaaknummer bij de gemeente.",
    )
    secretary = NameField(label="Naam van de secretaris", help_text=LEFT_BLANK)
    mayor = NameField(label="Naam van de burgemeester", help_text=LEFT_BLANK)
    portfolio_holder = NameField(
        label="Naam van de portefeuillehouder", help_text="Staat in het voorstel, en in de brief als contact."
    )
    attachments = GuardedCharField(
        label="Bijlagen", required=False, max_length=4_000, help_text="Eén bijlage op elke regel."
    )
    points = forms.MultipleChoiceField(
        label="Beslispunten in het collegevoorstel",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Aangevinkt is wat uit de feiten volgt.",
    )

    def __init__(self, *args: Any, offered: dict[Point, bool], **kwargs: Any) -> None:
        chosen = {"points": [point.value for point, is_asked in offered.items() if is_asked]}
        super().__init__(*args, initial=chosen | kwargs.pop("initial", {}), **kwargs)
        offer(self, "points", [(point.value, _sentence(point)) for point in offered])

    def clean_date(self) -> datetime.date:
        """A day in the time of this task."""
        day: datetime.date = self.cleaned_data["date"]
        return self._held(lambda: rules.refuse_day(day, field="date"), day)

    def clean_secretary(self) -> str:
        """A name."""
        return self._name("secretary")

    def clean_mayor(self) -> str:
        """A name."""
        return self._name("mayor")

    def clean_portfolio_holder(self) -> str:
        """A name."""
        return self._name("portfolio_holder")

    def clean_attachments(self) -> list[str]:
        """One on each line."""
        names = [line.strip() for line in self.cleaned_data["attachments"].splitlines() if line.strip()]
        return self._held(lambda: rules.refuse_attachments(names, field="attachments"), names)

    def typed(self) -> Typed:
        """What was typed, for the papers."""
        said = self.cleaned_data
        return Typed(
            said["date"],
            said["reference"],
            said["secretary"],
            said["mayor"],
            said["portfolio_holder"],
            tuple(said["attachments"]),
            tuple(Point(code) for code in said["points"]),
        )

    def _name(self, field: str) -> str:
        name: str = self.cleaned_data[field]
        return self._held(lambda: rules.refuse_no_name(name, field=field), name)

    def _held(self, judge: Callable[[], None], value: T) -> T:
        try:
            judge()
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from refusal
        return value


def _sentence(point: Point) -> str:
    return point.label[:1].upper() + point.label[1:]
