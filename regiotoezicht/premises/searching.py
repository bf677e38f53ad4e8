"""Searching within a list. The words travel in the body of a form, so they stand in no address, history or log."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import personal_text
from regiotoezicht.core.paging import SIZE, Page
from regiotoezicht.core.text_search import matching

M = TypeVar("M", bound=Model)


class SearchForm(Form):
    """Words to search a list for; none is no search. Words that tell of a person are refused."""

    zoek = forms.CharField(
        label="Zoeken",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "enterkeyhint": "search"}),
    )

    def __init__(self, data: Any = None, *, hint: str) -> None:
        super().__init__(data)
        self.fields["zoek"].help_text = hint

    def clean_zoek(self) -> str:
        """The words, unless they hold personal data."""
        words: str = self.cleaned_data["zoek"]
        if personal_text(words):
            raise forms.ValidationError(
                "U kunt niet op een persoon zoeken. Zoek op de naam of het adres van een bedrijf.", code="personal_text"
            )
        return words

    @property
    def words(self) -> str:
        """What to search for; nothing when nothing was asked, or nothing that may be asked."""
        return self.cleaned_data.get("zoek", "") if self.is_bound and self.is_valid() else ""


def found(rows: QuerySet[M], words: str, *, order: str) -> tuple[Page[M], bool]:
    """The first rows that hold the words, in one page, and whether there are more."""
    hits = list(matching(rows, words).order_by(order, "pk")[: SIZE + 1])
    return Page(hits[:SIZE], after="", before=""), len(hits) > SIZE
