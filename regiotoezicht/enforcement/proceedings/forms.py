"""Forms of objections, court proceedings, requests and incoming papers."""

from typing import Any

from django import forms

from regiotoezicht.access.models import Account
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, DateTimeField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.documents.forms import UploadField
from regiotoezicht.documents.rules import Channel, PaperKind, WpgArticle
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.proceedings.vocabulary import (
    ConsentGround,
    Effect,
    HearingWaiver,
    InadmissibleGround,
    ObjectionOutcome,
    Objector,
    RequestKind,
    Treatment,
)
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.rules import Body

Choices = list[tuple[Any, str]]
IN_LETTER = "Komt in de brief. Noem geen personen; de indiener staat er al in."
SELF = "zelf"


def _text(label: str, *, rows: int = 5, **more: Any) -> GuardedCharField:
    more.setdefault("max_length", 4000)
    return GuardedCharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), context=Context.LETTER, **more)


def _lines(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}), **more
    )


def _file(**more: Any) -> UploadField:
    more.setdefault("help_text", "PDF, Word (.docx) of foto, ten hoogste 20 MB.")
    return UploadField(label="Het stuk zoals ontvangen", required=False, **more)


class ObjectionForm(StepForm):
    """An objection that came in."""

    letter = forms.TypedChoiceField(label="Tegen welk besluit", coerce=int)
    objector = forms.ChoiceField(label="Indiener", choices=Objector.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Naam",
        max_length=200,
        required=False,
        help_text="Alleen bij een andere belanghebbende; blijft verzegeld.",
    )
    address = _lines("Adres", required=False)
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    posted_date = DateField(
        label="Gepost op",
        required=False,
        help_text="Bij ontvangst per post na de termijn: de datum van het poststempel (artikel 6:9 Awb).",
    )
    is_pro_forma = forms.BooleanField(label="Zonder gronden (pro forma)", required=False)
    costs_requested = forms.BooleanField(label="Vraagt vergoeding van kosten (artikel 7:15 Awb)", required=False)
    file = _file()

    def __init__(self, *args: Any, decisions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        letter: Any = self.fields["letter"]
        letter.choices = decisions


class ExcuseForm(StepForm):
    """Why a late objection is excusable."""

    excuse = _text("Waarom is de indiener niet in verzuim geweest?")


class RepairForm(StepForm):
    """What is missing and until when it may be repaired."""

    defects = _text("Wat ontbreekt", help_text=IN_LETTER)
    repair_until = DateField(label="Herstellen tot en met")


class SettleRepairForm(StepForm):
    """Repaired on a day, or not in time."""

    repaired = forms.ChoiceField(
        label="Uitkomst",
        choices=(("yes", "hersteld"), ("no", "niet hersteld, de termijn is voorbij")),
        widget=forms.RadioSelect,
    )
    repaired_date = DateField(label="Hersteld op", required=False)


class CommitteeForm(StepForm):
    """Whether a committee advises."""

    committee = forms.ChoiceField(
        label="Adviescommissie",
        choices=(("yes", "met adviescommissie: twaalf weken"), ("no", "zonder adviescommissie: zes weken")),
        widget=forms.RadioSelect,
    )
    chair = forms.CharField(
        label="Voorzitter", max_length=120, required=False, help_text="Alleen met een adviescommissie; dan verplicht."
    )
    chair_is_outside = forms.BooleanField(
        label="De voorzitter hoort niet bij het bestuursorgaan en werkt er niet voor", required=False
    )
    members = _lines(
        "Andere leden", required=False, help_text="Alleen met een adviescommissie: een naam per regel, ten minste twee."
    )

    def clean_members(self) -> list[str]:
        """The names, one a line."""
        return [line.strip() for line in self.cleaned_data["members"].splitlines() if line.strip()]


class AdviceForm(StepForm):
    """What the committee advised."""

    day = DateField(label="Advies van")
    outcome = forms.ChoiceField(
        label="De commissie adviseert", choices=ObjectionOutcome.choices, widget=forms.RadioSelect
    )
    advice = _text("Het advies in het kort", help_text="Voeg het advies zelf toe bij de stukken. Noem geen namen.")


class ExtendForm(StepForm):
    """Nothing but the question: it is extended once."""


class PostponeForm(StepForm):
    """Further postponement on a ground."""

    until = DateField(label="Uitstel tot en met")
    ground = forms.ChoiceField(label="Grond", choices=ConsentGround.choices, widget=forms.RadioSelect)
    reason = _text("Van wie en wanneer is de instemming", rows=3, help_text="Noem geen namen, wel rol en datum.")


class HearingForm(StepForm):
    """When, where and by whom is heard."""

    hearing_at = DateTimeField(label="Dag en tijd")
    place = GuardedCharField(
        label="Plaats",
        max_length=200,
        help_text="Bijvoorbeeld: in het gemeentehuis, kamer 1.02.",
        widget=forms.TextInput(),
    )
    leader = forms.TypedChoiceField(
        label="Leidt de zitting",
        coerce=int,
        help_text="Alleen wie niet bij het besluit was betrokken staat in de lijst (artikel 7:5 Awb).",
    )
    members = forms.TypedMultipleChoiceField(
        label="Horen mee", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, employees: list[Employee], committee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leader"].required = not committee
        first = "de voorzitter van de commissie" if committee else "kies wie leidt"
        found = [(one.pk, f"{one.name}, {one.function}") for one in employees]
        leader: Any = self.fields["leader"]
        members: Any = self.fields["members"]
        leader.choices, members.choices = [("", first), *found], found


class InviteForm(StepForm):
    """Who of the committee may read the objection."""

    account = forms.TypedChoiceField(label="Lid van de commissie", coerce=int)

    def __init__(self, *args: Any, accounts: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account: Any = self.fields["account"]
        account.choices = [("", "kies een lid"), *((one.pk, one.name) for one in accounts)]


class ReportForm(StepForm):
    """The report of the hearing."""

    report = _text("Verslag van het horen", rows=12, max_length=12_000, help_text="Noem rollen, geen namen.")


class WaiveForm(StepForm):
    """Why nobody is heard."""

    ground = forms.ChoiceField(label="Grond", choices=HearingWaiver.choices, widget=forms.RadioSelect)
    reason = _text("Waarom geldt deze grond")


class DelayForm(StepForm):
    """Until when the term to comply is delayed."""

    until = DateField(label="Begunstigingstermijn opschorten tot en met")
    reason = _text("Reden")


class DateForm(StepForm):
    """One day."""

    day = DateField(label="Datum")

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = label


class SignerFields(StepForm):
    """By which mandate, or by the body itself."""

    body = forms.ChoiceField(label="Namens", choices=Body.choices)
    mandate = forms.ChoiceField(label="Wie beslist")

    def __init__(self, *args: Any, mandates: list[Mandate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandate: Any = self.fields["mandate"]
        mandate.choices = [
            ("", "kies wie beslist"),
            (SELF, "het bestuursorgaan zelf"),
            *(
                (str(one.pk), f"{one.employee.name}, namens {one.get_body_display()} ({one.reference})")
                for one in mandates
            ),
        ]
        self.mandates = {str(one.pk): one for one in mandates}

    @property
    def chosen_mandate(self) -> Mandate | None:
        """The mandate that was chosen; None when the body itself decides."""
        return self.mandates.get(self.cleaned_data["mandate"])


class DecisionForm(SignerFields):
    """The decision on an objection."""

    outcome = forms.ChoiceField(label="Uitkomst", choices=ObjectionOutcome.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label="Waarom niet-ontvankelijk",
        choices=[("", "niet van toepassing"), *InadmissibleGround.choices],
        required=False,
    )
    effect = forms.ChoiceField(label="Het bestreden besluit", choices=Effect.choices, widget=forms.RadioSelect)
    reasons = _text("Motivering", rows=10, max_length=12_000, help_text=IN_LETTER)
    deviation = _text(
        "Waarom wijkt u af van het advies",
        rows=3,
        required=False,
        help_text="Alleen bij een adviescommissie. Komt in de brief (artikel 7:13, zevende lid, Awb).",
    )
    costs = EuroField(
        label="Vergoeding van kosten (euro)",
        max_length=20,
        required=False,
        help_text="0 als u niets vergoedt (7:15 Awb).",
    )
    decided_on = DateField(label="Datum van de beslissing")
    court_address = _lines("Adres van de rechtbank")
    field_order = (
        "form",
        "version",
        "outcome",
        "ground",
        "effect",
        "reasons",
        "deviation",
        "costs",
        "body",
        "mandate",
        "decided_on",
        "court_address",
    )


class RequestForm(StepForm):
    """A request of a third party, or a report that gets feedback."""

    kind = forms.ChoiceField(label="Soort", choices=RequestKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Naam", max_length=200, help_text="Blijft verzegeld en komt in geen brief aan anderen."
    )
    address = _lines("Adres")
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    file = _file(help_text="Bij een verzoek om handhaving. PDF, Word of foto, ten hoogste 20 MB.")


class RequestExtendForm(StepForm):
    """How much later, and why."""

    weeks = forms.TypedChoiceField(
        label="Hoeveel later", coerce=int, choices=[(n, "1 week" if n == 1 else f"{n} weken") for n in range(1, 9)]
    )
    reason = _text("Waarom beslist u later", rows=3, help_text=IN_LETTER)


class RequestDecisionForm(SignerFields):
    """The decision on a request to enforce."""

    granted = forms.ChoiceField(
        label="Besluit", choices=(("yes", "toewijzen"), ("no", "afwijzen")), widget=forms.RadioSelect
    )
    reasons = _text(
        "Motivering",
        rows=8,
        max_length=8000,
        help_text="Komt in de brief. Noem geen personen en geen bevindingen over anderen.",
    )
    decided_on = DateField(label="Datum van het besluit")
    remedy_address = _lines("Waar het bezwaarschrift heen kan")
    field_order = ("form", "version", "granted", "reasons", "body", "mandate", "decided_on", "remedy_address")


class CasePaperForm(StepForm):
    """A paper that came in at a case."""

    kind = forms.ChoiceField(
        label="Soort stuk",
        choices=[
            choice
            for choice in PaperKind.choices
            if choice[0] not in (PaperKind.VIEW, PaperKind.OBJECTION, PaperKind.COMPLAINT, PaperKind.POLICE_REPORT)
        ],
    )
    sender = forms.ChoiceField(
        label="Van", required=False, help_text="Een geadresseerde krijgt een ontvangstbevestiging."
    )
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    note = GuardedCharField(label="Aantekening", required=False, max_length=200, widget=forms.TextInput())
    file = _file()

    def __init__(self, *args: Any, senders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sender: Any = self.fields["sender"]
        sender.choices = [("", "iemand anders"), *senders]


class PolicePaperForm(StepForm):
    """A report of the police with the terms on which it was given."""

    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    article = forms.ChoiceField(label="Verstrekt op grond van", choices=WpgArticle.choices, widget=forms.RadioSelect)
    reference = GuardedCharField(
        label="Kenmerk van het besluit tot verstrekking", max_length=80, widget=forms.TextInput(), help_text=""
    )
    purpose = GuardedCharField(label="Doel", max_length=200, widget=forms.TextInput())
    readers = forms.TypedMultipleChoiceField(
        label="Wie het mogen lezen", coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    until_date = DateField(label="Te lezen tot en met", help_text="Daarna opent niemand het stuk meer.")
    file = _file()

    def __init__(self, *args: Any, readers: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["readers"]
        field.choices = [(one.pk, one.name) for one in readers]


class RedactedForm(StepForm):
    """The redacted copy of a paper."""

    file = UploadField(label="Bewerkte versie", help_text="PDF, Word of foto, ten hoogste 20 MB.")


class ItemForm(StepForm):
    """How an item goes into the process file."""

    treatment = forms.ChoiceField(label="Hoe", choices=Treatment.choices, widget=forms.RadioSelect)
    reason = _text(
        "Reden",
        rows=3,
        max_length=1000,
        required=False,
        help_text="Verplicht bij bewerkt of weggelaten (7:4, zesde lid, en 8:29 Awb).",
    )
    file = UploadField(
        label="Bewerkte versie", required=False, help_text="Alleen bij bewerkt, als er nog geen bewerkte versie is."
    )
