"""Choosing where a round goes: on signals, to permitted businesses, to business premises, or to no fixed place."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db.models import Q, QuerySet

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.forms import LONGEST_NUMBER, Form, TicksField, say_in_dutch
from regiotoezicht.core.text_search import matching
from regiotoezicht.inspections import queries
from regiotoezicht.inspections.actions import PlannedVisit
from regiotoezicht.inspections.rules import ROUND_PLAN
from regiotoezicht.inspections.vocabulary import Cause
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.queries import plannable

MOST_FOUND = 15
MOST_SIGNALS = 100
FREE_ROWS = (1, 2)
FREE_KINDS = [("", "kies een soort"), *(choice for choice in PremisesKind.choices if choice[0] != PremisesKind.HOME)]


def kind_of(signal: Signal) -> PremisesKind:
    """The kind of place that a signal is about, as far as it says."""
    if signal.premises is not None:
        return PremisesKind(signal.premises.kind)
    return PremisesKind.HOME if signal.is_dwelling else PremisesKind.OTHER


def signal_line(signal: Signal) -> str:
    """A signal in one line: a home is "woning" and nothing more."""
    place = str(signal.premises) if signal.premises else signal.get_place_kind_display()
    haste = ", met spoed" if signal.priority == "high" else ""
    return f"{signal.dossier}, {signal.municipality}: {', '.join(signal.category_labels)} ({place}{haste})"


class PlacesForm(Form):
    """Where to go. Businesses are found first: the button beside the search shows what fits."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    search = forms.CharField(
        label="Zoek een bedrijf",
        required=False,
        max_length=80,
        help_text="Naam van het bedrijf, straat, postcode of dossiernummer van de vergunning.",
    )

    def __init__(self, *args: Any, actor: AccountActor, searched: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._signals = plannable(actor)
        self._tick("signals", "Meldingen die op een controle wachten", self._signals, lambda: self.waiting, signal_line)
        permits = Permit.objects.visible_to(actor).open().select_related("municipality", "premises__business")
        premises = Premises.objects.visible_to(actor).select_related("municipality", "business")
        self.permits_found = self._found(
            "permits", permits, matching(permits, searched).order_by("name", "pk"), searched
        )
        unlicensed = matching(premises, searched).filter(permits__isnull=True).order_by("street", "number", "pk")
        self.premises_found = self._found("premises", premises, unlicensed, searched)
        self._tick("permits", "Vergunde bedrijven", permits, lambda: self.permits_found, _permit_line)
        self._tick(
            "premises", "Bedrijfspanden zonder vergunning", premises, lambda: self.premises_found, _premises_line
        )
        places = queries.municipalities_in(actor.reach(ROUND_PLAN))
        for row in FREE_ROWS:
            place: Any = forms.ModelChoiceField(places.all(), label="Gemeente", required=False)
            place.choices = lambda: [("", "geen"), *((one.pk, one.name) for one in places)]
            self.fields[f"municipality_{row}"] = place
            self.fields[f"kind_{row}"] = forms.ChoiceField(label="Soort", choices=FREE_KINDS, required=False)
        say_in_dutch(self)

    @cached_property
    def waiting(self) -> list[Signal]:
        """The signals to choose from; asked only when the form is shown, as are the other choices."""
        return list(self._signals[:MOST_SIGNALS])

    def _tick(
        self, name: str, label: str, rows: QuerySet[Any], shown: Callable[[], Iterable[Any]], line: Callable[[Any], str]
    ) -> None:
        field = TicksField(rows, label=label, required=False)
        field.choices = lambda: [(one.pk, line(one)) for one in shown()]
        self.fields[name] = field

    def _found(self, name: str, visible: QuerySet[Any], hits: QuerySet[Any], searched: str) -> list[Any]:
        """Those chosen before, and those that fit the search."""
        given = self.data.getlist(name) if self.is_bound else self.initial.get(name, [])  # type: ignore[attr-defined]  # a QueryDict, as every view gives
        chosen = [int(pk) for pk in map(str, given) if pk.isdecimal() and len(pk) <= LONGEST_NUMBER]
        found = list(visible.filter(Q(pk__in=chosen))) if chosen else []
        if searched.strip():
            found += [hit for hit in hits[:MOST_FOUND] if hit not in found]
        return found

    @property
    def free_rows(self) -> list[tuple[Any, Any]]:
        """The fields of the visits without a fixed place, in pairs."""
        return [(self[f"municipality_{row}"], self[f"kind_{row}"]) for row in FREE_ROWS]

    def clean(self) -> dict[str, Any]:
        """A visit without a fixed place has a municipality and a kind, or neither."""
        cleaned = super().clean() or {}
        for row in FREE_ROWS:
            place, kind = cleaned.get(f"municipality_{row}"), cleaned.get(f"kind_{row}")
            if place and not kind and f"kind_{row}" not in self.errors:
                self.add_error(f"kind_{row}", "Kies wat voor soort plaats het is.")
            if kind and not place and f"municipality_{row}" not in self.errors:
                self.add_error(f"municipality_{row}", "Kies de gemeente.")
        return cleaned

    def visits(self, first: UUID | None = None) -> list[PlannedVisit]:
        """What was chosen, as visits; the first carries the token `first`, so that it is found again."""
        chosen = [*self._chosen()]
        if first is not None and chosen:
            one = chosen[0]
            chosen[0] = PlannedVisit(
                one.cause, one.kind, one.municipality, one.premises, one.permit, one.signal, token=first
            )
        return chosen

    def _chosen(self) -> Iterable[PlannedVisit]:
        typed = self.cleaned_data
        for signal in typed["signals"]:
            yield PlannedVisit(Cause.SIGNAL, kind_of(signal), signal.municipality, signal=signal)
        for permit in typed["permits"]:
            yield PlannedVisit(Cause.PERMIT, PremisesKind(permit.kind), permit.municipality, permit=permit)
        for premises in typed["premises"]:
            kind = PremisesKind(premises.kind)
            yield PlannedVisit(Cause.OWN_CHOICE, kind, premises.municipality, premises=premises)
        for row in FREE_ROWS:
            place: Municipality | None = typed[f"municipality_{row}"]
            if place is not None:
                yield PlannedVisit(Cause.OWN_CHOICE, PremisesKind(typed[f"kind_{row}"]), place)


def _premises_line(premises: Premises) -> str:
    return ", ".join(part for part in (premises.business.name if premises.business else "", str(premises)) if part)


def _permit_line(permit: Permit) -> str:
    return f"{permit.name}, {permit.premises.line if permit.premises else ''} ({permit.municipality}, {permit.dossier})"
