"""Permits by hand in a browser: entering, changing, ending."""

from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import change_permit, end_permit
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import EndReason, PermitStatus
from tests.conftest import NOW, TODAY, Hire
from tests.permits.cast import contents
from tests.permits.conftest import SignedIn

pytestmark = pytest.mark.usefixtures("_now")


def test_a_permit_is_entered_by_hand(signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]) -> None:
    browser = signed_in(petra)
    assert browser.get("/vergunningen/nieuw/").status_code == 200
    answer = browser.post("/vergunningen/nieuw/", typed)
    permit = Permit.objects.get()
    assert answer["Location"] == f"/vergunningen/{permit.pk}/"
    assert (permit.own_business.kvk, permit.own_premises.address) == ("00000777", "Voorbeeldweg 7a, 1949 ZX Beverwijk")
    page = browser.get(answer["Location"]).content.decode()
    assert "J. de Proef, K. Voorbeeld" in page
    assert "31 december 2030" in page


def test_a_second_submit_of_the_same_form_leads_to_the_first_permit(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(petra)
    places = {browser.post("/vergunningen/nieuw/", typed)["Location"] for _ in range(2)}
    assert (len(places), Permit.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Vul “Naam van het bedrijf” in"),
        ({"name": "Bel 06-12345678"}, "noteer alleen de naam"),
        ({"kind": "home"}, "Soort bedrijf"),
        ({"holder": ""}, "Vul “Exploitant” in"),
        ({"kvk": "123"}, "acht cijfers"),
        ({"managers": "J. de Proef 0612345678"}, "noteer alleen de naam"),
        ({"street": ""}, "Vul “Straat” in"),
        ({"number": "-3"}, "Huisnummer"),
        ({"postcode": "12 AB"}, "vier cijfers en twee letters"),
        ({"granted_date": "31-02-2026"}, "geen bestaande datum"),
        ({"expiry_date": "", "is_open_ended": ""}, "Vul de einddatum in"),
        ({"is_open_ended": "on"}, "Laat de einddatum leeg"),
        ({"expiry_date": "2020-01-01"}, "voor de datum van verlening"),
        ({"rooms": "veel"}, "heel getal"),
        ({"advert_phone": "Mirela 06-12345678"}, "geen telefoonnummer"),
        ({"remarks": "BSN 111222333"}, "burgerservicenummer"),
        ({"municipality": "999999"}, "Gemeente"),
        ({"token": "geen kenmerk"}, "UUID"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any], wrong: dict[str, Any], words: str
) -> None:
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Z/26/000777"' in page
    assert not Permit.objects.exists()


def test_a_permit_of_who_works_alone_is_refused_and_kept_nowhere(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]
) -> None:
    alone = {"holder": "A. Testpersoon", "managers": "", "rooms": "1"}
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | alone)
    assert answer.status_code == 422
    assert "de jurist kiest" in answer.content.decode()
    assert not Permit.objects.exists()


def test_the_same_case_number_is_said_beside_its_field(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any], club: Permit
) -> None:
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | {"case_number": club.case_number})
    assert "staat al in het register" in str(answer.context["form"].errors["case_number"])


def test_the_form_starts_from_premises(signed_in: SignedIn, petra: AccountActor, club: Permit) -> None:
    browser = signed_in(petra)
    page = browser.get(f"/vergunningen/nieuw/?pand={club.premises_id}").content.decode()
    assert 'value="Fictiestraat"' in page and 'value="00000101"' in page
    for wrong in ("onzin", "999999999", "9" * 30):
        assert browser.get(f"/vergunningen/nieuw/?pand={wrong}").status_code == 200


def change_form(permit: Permit, **more: str) -> dict[str, Any]:
    given = {
        "version": str(permit.version),
        "case_number": permit.case_number,
        "name": "Club Voorbeeld",
        "kind": "club",
        "holder": "Voorbeeld Exploitatie B.V.",
        "kvk": "00000101",
        "managers": "J. de Proef",
        "street": "Fictiestraat",
        "number": "12",
        "postcode": "1949 ZZ",
        "place": "Beverwijk",
        "granted_date": "2022-04-01",
        "expiry_date": "2027-03-31",
        "rooms": "8",
        "opening_hours": "18:00-04:00",
        "advert_phone": "0251-000101",
    }
    return given | more


def test_the_form_of_a_change_starts_with_what_stands_there_and_stores_what_is_typed(
    signed_in: SignedIn, petra: AccountActor, club: Permit
) -> None:
    browser = signed_in(petra)
    page = browser.get(f"/vergunningen/{club.pk}/wijzigen/").content.decode()
    assert 'value="Fictiestraat"' in page and 'value="2027-03-31"' in page and "J. de Proef" in page
    answer = browser.post(f"/vergunningen/{club.pk}/wijzigen/", change_form(club, rooms="10"))
    assert answer["Location"] == f"/vergunningen/{club.pk}/"
    club.refresh_from_db()
    assert (club.rooms, club.version) == (10, 2)


def test_the_second_of_two_who_change_sees_what_changed_and_may_choose_again(
    signed_in: SignedIn, petra: AccountActor, club: Permit
) -> None:
    form = change_form(club, rooms="10")
    change_permit(club, contents=contents(rooms=3), version=1, actor=petra, at=NOW)
    browser = signed_in(petra)
    answer = browser.post(f"/vergunningen/{club.pk}/wijzigen/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze vergunning zojuist gewijzigd" in page
    assert [(one.label, one.old, one.new) for one in answer.context["differences"]] == [("Kamers", "3", "10")]
    again = form | {"version": answer.context["form"]["version"].value()}
    assert browser.post(f"/vergunningen/{club.pk}/wijzigen/", again).status_code == 302
    club.refresh_from_db()
    assert club.rooms == 10


def test_a_permit_is_withdrawn_with_a_day_and_a_reason(signed_in: SignedIn, petra: AccountActor, club: Permit) -> None:
    browser = signed_in(petra)
    assert browser.get(f"/vergunningen/{club.pk}/beeindigen/").status_code == 200
    form = {"status": "withdrawn", "ended_date": "2026-03-01", "end_reason": "bibob", "end_note": "Besluit verzonden."}
    answer = browser.post(f"/vergunningen/{club.pk}/beeindigen/", form)
    page = browser.get(answer["Location"]).content.decode()
    assert "intrekking na Bibob-onderzoek" in page and "ingetrokken" in page
    assert "Intrekken of beëindigen" not in page
    again = browser.post(f"/vergunningen/{club.pk}/beeindigen/", form)
    assert again["Location"] == f"/vergunningen/{club.pk}/"
    assert Event.objects.filter(type="permits.ended").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ended_date": "2027-01-01"}, "in de toekomst"),
        ({"ended_date": "2020-01-01"}, "voor de datum van verlening"),
        ({"end_reason": ""}, "Kies een antwoord bij “Reden”"),
        ({"status": "expired"}, "Kies bij"),
        ({"end_note": "Bel 06-12345678"}, "telefoonnummer"),
    ],
)
def test_a_wrong_end_is_said_and_the_permit_stays(
    signed_in: SignedIn, petra: AccountActor, club: Permit, wrong: dict[str, str], words: str
) -> None:
    form = {"status": "ended", "ended_date": "2026-03-01", "end_reason": "stopped", "end_note": "Gestopt."} | wrong
    answer = signed_in(petra).post(f"/vergunningen/{club.pk}/beeindigen/", form)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    club.refresh_from_db()
    assert club.status == PermitStatus.IN_FORCE


def test_the_permit_officer_of_another_municipality_finds_nothing(
    signed_in: SignedIn, hire: Hire, haarlem: Municipality, club: Permit, typed: dict[str, Any]
) -> None:
    paul = hire("Paul", Role.PERMIT_OFFICER, haarlem)
    browser = signed_in(paul)
    assert browser.get("/vergunningen/").context["rows"] == []
    assert browser.get(f"/vergunningen/{club.pk}/wijzigen/").status_code == 404
    assert browser.post("/vergunningen/nieuw/", typed).status_code == 422
    assert Permit.objects.count() == 1


def test_an_expired_or_ended_permit_says_so(signed_in: SignedIn, petra: AccountActor, club: Permit) -> None:
    end_permit(club, status=PermitStatus.ENDED, ended_date=TODAY, reason=EndReason.STOPPED.value, actor=petra, at=NOW)
    assert "beëindigd" in signed_in(petra).get("/vergunningen/").content.decode()
