"""Forms of what runs before the court."""

from typing import Any

from django import forms

from regiotoezicht.core.forms import DateField, DateTimeField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.proceedings.forms import Choices
from regiotoezicht.enforcement.proceedings.vocabulary import JUDGMENTS, CourtKind, Judgment
from regiotoezicht.guard import Context


class CourtForm(StepForm):
    """What the court wrote."""

    kind = forms.ChoiceField(label="Soort", choices=CourtKind.choices, widget=forms.RadioSelect)
    objection = forms.ChoiceField(label="Beroep tegen de beslissing op", required=False)
    appeal = forms.ChoiceField(label="Hoger beroep tegen de uitspraak op", required=False)
    court = GuardedCharField(
        label="Rechter", max_length=120, help_text="Bijvoorbeeld: Rechtbank Noord-Holland.", widget=forms.TextInput()
    )
    reference = GuardedCharField(
        label="Zaaknummer van de rechter", max_length=40, widget=forms.TextInput(), help_text=""
    )
    received_date = DateField(label="Datum van de brief van de rechter")
    papers_until = DateField(
        label="Stukken uiterlijk op",
        required=False,
        help_text="Bij een voorlopige voorziening noemt de rechter deze dag; anders vier weken (artikel 8:42 Awb).",
    )

    def __init__(self, *args: Any, objections: Choices, appeals: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (("objection", objections), ("appeal", appeals)):
            field: Any = self.fields[name]
            field.choices = [("", "niet van toepassing"), *found]


class SittingForm(StepForm):
    """When the court sits."""

    hearing_at = DateTimeField(label="Dag en tijd van de zitting")


class JudgmentForm(StepForm):
    """What the court said."""

    judgment = forms.ChoiceField(label="Uitspraak", widget=forms.RadioSelect)
    judged_on = DateField(label="Uitspraak van")
    judgment_sent = DateField(
        label="Uitspraak verzonden op", help_text="Vanaf deze dag loopt de termijn voor hoger beroep."
    )
    note = GuardedCharField(
        label="Aantekening",
        max_length=4000,
        required=False,
        context=Context.LETTER,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    renew_until = DateField(
        label="Nieuw besluit uiterlijk op",
        required=False,
        help_text="Alleen als de rechter een termijn stelde; anders telt de termijn van artikel 7:10 Awb opnieuw.",
    )
    main = forms.ChoiceField(label="Meteen uitspraak in de hoofdzaak (artikel 8:86 Awb)", required=False)
    main_judgment = forms.ChoiceField(label="Uitspraak in de hoofdzaak", required=False)

    def __init__(self, *args: Any, kind: str, mains: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("judgment", _said(CourtKind(kind)))
        if not mains:
            del self.fields["main"], self.fields["main_judgment"]
        else:
            self._offer("main", [("", "nee"), *mains])
            self._offer("main_judgment", [("", "niet van toepassing"), *_said(CourtKind.APPEAL)])
        if kind == CourtKind.INJUNCTION and not mains:
            del self.fields["renew_until"]

    def _offer(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def _said(kind: CourtKind) -> Choices:
    return [(one.value, one.label) for one in Judgment if one in JUDGMENTS[kind]]
