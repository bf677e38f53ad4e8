"""Forms of signals: registering, deciding, merging, closing, and the filters of the list."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Count, Q, QuerySet

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.rights import Reach
from regiotoezicht.core.text_search import matching
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.queries import Filter
from regiotoezicht.signals.rules import PUBLIC_PLACE_LENGTH, TEXT_LENGTH
from regiotoezicht.signals.vocabulary import Category, Channel, Outcome, PlaceKind, Priority, Route, Source, Status

MOMENT_FORMAT = "%Y-%m-%dT%H:%M"
MOST_PREMISES = 15


def moment_field(label: str, **more: Any) -> forms.DateTimeField:
    """A date and a time, as the browser asks them."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT_FORMAT)
    return forms.DateTimeField(label=label, widget=widget, **more)


def _day_field(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def _never_overruled(**more: Any) -> GuardedCharField:
    """A text about a tip. No alarm in it is overruled: a tip may be about a home, and beside that a name, plate or
    account would lead to somebody.

    Basis: law notes, A1.1 and A1.2.
    """
    return GuardedCharField(overrulable=False, **more)


class PremisesChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """One of the business premises that were found; a line says the address, the business and earlier signals."""

    def label_from_instance(self, obj: Any) -> str:
        """The premises in one line."""
        number = getattr(obj, "earlier", 0)
        earlier = f" ({number} eerdere {'melding' if number == 1 else 'meldingen'})" if number else ""
        business = f"{obj.business.name}, " if obj.business else ""
        return f"{business}{obj.address}{earlier}"


class RegisterForm(Form):
    """A new signal. Business premises are found first: the button beside the search shows what fits."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    source = forms.ChoiceField(label="Bron", choices=[("", "kies een bron"), *Source.choices])
    channel = forms.ChoiceField(label="Kanaal", choices=[("", "kies een kanaal"), *Channel.choices])
    received_at = moment_field("Ontvangen op")
    categories = forms.MultipleChoiceField(
        label="Onderwerpen",
        choices=Category.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Minderjarige, mensenhandel of gevaar: bel eerst de politie (112 of het mensenhandelteam). "
        "Schrijf hier dan niets over op.",
    )
    place_kind = forms.ChoiceField(label="Waar gaat het over?", choices=PlaceKind.choices, widget=forms.RadioSelect)
    search = forms.CharField(
        label="Zoek een bedrijfspand",
        required=False,
        max_length=80,
        help_text="Naam van het bedrijf, straat of postcode.",
    )
    premises = PremisesChoice(
        queryset=Premises.objects.none(),  # filled per actor below
        label="Bedrijfspand",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )
    address = forms.CharField(
        label="Adres van de woning",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Blijft verzegeld in deze melding: het staat in geen lijst en is niet te zoeken.",
    )
    public_place = _never_overruled(
        label="Openbare plaats", required=False, max_length=PUBLIC_PLACE_LENGTH, widget=forms.TextInput
    )
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        required=False,
        empty_label="volgt uit het bedrijfspand",
    )
    occurred_date = _day_field("Gezien op", required=False)
    occurred_time = forms.TimeField(
        label="Gezien om", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    text = _never_overruled(label="Toelichting", required=False, max_length=TEXT_LENGTH)
    police_told_at = moment_field(
        "Politie gebeld op", required=False, help_text="Alleen het moment; wat u vertelde, staat bij de politie."
    )

    def __init__(
        self, *args: Any, places: Reach, visible_premises: QuerySet[Premises], searched: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = Municipality.objects.filter(
            pk__in=places.municipalities, valid_until__isnull=True
        ).select_related("district")
        premises: Any = self.fields["premises"]
        premises.queryset = visible_premises
        self.found = self._found(visible_premises, searched)
        premises.choices = [(found.pk, premises.label_from_instance(found)) for found in self.found]

    def _found(self, visible: QuerySet[Premises], searched: str) -> list[Premises]:
        """The premises that fit the search, and the one chosen before; each with its number of signals."""
        chosen = str(self["premises"].value() or "")
        wanted = Q(pk=int(chosen)) if chosen.isdecimal() and len(chosen) < 18 else Q(pk__in=())
        rows = visible.select_related("business").annotate(earlier=Count("signals"))
        found: list[Premises] = list(rows.filter(wanted))
        if searched.strip():
            hits = matching(rows, searched).order_by("street", "number", "pk")[:MOST_PREMISES]
            found += [hit for hit in hits if hit not in found]
        return found

    def clean(self) -> dict[str, Any]:
        """The municipality follows from the premises when it was left open."""
        cleaned = super().clean() or {}
        if cleaned.get("place_kind") == PlaceKind.PREMISES and not cleaned.get("municipality"):
            premises = cleaned.get("premises")
            cleaned["municipality"] = premises.municipality if premises else None
        if cleaned.get("place_kind") and not cleaned.get("municipality") and "municipality" not in self.errors:
            self.add_error("municipality", "Kies de gemeente.")
        return cleaned


class DecideForm(Form):
    """The decision on a signal."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    route = forms.ChoiceField(label="Route", choices=Route.choices, widget=forms.RadioSelect)
    priority = forms.ChoiceField(label="Prioriteit", choices=Priority.choices, widget=forms.RadioSelect)
    reason = _never_overruled(
        label="Reden van de afwijking", required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    second_cause = _never_overruled(
        label="Tweede aanleiding",
        required=False,
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Voor de controle van een woning na anonieme meldingen: wat er los van deze melding is vastgesteld.",
    )

    def __init__(self, *args: Any, signal: Signal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not signal.is_dwelling:
            del self.fields["second_cause"]


class PoliceForm(Form):
    """When the police were called."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    told_at = moment_field("Politie gebeld op")


class MergeForm(Form):
    """With which open signal this one is merged."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    into = forms.ModelChoiceField(
        queryset=Signal.objects.none(),  # filled with what can be merged
        label="Samenvoegen met",
        empty_label="kies een melding",
    )

    def __init__(self, *args: Any, candidates: QuerySet[Signal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = candidates
        into.label_from_instance = lambda other: f"{other.dossier}, {', '.join(other.category_labels)}"


class CloseForm(Form):
    """How a signal ends, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="Uitkomst", choices=[choice for choice in Outcome.choices if choice[0] != Outcome.CONTROLLED]
    )
    reason = _never_overruled(label="Reden", max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))


class FilterForm(forms.Form):
    """Which signals to list."""

    stand = forms.ChoiceField(label="Stand", choices=[("", "alle"), *Status.choices], required=False)
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)
    onderwerp = forms.ChoiceField(label="Onderwerp", choices=[("", "alle"), *Category.choices], required=False)
    bron = forms.ChoiceField(label="Bron", choices=[("", "alle"), *Source.choices], required=False)
    vanaf = _day_field("Ontvangen vanaf", required=False)
    tot = _day_field("Ontvangen voor", required=False)

    def __init__(self, data: Any, municipalities: frozenset[int]) -> None:
        super().__init__(data)
        names = names_of(municipalities)
        gemeente: Any = self.fields["gemeente"]
        gemeente.choices = [("", "alle"), *names]
        if len(names) <= 1:
            del self.fields["gemeente"]

    @property
    def chosen(self) -> Filter:
        """The filter; a choice that makes no sense is no choice."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filter(
            status=chosen.get("stand") or "",
            municipality=chosen.get("gemeente"),
            category=chosen.get("onderwerp") or "",
            source=chosen.get("bron") or "",
            from_date=chosen.get("vanaf"),
            until_date=chosen.get("tot"),
        )
