"""Forms of collection: one per step. Each rests on the version of the case that it was shown with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.forms import DateField
from regiotoezicht.core.money import euros
from regiotoezicht.enforcement.collection.arranging import Part
from regiotoezicht.enforcement.collection.vocabulary import (
    SET_BY_OTHERS,
    TYPED_INTERRUPTIONS,
    CollectionView,
    Outcome,
    PaymentAnswer,
    RequestKind,
    WithdrawalGround,
)
from regiotoezicht.enforcement.forms import MandateChoice, StepForm, letter_text, typed_text
from regiotoezicht.enforcement.models import Addressee, Forfeiture, Recheck
from regiotoezicht.organisation.models import Mandate

NO_PERSONS = "Noem geen personen."
OTHER_BREACH = ""
ACCOUNT_IS_SAID = "Bedrag, rekening, naam en kenmerk staan al in de brief. Meestal laat u dit leeg."


def _lines(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}), **more)


class WithMandate(StepForm):
    """A step that is a decision: by a signer, within her mandate."""

    mandate = MandateChoice(
        queryset=Mandate.objects.none(),  # filled with the mandates of the case
        label="Ondertekenaar en mandaat",
        empty_label="kies wie ondertekent",
    )
    decided_on = DateField(label="Datum van het besluit")

    def __init__(self, *args: Any, mandates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mandate: Any = self.fields["mandate"]
        mandate.queryset = mandates
        found = list(mandates)  # asked once: for the choices and to know whether there are any
        mandate.choices = [("", mandate.empty_label), *((one.pk, mandate.label_from_instance(one)) for one in found)]
        self.has_signers = bool(found)


class WithAmounts(StepForm):
    """A step about some of the amounts of a case; those for which it may be taken are chosen to begin with."""

    amounts = forms.MultipleChoiceField(label="Bedragen", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, choices: Sequence[Forfeiture], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(one.number): one for one in choices}
        amounts: Any = self.fields["amounts"]
        amounts.choices = [(number, _amount(one)) for number, one in self.by_number.items()]
        amounts.initial = list(self.by_number)

    @property
    def chosen(self) -> list[Forfeiture]:
        """The amounts that were chosen."""
        return [self.by_number[number] for number in self.cleaned_data["amounts"]]


def _amount(amount: Forfeiture) -> str:
    return (
        f"Dwangsom {amount.number}, {amount.addressee.label}: {euros(amount.open_cents)}, verbeurd op "
        f"{amount.forfeited_on:%d-%m-%Y}"
    )


class ForfeitForm(StepForm):
    """A breach, and by whom."""

    recheck = forms.ChoiceField(label="Waar is de overtreding gevonden", widget=forms.RadioSelect, required=False)
    first_on = DateField(
        label="Dag van de overtreding", required=False, help_text="Bij een hercontrole hoeft dit niet."
    )
    last_on = DateField(
        label="Tot en met", required=False, help_text="Alleen bij een dwangsom per dag of week die voortduurde."
    )
    note = letter_text("Wat is vastgesteld, en door wie")
    addressees = forms.MultipleChoiceField(
        label="Verbeurd door",
        widget=forms.CheckboxSelectMultiple,
        help_text="Ieder aan wie de last is gericht, is zijn eigen dwangsom verschuldigd, tot zijn eigen maximum.",
    )

    def __init__(self, *args: Any, rechecks: Sequence[Recheck], addressees: Sequence[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rechecks = {str(one.pk): one for one in rechecks}
        recheck: Any = self.fields["recheck"]
        recheck.choices = [
            *((pk, f"Hercontrole van {one.done_on:%d-%m-%Y}") for pk, one in self.rechecks.items()),
            (OTHER_BREACH, "Op een andere manier, op de dag hieronder"),
        ]
        who: Any = self.fields["addressees"]
        who.choices = [(str(one.pk), one.label.capitalize()) for one in addressees]
        who.initial = [str(one.pk) for one in addressees]

    def clean(self) -> dict[str, Any]:
        """A breach has a day: that of the recheck, or one that was filled in."""
        given = super().clean() or {}
        found = self.rechecks.get(given.get("recheck") or "")
        if found is not None:
            given["first_on"] = found.done_on
        elif "first_on" not in self.errors and given.get("first_on") is None:
            self.add_error("first_on", "Vul de dag van de overtreding in, of kies een hercontrole.")
        given["recheck"] = found
        return given


class IntendForm(WithAmounts):
    """The intention to collect."""

    grounds = letter_text("Waarom u wilt invorderen", max_length=8000)
    view_until = DateField(label="Zienswijze tot en met", help_text="De brief noemt deze dag. Kies een werkdag.")
    view_address = _lines("Waar de zienswijze heen kan", required=False)


class DecideForm(WithAmounts, WithMandate):
    """The decision to collect."""

    view = forms.ChoiceField(label="Zienswijze", choices=CollectionView.choices, widget=forms.RadioSelect)
    view_on = DateField(label="Zienswijze gegeven op", required=False)
    view_text = letter_text("Weging van de zienswijze, of waarom die niet is gevraagd", required=False, max_length=8000)
    reasons = letter_text("Motivering", rows=6, max_length=8000)
    circumstances = letter_text(
        "Bijzondere omstandigheden",
        max_length=8000,
        help_text="Zijn er bijzondere omstandigheden om (deels) af te zien? Schrijf het ook op als die er niet zijn. "
        "Afzien is een eigen stap bij het bedrag.",
    )
    pay_how = _lines("Meer over het betalen", required=False, help_text=ACCOUNT_IS_SAID)
    remedy_address = _lines("Waar het bezwaarschrift heen kan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(
            ["form", "version", "amounts", "mandate", "decided_on", "view", "view_on", "view_text", "reasons"]
        )


class ReminderForm(WithAmounts):
    """The reminder."""

    pay_how = _lines("Meer over het betalen", required=False, help_text=ACCOUNT_IS_SAID)


class UndoForm(StepForm):
    """Which payment is undone, and why."""

    payment = forms.TypedChoiceField(label="Betaling", coerce=int)
    reason = typed_text("Waarom deze betaling niet klopt", rows=2, max_length=2000, help_text="Noem geen personen.")

    def __init__(self, *args: Any, payments: list[tuple[int, date, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payment: Any = self.fields["payment"]
        payment.choices = [(pk, f"{day:%d-%m-%Y}: {euros(cents)}") for pk, day, cents in payments]


class PayForm(StepForm):
    """A payment."""

    amount = EuroField(label="Betaald (euro)", max_length=20, help_text="Zonder rente: die staat apart bij het bedrag.")
    paid_on = DateField(label="Betaald op")


class WaiveForm(WithMandate):
    """A decision not to collect."""

    amount = EuroField(label="Afzien van (euro)", max_length=20)
    reason = letter_text("Bijzondere omstandigheden", help_text=NO_PERSONS)
    remedy_address = _lines("Waar het bezwaarschrift heen kan")


class InterruptForm(StepForm):
    """What interrupted the lapse."""

    kind = forms.ChoiceField(
        label="Waardoor",
        choices=[(one.value, one.label) for one in TYPED_INTERRUPTIONS],
        widget=forms.RadioSelect,
        help_text="Een aanmaning en een dwangbevel stuiten vanzelf. Een invorderingsbesluit stuit niet.",
    )
    on = DateField(label="Op")
    note = letter_text("Wat er gebeurde", max_length=2000, help_text=NO_PERSONS)


class PartsField(forms.CharField):
    """The parts of an arrangement, one on a line: a day and an amount, such as `1-7-2026 500`."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> Any:
        """The parts, in the order in which they were typed."""
        return [self._part(line.strip()) for line in super().clean(value).splitlines() if line.strip()]

    def _part(self, line: str) -> Part:
        day, _, amount = line.partition(" ")
        try:
            cents = EuroField(label=self.label).clean(amount)
            return Part(DateField(label=self.label).clean(day.rstrip(":")), cents)
        except forms.ValidationError as error:
            raise forms.ValidationError(
                f"“{line[:40]}” is geen deel. Schrijf op elke regel een dag en een bedrag, zoals 01-07-2026 500,00.",
                code="invalid",
            ) from error


class PaymentForm(WithMandate):
    """The decision on paying an amount later."""

    outcome = forms.ChoiceField(
        label="Besluit",
        choices=[(one.value, one.label.capitalize()) for one in (PaymentAnswer.GRANTED, PaymentAnswer.REFUSED)],
        widget=forms.RadioSelect,
    )
    asked_on = DateField(label="Gevraagd op", required=False, help_text="Leeg als de gemeente het zelf aanbiedt.")
    first_on = DateField(label="Uitstel van", required=False, help_text="Het begint op zijn vroegst bij de verzending.")
    last_on = DateField(label="Uitstel tot en met", required=False, help_text="Niet nodig bij betaling in delen.")
    parts = PartsField(
        label="In welke delen",
        required=False,
        max_length=4000,
        help_text="Op elke regel een dag en een bedrag, zoals 01-07-2026 500,00. Samen is dat wat nog openstaat.",
    )
    reason = letter_text("Motivering", rows=5, help_text=NO_PERSONS)
    remedy_address = _lines("Waar het bezwaarschrift heen kan")
    field_order = ("form", "version", "outcome", "mandate", "decided_on")


class WithdrawalForm(WithMandate):
    """The decision to take a postponement back."""

    ground = forms.ChoiceField(label="Grond", choices=WithdrawalGround.choices, widget=forms.RadioSelect)
    reason = letter_text("Motivering", rows=5, help_text=NO_PERSONS)
    remedy_address = _lines("Waar het bezwaarschrift heen kan")


class PostponeForm(StepForm):
    """A period in which an amount need not be paid, whatever the municipality decides."""

    ground = forms.ChoiceField(label="Grond", choices=[(one.value, one.label) for one in SET_BY_OTHERS])
    first_on = DateField(label="Van")
    last_on = DateField(label="Tot en met", help_text="De verjaring wordt met deze dagen verlengd (artikel 4:111 Awb).")
    reason = letter_text("Reden", max_length=2000, help_text=NO_PERSONS)


class WritForm(StepForm):
    """A writ that was served."""

    on = DateField(label="Betekend op")
    note = letter_text("Over het dwangbevel", max_length=2000, help_text=f"Door wie en met welk kenmerk. {NO_PERSONS}")


class StandForm(StepForm):
    """Why a reminder that came back was made known all the same."""

    reason = letter_text(
        "Waarom de aanmaning toch is bekendgemaakt",
        max_length=2000,
        help_text=f"Bijvoorbeeld: naar het juiste adres verzonden en niet afgehaald. {NO_PERSONS}",
    )


class ConfirmForm(StepForm):
    """A step that asks nothing but to be sure."""


class RequestForm(StepForm):
    """A request that came in."""

    kind = forms.ChoiceField(label="Verzoek", choices=RequestKind.choices, widget=forms.RadioSelect)
    received_on = DateField(label="Ontvangen op")
    addressee = forms.ChoiceField(label="Geadresseerde", required=False, help_text="Bij een verzoek om opheffing.")
    asker = _lines(
        "Verzoeker",
        required=False,
        help_text="Wie om invordering vraagt: naam, en daaronder het adres. Blijft verzegeld in deze zaak.",
    )

    def __init__(self, *args: Any, addressees: Sequence[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.addressees = {str(one.pk): one for one in addressees}
        addressee: Any = self.fields["addressee"]
        addressee.choices = [("", "geen"), *((pk, one.label.capitalize()) for pk, one in self.addressees.items())]


class AnswerForm(WithMandate):
    """The decision on a request."""

    outcome = forms.ChoiceField(label="Besluit", choices=Outcome.choices, widget=forms.RadioSelect)
    reasons = letter_text("Motivering", rows=6, help_text=NO_PERSONS)
    remedy_address = _lines("Waar het bezwaarschrift heen kan")
