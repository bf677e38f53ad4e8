"""The filters of the worklist."""

from django import forms

from regiotoezicht.core.forms import offer
from regiotoezicht.core.rights import Reach
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.subjects import SUBJECTS
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.worklist.deadlines import GROUPS, MINE, PLACE, TEAM, TermChoice
from regiotoezicht.worklist.kinds import KINDS
from regiotoezicht.worklist.queries import LATE, TODAY, TaskChoice

STATES = (("", "alles"), (LATE, "te laat"), (TODAY, "vandaag"))
ENDINGS = (
    ("", "alles"),
    *((code, label.lower()) for code, label in GROUPS.items()),
    (TODAY, "vandaag"),
)
SCOPES = ((TEAM, "mijn team"), (MINE, "alleen van mij"), (PLACE, "mijn hele gemeente of district"))
RULE_CHOICES = (
    ("", "alle"),
    *((subject, tuple((code, RULES[code].name) for code in codes)) for subject, codes in SUBJECTS.items()),
)


class PlaceFilter(forms.Form):
    """What the filters of tasks and of terms share: a state and a municipality."""

    stand = forms.ChoiceField(label="Stand", choices=STATES, required=False)
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)

    def __init__(self, data: object, reach: Reach) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, as every view gives
        names = names_of(reach.municipalities)
        offer(self, "gemeente", [("", "alle"), *names])
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


class TermFilter(PlaceFilter):
    """Which terms to show: whose, by the day on which they end, and by rule."""

    van = forms.ChoiceField(label="Van wie", choices=SCOPES, required=False)
    stand = forms.ChoiceField(label="Eindigt", choices=ENDINGS, required=False)
    regel = forms.ChoiceField(label="Regel", choices=RULE_CHOICES, required=False)

    field_order = ("van", "stand", "regel", "gemeente")

    def __init__(self, data: object, reach: Reach, *, may_oversee: bool) -> None:
        super().__init__(data, reach)
        if not may_oversee:
            offer(self, "van", SCOPES[:-1])

    @property
    def chosen(self) -> TermChoice:
        """The filter; a choice that makes no sense is no choice."""
        return TermChoice(self.value("van"), self.value("stand"), self.value("regel"), self.municipality)


def _kinds() -> list[tuple[str, str]]:
    """Every kind of task by its sentence; asked when the choices are drawn, for rooms bring their own."""
    kinds = sorted((kind.sentence, code) for code, kind in KINDS.items())
    return [("", "alle"), *((code, sentence) for sentence, code in kinds)]


class TaskFilter(PlaceFilter):
    """Which tasks to show."""

    soort = forms.ChoiceField(label="Soort werk", choices=_kinds, required=False)

    @property
    def chosen(self) -> TaskChoice:
        """The filter; a choice that makes no sense is no choice."""
        return TaskChoice(self.value("stand"), self.value("soort"), self.municipality)
