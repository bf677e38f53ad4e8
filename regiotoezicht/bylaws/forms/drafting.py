"""Forms of the local rules: drafting, the articles, the ladder, adopting and ending."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet, TextChoices

from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.rules import DECISION_WEEKS, LOWEST_AGE, WINDOW_MONTHS
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.sheets.sheet import MAX_BYTES
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body

UNTIL = "De eerste dag waarop de regels niet meer gelden. Leeg: tot nader order."


class Origin(TextChoices):
    """What a draft starts from."""

    STARTER = "voorstel", "het voorstel van het programma: artikelen en een ladder om aan te passen"
    COPY = "kopie", "een kopie van eerdere regels"
    EMPTY = "leeg", "een leeg blad"


class Phase(TextChoices):
    """Which sets to list."""

    DRAFT = "concept", "concept"
    COMING = "komt", "nog niet in werking"
    HOLDS = "geldt", "in werking"
    OVER = "vervallen", "vervallen"
    CORRECTED = "gecorrigeerd", "gecorrigeerd"


class RuleSetFilter(forms.Form):
    """Which sets to list."""

    stand = forms.ChoiceField(label="Stand", choices=[("", "alle"), *Phase.choices], required=False)
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, names: tuple[tuple[int, str], ...]) -> None:
        super().__init__(data)
        gemeente: Any = self.fields["gemeente"]
        gemeente.choices = [("", "alle"), *names]
        if len(names) <= 1:
            del self.fields["gemeente"]

    def value(self, name: str) -> Any:
        """A cleaned choice, or None when it is missing or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class _SetChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """An earlier set, with its first day."""

    def label_from_instance(self, obj: Any) -> str:
        """The set in one line."""
        return f"{obj.title} ({obj.get_status_display()}, vanaf {obj.from_date:%d-%m-%Y})"


class DraftForm(Form):
    """A new draft."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label=None,
    )
    origin = forms.ChoiceField(
        label="Begin met", choices=Origin.choices, widget=forms.RadioSelect, initial=Origin.STARTER
    )
    original = _SetChoice(
        queryset=RuleSet.objects.none(),  # filled per actor below
        label="Welke eerdere regels",
        required=False,
        empty_label="geen",
        help_text="Alleen voor een kopie.",
    )
    title = GuardedCharField(label="Titel", max_length=120, widget=forms.TextInput(), help_text="")
    from_date = DateField(label="Ingangsdatum")

    def __init__(
        self, *args: Any, municipalities: QuerySet[Municipality], originals: QuerySet[RuleSet], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities
        original: Any = self.fields["original"]
        original.queryset = originals

    def clean(self) -> dict[str, Any]:
        """A copy needs its original."""
        cleaned = super().clean() or {}
        if cleaned.get("origin") == Origin.COPY and not cleaned.get("original") and "original" not in self.errors:
            self.add_error("original", "Kies de regels waarvan u een kopie wilt.")
        return cleaned


class GeneralForm(Form):
    """The general part of a draft."""

    title = GuardedCharField(label="Titel", max_length=120, widget=forms.TextInput(), help_text="")
    from_date = DateField(label="Ingangsdatum")
    until_date = DateField(label="Tot", required=False, help_text=UNTIL)
    body_by_default = forms.ChoiceField(
        label="Bevoegd, tenzij anders bepaald", choices=Body.choices, widget=forms.RadioSelect
    )
    minimum_age = forms.IntegerField(label="Minimumleeftijd van dienstverleners", min_value=LOWEST_AGE, max_value=30)
    home_work_allowed = forms.BooleanField(label="Thuiswerk is toegestaan", required=False)
    decision_weeks = forms.IntegerField(
        label="Beslistermijn op een vergunning (weken)", min_value=1, max_value=52, initial=DECISION_WEEKS
    )
    extension_weeks = forms.IntegerField(
        label="Verlenging van die termijn (weken)", min_value=0, max_value=52, initial=DECISION_WEEKS
    )


class ArticleForm(Form):
    """One article."""

    number = forms.CharField(label="Nummer", max_length=20, help_text="Bijvoorbeeld 3:3.")
    title = GuardedCharField(label="Opschrift", max_length=120, widget=forms.TextInput(), help_text="")
    text = GuardedCharField(
        label="Tekst", max_length=8000, help_text="De tekst zoals die is of wordt vastgesteld.", strip=True
    )
    violation = forms.ChoiceField(
        label="Overtreding in de ladder",
        choices=[("", "geen"), *ViolationKind.choices],
        required=False,
        help_text="Bevindingen bij dit artikel volgen de treden van deze overtreding.",
    )


class StepForm(Form):
    """One step of the ladder."""

    measure = forms.ChoiceField(label="Maatregel", choices=[("", "kies een maatregel"), *MeasureKind.choices])
    term_days = forms.IntegerField(
        label="Termijn of duur in dagen",
        required=False,
        min_value=0,
        max_value=3650,
        help_text="De tijd om de overtreding te beëindigen, of hoe lang een sluiting of schorsing duurt.",
    )
    amount_cents = EuroField(label="Dwangsom per overtreding, in euro", required=False)
    maximum_cents = EuroField(
        label="Hoogste bedrag, in euro", required=False, help_text="Alleen bij een last onder dwangsom."
    )
    window_months = forms.IntegerField(
        label="Telt als herhaling binnen (maanden)", min_value=1, max_value=240, initial=WINDOW_MONTHS
    )
    note = GuardedCharField(
        label="Toelichting", required=False, max_length=200, widget=forms.TextInput, help_text="Kort, voor de jurist."
    )


class AdoptForm(Form):
    """By which decision a draft becomes the local rules."""

    reference = GuardedCharField(label="Kenmerk van het besluit", max_length=80, widget=forms.TextInput(), help_text="")
    adopted_date = DateField(label="Datum van het besluit")
    follows = forms.BooleanField(
        label="Deze regels volgen de regels op die dan gelden",
        required=False,
        help_text="De regels die op de ingangsdatum gelden, eindigen op die dag.",
    )
    accepts_gap = forms.BooleanField(
        label="Er waren of zijn tussentijds geen regels",
        required=False,
        help_text="Alleen als er een gat zit tussen deze regels en de vorige.",
    )


class CorrectForm(Form):
    """What was wrong in adopted rules."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reason = GuardedCharField(
        label="Wat stond er verkeerd?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: het hoogste bedrag bij de tweede keer is verkeerd overgenomen uit het besluit.",
    )


class SheetForm(Form):
    """Rules as a spreadsheet."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.none(),  # filled per actor below
        label="Gemeente",
        empty_label=None,
    )
    file = forms.FileField(
        label="Bestand met de regels",
        help_text="Excel (.xlsx), ten hoogste 10 MB, met de bladen en koppen van “Naar Excel”.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, municipalities: QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = municipalities

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise forms.ValidationError("Dit bestand is groter dan 10 MB.", code="too_large")
        return upload
