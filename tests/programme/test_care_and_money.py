"""What the plan against trafficking has beside its actions, and that only its owner keeps it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.models import BudgetLine, CareContract
from regiotoezicht.programme.vocabulary import PlanKind
from tests.conftest import NOW, Hire
from tests.programme.test_plans import begin

pytestmark = pytest.mark.usefixtures("stopped_clock")
SignedIn = Callable[[AccountActor], Client]


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_contact_officers_contracts_and_budget(
    paul: AccountActor, omar: AccountActor, beverwijk: Municipality, hire: Hire, signed_in: SignedIn
) -> None:
    plan, browser = begin(paul, kind=PlanKind.TRAFFICKING), signed_in(paul)
    here = go("care-and-money", plan.pk)
    assert "Beverwijk" in text(browser.get(here))
    hire("Mirjam", Role.CONTACT_OFFICER, beverwijk)
    page = text(browser.get(here))
    assert "Beverwijk" not in page
    assert "Mirjam" not in page
    contract = {
        "token": str(uuid4()),
        "provider": "Stichting Voorbeeldzorg",
        "subject": "Zorgcoördinatie",
        "reference": "ZC 26/1",
        "from_date": "01-01-2026",
        "until_date": "30-06-2026",
    }
    line = {"token": str(uuid4()), "year": "2026", "title": "Piket", "paid_by": "de gemeenten", "cents": "1.000,50"}
    for _ in range(2):  # a double click
        assert browser.post(go("contract-new", plan.pk), contract)["Location"] == here
        assert browser.post(go("costs-new", plan.pk), line)["Location"] == here
    assert "loopt" in text(browser.get(here))
    assert CareContract.objects.get().state_on(date(2026, 7, 1)) == ("error", "afgelopen")
    assert CareContract.objects.get().state_on(date(2026, 6, 30)) == ("warning", "loopt bijna af")
    held = BudgetLine.objects.get()
    assert browser.post(go("costs", plan.pk, held.pk), line | {"spent_cents": "400"})["Location"] == here
    assert "€ 1.000,50 € 400,00" in text(browser.get(here))
    for wrong, said in (
        ({"year": "2031"}, "kies een van die jaren"),
        ({"cents": "-5"}, "geen bedrag"),
        ({"cents": "10,005"}, "geen bedrag"),
        ({"paid_by": ""}, "Wie betaalt"),
    ):
        answer = browser.post(go("costs-new", plan.pk), line | {"token": str(uuid4())} | wrong)
        assert answer.status_code == 422
        assert said in text(answer)
    wrong_days = contract | {"token": str(uuid4()), "until_date": "31-12-2025"}
    assert "ligt voor de begindatum" in text(browser.post(go("contract-new", plan.pk), wrong_days))
    reader = signed_in(omar)
    assert "Piket" in text(reader.get(here))
    for name, given in (("contract-new", ()), ("costs-new", ()), ("costs", (held.pk,))):
        assert reader.get(go(name, plan.pk, *given)).status_code == 404
    row = CareContract.objects.get()
    assert reader.post(go("contract-withdraw", plan.pk, row.pk)).status_code == 404
    assert reader.post(go("costs-remove", plan.pk, held.pk)).status_code == 404
    for _ in range(2):
        assert browser.post(go("contract-withdraw", plan.pk, row.pk)).status_code == 302
        assert browser.post(go("costs-remove", plan.pk, held.pk)).status_code == 302
    assert "ingetrokken" in text(browser.get(here))
    assert not BudgetLine.objects.exists()


def test_the_plan_of_supervision_has_neither(paul: AccountActor, signed_in: SignedIn) -> None:
    plan = begin(paul)
    assert signed_in(paul).get(go("care-and-money", plan.pk)).status_code == 404
    with pytest.raises(Refused, match="plan tegen mensenhandel"):
        actions.add_costs(plan, actions.Costs(2026, "Piket", "gemeenten", 100), actor=paul, token=uuid4(), at=NOW)
