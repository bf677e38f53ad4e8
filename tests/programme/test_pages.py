"""The pages of readiness: who opens them, that they do what they say, and what they refuse."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.models import Arranged, Certificate
from tests.conftest import Hire

pytestmark = pytest.mark.usefixtures("stopped_clock")
SignedIn = Callable[[AccountActor], Client]


def go(name: str, *given: Any) -> str:
    return reverse(f"programme:{name}", args=given)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def paper(**changes: str) -> dict[str, str]:
    return {"token": str(uuid4()), "on": "01-02-2026", "reference": "OR 2026/7"} | changes


def test_a_policy_officer_records_and_withdraws(nearly: Municipality, omar: AccountActor, signed_in: SignedIn) -> None:
    browser, here = signed_in(omar), go("municipality", nearly.code)
    assert "geblokkeerd: DPIA, instemming van de ondernemingsraad" in text(browser.get(here))
    for item in ("dpia", "works_council"):
        typed = paper()
        for _ in range(2):  # a double click
            assert browser.post(go("arrange", nearly.code, item), typed)["Location"] == here
    assert Arranged.objects.count() == 2
    assert "Alles is er." in text(browser.get(here))
    again = browser.post(go("arrange", nearly.code, "dpia"), paper())
    assert again.status_code == 422
    assert "al vastgelegd" in text(again)
    held = Arranged.objects.get(item="dpia")
    for _ in range(2):
        assert browser.post(go("withdraw", held.pk))["Location"] == here
    assert "is geblokkeerd: DPIA." in text(browser.get(here))
    assert "1 van de" not in text(browser.get(go("list")))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"on": "29-02-2026"}, "geen bestaande datum"),
        ({"on": "01-02-2027"}, "in de toekomst"),
        ({"on": "01-02-0202"}, "kijk het jaar na"),
        ({"on": ""}, "Vul “Datum” in."),
        ({"reference": " "}, "Vul “Kenmerk” in."),
        ({"reference": "x" * 81}, "80"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(
    nearly: Municipality, omar: AccountActor, signed_in: SignedIn, typed: dict[str, str], sentence: str
) -> None:
    answer = signed_in(omar).post(go("arrange", nearly.code, "dpia"), paper(**typed))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Arranged.objects.exists()


def test_who_does_not_keep_it_finds_no_page(
    nearly: Municipality, omar: AccountActor, chris: AccountActor, bram: AccountActor, signed_in: SignedIn, hire: Hire
) -> None:
    signed_in(omar).post(go("arrange", nearly.code, "dpia"), paper())
    held, certificate = Arranged.objects.get(), Certificate.objects.first()
    assert certificate is not None
    browser = signed_in(chris)
    assert browser.get(go("municipality", nearly.code)).status_code == 200
    assert browser.get(go("municipality", "GM9999")).status_code == 404
    assert browser.get(go("arrange", nearly.code, "works_council")).status_code == 404
    assert browser.post(go("withdraw", held.pk)).status_code == 404
    assert browser.post(go("certificate-withdraw", certificate.pk)).status_code == 404
    assert signed_in(omar).get(go("arrange", nearly.code, "mandate")).status_code == 404
    assert "Sara" in text(signed_in(bram).get(go("certificates")))
    assert signed_in(bram).post(go("certificate-withdraw", certificate.pk)).status_code == 404
    partner = signed_in(hire("Pol", Role.PARTNER, nearly))
    assert partner.get(go("municipality", nearly.code)).status_code == 404
    assert Arranged.objects.current().count() == 1


def test_certificates_are_recorded_once_and_withdrawn(
    nearly: Municipality, omar: AccountActor, sara: AccountActor, chris: AccountActor, signed_in: SignedIn
) -> None:
    browser = signed_in(omar)
    assert sara.account.employee is not None
    typed = {
        "token": str(uuid4()),
        "employee": str(sara.account.employee.pk),
        "course": "signals",
        "passed_date": "29-02-2024",
        "until_date": "01-04-2026",
    }
    for _ in range(2):
        assert browser.post(go("certificate-new"), typed).status_code == 302
    made = Certificate.objects.get(course="signals")
    assert "verloopt binnenkort" in text(browser.get(go("certificates")))
    assert "1 opleiding is verlopen of verloopt binnen drie maanden" in text(browser.get(reverse("desk:home")))
    same = browser.post(go("certificate-new"), typed | {"token": str(uuid4())})
    assert "staat er op deze dag al" in text(same)
    short = browser.post(go("certificate-new"), typed | {"token": str(uuid4()), "until_date": "29-02-2024"})
    assert "eindigt niet na de dag" in text(short)
    assert chris.account.employee is not None
    stranger = typed | {"token": str(uuid4()), "employee": str(chris.account.employee.pk)}
    assert browser.post(go("certificate-new"), stranger).status_code == 422
    for _ in range(2):
        assert browser.post(go("certificate-withdraw", made.pk)).status_code == 302
    assert "verloopt binnenkort" not in text(browser.get(go("certificates")))
