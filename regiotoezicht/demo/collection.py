"""One fictitious order that was not complied with: two forfeited amounts, a part paid, and a decision to collect."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from regiotoezicht.access.models import Account
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.vocabulary import CollectionView
from regiotoezicht.enforcement.models import Measure
from regiotoezicht.enforcement.vocabulary import RecheckResult

if TYPE_CHECKING:
    from regiotoezicht.demo.cases import Desk

AFTER_DAYS = 130
"""How long ago a report was accepted of which collection is under way by now."""
SEEN = "Toezichthouders zagen dat tijdens de openingstijden geen exploitant of beheerder aanwezig was."
REASONS = "De last is niet nageleefd; de dwangsommen zijn verbeurd en zijn niet geheel betaald."
NONE = "Bijzondere omstandigheden om van invordering af te zien zijn niet gebleken."
SKIPPED = "De gevolgen van dit besluit zijn na bezwaar geheel terug te draaien."


def collect(desk: "Desk", signer: Account, send: Callable[["Desk", Account, datetime], None]) -> None:
    """From an order that runs to a decision on collection that was sent."""
    last_day = Measure.objects.get(case=desk.case).comply_until
    assert last_day is not None  # noqa: S101 - the order was decided on
    for day in (last_day + timedelta(days=1), last_day + timedelta(days=8)):
        _breach(desk, day)
    _pay(desk, last_day + timedelta(days=25))
    _decide(desk, signer, last_day + timedelta(days=60))
    send(desk, signer, _at(desk, last_day + timedelta(days=60)))


def _at(desk: "Desk", day: date) -> datetime:
    return min(desk.stage.moment(day), desk.stage.at)


def _breach(desk: "Desk", day: date) -> None:
    at = _at(desk, day)
    recheck = actions.record_recheck(
        desk.read(),
        done_on=desk.stage.local_date(at),
        result=RecheckResult.NOT_COMPLIED,
        note=SEEN,
        token=desk.stage.token(),
        actor=desk.on(at),
        at=at,
    )
    case = desk.read()
    collection.forfeit(
        case,
        addressees=list(case.addressees.values_list("pk", flat=True)),
        first_on=recheck.done_on,
        recheck=recheck,
        note=SEEN,
        token=desk.stage.token(),
        actor=desk.on(at),
        at=at,
    )


def _pay(desk: "Desk", day: date) -> None:
    at = _at(desk, day)
    first = queries.amounts_of(desk.read())[0]
    collection.pay(
        first,
        cents=first.amount_cents * 2 // 5,
        paid_on=desk.stage.local_date(at),
        token=desk.stage.token(),
        actor=desk.on(at),
        at=at,
    )


def _decide(desk: "Desk", signer: Account, day: date) -> None:
    at = _at(desk, day)
    case = desk.read()
    assert signer.employee is not None  # noqa: S101 - everybody of the demo region is an employee
    collection.decide_collection(
        case,
        amounts=queries.amounts_of(case),
        signer=signer.employee,
        decided_on=desk.stage.local_date(at),
        view=CollectionView.SKIPPED,
        view_text=SKIPPED,
        reasons=REASONS,
        circumstances=NONE,
        remedy_address=f"Gemeente {case.municipality.name}\nafdeling bezwaar",
        actor=desk.on(at),
        at=at,
    )
