"""A forfeited amount as the pages show it: what is due, which term runs and why, what may come next and why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from regiotoezicht.enforcement.cards import TermLine
from regiotoezicht.enforcement.collection import deciding, rules
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Case, Forfeiture
from regiotoezicht.letters.vocabulary import Status as LetterStatus

NOTHING_SENT = (None, LetterStatus.WITHDRAWN)


@dataclass(frozen=True)
class Step:
    """Something that may come next: its words, its route, whether that takes the number, and why not (yet)."""

    label: str
    route: str
    why_not: str = ""
    is_main: bool = False
    of_case: bool = False
    by_signer: bool = False


@dataclass(frozen=True)
class Line:
    """One amount. `postponed_until` is the last day of a postponement that began; `is_granted`: by a decision."""

    amount: Forfeiture
    today: date
    postponed_until: date | None = None
    is_granted: bool = False

    @property
    def lapses_on(self) -> date:
        """The last day on which it may be collected."""
        assert self.amount.lapse_term is not None  # noqa: S101 - it runs from the forfeiture on
        return self.amount.lapse_term.end

    @property
    def why_lapsed(self) -> str:
        """Why nothing can be collected any more; empty while something can."""
        return "" if self.amount.is_ended else rules.why_lapsed(self.lapses_on, self.today)

    @property
    def days_left(self) -> int | None:
        """How many days are left before it lapses, from 90 on; None before that and at its end."""
        left = (self.lapses_on - self.today).days
        warns = not self.amount.is_ended and rules.warning_of(self.lapses_on, self.today)
        return left if warns and left >= 0 else None

    @property
    def state(self) -> str:
        """Where it stands in Dutch; what lapsed and was not laid down yet says so."""
        return "verjaard, nog vast te leggen" if self.why_lapsed else str(self.amount.get_status_display())

    @property
    def tone(self) -> str:
        """How the state shows."""
        if self.why_lapsed or (self.days_left is not None and self.days_left <= rules.WARNINGS[1][0]):
            return "error"
        tones = {Stage.PAID: "ok", Stage.WAIVED: "neutral", Stage.LAPSED: "neutral", Stage.FORFEITED: "warning"}
        return tones.get(Stage(self.amount.status), "info")

    @property
    def terms(self) -> list[TermLine]:
        """The terms of this amount, as far as they started."""
        amount = self.amount
        named = (
            ("Betalen", amount.payment_term),
            ("Zienswijze", amount.view_term),
            ("Bezwaar tegen de invordering", amount.decision.objection_term if amount.decision else None),
            ("Betalen na aanmaning", amount.reminder_term),
            ("Verjaring van de invordering", amount.lapse_term),
        )
        return [TermLine(label, term, self.today) for label, term in named if term is not None]

    @property
    def running(self) -> list[TermLine]:
        """The terms that run."""
        return [line for line in self.terms if line.state == "loopt"]

    @property
    def steps(self) -> list[Step]:
        """What may come next, the most likely first, with what may not and why; nothing for what ended."""
        if self.amount.is_ended:
            return []
        if self.why_lapsed:
            return [
                Step("Verjaring vastleggen", "record_lapse", is_main=True),
                *self._after_return(),
                Step("Betaling van voor de verjaring vastleggen", "pay"),
                Step("Stuiting van voor de verjaring vastleggen", "interrupt"),
                Step("Invorderen", "", self.why_lapsed),
            ]
        return [*self._next(), *self._always()]

    def _next(self) -> Iterator[Step]:
        amount, stage = self.amount, Stage(self.amount.status)
        if stage == Stage.FORFEITED:
            drafted = amount.intention_letter is not None and amount.intention_letter.status not in NOTHING_SENT
            if drafted:
                yield Step("Voornemen ondertekenen en verzenden", "papers", is_main=True, of_case=True)
            yield Step("Voornemen tot invordering", "intend_collection", is_main=not drafted, of_case=True)
        if stage in (Stage.FORFEITED, Stage.INTENDED):
            main = stage == Stage.INTENDED
            yield Step("Invorderingsbesluit nemen", "decide_collection", is_main=main, of_case=True, by_signer=True)
        if stage == Stage.DECIDED and amount.decision is not None and amount.decision.sent_on is None:
            letter = amount.decision.letter
            missing = letter is None or letter.status in NOTHING_SENT
            untrue = letter is not None and amount.settled_at > letter.composed_at
            if not missing:
                yield Step("Besluit ondertekenen en verzenden", "papers", is_main=not untrue, of_case=True)
            yield Step("Brief van het besluit opnieuw opstellen", "rewrite_decision", is_main=missing or untrue)
        why = rules.why_not_move(amount.number, stage, Stage.REMINDED) or self._why_no_reminder()
        if stage in (Stage.FORFEITED, Stage.INTENDED, Stage.DECIDED):
            yield Step("Aanmanen", "prepare_reminder", why, is_main=True, of_case=True)
        yield from self._after_return()
        if stage in (Stage.DECIDED, Stage.REMINDED):
            yield Step("Dwangbevel vastleggen", "serve_writ", self._why_no_writ(), is_main=True)

    def _after_return(self) -> Iterator[Step]:
        if self.amount.reminder_returned_on is None:
            return
        if not self.why_lapsed:
            yield Step("Aanmaning opnieuw verzenden", "papers", is_main=True, of_case=True)
        yield Step("Aanmaning is toch bekendgemaakt", "let_reminder_stand")

    def _always(self) -> Iterator[Step]:
        yield Step("Betaling vastleggen", "pay", is_main=self.amount.status in (Stage.WRIT, Stage.REMINDED))
        yield Step("Afzien van invordering", "waive", by_signer=True)
        yield Step("Stuiting vastleggen", "interrupt")
        yield Step("Beslissen over uitstel van betaling", "decide_payment", by_signer=True)
        if self.is_granted:
            yield Step("Uitstel van betaling intrekken", "withdraw_postponement", by_signer=True)
        yield Step("Surseance, faillissement of schuldsanering vastleggen", "postpone")
        last = f"Dit bedrag verjaart pas na {self.lapses_on:%d-%m-%Y} (artikel 5:35 Awb)."
        yield Step("Verjaring vastleggen", "record_lapse", last)

    def _why_no_reminder(self) -> str:
        amount = self.amount
        assert amount.payment_term is not None  # noqa: S101 - it runs from the forfeiture on
        return deciding.why_no_reminder(
            decision_sent=amount.decision.sent_on if amount.decision else None,
            pay_until=amount.payment_term.end,
            postponed_until=self.postponed_until,
            on=self.today,
        )

    def _why_no_writ(self) -> str:
        term = self.amount.reminder_term
        return deciding.why_no_writ(
            reminded_until=term.end if term else None,
            postponed_until=self.postponed_until,
            on=self.today,
            returned_on=self.amount.reminder_returned_on,
        )


@dataclass(frozen=True)
class Sums:
    """What was forfeited, paid, waived and is open, in cents; `maximum` is what may be forfeited in all."""

    label: str
    forfeited: int
    paid: int
    waived: int
    open: int
    maximum: int | None = None


def sums_of(label: str, amounts: Sequence[Forfeiture], maximum: int | None = None) -> Sums:
    """The sums of some amounts. What lapsed is neither paid nor open."""
    return Sums(
        label,
        sum(one.amount_cents for one in amounts),
        sum(one.paid_cents for one in amounts),
        sum(one.waived_cents for one in amounts),
        sum(one.open_cents for one in amounts),
        maximum,
    )


def sums_by_addressee(case: Case, amounts: Sequence[Forfeiture]) -> list[Sums]:
    """The sums of each addressee who forfeited something, against the maximum of his order."""
    taken = getattr(case, "taken", None)
    maximum = taken.maximum_cents if taken else None
    groups: dict[int, list[Forfeiture]] = {}
    for amount in amounts:
        groups.setdefault(amount.addressee_id, []).append(amount)
    return [sums_of(group[0].addressee.label, group, maximum) for group in groups.values()]
