"""Forms of reports: the filter of the list, signing and supplementing."""

from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.inspections.models.reports import ReportQuerySet

TAKEN_OVER = "taken_over"


class FilterForm(Form):
    """The filter of the list; what makes no sense is ignored."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=(
            ("", "alle"),
            ("draft", "concept"),
            ("signed", "ondertekend, bij het district"),
            (TAKEN_OVER, "overgenomen door de gemeente"),
        ),
    )

    def narrow(self, rows: ReportQuerySet) -> ReportQuerySet:
        """The rows that the filter leaves."""
        chosen = self.cleaned_data.get("stand") if self.is_valid() else ""
        if chosen == TAKEN_OVER:
            return rows.filter(taken_over_at__isnull=False)
        return rows.filter(status=chosen, taken_over_at__isnull=True) if chosen else rows


class SignForm(Form):
    """Sign what was read: the hash of the content that the page showed."""

    sha256 = forms.CharField(widget=forms.HiddenInput(), max_length=64)


class SupplementForm(Form):
    """A supplement to a signed report."""

    token = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)
    text = GuardedCharField(
        label="Aanvulling",
        max_length=4_000,
        help_text="Wat vult u aan of verbetert u? Het rapport zelf blijft zoals het is ondertekend.",
    )
