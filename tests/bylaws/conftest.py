"""Rule sets for the tests."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW

Draft = Callable[..., RuleSet]


@pytest.fixture
def now() -> Iterator[None]:
    """The clock stands still at the moment of the tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def drafted(anna: AccountActor, beverwijk: Municipality) -> Draft:
    """A draft of Beverwijk with one article and one step."""

    def drafted(from_date: date = date(2026, 1, 1), until_date: date | None = None) -> RuleSet:
        made = actions.draft(
            beverwijk,
            actor=anna,
            title=f"APV {from_date.year}",
            from_date=from_date,
            until_date=until_date,
            at=NOW,
        )
        actions.put_article(
            made,
            actor=anna,
            number="3:3",
            title="Vergunning",
            text="Zonder vergunning geen seksbedrijf.",
            violation=ViolationKind.NO_PERMIT_PREMISES,
            at=NOW,
        )
        actions.put_step(
            made,
            actor=anna,
            violation=ViolationKind.NO_PERMIT_PREMISES,
            repetition=1,
            measure=MeasureKind.ORDER_PENALTY,
            term_days=14,
            amount_cents=250_000,
            maximum_cents=1_000_000,
            at=NOW,
        )
        return made

    return drafted


@pytest.fixture
def adopted(drafted: Draft, anna: AccountActor) -> Draft:
    """An adopted set of Beverwijk."""

    def adopted(from_date: date = date(2026, 1, 1), until_date: date | None = None) -> RuleSet:
        return actions.adopt(
            drafted(from_date, until_date),
            actor=anna,
            reference="2025/0412",
            adopted_date=date(from_date.year - 1, 12, 1),
            at=NOW,
        )

    return adopted
