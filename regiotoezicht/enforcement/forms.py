"""Forms of enforcement cases: one per step. Each rests on the version of the case that it was shown with."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.rights import Reach
from regiotoezicht.documents.forms import UploadField
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.queries import Filter
from regiotoezicht.enforcement.vocabulary import (
    OFFERED,
    AddresseeRole,
    PenaltyUnit,
    RecheckResult,
    Status,
    ViewWay,
    WaiverGround,
)
from regiotoezicht.guard import Context
from regiotoezicht.inspections.models import Finding
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.organisation.queries import names_of
from regiotoezicht.organisation.rules import Body

LETTER_HINT = "Komt in de brief. Noem geen personen; de geadresseerde staat er al in."
NOT_TO_OWNER = "Komt niet in de brief aan een eigenaar of verhuurder: die leest alleen van het verboden gebruik."
NO_MANDATE_NOW = "Dit mandaat geldt nu niet voor deze maatregel (artikel 10:1 Awb). Kies een andere ondertekenaar."
TAKE_NOT = "no"


def typed_text(label: str, *, rows: int = 4, **more: Any) -> GuardedCharField:
    """Typed text that passes the guard."""
    more.setdefault("max_length", 4000)
    return GuardedCharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def letter_text(label: str, *, rows: int = 4, **more: Any) -> GuardedCharField:
    """Typed text that stands in a letter."""
    return typed_text(label, rows=rows, context=Context.LETTER, **{"help_text": LETTER_HINT} | more)


def owner_text(label: str) -> GuardedCharField:
    """The reasons that stand in the letter to an owner or landlord instead of those of the others."""
    return letter_text(
        label,
        max_length=8000,
        required=False,
        help_text="Alleen voor de brief aan een eigenaar of verhuurder: wat hij als eigenaar had kunnen doen. "
        "Schrijf niet op wat er is gezien. Leeg: de brief zegt alleen dat een eigenaar het gebruik kan beëindigen.",
    )


class StepForm(Form):
    """A step of a case: the mark of the form, and the version of the case that it was shown with."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def renew(self, version: int) -> None:
        """Let a refused form rest on the state that the page now shows: sending it again is a choice."""
        if self.is_bound:
            data: Any = self.data
            typed = data.copy()
            typed["version"] = str(version)
            self.data = typed


class ViolationsForm(StepForm):
    """For each finding of the report whether it is taken over, and as what kind of violation."""

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        choices = [(TAKE_NOT, "niet overnemen"), *ViolationKind.choices]
        for finding in findings:
            self.fields[f"finding_{finding.pk}"] = forms.ChoiceField(
                label=f"Artikel {finding.article.number} ({finding.article.title})",
                help_text=finding.text,
                choices=choices,
                initial=finding.article.violation or TAKE_NOT,
            )

    @property
    def chosen(self) -> dict[int, ViolationKind]:
        """The findings that were taken over, by their id."""
        typed = {finding.pk: self.cleaned_data.get(f"finding_{finding.pk}") for finding in self.findings}
        return {pk: ViolationKind(kind) for pk, kind in typed.items() if kind and kind != TAKE_NOT}


class WeighForm(StepForm):
    """The measure, and the reason when it is not that of the ladder."""

    measure = forms.ChoiceField(
        label="Maatregel",
        choices=[(kind.value, kind.label.capitalize()) for kind in OFFERED],
        widget=forms.RadioSelect,
    )
    reason = typed_text(
        "Reden",
        required=False,
        help_text="Verplicht als u afwijkt van de ladder, of als er geen vastgestelde ladder is. Noem geen personen.",
    )

    plan_rule = GuardedCharField(
        label="Planregel",
        max_length=120,
        required=False,
        help_text="Alleen bij gebruik in strijd met het omgevingsplan, bijvoorbeeld “artikel 4.2”. Het college treedt "
        "dan op met een last om dat gebruik te beëindigen (artikel 5.1 Omgevingswet).",
        widget=forms.TextInput(),
    )


class AddresseeForm(StepForm):
    """Who is addressed. Name and address are kept sealed in this case."""

    role = forms.ChoiceField(
        label="Rol",
        choices=AddresseeRole.choices,
        help_text="Een brief aan de eigenaar noemt alleen het verboden gebruik, niet wat er is gezien.",
    )
    name = forms.CharField(
        label="Naam", max_length=200, help_text="Naam van het bedrijf of de persoon, zoals op de brief."
    )
    address = forms.CharField(
        label="Adres", max_length=500, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
    )
    representative = forms.CharField(
        label="Gemachtigde",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text="Naam en adres. Brieven gaan dan naar de gemachtigde (artikel 2:1 Awb).",
    )


class BodyFields(StepForm):
    """On behalf of which body, with another basis than the local rules when needed."""

    body = forms.ChoiceField(label="Namens", choices=Body.choices)
    body_basis = GuardedCharField(
        label="Grondslag van dit bestuursorgaan",
        max_length=200,
        required=False,
        help_text="Alleen als het een ander bestuursorgaan is dan de lokale regels noemen.",
        widget=forms.TextInput(),
    )


class WarningForm(BodyFields):
    """What the warning asks."""

    demand = letter_text("Wat er moet gebeuren")
    comply_until = DateField(label="Uiterlijk op", required=False)
    next_step = letter_text("Wat volgt bij herhaling", rows=2, required=False)


class IntentionForm(BodyFields):
    """What is intended, and until when a view may be given."""

    demand = letter_text("Wat er moet gebeuren")
    grounds = letter_text("Waarom", rows=6, max_length=8000, help_text=f"{LETTER_HINT} {NOT_TO_OWNER}")
    owner_grounds = owner_text("Waarom, voor een eigenaar")
    amount = EuroField(label="Dwangsom (euro)", max_length=20)
    unit = forms.ChoiceField(label="Telkens", choices=PenaltyUnit.choices)
    maximum = EuroField(label="Maximum (euro)", max_length=20)
    comply_days = forms.IntegerField(label="Termijn om te herstellen (dagen)", min_value=1, max_value=365)
    view_until = DateField(
        label="Zienswijze tot en met", help_text="De brief noemt deze dag. Kies een werkdag, ruim na de verzending."
    )
    view_address = forms.CharField(
        label="Waar de zienswijze heen kan",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ViewForm(StepForm):
    """How the moment for a view ended for one addressee."""

    way = forms.ChoiceField(label="Hoe", choices=ViewWay.choices, widget=forms.RadioSelect)
    received_date = DateField(label="Gegeven op", required=False, help_text="Bij schriftelijk of mondeling.")
    channel = forms.ChoiceField(
        label="Ontvangen via",
        required=False,
        choices=[choice for choice in Channel.choices if choice[0] != Channel.ORAL],
    )
    file = UploadField(
        label="Het stuk zoals ontvangen",
        required=False,
        help_text="Bij schriftelijk: PDF, Word of foto, ten hoogste 20 MB.",
    )
    ground = forms.ChoiceField(
        label="Grond om niet te vragen", required=False, choices=[("", "geen"), *WaiverGround.choices]
    )
    note = typed_text(
        "Aantekening",
        required=False,
        context=Context.LETTER,
        help_text="Mondeling: wat is aangevoerd. Niet gevraagd: waarom de grond geldt. Noem geen personen.",
    )


class WeighViewForm(StepForm):
    """What the view means for the decision."""

    weighing = letter_text("Hoe u de zienswijze weegt", rows=8, max_length=8000)


class MandateChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """Who signs, and on behalf of which body. A mandate that ended while somebody wrote is refused by its rule."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": NO_MANDATE_NOW})
        super().__init__(*args, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """The mandate in one line."""
        return f"{obj.employee.name}, {obj.employee.function}, namens {obj.get_body_display()} ({obj.reference})"


class SignedForm(StepForm):
    """A decision: who signs by what mandate, and a second body when one decision is of two."""

    mandate = MandateChoice(
        queryset=Mandate.objects.none(),  # filled with the mandates of the case
        label="Ondertekenaar en mandaat",
        empty_label="kies wie ondertekent",
    )

    def __init__(self, *args: Any, mandates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(mandates)  # asked once: for the choices and to know whether there are any
        for name in {"mandate", "co_mandate"} & set(self.fields):
            mandate: Any = self.fields[name]
            mandate.queryset = mandates
            labels = [(one.pk, mandate.label_from_instance(one)) for one in found]
            mandate.choices = [("", mandate.empty_label), *labels]
        self.has_signers = bool(found)


def second_body() -> MandateChoice:
    """The field for the second body of a decision."""
    return MandateChoice(
        queryset=Mandate.objects.none(),  # filled with the mandates of the case
        label="Tweede bestuursorgaan",
        empty_label="één bestuursorgaan besluit",
        required=False,
        help_text="Alleen als burgemeester en college samen besluiten, elk op een eigen grondslag.",
    )


def second_basis() -> GuardedCharField:
    """The field for the basis of the second body."""
    return GuardedCharField(
        label="Grondslag van het tweede bestuursorgaan",
        max_length=200,
        required=False,
        widget=forms.TextInput(),
        help_text="",
    )


class DecideForm(SignedForm):
    """The order under penalty."""

    body_basis = GuardedCharField(
        label="Grondslag van het bestuursorgaan",
        max_length=200,
        required=False,
        help_text="Alleen als het een ander bestuursorgaan is dan de lokale regels noemen.",
        widget=forms.TextInput(),
    )
    decided_on = DateField(label="Datum van het besluit")
    demand = letter_text("Wat er moet gebeuren")
    amount = EuroField(label="Dwangsom (euro)", max_length=20)
    unit = forms.ChoiceField(label="Telkens", choices=PenaltyUnit.choices)
    maximum = EuroField(label="Maximum (euro)", max_length=20)
    comply_until = DateField(
        label="Voldoen tot en met", help_text="Tot 24.00 uur op deze dag; een weekend of feestdag schuift niet op."
    )
    reasons = letter_text("Motivering", rows=8, max_length=8000, help_text=f"{LETTER_HINT} {NOT_TO_OWNER}")
    owner_reasons = owner_text("Motivering, voor een eigenaar")
    balance = letter_text(
        "Afweging van belangen",
        rows=6,
        max_length=8000,
        help_text="Waarom de last hier geschikt, nodig en evenwichtig is, ook als u de ladder volgt "
        "(artikelen 3:4 en 4:84 Awb).",
    )
    remedy_address = forms.CharField(
        label="Waar het bezwaarschrift heen kan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    co_mandate = second_body()
    co_basis = second_basis()


class RecheckForm(StepForm):
    """What a recheck found."""

    done_on = DateField(label="Hercontrole gedaan op")
    result = forms.ChoiceField(label="Uitkomst", choices=RecheckResult.choices, widget=forms.RadioSelect)
    note = letter_text("Wat is gezien", required=False)


class AskRecheckForm(StepForm):
    """From which day on the district may recheck."""

    from_date = DateField(
        label="Vanaf", help_text="De coördinator ziet alleen het dossiernummer, de stand en deze datum."
    )


class CloseForm(StepForm):
    """Why a case ends without an order."""

    outcome = forms.ChoiceField(label="Uitkomst", widget=forms.RadioSelect)
    reason = typed_text("Reden", help_text="Ook niets doen is een gemotiveerde keuze. Noem geen personen.")

    def __init__(self, *args: Any, outcomes: list[Status], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcome: Any = self.fields["outcome"]
        outcome.choices = [(one.value, one.label.removeprefix("gesloten: ").capitalize()) for one in outcomes]
        if len(outcomes) == 1:
            self.initial["outcome"] = outcomes[0].value


class FilterForm(forms.Form):
    """Which cases to list."""

    stand = forms.ChoiceField(
        label="Stand", choices=[("", "alle"), ("open", "alle open zaken"), *Status.choices], required=False
    )
    maatregel = forms.ChoiceField(
        label="Maatregel",
        choices=[("", "alle"), *((kind.value, MeasureKind(kind).label) for kind in OFFERED)],
        required=False,
    )
    gemeente = forms.TypedChoiceField(label="Gemeente", coerce=int, empty_value=None, required=False)

    def __init__(self, data: Any, reach: Reach, *, content: bool) -> None:
        super().__init__(data)
        names = names_of(reach.municipalities)
        gemeente: Any = self.fields["gemeente"]
        gemeente.choices = [("", "alle"), *names]
        if len(names) <= 1:
            del self.fields["gemeente"]
        if not content:
            del self.fields["maatregel"]

    @property
    def chosen(self) -> Filter:
        """The filter; a choice that makes no sense is no choice."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filter(
            status=chosen.get("stand") or "",
            municipality=chosen.get("gemeente"),
            measure=chosen.get("maatregel") or "",
        )
