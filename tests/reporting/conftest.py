"""What the tests of figures share: a year of work in a few municipalities, and who reads about it.

Omar is policy officer of Beverwijk, Ada functional administrator, Paul owner of the programme.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.enforcement.models import Addressee, Case, Forfeiture, Payment
from regiotoezicht.enforcement.vocabulary import AddresseeRole
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import Cause, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.reporting.queries import Period
from regiotoezicht.reporting.report import Report, report_of
from regiotoezicht.sharing.models import HandOver
from tests.conftest import NOW, TODAY, Hire

SignedIn = Callable[[AccountActor], Client]
YEAR = 2025


@pytest.fixture
def stopped_clock() -> Iterator[None]:
    """The clock that pages read stands still at the moment of the tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def omar(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Omar", Role.POLICY_OFFICER, beverwijk)


@pytest.fixture
def ada(hire: Hire, haarlem: Municipality) -> AccountActor:
    return hire("Ada", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)


@pytest.fixture
def paul(hire: Hire, haarlem: Municipality) -> AccountActor:
    return hire("Paul", Role.PROGRAMME_OWNER, haarlem)


def make_permit(town: Municipality, number: int, *, is_sealed: bool = False) -> Permit:
    """A permit of a business in this municipality, or one in the closed compartment."""
    permit = Permit(
        dossier=f"{town.district.code}-2024-{number:05d}",
        municipality=town,
        district=town.district,
        key="" if is_sealed else f"proef{number}",
        name="" if is_sealed else "Salon Proef",
        kind=PremisesKind.MASSAGE,
        granted_date=date(2022, 1, 1),
        is_open_ended=True,
        is_sealed=is_sealed,
    )
    if not is_sealed:
        placed = {"municipality": town, "district": town.district}
        permit.business = Business.objects.create(name="Salon Proef", kvk=f"{number:08d}", **placed)
        permit.premises = Premises.objects.create(
            business=permit.business,
            kind=PremisesKind.MASSAGE,
            street="Voorbeeldweg",
            number=number,
            postcode="1940 ZZ",
            place=town.name,
            **placed,
        )
    permit.set_search_text()
    permit.save()
    return permit


def control(town: Municipality, *, licensed: int = 0, unlicensed: int = 0, on: date = date(YEAR, 5, 6)) -> list[Visit]:
    """Let so many controls have been done in a municipality on a day."""
    tour = Round.objects.create(
        district=town.district,
        reference=f"R-{uuid4().hex[:10]}",
        token=uuid4(),
        date=on,
        start_time=time(19, 0),
        status=RoundStatus.DONE,
        planned_at=NOW,
    )
    permit = make_permit(town, Permit.objects.count() + 1) if licensed else None
    return Visit.objects.bulk_create(
        Visit(
            round=tour,
            token=uuid4(),
            sequence=number + 1,
            dossier=f"{town.district.code}-{on.year}-{number:05d}",
            municipality=town,
            district=town.district,
            cause=Cause.PERMIT if number < licensed else Cause.OWN_CHOICE,
            kind=PremisesKind.MASSAGE,
            permit=permit if number < licensed else None,
            status=VisitStatus.SIGNED,
            arrived_at=datetime.combine(on, time(20, 0), tzinfo=UTC),
        )
        for number in range(licensed + unlicensed)
    )


def make_case(town: Municipality, permit: Permit | None = None) -> Case:
    """A case in this municipality, about a permit or about none."""
    [visit] = control(town, unlicensed=1, on=date(2020, 1, 1))  # in a year of which there are no figures
    placed = {"municipality": town, "district": town.district, "dossier": visit.dossier}
    sealed = {"snapshot": "{}", "sha256": "0" * 64, "offered_at": NOW, "token": uuid4()}
    handed = HandOver.objects.create(**placed, label="inspections.report", record_id=visit.pk, **sealed)
    return Case.objects.create(
        **placed,
        hand_over=handed,
        visit=visit,
        report_number=f"R{visit.pk}",
        violated_on=date(2020, 1, 1),
        kind=PremisesKind.MASSAGE,
        permit=permit,
        opened_at=NOW,
    )


def forfeit(case: Case, euros: int, *, on: date = date(YEAR, 5, 6)) -> Forfeiture:
    """An amount forfeited in a case on a day."""
    whose = {"role": AddresseeRole.OPERATOR, "name": "Verzonnen Exploitant", "address": "Voorbeeldweg 1"}
    number = case.addressees.count() + 1
    addressee = Addressee.objects.create(case=case, number=number, token=uuid4(), added_at=NOW, **whose)
    return Forfeiture.objects.create(
        case=case,
        number=number,
        addressee=addressee,
        note="open op een dag waarop dat niet mocht",
        forfeited_on=on,
        amount_cents=euros * 100,
        settled_at=NOW,
        form=uuid4(),
        recorded_at=NOW,
    )


def pay(amount: Forfeiture, euros: int, *, on: date) -> Payment:
    """A payment on an amount, on a day."""
    return Payment.objects.create(forfeiture=amount, paid_on=on, cents=euros * 100, token=uuid4(), recorded_at=NOW)


def report_for(actor: Any, year: int = YEAR, today: date = TODAY) -> Report:
    """The report of a year as somebody asks for it."""
    return report_of(Period.of(year, today), inside=actor, at=NOW)
