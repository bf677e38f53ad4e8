"""What the tests of collection share: an order that was not complied with, and its amounts led to each state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.vocabulary import CollectionView
from regiotoezicht.enforcement.models import Addressee, Case, Forfeiture
from regiotoezicht.premises.models import Premises
from tests.enforcement.conftest import REASONS, REMEDY, Office, employee_of, on, reread

BREACH = date(2026, 4, 8)
"""The first day after the term to comply, which ran until 7 April."""
PAY_UNTIL, LAPSES = date(2026, 5, 20), date(2027, 4, 8)
NOTE = "Toezichthouders zagen het bedrijf open en in werking."
NONE = "Bijzondere omstandigheden zijn niet gebleken."
PAY_HOW = "Betaal de twee bedragen apart."
WHY = "De nadelige gevolgen zijn na bezwaar geheel terug te draaien."
SPECIAL = "De exploitant heeft met stukken laten zien dat hij het hele bedrag niet kan dragen."


@dataclass
class Collector:
    """The lawyer at work on one case; each step on its own day."""

    office: Office
    signer: AccountActor
    case: Case

    @property
    def anna(self) -> AccountActor:
        """Who does it."""
        return self.office.anna

    def read(self) -> Case:
        """The case as it stands now."""
        self.case = reread(self.case)
        return self.case

    def amounts(self) -> list[Forfeiture]:
        """The amounts as they stand now."""
        return queries.amounts_of(self.read())

    def one(self, number: int = 1) -> Forfeiture:
        """One amount as it stands now."""
        return self.amounts()[number - 1]

    def addressees(self) -> list[Addressee]:
        """Who owes."""
        return list(self.case.addressees.order_by("number"))

    def forfeit(self, day: date = BREACH, *, who: list[int] | None = None, **more: Any) -> list[Forfeiture]:
        """A breach on a day, by everybody unless it says by whom."""
        given: dict[str, Any] = {
            "addressees": [one.pk for one in self.addressees()] if who is None else who,
            "first_on": day,
            "note": NOTE,
            "token": uuid4(),
            "actor": self.anna,
            "at": on(max(day, more.get("last_on") or day)),
        }
        return collection.forfeit(self.read(), **given | more)

    def decide(self, day: date = date(2026, 5, 22), **more: Any) -> Any:
        """Decide on all amounts, without a view."""
        given: dict[str, Any] = {
            "amounts": self.amounts(),
            "signer": employee_of(self.signer),
            "decided_on": day,
            "view": CollectionView.SKIPPED,
            "view_text": WHY,
            "reasons": REASONS,
            "circumstances": NONE,
            "pay_how": PAY_HOW,
            "remedy_address": REMEDY,
            "actor": self.anna,
            "at": on(day),
        }
        return collection.decide_collection(self.read(), **given | more)

    def intend(self, day: date = date(2026, 4, 20), **more: Any) -> Case:
        """Make the letters of the intention for all amounts."""
        given: dict[str, Any] = {
            "amounts": self.amounts(),
            "grounds": REASONS,
            "view_until": date(2026, 5, 4),
            "actor": self.anna,
            "at": on(day),
        }
        return collection.intend_collection(self.read(), **given | more)

    def remind(self, day: date = date(2026, 5, 26), **more: Any) -> Case:
        """Make the letters that remind of all amounts."""
        given: dict[str, Any] = {"amounts": self.amounts(), "pay_how": PAY_HOW, "actor": self.anna, "at": on(day)}
        return collection.prepare_reminder(self.read(), **given | more)

    def send(self, day: date) -> None:
        """Send every letter that lies ready."""
        self.office.send_all(self.case, at=on(day))

    def decided(self, day: date = date(2026, 5, 22)) -> Forfeiture:
        """A decision that was sent."""
        self.decide(day)
        self.send(day)
        return self.one()

    def reminded(self, day: date = date(2026, 5, 26)) -> Forfeiture:
        """A reminder that was sent, on Tuesday 26 May; its term runs until 9 June."""
        self.decided()
        self.remind(day)
        self.send(day)
        return self.one()

    def pay(self, cents: int, day: date = date(2026, 5, 1), *, number: int = 1, **more: Any) -> Any:
        """A payment on one amount."""
        given: dict[str, Any] = {"paid_on": day, "token": uuid4(), "actor": self.anna, "at": on(day)}
        return collection.pay(self.one(number), cents=cents, **given | more)

    def waive(self, cents: int, day: date = date(2026, 5, 1), *, number: int = 1, **more: Any) -> Any:
        """A waiver of one amount."""
        given: dict[str, Any] = {
            "reason": SPECIAL,
            "remedy_address": REMEDY,
            "decided_on": day,
            "signer": employee_of(self.signer),
            "token": uuid4(),
            "actor": self.anna,
            "at": on(day),
        }
        return collection.waive(self.one(number), cents=cents, **given | more)


@pytest.fixture
def running(office: Office, salon: Premises, mayor_deputy: AccountActor) -> Collector:
    """An order that runs, to one addressee: 2,500 euro per breach, at most 10,000."""
    return Collector(office, mayor_deputy, office.running(salon, mayor_deputy))


@pytest.fixture
def breached(running: Collector) -> Collector:
    """An order of which one amount was forfeited on 8 April."""
    running.forfeit()
    return running


@pytest.fixture
def two(office: Office, salon: Premises, mayor_deputy: AccountActor) -> Collector:
    """An order that runs, to two addressees."""
    return Collector(office, mayor_deputy, office.running(salon, mayor_deputy, addressees=2))


def later(day: date, days: int) -> datetime:
    """A moment some days after a day."""
    return on(day + timedelta(days=days))
