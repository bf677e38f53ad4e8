"""The pages of disclosures and agreements."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.models import Agreement, Disclosure
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, Hire
from tests.sharing.conftest import LABEL
from tests.sharing.disclosing import FINDINGS, conclude, covenant, crime, partner, shared, thing

__all__ = ["thing"]
SignIn = Callable[[AccountActor], Client]
REGISTER = "/overdracht/verstrekkingen/"


@pytest.fixture(autouse=True)
def _at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def _typed(to: Any, **change: object) -> dict[str, Any]:
    sent = {
        "receiver": f"p{to.pk}",
        "ground": "report_crime",
        "purpose": "report_crime",
        "fields_picked": ["moment", "findings"],
        "until_date": "2028-02-29",
        "reference": "",
        "token": str(uuid4()),
    }
    return sent | change


def test_a_lawful_one_is_one_form_and_sending_it_twice_shares_once(
    thing: Task, anna: AccountActor, signed_in: SignIn
) -> None:
    police, browser = partner(PartnerKind.POLICE), signed_in(anna)
    address = f"{REGISTER}nieuw/{LABEL}/{thing.pk}/"
    assert "Vraag de politie: die meldt bij CoMensha" in browser.get(address).content.decode()
    sent = _typed(police)
    answers = [browser.post(address, sent) for _ in range(2)]
    made = Disclosure.objects.get()
    assert [answer["Location"] for answer in answers] == [f"{REGISTER}{made.pk}/"] * 2
    assert FINDINGS in browser.get(f"{REGISTER}{made.pk}/").content.decode()


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        (PartnerKind.COMENSHA, {}, "Vraag de politie"),
        (PartnerKind.RIEC, {}, "Via de deelnemer aan het RIEC"),
        (PartnerKind.POLICE, {"until_date": "2026-03-23"}, "al voorbij"),
        (PartnerKind.POLICE, {"until_date": "2027-02-29"}, "geen bestaande datum"),
        (PartnerKind.POLICE, {"fields_picked": ["adres"]}, "antwoorden uit de lijst"),
        (PartnerKind.POLICE, {"receiver": "p0"}, "antwoorden uit de lijst"),
        (PartnerKind.POLICE, {"fields_picked": []}, "ten minste één gegeven"),
    ],
)
def test_an_unlawful_one_is_told_the_way_that_exists_and_nothing_typed_is_lost(
    thing: Task, anna: AccountActor, signed_in: SignIn, kind: PartnerKind, change: dict[str, Any], told: str
) -> None:
    answer = signed_in(anna).post(f"{REGISTER}nieuw/{LABEL}/{thing.pk}/", _typed(partner(kind), **change))
    assert answer.status_code == 422
    assert told in answer.content.decode().split("De weg die er is")[0]
    assert not Disclosure.objects.exists()


def test_nobody_else_finds_the_form_or_the_disclosure(
    thing: Task, anna: AccountActor, bram: AccountActor, chris: AccountActor, vera: AccountActor, signed_in: SignIn
) -> None:
    made = shared(thing, crime(partner(PartnerKind.POLICE)), anna)
    for stranger in (chris, bram):
        assert signed_in(stranger).get(f"{REGISTER}{made.pk}/").status_code == 404
    for stranger in (chris, vera):
        assert signed_in(stranger).get(f"{REGISTER}nieuw/{LABEL}/{thing.pk}/").status_code == 404
    register = signed_in(vera).get(REGISTER)
    assert made.number in register.content.decode()
    assert signed_in(vera).get(f"{REGISTER}?uitvoer=xlsx").content.startswith(b"PK")
    assert made.number not in signed_in(vera).get(f"{REGISTER}?stand=recalled").content.decode()


def test_the_coordinator_keeps_that_it_exists_and_not_what_it_says(
    thing: Task, bram: AccountActor, hire: Hire, haarlem: Municipality, signed_in: SignIn
) -> None:
    made = shared(thing, crime(partner(PartnerKind.POLICE)), bram)
    colleague = hire("Ineke", Role.COORDINATOR, haarlem)
    page = signed_in(colleague).get(f"{REGISTER}{made.pk}/").content.decode()
    assert made.number in page and FINDINGS not in page and "Trek in" not in page


def test_a_second_person_judges_on_the_page_and_the_maker_is_told_who(
    thing: Task,
    anna: AccountActor,
    vera: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
    signed_in: SignIn,
) -> None:
    police = partner(PartnerKind.POLICE)
    conclude(beverwijk, police, vera)
    made = shared(thing, covenant(police), anna)
    address = f"{REGISTER}{made.pk}/"
    told = signed_in(anna).post(address, {"doen": "goedkeuren"})
    assert told.status_code == 422 and "zelf gemaakt" in told.content.decode()
    assert signed_in(anna).post(address, {"doen": "iets"}).status_code == 404
    assert signed_in(hire("Lars", Role.LAWYER, beverwijk)).post(address, {"doen": "goedkeuren"}).status_code == 302
    made.refresh_from_db()
    assert made.status == "shared"
    assert signed_in(anna).post(address, {"doen": "intrekken"}).status_code == 302


def test_the_privacy_officer_keeps_agreements_and_is_warned(
    beverwijk: Municipality, vera: AccountActor, anna: AccountActor, chris: AccountActor, signed_in: SignIn
) -> None:
    police, browser = partner(PartnerKind.POLICE), signed_in(vera)
    sent = {
        "kind": "covenant",
        "municipality": beverwijk.pk,
        "partner": police.pk,
        "article": "artikel 6 AVG",
        "reference": "2026/1",
        "purposes": ["public_order"],
        "categories": ["time"],
        "from_date": "2026-01-01",
        "until_date": "2026-04-30",
    }
    alone = browser.post("/overdracht/afspraken/nieuw/", sent | {"partner": ""})
    assert alone.status_code == 422 and "twee partijen" in alone.content.decode()
    assert browser.post("/overdracht/afspraken/nieuw/", sent).status_code == 302
    held = Agreement.objects.get()
    assert "Loopt binnen acht weken af" in signed_in(anna).get("/overdracht/afspraken/").content.decode()
    assert "2026/1" not in signed_in(chris).get("/overdracht/afspraken/").content.decode()
    end = f"/overdracht/afspraken/{held.pk}/beeindigen/"
    assert signed_in(anna).get(end).status_code == signed_in(chris).get(end).status_code == 404
    late = browser.post(end, {"until_date": "2026-05-30"})
    assert late.status_code == 422
    assert browser.post(end, {"until_date": "2026-03-24"}).status_code == 302
