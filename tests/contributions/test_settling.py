"""Settling a year with what was really spent and the hours that were really booked."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.actions import billing as asking
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.models import CostLine, Version
from regiotoezicht.contributions.settling import booked_on
from regiotoezicht.contributions.vocabulary import CostKind, Stage
from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, TODAY, Hire
from tests.contributions.conftest import DECIDED, OF_THE_LETTER, draft, seen_of
from tests.contributions.test_billing import LETTERS, asked_of
from tests.contributions.test_pages import SignedIn, go, text

BOOKED = 185


@pytest.fixture
def planned(rens: AccountActor, beverwijk: Municipality, hire: Hire) -> Version:
    """A definitive version of this year, asked for, in which Beverwijk supplies ten hours at 60 euros; it booked 185
    minutes.
    """
    made = draft(rens, year=2026)
    hours = Costs(
        CostKind.STAFF,
        "Toezichthouders van Beverwijk",
        supplied_by=beverwijk,
        minutes=600,
        tariff_cents=6_000,
        counts_as_payment=True,
    )
    actions.add_line(made, hours, actor=rens, token=uuid4(), at=NOW)
    made = actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    made = actions.follow(made, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    made = actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    asking.bill(made, LETTERS, actor=rens, at=NOW)
    employee = hire("Sam", Role.SUPERVISOR, beverwijk).account.employee
    assert employee is not None
    WorkedHours.objects.create(
        municipality=beverwijk,
        employer=beverwijk,
        district=beverwijk.district,
        employee=employee,
        date=TODAY,
        minutes=BOOKED,
        sector=Sector.LICENSED,
        token=uuid4(),
        booked_at=NOW,
    )
    return made


def settlement(planned: Version, rens: AccountActor) -> tuple[Version, CostLine, CostLine]:
    made = actions.follow(planned, actor=rens, stage=Stage.SETTLED, at=NOW)
    money, hours = made.lines.order_by("pk")
    return made, money, hours


def test_a_settlement_begins_with_booked_hours_and_waits_for_each_amount(
    planned: Version, rens: AccountActor, signed_in: SignedIn
) -> None:
    made, money, hours = settlement(planned, rens)
    assert (hours.planned_minutes, hours.minutes, hours.planned_cents, hours.cents) == (600, BOOKED, 60_000, 18_500)
    browser = signed_in(rens)
    assert "Bevestig eerst de werkelijke kosten van" in text(browser.get(go("adopt", made.pk)))
    with pytest.raises(Refused, match="Coördinatie in de drie districten"):
        actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    assert "Geboekt door Beverwijk 3,08 uur" in text(browser.get(go("line", made.pk, hours.pk)))
    assert browser.post(go("line", made.pk, hours.pk), {"hours": "3,08"}).status_code == 302
    answer = browser.post(go("line", made.pk, hours.pk), {"hours": "8"})
    assert "anders dan geboekt" in text(answer)
    corrected = {"hours": "8", "reason": "Vijf uur waren niet geboekt"}
    assert browser.post(go("line", made.pk, hours.pk), corrected).status_code == 302
    assert browser.post(go("line", made.pk, money.pk), {"cents": "300.000,123"}).status_code == 422
    assert browser.post(go("line", made.pk, money.pk), {"cents": "300.000"}).status_code == 302
    shown = text(browser.get(go("version", made.pk)))
    assert "€ 361.020,60 -€ 61.020,60 € 300.000,00" in shown
    assert "Vijf uur waren niet geboekt" in shown
    assert "Met deze versie terug te betalen" in shown

    assert re.search(r"Gevraagd en nog te vragen .* Beverwijk € 7.601,70 € 9.126,14 -€ 1.524,44", shown)


def test_the_settlement_asks_for_the_difference_and_closes_the_year(
    planned: Version, rens: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    before = planned.contributions.get(municipality=beverwijk)
    made, money, hours = settlement(planned, rens)
    settle_line(made, money, Spent(cents=OF_THE_LETTER), actor=rens, at=NOW)
    settle_line(made, hours, Spent(minutes=BOOKED), actor=rens, at=NOW)
    with pytest.raises(Refused, match="na het jaar vastgesteld; kies een dag na 31-12-2026"):
        actions.adopt(made, DECIDED, actor=rens, seen=seen_of(made), at=NOW)
    later, letters = NOW + timedelta(days=365), replace(LETTERS, sent_date=date(2027, 3, 1), due_date=date(2027, 4, 1))
    made = actions.adopt(made, replace(DECIDED, date=date(2027, 3, 1)), actor=rens, seen=seen_of(made), at=later)
    asked = asked_of(asking.bill(made, letters, actor=rens, at=later))
    after = made.contributions.get(municipality=beverwijk)
    assert after.in_kind_cents == 18_500
    assert asked.earlier_cents == before.to_pay_cents
    assert asked.cents == after.to_pay_cents - before.to_pay_cents
    browser = signed_in(rens)
    told = re.search(
        r"Gevraagd € ([\d.,]+), nog open € \1\. Terug te betalen € ([\d.,]+), nog open € \2\.",
        text(browser.get(go("letters", made.pk))),
    )
    assert told, "what is asked and what is given back are two sums"
    back = made.billing.requests.filter(cents__lt=0).order_by("number")[0]
    assert "Terug te betalen uiterlijk op" in text(browser.get(go("payment-request", back.pk)))
    asking.record_payment(
        back, cents=-back.cents, paid_date=TODAY, reference="afschrift 1", token=uuid4(), actor=rens, at=NOW
    )
    assert "terugbetaald" in text(browser.get(go("letters", made.pk)))
    assert 'href="#betalingen"' in browser.get(go("payment-request", back.pk)).content.decode()
    with pytest.raises(Refused, match="afgerekend en gesloten"):
        actions.follow(made, actor=rens, stage=Stage.SETTLED, at=NOW)
    answer = signed_in(rens).post(go("follow", made.pk), {"stage": "settled"}, follow=True)
    assert "afgerekend en gesloten; er komt geen versie meer bij" in text(answer)
    assert "Dit jaar is gesloten" in text(answer)


def test_what_was_planned_stays_and_other_versions_are_not_settled(planned: Version, rens: AccountActor) -> None:
    made, money, _ = settlement(planned, rens)
    with pytest.raises(Refused, match="was gepland en blijft staan"):
        actions.remove_line(made, money, actor=rens, at=NOW)
    with pytest.raises(Refused, match="was gepland en blijft staan"):
        actions.change_line(made, money, Costs(CostKind.ICT, "Anders", 1), actor=rens, at=NOW)
    extra = actions.add_line(made, Costs(CostKind.OTHER, "Tolk", 100), actor=rens, token=uuid4(), at=NOW)
    assert (extra.planned_cents, extra.confirmed, extra.difference_cents) == (0, True, 100)
    other = draft(rens, year=2025)
    with pytest.raises(Refused, match="na het jaar"):
        settle_line(other, other.lines.get(), Spent(cents=1), actor=rens, at=NOW)


def test_booked_hours_go_over_the_lines_as_they_were_planned() -> None:
    lines = [CostLine(pk=pk, supplied_by_id=7, minutes=minutes) for pk, minutes in ((1, 100), (2, 50), (3, 0))]
    assert booked_on([*lines, CostLine(pk=4)], {7: 100}) == {1: 67, 2: 33, 3: 0}
    assert booked_on(lines, {}) == {1: 0, 2: 0, 3: 0}


def test_hours_that_came_with_a_settlement_take_nothing_of_what_was_booked() -> None:
    """They were never agreed, so hours that were booked belong to the lines that were."""
    planned = CostLine(pk=1, supplied_by_id=7, minutes=90, planned_minutes=100, planned_cents=1)
    added = CostLine(pk=2, supplied_by_id=7, minutes=300, planned_cents=0)
    assert booked_on([planned, added], {7: 120}) == {1: 120, 2: 0}
