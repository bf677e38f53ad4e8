"""The pages of objections, court proceedings, requests and papers: who opens them, and that they do what they say."""

import io
import zipfile
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import CourtProceeding, FileItem, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import actions
from regiotoezicht.enforcement.proceedings.vocabulary import CourtKind, RequestKind
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import Hire
from tests.documents.conftest import pdf
from tests.enforcement.conftest import NAME, Office, SignedIn, on
from tests.enforcement.proceedings_cast import COURT, MOTIVE, WORD, Bench
from tests.enforcement.test_pages import statements

DAY = date(2026, 4, 20)
OF_CASE = (
    "proceedings",
    "incoming",
    "objection_receive",
    "court_receive",
    "request_receive",
    "paper_receive",
    "police_receive",
)
OF_OBJECTION = (
    "objection",
    "objection_papers",
    "objection_excuse",
    "objection_repair",
    "objection_repaired",
    "objection_committee",
    "objection_advice",
    "objection_extend",
    "objection_postpone",
    "objection_hearing",
    "objection_invite",
    "objection_heard",
    "objection_waive",
    "objection_delay",
    "objection_decide",
    "objection_withdraw",
    "objection_default",
    "objection_file",
)
OF_COURT = ("court", "court_papers", "court_sitting", "court_judge", "court_withdraw", "court_file")
OF_REQUEST = ("request", "request_decide", "request_extend", "request_feedback", "request_withdraw")


@pytest.fixture
def wil(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A lawyer of Beverwijk who was not involved."""
    return hire("Wil", Role.LAWYER, beverwijk)


@pytest.fixture
def bench(office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, wil: AccountActor) -> Bench:
    return Bench(office.running(salon, mayor_deputy), anna, wil)


def typed(subject: Any, **more: Any) -> dict[str, Any]:
    """A form of a record, as it was shown just now."""
    version = type(subject).objects.values_list("version", flat=True).get(pk=subject.pk)
    return {"form": str(uuid4()), "version": str(version), **more}


def go(step: str, *given: Any) -> str:
    return reverse(f"enforcement:{step}", args=given)


def word() -> SimpleUploadedFile:
    return SimpleUploadedFile("stuk.docx", WORD)


def an_appeal(bench: Bench) -> CourtProceeding:
    """An appeal against a decision on an objection that was sent."""
    objection = bench.answered(DAY)
    actor, at = bench.at(date(2026, 5, 1))
    return actions.receive_court(
        bench.case,
        kind=CourtKind.APPEAL,
        objection=objection,
        court="Rechtbank Noord-Holland",
        reference="HAA 26/0001",
        received_date=date(2026, 5, 1),
        token=uuid4(),
        actor=actor,
        at=at,
    )


def a_request(bench: Bench, kind: RequestKind = RequestKind.REQUEST) -> ThirdPartyRequest:
    """A request of a neighbour, or a report that gets feedback."""
    actor, at = bench.at(DAY)
    return actions.receive_request(
        bench.case,
        kind=kind,
        name="Buurt BV",
        address="Voorbeeldweg 16\nBeverwijk",
        received_date=DAY,
        channel=Channel.POST,
        file_name="verzoek.docx",
        content=WORD,
        token=uuid4(),
        actor=actor,
        at=at,
    )


def test_each_page_opens_for_a_lawyer_who_was_not_involved_and_for_no_other_municipality(
    bench: Bench, signed_in: SignedIn, chris: AccountActor, bram: AccountActor, anna: AccountActor
) -> None:
    objection, court, asked = bench.received(DAY), an_appeal(bench), a_request(bench)
    places = [go(step, bench.case.pk) for step in OF_CASE]
    places += [go(step, objection.pk) for step in OF_OBJECTION]
    places += [go(step, court.pk) for step in OF_COURT]
    places += [go(step, asked.pk) for step in OF_REQUEST]
    mine = [go(step, objection.pk) for step in OF_OBJECTION]
    costs = {}
    with time_machine.travel(on(date(2026, 5, 2)), tick=False):
        own, involved = signed_in(bench.wil), signed_in(anna)
        own.get(places[0])
        for place in places:
            with CaptureQueriesContext(connection) as counted:
                answer = own.get(place)
            assert answer.status_code == 200, place
            costs[place] = statements(counted)
        for stranger in (chris, bram):
            browser = signed_in(stranger)
            assert {browser.get(place).status_code for place in places} == {404}
        assert {involved.get(place).status_code for place in mine} == {404}
        tab = involved.get(go("proceedings", bench.case.pk)).content.decode()
        # Two statements more for the trail of savepoints are left out; a page of one record asks at most nine,
        # of which one is where to object or appeal.
        wide = {place: cost for place, cost in costs.items() if cost > 9 and "procesdossier" not in place}
    assert "behandelt dit (artikelen 7:5 en 10:3 Awb)" in tab
    assert go("objection", objection.pk) not in tab
    assert not wide, wide


def test_an_objection_is_received_in_the_browser(bench: Bench, signed_in: SignedIn) -> None:
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.wil)
        page = browser.get(go("objection_receive", bench.case.pk)).content.decode()
        assert "verzonden op 24-03-2026" in page and "6:16" in page
        form = typed(
            bench.case,
            letter=str(bench.decision.pk),
            objector="addressee",
            received_date="2026-04-20",
            channel="post",
            file=word(),
        )
        assert browser.post(go("objection_receive", bench.case.pk), form).status_code == 302
        objection = Objection.objects.get()
        shown = browser.get(go("objection", objection.pk)).content.decode()
        assert NAME in shown and "17-06-2026" in shown
        late = form | {"form": str(uuid4()), "received_date": "2026-04-21", "file": word()}
        refused = browser.post(go("objection_receive", bench.case.pk), late)
        assert (refused.status_code, Objection.objects.count()) == (422, 1)
        assert "ligt in de toekomst" in refused.content.decode()
        assert objection.dossier in browser.get(go("running_proceedings")).content.decode()


def test_an_objection_is_decided_in_the_browser_and_a_form_that_is_sent_twice_does_nothing_twice(
    bench: Bench, signed_in: SignedIn
) -> None:
    objection = bench.heard(DAY)
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.wil)
        form = typed(
            objection,
            outcome="unfounded",
            effect="kept",
            reasons=MOTIVE,
            body="mayor",
            mandate="zelf",
            decided_on="2026-04-20",
            court_address=COURT,
        )
        assert browser.post(go("objection_decide", objection.pk), form).status_code == 302
        assert browser.post(go("objection_decide", objection.pk), form).status_code == 302
        again = browser.post(go("objection_decide", objection.pk), form | {"form": str(uuid4())})
        assert again.status_code == 422
    assert Letter.objects.filter(record_id=objection.pk, kind="objection_decision").count() == 1
    assert Event.objects.filter(type="enforcement.objection_decided").count() == 1


def test_a_later_decision_is_answered_with_a_button(bench: Bench, signed_in: SignedIn) -> None:
    objection = bench.received(DAY)
    later = Letter.objects.get(pk=bench.decision.pk)
    later.pk, later.token, later.sent_date = None, uuid4(), date(2026, 4, 21)
    later.save()
    with time_machine.travel(on(date(2026, 4, 22)), tick=False):
        browser = signed_in(bench.wil)
        assert "nog niet vastgelegd" in browser.get(go("objection", objection.pk)).content.decode()
        browser.post(go("objection_along", objection.pk, later.pk), {"betwist": "ja"})
        assert "wordt betwist, gaat mee" in browser.get(go("objection", objection.pk)).content.decode()
        assert browser.post(go("objection_along", objection.pk, bench.decision.pk)).status_code == 404


def test_a_paper_comes_in_with_a_receipt_and_a_redacted_copy(bench: Bench, signed_in: SignedIn) -> None:
    addressee = bench.case.addressees.get()
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.anna)
        form = typed(
            bench.case,
            kind="lease",
            sender=str(addressee.pk),
            received_date="2026-04-20",
            channel="counter",
            file=word(),
        )
        assert browser.post(go("paper_receive", bench.case.pk), form).status_code == 302
        paper = Paper.objects.get(kind="lease")
        receipt = Letter.objects.get(record_id=bench.case.pk, kind="paper_received")
        assert receipt.addressee_id == addressee.pk
        page = browser.get(go("incoming", bench.case.pk)).content.decode()
        assert "Huurovereenkomst" in page and go("paper_redacted", bench.case.pk, paper.pk) in page
        browser.get(go("paper_redacted", bench.case.pk, paper.pk))
        browser.post(go("paper_redacted", bench.case.pk, paper.pk), typed(bench.case, file=word()))
        paper.refresh_from_db()
        assert paper.redacted is not None and paper.redacted_id != paper.file_id
        assert browser.get(reverse("documents:file", args=[paper.redacted_id])).status_code == 200


def police_form(bench: Bench, *readers: AccountActor, **more: Any) -> dict[str, Any]:
    return typed(
        bench.case,
        received_date="2026-04-20",
        channel="post",
        article="19",
        reference="BR 2026-14",
        purpose="toezicht op de vergunning",
        readers=[str(one.account_id) for one in readers],
        until_date="2026-06-30",
        file=word(),
        **more,
    )


def test_a_paper_of_the_police_without_its_terms_is_not_kept(bench: Bench, signed_in: SignedIn) -> None:
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.anna)
        for field, wrong, said in (
            ("readers", [], "Wpg"),
            ("until_date", "2026-04-19", "Wpg"),
            ("article", "", "Verstrekt op grond van"),
            ("reference", "", "Kenmerk"),
        ):
            form = police_form(bench, bench.anna) | {field: wrong}
            answer = browser.post(go("police_receive", bench.case.pk), form)
            assert answer.status_code == 422, field
            assert said in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_paper_of_the_police_opens_for_its_readers_until_its_end_date(
    bench: Bench, signed_in: SignedIn, vera: AccountActor
) -> None:
    with time_machine.travel(on(DAY), tick=False):
        assert (
            signed_in(bench.anna).post(go("police_receive", bench.case.pk), police_form(bench, bench.anna)).status_code
            == 302
        )
        paper = Paper.objects.get()
        place = reverse("documents:file", args=[paper.file_id])
        assert signed_in(bench.anna).get(place).status_code == 200
        for other in (bench.wil, vera):
            assert signed_in(other).get(place).status_code == 404
        page = signed_in(bench.wil).get(go("incoming", bench.case.pk)).content.decode()
        assert place not in page and "artikel 19 Wpg" in page
    with time_machine.travel(on(date(2026, 6, 30)), tick=False):
        assert signed_in(bench.anna).get(place).status_code == 200
    with time_machine.travel(on(date(2026, 7, 1)), tick=False):
        assert signed_in(bench.anna).get(place).status_code == 404


def test_the_court_is_followed_to_its_judgment_in_the_browser(bench: Bench, signed_in: SignedIn) -> None:
    court = an_appeal(bench)
    assert court.papers_until == date(2026, 5, 29)
    with time_machine.travel(on(date(2026, 7, 1)), tick=False):
        browser: Client = signed_in(bench.anna)
        steps = (
            ("court_papers", {"day": "2026-05-20"}),
            ("court_sitting", {"hearing_at": "2026-06-10T10:00"}),
            ("court_judge", {"judgment": "founded", "judged_on": "2026-06-24", "judgment_sent": "2026-06-25"}),
        )
        for step, said in steps:
            assert browser.post(go(step, court.pk), typed(court, **said)).status_code == 302, step
        page = browser.get(go("court", court.pk)).content.decode()
        assert "vernietigd" in page and "06-08-2026" in page
        again = browser.post(go("court_judge", court.pk), typed(court, **steps[2][1]))
        assert again.status_code == 422


def test_the_process_file_has_every_item_numbered_with_its_treatment(bench: Bench, signed_in: SignedIn) -> None:
    objection = bench.received(DAY, file_name="bezwaar.pdf", content=pdf())
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.wil)
        # The letters of the other tests are no PDFs that can be merged: they are left out, with the reason.
        page = browser.get(go("objection_file", objection.pk)).content.decode()
        keys = [f"letter-{pk}" for pk in Letter.objects.filter(status="sent").values_list("pk", flat=True)]
        assert all(go("objection_item", objection.pk, key) in page for key in keys)
        for key in keys:
            form = typed(objection, treatment="left_out", reason="")
            refused = browser.post(go("objection_item", objection.pk, key), form)
            assert refused.status_code == 422 and "7:4, zesde lid" in refused.content.decode()
            form = typed(objection, treatment="left_out", reason="Bedrijfsgegevens van een ander.")
            assert browser.post(go("objection_item", objection.pk, key), form).status_code == 302
        without = browser.post(
            go("objection_item", objection.pk, "mandate"), typed(objection, treatment="redacted", reason="Namen weg.")
        )
        assert without.status_code == 422
        answer = browser.post(go("objection_file", objection.pk), {"vorm": "pdf"})
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        with pikepdf.open(io.BytesIO(answer.content)) as made, made.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert titles[0] == "Inventaris"
            assert any("Bezwaarschrift" in title for title in titles)
            assert any("Mandaat" in title for title in titles)
            assert len(made.pages) >= len(titles)
        packed = browser.post(go("objection_file", objection.pk), {"vorm": "zip"})
        with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
            inventory = archive.read("inventaris.csv").decode("utf-8-sig")
            assert "Bedrijfsgegevens van een ander." in inventory
            assert len([name for name in archive.namelist() if name.startswith("stukken/")]) == len(titles) - 1
        assert browser.post(go("objection_file", objection.pk), {"vorm": "exe"}).status_code == 404
    assert Event.objects.filter(type="enforcement.file_made").count() == 2
    assert FileItem.objects.filter(treatment="left_out").count() == len(keys)


def test_a_request_is_decided_and_a_reporter_hears_nothing(bench: Bench, signed_in: SignedIn) -> None:
    asked, told = a_request(bench), a_request(bench, RequestKind.REPORTER)
    assert asked.decision_term is not None and asked.decision_term.end == date(2026, 6, 15)
    with time_machine.travel(on(DAY + timedelta(days=1)), tick=False):
        browser = signed_in(bench.anna)
        form = typed(
            asked,
            granted="no",
            reasons="Er is al een last opgelegd; meer is nu niet nodig om de overtreding te beëindigen.",
            body="mayor",
            mandate="zelf",
            decided_on="2026-04-21",
            remedy_address="Gemeente Beverwijk",
        )
        assert browser.post(go("request_decide", asked.pk), form).status_code == 302
        assert browser.post(go("request_feedback", told.pk), typed(told)).status_code == 302
        assert browser.post(go("request_decide", told.pk), form | typed(told)).status_code == 422
        assert "Buurt BV" in browser.get(go("request", asked.pk)).content.decode()
    kinds = Letter.objects.filter(label="enforcement.thirdpartyrequest").values_list("kind", flat=True)
    assert sorted(kinds) == ["reporter_feedback", "request_received", "request_reply"]
