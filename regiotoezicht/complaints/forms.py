"""Forms of complaints."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet

from regiotoezicht.complaints.rules import PAPERS
from regiotoezicht.complaints.vocabulary import About, ComplaintOutcome, HearingWaiver, RefusalGround
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.documents.forms import UploadField
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee, Municipality

ROLES = "Noem rollen, geen namen."


def _text(label: str, *, rows: int = 5, **more: Any) -> GuardedCharField:
    more.setdefault("max_length", 4000)
    more.setdefault("help_text", ROLES)
    return GuardedCharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), context=Context.LETTER, **more)


def _employees(field: Any, found: list[Employee], *, empty: str = "") -> None:
    named = [(one.pk, f"{one.name}, {one.function}") for one in found]
    field.choices = [("", empty), *named] if empty else named


class ComplaintForm(Form):
    """A complaint that came in."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    municipality = forms.ModelChoiceField(label="Gemeente", queryset=Municipality.objects.none(), empty_label=None)
    who = forms.ChoiceField(
        label="Wie klaagt",
        choices=(("named", "met naam en adres: krijgt brieven"), ("anonymous", "anoniem: krijgt een code")),
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label="Naam",
        max_length=200,
        required=False,
        help_text="Leeg bij anoniem. Blijft verzegeld; er is geen lijst van klagers en u kunt er niet op zoeken.",
    )
    address = forms.CharField(
        label="Adres",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text="Leeg bij anoniem.",
    )
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    about = forms.ChoiceField(label="Over wie gaat de klacht", choices=About.choices, widget=forms.RadioSelect)
    concerned = forms.TypedMultipleChoiceField(
        label="Welke medewerkers",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zij zien de klacht niet en behandelen haar niet (artikel 9:7 Awb).",
    )
    occurred_date = DateField(label="Wanneer gebeurde het", required=False)
    what = _text("Welke gedraging", help_text="Wat is er gebeurd? Noem rollen, geen namen. Noem niet wie de klager is.")
    dossier = forms.CharField(
        label="Nummer van de zaak",
        max_length=20,
        required=False,
        help_text="Alleen als de klacht over een zaak gaat. In de zaak is de klacht niet te zien.",
    )

    def __init__(self, *args: Any, places: QuerySet[Municipality], employees: list[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality: Any = self.fields["municipality"]
        municipality.queryset = places
        _employees(self.fields["concerned"], employees)


class CodeForm(Form):
    """The code that the complainant names."""

    code = forms.CharField(
        label="Code van de klager",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="Twaalf tekens, zoals K7QM-3XWB-29TH. Streepjes en hoofdletters maken niet uit.",
    )


class ConfirmForm(StepForm):
    """Nothing but the question."""


class CommitteeForm(StepForm):
    """Whether a committee advises on complaints."""

    committee = forms.ChoiceField(
        label="Klachtadviescommissie",
        choices=(("yes", "met commissie: tien weken"), ("no", "zonder commissie: zes weken")),
        widget=forms.RadioSelect,
    )


class PaperForm(StepForm):
    """A paper of the complaint."""

    kind = forms.ChoiceField(
        label="Wat voegt u toe",
        choices=[(one.value, one.label.capitalize()) for one in PAPERS],
        widget=forms.RadioSelect,
    )
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    note = GuardedCharField(label="Aantekening", required=False, max_length=200, widget=forms.TextInput())
    file = UploadField(
        label="Bestand", required=False, help_text="PDF, Word (.docx) of foto, ten hoogste 20 MB (foto: 12 MB)."
    )


class RefusalForm(StepForm):
    """Why the complaint is not handled."""

    ground = forms.ChoiceField(label="Grond", choices=RefusalGround.choices, widget=forms.RadioSelect)
    reason = _text("Waarom geldt deze grond", help_text=f"Komt in de brief. {ROLES}")


class HearingForm(StepForm):
    """When and by whom was heard, and the report."""

    held = DateField(label="Gehoord op")
    heard_by = forms.TypedChoiceField(
        label="Gehoord door", coerce=int, help_text="Wie de klacht betreft, staat niet in de lijst (artikel 9:7 Awb)."
    )
    report = _text("Verslag van het horen", rows=12, max_length=12_000)

    def __init__(self, *args: Any, employees: list[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _employees(self.fields["heard_by"], employees, empty="kies wie hoorde")


class WaiveForm(StepForm):
    """Why nobody is heard."""

    ground = forms.ChoiceField(label="Grond", choices=HearingWaiver.choices, widget=forms.RadioSelect)
    reason = _text("Waarom geldt deze grond")


class ConclusionForm(StepForm):
    """Findings, opinion and conclusions."""

    outcome = forms.ChoiceField(label="Oordeel", choices=ComplaintOutcome.choices, widget=forms.RadioSelect)
    findings = _text(
        "Bevindingen van het onderzoek", rows=10, max_length=12_000, help_text=f"Komt in de brief. {ROLES}"
    )
    conclusions = _text("Wat doet de gemeente", required=False, help_text=f"Komt in de brief. {ROLES}")
    decided_on = DateField(label="Datum van de bevindingen")


class DayForm(StepForm):
    """One day."""

    day = DateField(label="Datum")

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = label
