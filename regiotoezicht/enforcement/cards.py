"""An addressee as the page of the case shows it: the letters that went out, the view, and the terms that run."""

from dataclasses import dataclass
from datetime import date

from regiotoezicht.enforcement import queries
from regiotoezicht.enforcement.models import Addressee, Case, View
from regiotoezicht.enforcement.vocabulary import Status, ViewWay
from regiotoezicht.worklist.models import RunningTerm

HEARABLE = (Status.WEIGHED, Status.INTENDED)
REMOVABLE = (Status.NEW, Status.WEIGHED, Status.INTENDED, Status.HEARD)


@dataclass(frozen=True)
class TermLine:
    """A term in words: what it is, its last day, whether it runs and whether that day has passed."""

    label: str
    term: RunningTerm
    today: date

    @property
    def state(self) -> str:
        """Where the term stands in Dutch."""
        if self.term.ended_at is not None:
            return "afgerond"
        return "voorbij" if self.term.end < self.today else "loopt"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {"loopt": "info", "voorbij": "warning"}.get(self.state, "neutral")


@dataclass(frozen=True)
class Card:
    """One addressee on the page of its case."""

    addressee: Addressee
    today: date
    case: Case

    @property
    def view(self) -> View | None:
        """How the moment for a view ended, if it did."""
        return queries.view_of(self.addressee)

    @property
    def terms(self) -> list[TermLine]:
        """The terms of this addressee, as far as they started."""
        who = self.addressee
        comply = "Herstellen" if self.case.measure == "warning" else "Voldoen aan de last"
        named = (("Zienswijze", who.view_term), (comply, who.comply_term), ("Bezwaar", who.objection_term))
        return [TermLine(label, term, self.today) for label, term in named if term is not None]

    @property
    def sent(self) -> list[tuple[str, date]]:
        """The letters that went out, with their day."""
        who = self.addressee
        named = (("Waarschuwing", who.warning_sent), ("Voornemen", who.intention_sent), ("Besluit", who.order_sent))
        return [(label, day) for label, day in named if day is not None]

    @property
    def may_settle(self) -> bool:
        """Whether the view may be laid down now."""
        return self.case.is_sanction and self.case.status in HEARABLE and self.view is None

    @property
    def may_weigh(self) -> bool:
        """Whether there is a view to weigh."""
        said = self.view is not None and self.view.way in (ViewWay.WRITTEN, ViewWay.ORAL)
        return said and self.case.status in (*HEARABLE, Status.HEARD)

    @property
    def may_remove(self) -> bool:
        """Whether the addressee may be taken out."""
        return not self.sent and self.case.status in REMOVABLE
