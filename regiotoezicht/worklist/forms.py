"""The filters of the worklist."""

from django import forms

from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.worklist.kinds import KINDS
from regiotoezicht.worklist.queries import LATE, TODAY, TaskChoice

STATES = (("", "alles"), (LATE, "te laat"), (TODAY, "vandaag"))


class TermFilter(forms.Form):
    """Which terms to show."""

    stand = forms.ChoiceField(label="Stand", choices=STATES, required=False)
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)

    def __init__(self, data: object, reach: Reach) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, as every view gives
        names = names_of(reach.municipalities)
        self.fields["gemeente"].choices = [("", "alle"), *names]  # type: ignore[attr-defined]  # a choice field
        if len(names) <= 1:
            del self.fields["gemeente"]

    def value(self, name: str) -> str:
        """A cleaned choice, or nothing when it is missing or makes no sense."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def municipality(self) -> int | None:
        """The id of the chosen municipality."""
        chosen = self.value("gemeente")
        return int(chosen) if chosen else None


class TaskFilter(TermFilter):
    """Which tasks to show."""

    soort = forms.ChoiceField(label="Soort werk", required=False)

    def __init__(self, data: object, reach: Reach) -> None:
        super().__init__(data, reach)
        kinds = sorted((kind.sentence, code) for code, kind in KINDS.items())
        self.fields["soort"].choices = [("", "alle"), *((code, sentence) for sentence, code in kinds)]  # type: ignore[attr-defined]  # a choice field

    @property
    def chosen(self) -> TaskChoice:
        """The filter; a choice that makes no sense is no choice."""
        return TaskChoice(self.value("stand"), self.value("soort"), self.municipality)
