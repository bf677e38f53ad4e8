"""Forms of a visit, one per section. Each says which revision of its section it was shown with."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.bylaws.models import Article
from regiotoezicht.core.forms import DateField, DateTimeField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.documents.forms import PhotoField
from regiotoezicht.inspections.checklists import Item
from regiotoezicht.inspections.models.seen import FINDING_LENGTH, NOTE_LENGTH
from regiotoezicht.inspections.rules import LARGEST_COUNT
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    BreakOff,
    CautionWording,
    CompanionRole,
    CountKind,
    Ground,
    Issuer,
    LivesHere,
    PhotoSubject,
    Power,
    SpokenRole,
)

OUT_OF_RANGE = f"Vul een heel getal in van 0 tot en met {LARGEST_COUNT}."
AT_HOME = (Ground.CONSENT, Ground.AUTHORISED)


def _line(label: str, *, length: int, required: bool = False, hint: str = "") -> GuardedCharField:
    """One line of text that passes the guard."""
    return GuardedCharField(label=label, required=required, max_length=length, widget=forms.TextInput(), help_text=hint)


def _choice(label: str, choices: Sequence[tuple[str, str]], *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "kies"), *choices], required=required)


class SectionForm(Form):
    """What every section has: the revision it was shown with, and the mark of this form."""

    seen = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    token = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)


class AdditionForm(Form):
    """What is added to a section; the mark makes a second submit the same addition."""

    token = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)


class ArrivalForm(SectionForm):
    """Is anyone living here?"""

    lives_here = forms.ChoiceField(
        label="Woont hier iemand?",
        choices=LivesHere.choices,
        widget=forms.RadioSelect(),
        help_text="Ook een bed en privéspullen in een bedrijf kunnen wonen betekenen. Dan gelden de regels voor een "
        "woning.",
    )


class EntryForm(SectionForm):
    """How the supervisors entered; of a home what belongs to consent or to an authorisation."""

    ground = forms.ChoiceField(label="Grond", choices=Ground.choices, widget=forms.RadioSelect())
    entered_at = DateTimeField(label="Binnengetreden om")
    identity_shown = forms.BooleanField(label="Legitimatie getoond", required=False)
    purpose_stated = forms.BooleanField(label="Doel van de controle meegedeeld", required=False)
    consent_role = _choice("Toestemming van", SpokenRole.choices, required=False)
    consent_at = DateTimeField(label="Toestemming gegeven om", required=False)
    consent_language = _line("Taal van het gesprek", length=30)
    interpreter = forms.BooleanField(label="Met tolk", required=False)
    consent_evident = forms.BooleanField(label="De toestemming bleek ondubbelzinnig", required=False)
    power_article = _line("Bevoegdheid (artikel)", length=120)
    issuer = _choice("Machtiging van", Issuer.choices, required=False)
    issued_date = DateField(label="Machtiging afgegeven op", required=False)
    reference = _line("Kenmerk van de machtiging", length=60)
    reason = _line("Doel volgens de machtiging", length=NOTE_LENGTH)
    address_checked = forms.BooleanField(label="De machtiging noemt dit adres", required=False)
    urgent = forms.BooleanField(
        label="Dringend, volgens de machtiging",
        required=False,
        help_text="Alleen nodig tussen middernacht en 06.00 uur of als de bewoner er niet is.",
    )

    def __init__(self, *args: Any, home: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ground: Any = self.fields["ground"]
        ground.choices = [choice for choice in Ground.choices if (choice[0] in AT_HOME) is home]
        if not home:
            for name in (*OF_CONSENT, *OF_AUTHORISATION):
                del self.fields[name]
            ground.initial = Ground.BUSINESS


OF_CONSENT = ("consent_role", "consent_at", "consent_language", "interpreter", "consent_evident")
OF_AUTHORISATION = ("power_article", "issuer", "issued_date", "reference", "reason", "address_checked", "urgent")


class PowersForm(SectionForm):
    """The powers that were used, each with the reason why it was needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for power in Power:
            name = power.name.lower()
            self.fields[f"used_{name}"] = forms.BooleanField(label=power.label.capitalize(), required=False)
            self.fields[f"why_{name}"] = _line("Waarom nodig", length=NOTE_LENGTH)

    @property
    def powers(self) -> dict[Power, str]:
        """The powers that were ticked, or for which a reason was given, with that reason."""
        found = {}
        for power in Power:
            used, why = (self.cleaned_data.get(f"{kind}_{power.name.lower()}") for kind in ("used", "why"))
            if used or why:
                found[power] = why or ""
        return found

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each power with its reason."""
        return [(self[f"used_{power.name.lower()}"], self[f"why_{power.name.lower()}"]) for power in Power]


class ChecklistForm(SectionForm):
    """The items of the checklist for this kind of place, each with an answer and room for a remark."""

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"answer_{item.code}"] = forms.ChoiceField(
                label=item.name,
                choices=AnswerCode.choices,
                required=False,
                widget=forms.RadioSelect(),
                help_text=item.question,
            )
            self.fields[f"note_{item.code}"] = _line(f"Opmerking bij {item.name.lower()}", length=NOTE_LENGTH)

    @property
    def answers(self) -> dict[str, tuple[AnswerCode, str]]:
        """The items that have an answer, with the remark."""
        given = {item.code: self.cleaned_data.get(f"answer_{item.code}") for item in self.items}
        return {
            code: (AnswerCode(answer), self.cleaned_data.get(f"note_{code}") or "")
            for code, answer in given.items()
            if answer
        }

    def clean(self) -> dict[str, Any]:
        """A remark without an answer would be lost."""
        cleaned: dict[str, Any] = super().clean() or {}
        for item in self.items:
            if cleaned.get(f"note_{item.code}") and not cleaned.get(f"answer_{item.code}"):
                self.add_error(f"answer_{item.code}", "Kies ook een antwoord bij uw opmerking.")
        return cleaned

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each item with its remark."""
        return [(self[f"answer_{item.code}"], self[f"note_{item.code}"]) for item in self.items]


class CountsForm(SectionForm):
    """Numbers of persons and things. Empty means not counted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in CountKind:
            self.fields[kind.value] = forms.IntegerField(
                label=kind.label.capitalize(),
                required=False,
                min_value=0,
                max_value=LARGEST_COUNT,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), OUT_OF_RANGE),
            )

    @property
    def counts(self) -> dict[CountKind, int]:
        """What was counted."""
        given = {kind: self.cleaned_data.get(kind.value) for kind in CountKind}
        return {kind: number for kind, number in given.items() if number is not None}


class ClosingForm(SectionForm):
    """When the supervisors left."""

    left_at = DateTimeField(label="Vertrokken om")


class CautionForm(AdditionForm):
    """A caution that was given."""

    given_at = DateTimeField(label="Gegeven om")
    wording = forms.ChoiceField(label="In welke woorden", choices=CautionWording.choices, widget=forms.RadioSelect())
    language = _line("Taal", length=30, required=True)
    to_role = _choice("Aan wie", SpokenRole.choices)


class CompanionForm(AdditionForm):
    """Somebody who came along, by role."""

    role = _choice("Rol", CompanionRole.choices)
    organisation = _line("Organisatie", length=80, required=True, hint="Geen naam van een persoon.")
    number = forms.IntegerField(label="Aantal personen", initial=1, min_value=1, max_value=LARGEST_COUNT)
    ground = _line("Eigen grond", length=120, required=True, hint="Op welke eigen bevoegdheid gaat deze persoon mee?")
    named_in_authorisation = forms.BooleanField(label="De machtiging laat deze persoon toe", required=False)


class FindingForm(AdditionForm):
    """A finding: what was seen, at which item, and the article that it touches."""

    item = forms.ChoiceField(label="Bij controlepunt", required=False)
    article = forms.ChoiceField(label="Artikel")
    text = GuardedCharField(
        label="Wat is gezien",
        max_length=FINDING_LENGTH,
        help_text="Alleen feiten: wat u zag, hoorde of mat. Noem mensen bij hun rol, niet bij hun naam.",
    )

    def __init__(self, *args: Any, items: Sequence[Item], articles: Sequence[Article], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.articles = {str(article.pk): article for article in articles}
        item: Any = self.fields["item"]
        item.choices = [("", "geen van deze"), *((one.code, one.name) for one in items)]
        article: Any = self.fields["article"]
        article.choices = [
            ("", "kies een artikel"),
            *((pk, str(one)[0].upper() + str(one)[1:]) for pk, one in self.articles.items()),
        ]

    @property
    def chosen(self) -> Article:
        """The article that was chosen."""
        return self.articles[self.cleaned_data["article"]]


class PhotoForm(AdditionForm):
    """A photo of a room or a thing of the business."""

    subject = _choice("Wat staat erop", PhotoSubject.choices)
    photo = PhotoField(label="Foto", help_text="JPEG, PNG of WebP, ten hoogste 12 MB. Nooit een persoon.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].widget.attrs["capture"] = "environment"


class RefusedForm(Form):
    """Who refused entry, by role."""

    by = _choice("Wie weigerde de toegang?", SpokenRole.choices)
    duty_told = forms.BooleanField(label="Gewezen op de plicht om mee te werken (artikel 5:20 Awb)", required=False)

    def __init__(self, *args: Any, home: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if home:
            del self.fields["duty_told"]


class BreakOffForm(Form):
    """Why the control is broken off."""

    reason = forms.ChoiceField(
        label="Waarom stopt u?",
        choices=[choice for choice in BreakOff.choices if choice[0] != BreakOff.CONSENT],
        widget=forms.RadioSelect(),
    )
