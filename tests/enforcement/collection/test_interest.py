"""Interest on an amount and on costs, as the pages show it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from regiotoezicht.access.roles import Role
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.interest import interest_on
from regiotoezicht.enforcement.remedies import facts
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.law.interest import Paid
from regiotoezicht.law.rates import RATES, Rate, Table, put_rates_in_use
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, Hire
from tests.enforcement.collection.conftest import PAY_UNTIL, SPECIAL, Collector
from tests.enforcement.conftest import Office, SignedIn, on
from tests.enforcement.remedied import Way, full_mandate

YEAR_LATER = PAY_UNTIL.replace(year=2027) + timedelta(days=1)


@pytest.fixture
def five_percent() -> Iterator[None]:
    """A rate of five per cent for the years of these tests, by no decree that is."""
    fictive = Rate(date(2025, 1, 1), date(2030, 1, 1), Decimal(5), "fictief besluit")
    put_rates_in_use(Table((*RATES, fictive)))
    yield
    put_rates_in_use(Table(RATES))


def test_the_sentences_say_days_rate_decree_and_where_a_payment_went() -> None:
    found = interest_on(
        100_000, pay_until=date(2022, 12, 31), on=date(2024, 1, 3), paid=[Paid(date(2023, 7, 1), 50_000)]
    )
    assert found is not None and found.owed is not None
    assert found.steps == [
        "Van 1 januari 2023 tot en met 30 juni 2023: 181 dagen tegen 4% per jaar (Stb. 2022, 520) over "
        "€\xa01.000,00 is €\xa019,84.",
        "Van de betaling van 1 juli 2023 ging €\xa019,84 naar de rente en €\xa0480,16 naar de hoofdsom (artikel "
        "4:92 Awb).",
        "Van 1 juli 2023 tot en met 31 december 2023: 184 dagen tegen 6% per jaar (besluit van 29 juni 2023) over "
        "€\xa0519,84 is €\xa015,72.",
        "Op 1 januari 2024 was er een jaar voorbij. Over de rente van dat jaar, €\xa015,72, loopt daarna ook rente "
        "(artikel 6:119, tweede lid, BW).",
        "Van 1 januari 2024 tot en met 2 januari 2024: 2 dagen tegen 7% per jaar (Stb. 2023, 484) over €\xa0535,56 is "
        "€\xa00,20.",
    ]
    assert (found.owed.ran_cents, found.due_cents, found.note) == (3_576, 53_576, "")


def test_nothing_runs_in_the_term_and_an_unknown_rate_is_said(breached: Collector) -> None:
    assert queries.interest_of(breached.one(), PAY_UNTIL) is None
    unknown = queries.interest_of(breached.one(), PAY_UNTIL + timedelta(days=2))
    assert unknown is not None and "staat nog niet in het programma" in unknown.unknown
    assert (unknown.steps, unknown.note, unknown.due_cents) == ([], "", 0)


@pytest.mark.usefixtures("five_percent")
def test_the_interest_of_an_amount_follows_its_payments_and_waivers(breached: Collector) -> None:
    found = queries.interest_of(breached.one(), YEAR_LATER)
    assert found is not None and found.owed is not None and found.owed.interest_cents == 12_500
    breached.waive(50_000, PAY_UNTIL)
    found = queries.interest_of(breached.one(), YEAR_LATER)
    assert found is not None and found.owed is not None and found.owed.interest_cents == 10_000
    breached.pay(200_000, date(2026, 11, 18))
    ended = queries.interest_of(breached.one(), YEAR_LATER)
    assert ended is not None and (ended.on, ended.owed and ended.owed.ran_cents) == (date(2026, 11, 18), 4_959)


@pytest.mark.usefixtures("five_percent")
def test_a_waived_amount_bears_none_and_little_interest_is_said_to_be_little(breached: Collector) -> None:
    found = queries.interest_of(breached.one(), PAY_UNTIL + timedelta(days=4))
    assert found is not None and "€\xa020,00" in found.note
    breached.waive(250_000, PAY_UNTIL, reason=SPECIAL)
    assert queries.interest_of(breached.one(), YEAR_LATER) is None


@pytest.mark.usefixtures("five_percent")
def test_the_page_of_an_amount_shows_the_interest_and_its_steps(breached: Collector, signed_in: SignedIn) -> None:
    address = reverse("enforcement:amount", args=[breached.case.pk, 1])
    with time_machine.travel(on(date(2026, 12, 1)), tick=False):
        page = signed_in(breached.anna).get(address).content.decode()
    assert "Wettelijke rente" in page and "tegen 5% per jaar (fictief besluit)" in page
    assert "Een berekening, geen besluit" in page
    with time_machine.travel(on(PAY_UNTIL), tick=False):
        assert "Zo is de rente berekend" not in signed_in(breached.anna).get(address).content.decode()


@pytest.mark.usefixtures("five_percent")
def test_the_tab_of_the_execution_shows_the_interest_on_costs(
    office: Office, hire: Hire, beverwijk: Municipality, salon: Premises, signed_in: SignedIn
) -> None:
    signer = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    way = Way(office, signer)
    case = way.costs(way.executed(salon))
    office.send_all(case, at=NOW + timedelta(days=22))
    (costs,) = facts.costs_of(case)
    assert costs.payment_term is not None
    [(_, none)] = facts.with_interest([costs], [], costs.payment_term.end)
    assert none is None
    day = costs.payment_term.end + timedelta(days=147)
    with time_machine.travel(on(day), tick=False):
        page = signed_in(office.anna).get(reverse("enforcement:execution", args=[case.pk])).content.decode()
    assert case.status == Status.COSTS_DECIDED
    assert "146 dagen tegen 5% per jaar" in page and "€\xa025,01" in page
