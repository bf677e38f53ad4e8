"""Forms of coercion, closure, suspension and withdrawal: one per step, with the fields of the measure at hand."""

from typing import Any

from django import forms

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField, DateTimeField, TimeField
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.money import euros
from regiotoezicht.enforcement.forms import (
    LETTER_HINT,
    NOT_TO_OWNER,
    BodyFields,
    SignedForm,
    StepForm,
    letter_text,
    owner_text,
    second_basis,
    second_body,
    typed_text,
)
from regiotoezicht.enforcement.models import Addressee, CostDecision
from regiotoezicht.enforcement.remedies.closure import TRAPS, Ground, Necessity
from regiotoezicht.enforcement.remedies.vocabulary import (
    BY_FORCE,
    LASTING,
    CareRoute,
    ClosureBasis,
    CostShare,
    DisturbanceGround,
    EntryWay,
    HeldFor,
    Interpreter,
    LettingEnded,
    Urgency,
    YesNo,
)
from regiotoezicht.guard import Context
from regiotoezicht.organisation.rules import with_article

NOTHING = [("", "niet van toepassing")]
NOT_YET = [("", "nog niet ingevuld")]
DAYS = {
    MeasureKind.COERCION: "De termijn om zelf te voldoen.",
    MeasureKind.CLOSURE: "Hoe lang de sluiting duurt.",
    MeasureKind.SUSPENSION: "Hoe lang de schorsing duurt.",
}
OF_GROUND = ("basis", "article", "facts", "disturbance", "names_homes")


def _bases() -> list[tuple[str, str]]:
    """Each basis of a closure with its trap beside it."""
    return [(one.value, f"{one.label[:1].upper()}{one.label[1:]}. {TRAPS[one]}") for one in ClosureBasis]


class _GroundFields(StepForm):
    """On what a closure rests. Taken out of the form of another measure."""

    basis = forms.ChoiceField(label="Waarop rust de sluiting?", choices=_bases(), widget=forms.RadioSelect)
    article = GuardedCharField(
        label="Artikel",
        max_length=120,
        required=False,
        help_text="Bij de APV het sluitingsartikel, bij het omgevingsplan de planregel.",
        widget=forms.TextInput(),
    )
    names_homes = forms.ChoiceField(
        label="Noemt het artikel van de APV woningen?", choices=[*NOTHING, *YesNo.choices], required=False
    )
    disturbance = forms.ChoiceField(
        label="Grond van artikel 174a", choices=[*NOTHING, *DisturbanceGround.choices], required=False
    )
    facts = letter_text("Welke feiten dragen deze grondslag?", rows=5)

    def without_ground(self) -> None:
        """Take the fields out of the form of another measure."""
        for name in OF_GROUND:
            del self.fields[name]

    @property
    def ground(self) -> Ground:
        """What was chosen; nothing for another measure."""
        return Ground(**{name: self.cleaned_data.get(name) or "" for name in OF_GROUND})


class RemedyIntentionForm(BodyFields, _GroundFields):
    """What is intended, and until when a view may be given."""

    demand = letter_text("Wat de maatregel inhoudt of wat er moet gebeuren")
    grounds = letter_text("Waarom", rows=6, max_length=8000, help_text=f"{LETTER_HINT} {NOT_TO_OWNER}")
    owner_grounds = owner_text("Waarom, voor een eigenaar")
    days = forms.IntegerField(label="Duur of termijn (dagen)", min_value=1, max_value=366)
    view_until = DateField(
        label="Zienswijze tot en met", help_text="De brief noemt deze dag. Kies een werkdag, ruim na de verzending."
    )
    view_address = forms.CharField(
        label="Waar de zienswijze heen kan", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = (
        "demand",
        *OF_GROUND,
        "days",
        "grounds",
        "owner_grounds",
        "view_until",
        "view_address",
        "body",
        "body_basis",
    )

    def __init__(self, *args: Any, measure: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if measure != MeasureKind.CLOSURE:
            self.without_ground()
        if measure in DAYS:
            self.fields["days"].help_text = DAYS[MeasureKind(measure)]
        else:
            del self.fields["days"]


class RemedyDecisionForm(SignedForm, _GroundFields):
    """The decision: the measure, its terms, and why."""

    body_basis = GuardedCharField(
        label="Grondslag van het bestuursorgaan",
        max_length=200,
        required=False,
        help_text="Alleen als het een ander bestuursorgaan is dan de lokale regels noemen.",
        widget=forms.TextInput(),
    )
    decided_on = DateField(label="Datum van het besluit")
    demand = letter_text("Wat de maatregel inhoudt of wat er moet gebeuren")
    comply_until = DateField(
        label="Zelf voldoen tot en met",
        required=False,
        help_text="Niet bij spoed. Tot 24.00 uur op deze dag; een weekend of feestdag schuift niet op.",
    )
    from_date = DateField(label="Geldt vanaf")
    until_date = DateField(label="Geldt tot en met")
    urgency = forms.ChoiceField(label="Spoed", choices=Urgency.choices, widget=forms.RadioSelect)
    urgency_reason = letter_text("Waarom het niet kon wachten", required=False)
    cost_share = forms.ChoiceField(
        label="Kosten van optreden",
        choices=CostShare.choices,
        widget=forms.RadioSelect,
        help_text="Alleen wat hier staat, kan later worden verhaald (artikel 5:25 Awb).",
    )
    cost_note = letter_text("Welk deel van de kosten", rows=2, required=False, max_length=1000)
    reasons = letter_text("Motivering", rows=8, max_length=8000, help_text=f"{LETTER_HINT} {NOT_TO_OWNER}")
    owner_reasons = owner_text("Motivering, voor een eigenaar")
    balance = letter_text(
        "Afweging van belangen",
        rows=6,
        max_length=8000,
        help_text="Waarom de maatregel hier geschikt, nodig en evenwichtig is, ook als u de ladder volgt "
        "(artikelen 3:4 en 4:84 Awb).",
    )
    remedy_address = forms.CharField(
        label="Waar het bezwaarschrift heen kan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    co_mandate = second_body()
    co_basis = second_basis()
    field_order = ("mandate", "body_basis", "decided_on", "demand", *OF_GROUND)

    def __init__(self, *args: Any, measure: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if measure != MeasureKind.CLOSURE:
            self.without_ground()
        gone = set()
        if measure != MeasureKind.COERCION:
            gone.add("comply_until")
        if measure not in LASTING:
            gone.add("until_date")
        if measure == MeasureKind.COERCION:
            gone.add("from_date")
        if measure not in BY_FORCE:
            gone |= {"urgency", "urgency_reason", "cost_share", "cost_note"}
        for name in gone:
            del self.fields[name]


class ProlongForm(SignedForm):
    """That a closure lasts longer, and why that is still needed."""

    decided_on = DateField(label="Datum van het besluit")
    until_date = DateField(label="Gesloten tot en met")
    hearing = letter_text(
        "Zienswijze",
        help_text="Hoe en wanneer u haar vroeg en hoe u haar weegt, of waarom u haar niet vroeg (artikelen 4:8 en "
        "4:11 Awb). Komt in elke brief, ook in die aan een eigenaar.",
    )
    reasons = letter_text(
        "Motivering",
        rows=8,
        max_length=8000,
        help_text="Waarom langer sluiten nu nog nodig is. Bij artikel 174a: waarom wordt gevreesd voor herhaling. "
        "Noem geen personen.",
    )
    owner_reasons = owner_text("Motivering, voor een eigenaar")
    balance = letter_text("Afweging van belangen", rows=6, max_length=8000)
    remedy_address = forms.CharField(
        label="Waar het bezwaarschrift heen kan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    co_mandate = second_body()

    def __init__(self, *args: Any, second: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not second:
            del self.fields["co_mandate"]
            return
        self.fields["co_mandate"].help_text = f"Tot deze sluiting besloot ook {with_article(second)}."


class HomeTestForm(StepForm):
    """The questions about the closure of a home."""

    milder_means = letter_text("Welke lichtere middelen zijn geprobeerd, en waarom volstaan die niet?")
    letting = forms.ChoiceField(label="Is de verhuur beëindigd?", choices=LettingEnded.choices)
    owner_blame = letter_text("Wat is de eigenaar te verwijten?")
    minors = forms.ChoiceField(label="Wonen er minderjarigen?", choices=YesNo.choices, widget=forms.RadioSelect)
    minors_provided = letter_text("Hoe is in hun opvang voorzien?", rows=2, required=False, max_length=2000)
    rehousing = letter_text("Hoe krijgen de bewoners onderdak?", rows=2, max_length=2000)
    findings_age = letter_text("Waarom is sluiten nu nog nodig, gelet op de tijd sinds de bevinding?", required=False)
    care_route = forms.ChoiceField(
        label="Is de zorgroute gevraagd?",
        choices=CareRoute.choices,
        help_text="Raakt de sluiting een vermoedelijk slachtoffer, dan eerst. Schrijf nergens wie of waarom.",
    )

    @property
    def answers(self) -> Necessity:
        """The answers."""
        return Necessity(**{name: self.cleaned_data[name] for name in Necessity.__dataclass_fields__})


class ActForm(StepForm):
    """What the municipality did itself, and when."""

    done_at = DateTimeField(label="Wanneer is opgetreden?")
    what = letter_text("Wat is er gedaan?")
    entry = forms.ChoiceField(label="Is een woning betreden?", choices=EntryWay.choices)


class CostsForm(SignedForm):
    """The costs of one addressee."""

    addressee = forms.ChoiceField(label="Wie betaalt")
    amount = EuroField(label="Bedrag (euro)", max_length=20)
    made = EuroField(
        label="Gemaakte kosten in totaal (euro)",
        max_length=20,
        required=False,
        help_text="Als u dit weet. Alle kostenbeschikkingen samen komen hier nooit boven (artikel 5:25 Awb).",
    )
    specification = letter_text("Waaruit de kosten bestaan", rows=5)
    decided_on = DateField(label="Datum van het besluit")
    remedy_address = forms.CharField(
        label="Waar het bezwaarschrift heen kan", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, addressees: list[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addressees = {str(one.pk): one for one in addressees if one.order_sent is not None}
        addressee: Any = self.fields["addressee"]
        addressee.choices = [(pk, one.label) for pk, one in self.addressees.items()]


class PaymentForm(StepForm):
    """A payment of the costs."""

    number = forms.TypedChoiceField(label="Kostenbeschikking", coerce=int, empty_value=None, required=False)
    paid_on = DateField(label="Betaald op")
    amount = EuroField(label="Bedrag (euro)", max_length=20)

    def __init__(self, *args: Any, owed: list[CostDecision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number: Any = self.fields["number"]
        number.choices = [
            (one.number, f"{one.number}: {one.addressee.label}, nog {euros(one.open_cents)} open") for one in owed
        ]
        if len(owed) == 1:
            number.widget = forms.HiddenInput()
            self.initial.setdefault("number", owed[0].number)


class EndForm(StepForm):
    """On what day something ended, and why when it is earlier."""

    done_on = DateField(label="Op welke dag")
    reason = typed_text("Reden", required=False, help_text="Verplicht als het eerder is dan het besluit zegt.")


class FinishForm(StepForm):
    """Why a case ends now."""

    reason = typed_text("Hoe het is afgelopen", help_text="Noem geen personen.")


class TalkForm(StepForm):
    """A talk as measure."""

    done_on = DateField(label="Gesprek gehouden op")
    note = typed_text("Wat is besproken en afgesproken", help_text="Noem geen personen.")


class CountersignForm(StepForm):
    """Signing for the second body: nothing to fill in."""


class HoldForm(StepForm):
    """For whom the case waits, and until when; nothing about why."""

    held_for = forms.ChoiceField(label="Wacht op", choices=HeldFor.choices, widget=forms.RadioSelect)
    until = DateField(label="Tot en met", help_text="Waarom hoeft hier niet te staan, en mag ook niet.")


def _line(label: str, **more: Any) -> GuardedCharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    given: dict[str, Any] = {"max_length": 300, "required": False, "help_text": "", "widget": widget} | more
    return GuardedCharField(label=label, context=Context.LETTER, **given)


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=500, required=False)


class ClosingDayForm(StepForm):
    """The sheet of the closing day: numbers and things, no names and no languages."""

    day = DateField(label="Dag")
    started = TimeField(label="Begonnen om", required=False)
    ended = TimeField(label="Klaar om", required=False)
    officials = _line(
        "Wie van de overheid", help_text="Alleen functies, bijvoorbeeld: twee toezichthouders, slotenmaker."
    )
    people = _number("Aantal aanwezigen")
    children = _number("Waarvan kinderen")
    children_care = _line("Opvang van kinderen")
    animals = _number("Aantal dieren")
    animals_care = _line("Opvang van dieren")
    rehousing = _line("Onderdak van wie er woont of slaapt")
    interpreter = forms.ChoiceField(
        label="Tolk", choices=[*NOT_YET, *Interpreter.choices], required=False, help_text="Noem de taal niet."
    )
    care_on_call = forms.ChoiceField(
        label="Zorgcoördinator bereikbaar", choices=[*NOT_YET, *YesNo.choices], required=False
    )
    seals = _line("Zegels: nummers en plaatsen", help_text="Artikel 5:28 Awb.")
    keys = _line("Sleutels: aantal en waar ze liggen", help_text="Artikel 5:28 Awb.")
    locks_changed = forms.ChoiceField(label="Sloten vervangen", choices=[*NOT_YET, *YesNo.choices], required=False)
    notice_put_up = forms.ChoiceField(
        label="Aanplakbiljet opgehangen", choices=[*NOT_YET, *YesNo.choices], required=False
    )
    electricity = _line("Meterstand elektra", max_length=40)
    gas = _line("Meterstand gas", max_length=40)
    water = _line("Meterstand water", max_length=40)
    goods = _line(
        "Zaken die zijn meegenomen of achterbleven", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    reopening = _line("Heropening: welke dienst, en hoe")
    cost_cents = EuroField(label="Gemaakte kosten (euro)", max_length=20, required=False)
    cost_items = _line("Waaruit de kosten bestaan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    @property
    def facts(self) -> dict[str, Any]:
        """What was filled in, without the day and the marks of the form."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("day", "form", "version")}
