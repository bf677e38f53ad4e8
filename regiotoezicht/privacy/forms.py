"""The filter of the log."""

from datetime import date
from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.privacy.queries import Filter, labels
from regiotoezicht.privacy.rules import Unusual


class LogFilter(Form):
    """Which lines of the log to show. Who and why are chosen by a link, so no name stands in an address."""

    vanaf = DateField(label="Vanaf", required=False)
    tot = DateField(label="Tot en met", required=False)
    soort = forms.ChoiceField(label="Onderdeel", required=False)
    dossier = forms.CharField(label="Dossier", required=False, max_length=20)
    ongewoon = forms.ChoiceField(label="Ongewoon", required=False, choices=(("", "alle"), *Unusual.choices))
    werk = forms.BooleanField(label="Ook startpagina en werkvoorraad", required=False)
    wie = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31)
    doel = forms.RegexField(r"^[\w -]{1,40}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, only_readings: bool) -> None:
        super().__init__(data)
        if not only_readings:
            del self.fields["werk"], self.fields["ongewoon"]
        soort: Any = self.fields["soort"]
        soort.choices = [("", "alle"), *labels()]

    def clean_tot(self) -> date | None:
        """The last day that the calendar can count on from is the last day that can be asked."""
        tot: date | None = self.cleaned_data["tot"]
        return None if tot == date.max else tot

    @property
    def chosen(self) -> Filter:
        """The filter; a choice that makes no sense is no choice."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filter(
            from_date=chosen.get("vanaf"),
            until_date=chosen.get("tot"),
            label=chosen.get("soort") or "",
            account=chosen.get("wie"),
            purpose=chosen.get("doel") or "",
            own_work=bool(chosen.get("werk")),
            unusual=Unusual(chosen["ongewoon"]) if chosen.get("ongewoon") else None,
            dossier=(chosen.get("dossier") or "").strip().upper().replace("\x00", ""),
        )
