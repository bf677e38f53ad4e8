"""The pages of complaints: who opens them, and that they do what they say."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintStatus
from regiotoezicht.organisation.models import Municipality
from tests.complaints.conftest import FINDINGS, NAME, REPORT, WHAT, Desk, SignedIn, employee_of, reread
from tests.conftest import Hire
from tests.enforcement.proceedings_cast import WORD
from tests.enforcement.test_pages import statements

STEPS = (
    "detail",
    "committee",
    "extend",
    "refuse",
    "take_up",
    "copies",
    "paper",
    "hear",
    "waive",
    "conclude",
    "tell",
    "settle",
    "withdraw",
    "renew_code",
)
PLACES = ("list", "receive", "find")
SHOWN = re.compile(r"[2-9B-Z]{4}-[2-9B-Z]{4}-[2-9B-Z]{4}")


def go(step: str, *given: Any) -> str:
    return reverse(f"complaints:{step}", args=given)


def typed(complaint: Complaint, **more: Any) -> dict[str, Any]:
    return {"form": str(uuid4()), "version": str(reread(complaint).version), **more}


def a_form(desk: Desk, **more: Any) -> dict[str, Any]:
    given = {
        "form": str(uuid4()),
        "municipality": str(desk.town.pk),
        "who": "anonymous",
        "received_date": "2026-03-24",
        "channel": "oral",
        "about": "supervisor",
        "concerned": [str(employee_of(desk.sara).pk)],
        "what": WHAT,
    }
    return given | more


def test_each_page_opens_for_an_own_lawyer_and_for_nobody_else(
    desk: Desk,
    signed_in: SignedIn,
    wil: AccountActor,
    chris: AccountActor,
    bram: AccountActor,
    vera: AccountActor,
    petra: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
) -> None:
    complaint, _ = desk.anonymous(concerned=[employee_of(desk.sara), employee_of(wil)])
    places = [go(step, complaint.pk) for step in STEPS]
    own = signed_in(desk.anna)
    own.get(places[0])
    wide = {}
    for place, most in [*((place, 9) for place in places), *((go(one), 6) for one in PLACES)]:
        with CaptureQueriesContext(connection) as counted:
            assert own.get(place).status_code == 200, place
        if statements(counted) > most:
            wide[place] = statements(counted)
    assert not wide, wide
    for other in (wil, chris, bram, vera, petra, desk.sara, hire("Sil", Role.SIGNER, beverwijk)):
        browser = signed_in(other)
        assert {browser.get(place).status_code for place in places} == {404}, other.account.name
        listed = browser.get(go("list"))
        assert listed.status_code == 404 or complaint.dossier not in listed.content.decode()


def test_the_code_is_shown_once_and_finds_the_complaint_back(
    desk: Desk, signed_in: SignedIn, chris: AccountActor
) -> None:
    browser, form = signed_in(desk.anna), a_form(desk)
    answer = browser.post(go("receive"), form)
    found = SHOWN.search(answer.content.decode())
    assert answer.status_code == 200 and found is not None
    assert "no-store" in answer["Cache-Control"]
    complaint = Complaint.objects.get()
    again = browser.post(go("receive"), form)
    assert (again.status_code, again["Location"]) == (302, go("detail", complaint.pk))
    page = browser.get(go("detail", complaint.pk)).content.decode()
    assert found[0] not in page and "Anoniem, met een code" in page
    asked = browser.post(go("find"), {"code": found[0].lower()})
    assert asked["Location"] == go("detail", complaint.pk)
    assert Event.objects.filter(type="complaints.found_by_code", record_id=complaint.pk).count() == 1
    for other, code in ((browser, "K7QM-3XWB-29TH"), (browser, "x"), (signed_in(chris), found[0])):
        wrong = other.post(go("find"), {"code": code})
        assert wrong.status_code == 422 and "vindt u geen klacht" in wrong.content.decode()


def test_a_new_code_is_shown_once_too(desk: Desk, signed_in: SignedIn) -> None:
    complaint, _ = desk.anonymous()
    browser, form = signed_in(desk.anna), typed(complaint)
    found = SHOWN.search(browser.post(go("renew_code", complaint.pk), form).content.decode())
    assert found is not None
    assert browser.post(go("renew_code", complaint.pk), form).status_code == 302
    assert browser.post(go("find"), {"code": found[0]}).status_code == 302
    named, _ = desk.made()
    assert browser.get(go("renew_code", named.pk)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": ""}, "verplicht"),
        ({"concerned": []}, "9:7"),
        ({"name": NAME}, "laat die leeg"),
        ({"who": "named"}, "9:4"),
        ({"received_date": "2026-03-25"}, "toekomst"),
        ({"dossier": "KEN-2026-99999"}, "vindt u niet"),
        ({"form": "geen"}, "Klacht vastleggen"),
    ],
)
def test_a_wrong_form_says_what_is_wrong_and_keeps_nothing(
    desk: Desk, signed_in: SignedIn, wrong: dict[str, Any], said: str
) -> None:
    answer = signed_in(desk.anna).post(go("receive"), a_form(desk) | wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_lawyer_whom_it_is_about_may_take_it_in_and_does_not_see_it_again(desk: Desk, signed_in: SignedIn) -> None:
    browser = signed_in(desk.anna)
    form = a_form(
        desk,
        who="named",
        name=NAME,
        address="Voorbeeldweg 3\nBeverwijk",
        about="employee",
        concerned=[str(employee_of(desk.anna).pk)],
    )
    assert browser.post(go("receive"), form)["Location"] == go("list")
    complaint = Complaint.objects.get()
    assert complaint.dossier not in browser.get(go("list")).content.decode()
    assert browser.get(go("detail", complaint.pk)).status_code == 404


def _walk(browser: Client, complaint: Complaint, steps: tuple[tuple[str, dict[str, Any]], ...]) -> None:
    """Take each step, and send its form a second time, which does nothing."""
    for step, said in steps:
        form = typed(complaint, **said)
        assert browser.post(go(step, complaint.pk), form).status_code == 302, step
        assert browser.post(go(step, complaint.pk), form).status_code == 302, step


def test_a_complaint_is_handled_in_the_browser_to_its_end(desk: Desk, signed_in: SignedIn) -> None:
    complaint, _ = desk.anonymous()
    browser = signed_in(desk.anna)
    assert complaint.dossier in browser.get(go("list")).content.decode()
    steps: tuple[tuple[str, dict[str, Any]], ...] = (
        ("committee", {"committee": "yes"}),
        ("extend", {}),
        ("copies", {}),
    )
    _walk(browser, complaint, steps)
    asked = {"held": "2026-03-24", "heard_by": str(employee_of(desk.anna).pk), "report": REPORT}
    early = browser.post(go("hear", complaint.pk), typed(complaint, **asked))
    assert early.status_code == 422 and "artikel 9:9 Awb" in early.content.decode() and REPORT in early.content.decode()
    page = browser.get(go("detail", complaint.pk)).content.decode()
    assert "afschrift van een klacht aan wie zij betreft" in page.lower() and "nog niet" in page
    desk.send(complaint, "complaint_copy")
    advice = {"kind": "advice", "received_date": "2026-03-24", "channel": "post", "note": "Advies"}
    none = browser.post(go("paper", complaint.pk), typed(complaint, **advice))
    assert none.status_code == 422 and "Voeg het stuk toe" in none.content.decode()
    upload = {"file": SimpleUploadedFile("advies.docx", WORD)}
    assert browser.post(go("paper", complaint.pk), typed(complaint, **advice) | upload).status_code == 302
    assert "Advies van een commissie" in browser.get(go("detail", complaint.pk)).content.decode()
    steps = (
        ("hear", asked),
        ("conclude", {"outcome": "partly", "findings": FINDINGS, "decided_on": "2026-03-24"}),
        ("tell", {}),
    )
    _walk(browser, complaint, steps)
    assert reread(complaint).status == ComplaintStatus.CLOSED
    page = browser.get(go("detail", complaint.pk)).content.decode()
    assert "Gedeeltelijk gegrond" in page and "Wat nu kan" not in page
    assert complaint.dossier in browser.get(go("list") + "?stand=afgerond").content.decode()
    assert browser.post(go("settle", complaint.pk), typed(complaint, day="2026-03-24")).status_code == 422


def test_the_other_ends_in_the_browser(desk: Desk, signed_in: SignedIn) -> None:
    browser = signed_in(desk.anna)
    ways: tuple[tuple[tuple[str, dict[str, Any]], ...], ...] = (
        (("refuse", {"ground": "slight", "reason": "Het gaat om een kleinigheid."}), ("take_up", {})),
        (("waive", {"ground": "not_wanted", "reason": "Dat heeft de klager gezegd."}),),
        (("settle", {"day": "2026-03-24"}),),
        (("withdraw", {"day": "2026-03-24"}),),
    )
    for steps in ways:
        complaint, _ = desk.made()
        for step, said in steps:
            assert browser.post(go(step, complaint.pk), typed(complaint, **said)).status_code == 302, step
            assert browser.get(go("detail", complaint.pk)).status_code == 200


def test_reading_a_complaint_is_on_the_log_with_its_purpose(desk: Desk, signed_in: SignedIn) -> None:
    complaint, _ = desk.made()
    signed_in(desk.anna).get(go("detail", complaint.pk))
    assert Event.objects.get(type="complaints.seen").purpose == "klacht"
