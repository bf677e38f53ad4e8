"""Forms of rounds: planning, changing, and the filters of the lists."""

from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from typing import Any

from django import forms

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.forms import DateField, Form, TicksField, TimeField, offer, say_in_dutch
from regiotoezicht.core.rights import Reach
from regiotoezicht.inspections import queries
from regiotoezicht.inspections.forms.places import PlacesForm
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.queries import RoundFilter
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import District
from regiotoezicht.organisation.queries import names_of

COMING, PAST = "komend", "geweest"
PERIODS = ((COMING, "vandaag en later"), (PAST, "geweest"), ("alle", "alle"))


def _hours(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    return f"{whole},5 uur" if rest else f"{whole} uur"


LENGTHS = [(minutes, _hours(minutes)) for minutes in range(60, 721, 30)]


def _length_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label="Duur", choices=LENGTHS, coerce=int)


class PlanForm(PlacesForm):
    """A new round: when, by whom, and where to."""

    date = DateField(label="Datum")
    start_time = TimeField(label="Begint om")
    minutes = _length_field()

    def __init__(self, *args: Any, actor: AccountActor, district: District, on: day, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        team = queries.supervisors_of(district, on)
        members = TicksField(
            team,
            label="Toezichthouders",
            help_text=f"Ten minste twee, aangewezen in elke gemeente van de ronde. De aanwijzingen zijn die op "
            f"{on:%d-%m-%Y}.",
            error_messages={"required": "Kies ten minste twee toezichthouders."},
        )
        members.choices = lambda: queries.member_choices(list(team), on)
        self.fields["members"] = members
        say_in_dutch(self)


class AddVisitsForm(PlacesForm):
    """More visits for a round."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveForm(Form):
    """Another moment for a round."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    date = DateField(label="Datum")
    start_time = TimeField(label="Begint om")
    minutes = _length_field()


class CancelForm(Form):
    """Why a round does not go on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label="Reden", choices=[("", "kies een reden"), *CancelReason.choices])


class VersionForm(Form):
    """A change that needs no more than a click, on the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _coming_field(tour: Round, **more: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]  # generic only in the stubs
    team = queries.free_to_join(tour)
    field = forms.ModelChoiceField(team, **more)
    empty = field.empty_label
    choices = queries.member_choices(list(team), tour.date)
    field.choices = [("", empty), *choices] if empty else choices
    return field


class ReplaceForm(Form):
    """Who leaves a round, why, and who comes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label="Reden",
        choices=[choice for choice in ReplaceReason.choices if choice[0] != ReplaceReason.CANCELLED],
        help_text="Een code is genoeg: over iemands gezondheid wordt niets vastgelegd.",
    )

    def __init__(self, *args: Any, tour: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [member.employee for member in queries.members_of(tour)]
        leaving = forms.ModelChoiceField(
            queries.employees_in(tour), label="Wie gaat niet mee", widget=forms.RadioSelect, empty_label=None
        )
        leaving.choices = [(one.pk, one.name) for one in there]
        coming = _coming_field(
            tour, label="Wie komt ervoor in de plaats", required=False, empty_label="nog niemand, we zoeken iemand"
        )
        self.fields = {"version": self.fields["version"], "leaving": leaving, "coming": coming} | {
            "reason": self.fields["reason"]
        }
        say_in_dutch(self)


class JoinForm(Form):
    """Who joins a round."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tour: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["coming"] = _coming_field(tour, label="Wie komt erbij", empty_label="kies een toezichthouder")
        say_in_dutch(self)


class _ListForm(Form):
    periode = forms.ChoiceField(label="Periode", choices=PERIODS, required=False)
    stand = forms.ChoiceField(label="Stand", required=False)
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)
    vanaf = DateField(label="Vanaf", required=False)
    tot = DateField(label="Tot en met", required=False)

    def __init__(self, data: Any, reach: Reach, statuses: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "stand", [("", "alle"), *statuses])
        names = names_of(reach.municipalities)
        offer(self, "gemeente", [("", "alle"), *names])
        if len(names) <= 1:
            del self.fields["gemeente"]

    @property
    def period(self) -> str:
        """Which part of time to show; days that were typed go before it."""
        self.is_valid()
        days = self.cleaned_data.get("vanaf") or self.cleaned_data.get("tot")
        return "alle" if days else self.cleaned_data.get("periode") or COMING

    def chosen_on(self, today: day) -> RoundFilter:
        """The filter, on a day; a choice that makes no sense is no choice."""
        self.is_valid()
        typed = self.cleaned_data
        chosen = RoundFilter(typed.get("stand") or "", typed.get("gemeente"), typed.get("vanaf"), typed.get("tot"))
        if self.period == COMING:
            return replace(chosen, from_date=today)
        return replace(chosen, until_date=today - timedelta(days=1)) if self.period == PAST else chosen


class RoundFilterForm(_ListForm):
    """Which rounds to list: those to come unless asked otherwise."""

    def __init__(self, data: Any, reach: Reach) -> None:
        super().__init__(data, reach, RoundStatus.choices)


class VisitFilterForm(_ListForm):
    """Which visits to list: those to come unless asked otherwise."""

    def __init__(self, data: Any, reach: Reach) -> None:
        super().__init__(data, reach, VisitStatus.choices)
