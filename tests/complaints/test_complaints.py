"""Complaints from receipt to end: by name and by code, their terms, letters, and who does not see them."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.complaints import actions, queries
from regiotoezicht.complaints.models import Complaint, Concerned
from regiotoezicht.complaints.vocabulary import About, ComplaintStatus
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.searchables import search
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.queries import open_file, readable_file
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.complaints.conftest import DAY, FINDINGS, NAME, PDF, REPORT, WHAT, Desk, employee_of, reread
from tests.conftest import NOW, Hire
from tests.enforcement.proceedings_cast import WORD
from tests.letters.test_texts import text_of

NO_FILE: dict[str, Any] = {"name": "", "content": b""}
REASON = "Hierover is vorig jaar al een klacht behandeld."


def refused(code: str, action: Any, *given: Any, **more: Any) -> None:
    with pytest.raises(Refused) as told:
        action(*given, **more)
    assert told.value.code == code


def ends(complaint: Complaint) -> dict[str, date]:
    return dict(RunningTerm.objects.running().filter(record_id=complaint.pk).values_list("rule", "end"))


def test_a_complaint_by_name_has_its_terms_its_receipt_and_a_task(desk: Desk) -> None:
    complaint, code = desk.made()
    assert code == "" and complaint.code_digest is None
    assert ends(complaint) == {"awb-9:11": date(2026, 5, 6), "awb-9:8": date(2026, 4, 21)}
    assert Letter.objects.get(record_id=complaint.pk).kind == "complaint_received"
    assert Task.objects.get(label="complaints.complaint").due_date == date(2026, 5, 6)
    sent = desk.send(complaint, "complaint_received", date(2026, 3, 26))
    assert sent.acknowledged_date == date(2026, 3, 26)


def test_an_anonymous_complaint_keeps_no_name_no_letter_and_no_code(desk: Desk) -> None:
    complaint, code = desk.anonymous()
    assert (complaint.name, complaint.address, complaint.acknowledged_date) == (None, None, DAY)
    assert not Letter.objects.exists()
    signs = code.replace("-", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_complaint")
        assert signs not in repr(cursor.fetchall()) and code not in repr(cursor.fetchall())
    assert not [event for event in Event.objects.all() if signs in repr(event.facts) or code in repr(event.facts)]
    found = queries.by_code(desk.anna, code.lower())
    assert found is not None and found.pk == complaint.pk


def test_a_code_finds_nothing_for_who_may_not_see_the_complaint(
    desk: Desk, chris: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    _, code = desk.anonymous()
    for other in (chris, bram, vera, desk.sara):
        assert queries.by_code(other, code) is None
    assert queries.by_code(desk.anna, "K7QM-3XWB-29TH") is None


def test_a_new_code_replaces_the_first(desk: Desk) -> None:
    complaint, code = desk.anonymous()
    other = actions.renew_code(complaint, actor=desk.anna, at=NOW)
    assert queries.by_code(desk.anna, code) is None
    assert queries.by_code(desk.anna, other) is not None
    named, _ = desk.made()
    refused("named", actions.renew_code, named, actor=desk.anna, at=NOW)


def test_the_database_holds_a_name_or_a_code_and_never_both(desk: Desk) -> None:
    complaint, _ = desk.anonymous()
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(code_digest=None)


def test_only_lawyers_of_the_own_municipality_whom_it_is_not_about_see_it(
    desk: Desk,
    wil: AccountActor,
    chris: AccountActor,
    bram: AccountActor,
    vera: AccountActor,
    petra: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
) -> None:
    sil = hire("Sil", Role.SIGNER, beverwijk)
    complaint, _ = desk.made(concerned=[employee_of(desk.sara), employee_of(wil)])
    sees = {
        actor.account.name
        for actor in (desk.anna, desk.sara, wil, chris, bram, vera, petra, sil)
        if Complaint.objects.visible_to(actor).filter(pk=complaint.pk).exists()
    }
    assert sees == {"Anna"}
    readers = {
        actor.account.name
        for actor in (desk.anna, desk.sara, wil, chris, bram, vera, petra, sil)
        if Letter.objects.visible_to(actor).filter(record_id=complaint.pk).exists()
    }
    assert readers == {"Anna"}
    with pytest.raises(NotAllowed):
        actions.withdraw(complaint, day=DAY, actor=chris, at=NOW)


def test_no_search_finds_a_complainant(desk: Desk) -> None:
    desk.made()
    assert not [hit for group in search(desk.anna, NAME.split()[0]) for hit in group.hits]


def test_the_one_complained_about_does_not_hear(desk: Desk) -> None:
    complaint, _ = desk.made()
    refused(
        "concerned",
        desk.do,
        actions.record_hearing,
        complaint,
        held=DAY,
        heard_by=employee_of(desk.sara),
        report="De klager vertelt hoe het gesprek bij de deur verliep.",
    )
    assert employee_of(desk.sara) not in queries.hearers_for(complaint)


def test_a_complaint_is_heard_concluded_and_told_in_writing(desk: Desk) -> None:
    complaint, _ = desk.made()
    heard = desk.heard(complaint)
    assert set(ends(heard)) == {"awb-9:11"}
    concluded = desk.do(actions.conclude, heard, outcome="founded", findings=FINDINGS, decided_on=DAY)
    assert set(ends(concluded)) == {"awb-9:11"}
    refused("by_letter", desk.do, actions.tell, concluded)
    closed = desk.send(concluded, "complaint_outcome", date(2026, 4, 1))
    assert (closed.status, closed.told_date) == (ComplaintStatus.CLOSED, date(2026, 4, 1))
    assert ends(closed) == {} and not Task.objects.open().filter(label="complaints.complaint").exists()


def test_the_findings_are_written_again_until_their_letter_was_signed(desk: Desk) -> None:
    complaint = desk.concluded(desk.made()[0])
    again: dict[str, Any] = {"outcome": "partly", "findings": FINDINGS, "decided_on": DAY}
    desk.do(actions.conclude, complaint, **again)
    drafts = Letter.objects.filter(kind="complaint_outcome").values_list("status", flat=True)
    assert sorted(drafts) == ["draft", "withdrawn"]
    desk.send(complaint, "complaint_outcome")
    refused("complaint_move", desk.do, actions.conclude, complaint, **again)


def test_who_has_the_code_hears_it_orally_and_the_term_ended_when_it_could_be_told(desk: Desk) -> None:
    complaint = desk.concluded(desk.anonymous()[0])
    assert ends(complaint) == {} and complaint.status == ComplaintStatus.CONCLUDED
    told = desk.do(actions.tell, complaint, date(2026, 4, 2))
    assert (told.status, told.told_date) == (ComplaintStatus.CLOSED, date(2026, 4, 2))


def test_not_handling_is_told_within_four_weeks_by_letter(desk: Desk) -> None:
    complaint, _ = desk.made()
    late = date(2026, 4, 22)
    refused("notice_over", desk.do, actions.refuse, complaint, late, ground="before", reason=REASON)
    found = desk.do(actions.refuse, complaint, date(2026, 4, 21), ground="before", reason=REASON)
    assert set(ends(found)) == {"awb-9:11", "awb-9:8"}
    sent = desk.send(found, "complaint_not_taken_up", date(2026, 4, 21))
    assert (sent.status, ends(sent)) == (ComplaintStatus.NOT_TAKEN_UP, {})


def test_what_was_refused_is_taken_up_after_all(desk: Desk) -> None:
    for complaint, _ in (desk.made(), desk.anonymous()):
        found = desk.do(actions.refuse, complaint, ground="slight", reason=REASON)
        again = desk.do(actions.take_up, found)
        assert (again.status, again.refusal_ground) == (ComplaintStatus.RECEIVED, "")
        assert ends(again)["awb-9:11"] == date(2026, 5, 6)
        assert not Letter.objects.filter(record_id=complaint.pk, kind="complaint_not_taken_up", status="draft").exists()


def test_a_committee_gives_ten_weeks_and_extension_works_from_its_notice(desk: Desk) -> None:
    complaint = desk.do(actions.set_committee, desk.made()[0], committee=True)
    assert ends(complaint)["awb-9:11"] == date(2026, 6, 2)
    refused("no_change", desk.do, actions.set_committee, complaint, committee=True)
    asked = desk.do(actions.extend, complaint, date(2026, 4, 1))
    assert ends(asked)["awb-9:11"] == date(2026, 6, 2)
    sent = desk.send(asked, "complaint_extended", date(2026, 4, 2))
    assert (sent.extended_date, ends(sent)["awb-9:11"]) == (date(2026, 4, 2), date(2026, 6, 30))
    refused("extended_before", desk.do, actions.extend, sent)


def test_extension_without_an_address_counts_at_once_and_not_after_the_term(desk: Desk) -> None:
    complaint, _ = desk.anonymous()
    refused("term_over", desk.do, actions.extend, complaint, date(2026, 5, 7))
    assert ends(desk.do(actions.extend, complaint, date(2026, 5, 6)))["awb-9:11"] == date(2026, 6, 2)


def test_a_notice_that_is_sent_after_the_term_is_refused(desk: Desk) -> None:
    complaint = desk.do(actions.extend, desk.made()[0])
    refused("term_over", desk.send, complaint, "complaint_extended", date(2026, 5, 7))


@pytest.mark.parametrize("action", [actions.settle, actions.withdraw])
def test_a_complaint_that_is_settled_or_withdrawn_ends_with_its_letters_and_terms(desk: Desk, action: Any) -> None:
    complaint = desk.do(action, desk.made()[0], date(2026, 3, 30), day=date(2026, 3, 27))
    assert complaint.status in (ComplaintStatus.SETTLED, ComplaintStatus.WITHDRAWN)
    assert ends(complaint) == {}
    assert not Letter.objects.filter(record_id=complaint.pk, status="draft").exists()
    refused("complaint_move", desk.do, actions.withdraw, complaint, day=DAY)


def test_a_form_on_an_older_version_is_refused(desk: Desk) -> None:
    complaint, _ = desk.made()
    desk.do(actions.set_committee, complaint, committee=True)
    refused("changed_meanwhile", desk.do, actions.settle, complaint, day=DAY, seen=complaint.version)
    assert reread(complaint).status == ComplaintStatus.RECEIVED


def test_whom_it_is_about_gets_a_copy_before_the_hearing_and_who_complains_stands_in_it_nowhere(desk: Desk) -> None:
    complaint, _ = desk.made(occurred_date=date(2026, 3, 20))
    given: dict[str, Any] = {"heard_by": employee_of(desk.anna), "report": REPORT}
    refused("no_copy", desk.do, actions.record_hearing, complaint, held=DAY, **given)
    desk.do(actions.make_copies, complaint)
    refused("no_copy", desk.do, actions.record_hearing, complaint, held=DAY, **given)
    late = date(2026, 3, 26)
    desk.send(complaint, "complaint_copy", late)
    assert Concerned.objects.get().copy_date == late
    refused("no_copy", desk.do, actions.record_hearing, complaint, late, held=date(2026, 3, 25), **given)
    assert desk.do(actions.record_hearing, complaint, late, held=late, **given).status == ComplaintStatus.HEARD
    letter = Letter.objects.select_related("docx").get(kind="complaint_copy")
    assert letter.docx is not None
    text = text_of(open_file(letter.docx))
    for said in ("Sara", "artikel 9:9", WHAT, "op 20 maart 2026", "geen contact op met de klager"):
        assert said in text
    assert NAME not in text and "Voorbeeldweg" not in text and "kopie van het klaagschrift" not in text
    refused("no_copies", desk.do, actions.make_copies, complaint, late)


def test_a_copy_of_a_complaint_without_a_name_says_that_nobody_looks_for_one(desk: Desk) -> None:
    complaint, code = desk.anonymous()
    desk.copied(complaint)
    letter = Letter.objects.select_related("docx").get()
    assert letter.docx is not None
    text = text_of(open_file(letter.docx))
    assert "Ga dat niet na" in text and code not in text and code.replace("-", "") not in text


def test_a_copy_goes_to_everybody_it_is_about_and_not_for_a_complaint_about_the_body(
    desk: Desk, wil: AccountActor
) -> None:
    complaint, _ = desk.made(concerned=[employee_of(desk.sara), employee_of(wil)])
    desk.do(actions.make_copies, complaint)
    first, second = Letter.objects.filter(kind="complaint_copy").order_by("addressee_id")
    assert first.addressee_id != second.addressee_id
    assert not Letter.objects.visible_to(wil).exists()
    desk.do(actions.make_copies, complaint)  # made again: the first drafts are withdrawn
    assert Letter.objects.filter(kind="complaint_copy", status="draft").count() == 2
    body, _ = desk.made(about=About.BODY, concerned=[])
    refused("no_copies", desk.do, actions.make_copies, body)
    assert desk.heard(body).status == ComplaintStatus.HEARD


def test_not_heard_the_copy_still_goes_before_the_opinion(desk: Desk) -> None:
    complaint = desk.do(
        actions.waive_hearing, desk.made()[0], ground="not_wanted", reason="De klager schreef dat dit niet hoeft."
    )
    given: dict[str, Any] = {"outcome": "unfounded", "findings": FINDINGS, "decided_on": DAY}
    refused("no_copy", desk.do, actions.conclude, complaint, **given)
    assert desk.do(actions.conclude, desk.copied(complaint), **given).status == ComplaintStatus.CONCLUDED


def test_complaint_and_advice_are_kept_as_received_and_only_its_handlers_open_them(
    desk: Desk, wil: AccountActor, chris: AccountActor
) -> None:
    complaint, _ = desk.made(concerned=[employee_of(desk.sara), employee_of(wil)])
    letter: dict[str, Any] = {"received_date": DAY, "channel": Channel.POST, "name": "klacht.docx", "content": WORD}
    refused(
        "no_file", desk.do, actions.receive_paper, complaint, kind=PaperKind.COMPLAINT, form=uuid4(), **letter | NO_FILE
    )
    desk.do(actions.receive_paper, complaint, kind=PaperKind.COMPLAINT, form=uuid4(), **letter)
    paper = Paper.objects.select_related("file").get()
    assert paper.file is not None and open_file(paper.file) == WORD
    assert readable_file(desk.anna, paper.file.pk) is not None
    for other in (wil, chris, desk.sara):
        assert readable_file(other, paper.file.pk) is None
    advice: dict[str, Any] = {"kind": PaperKind.ADVICE, "form": uuid4(), **letter}
    refused("no_committee", desk.do, actions.receive_paper, complaint, **advice)
    refused("paper_kind", desk.do, actions.receive_paper, complaint, **advice | {"kind": PaperKind.LEASE})
    desk.do(actions.set_committee, complaint, committee=True)
    desk.do(actions.make_copies, complaint)
    texts = [text_of(open_file(one.docx)) for one in Letter.objects.filter(kind="complaint_copy") if one.docx]
    assert len(texts) == 2 and all("kopie van het klaagschrift" in text for text in texts)
    for copy in Letter.objects.filter(kind="complaint_copy"):
        sent_by_hand(desk, copy)
    given: dict[str, Any] = {"outcome": "founded", "findings": FINDINGS, "decided_on": DAY}
    desk.do(actions.record_hearing, complaint, held=DAY, heard_by=employee_of(desk.anna), report=REPORT)
    refused("no_advice", desk.do, actions.conclude, complaint, **given)
    desk.do(actions.receive_paper, complaint, **advice)
    desk.do(actions.conclude, complaint, **given)
    outcome = Letter.objects.select_related("docx").get(kind="complaint_outcome")
    assert outcome.docx is not None and "advies van de klachtadviescommissie" in text_of(open_file(outcome.docx))
    ended = desk.do(actions.withdraw, complaint, day=DAY)
    refused("complaint_closed", desk.do, actions.receive_paper, ended, **advice | {"form": uuid4()})


def sent_by_hand(desk: Desk, letter: Letter) -> None:
    """Sign and hand over one letter."""
    letters.freeze(
        letter,
        pdf=PDF,
        signature=Signature("A. Voorbeeld", "jurist", "", DAY),
        signed_by_id=None,
        actor=desk.anna,
        at=NOW,
    )
    letters.send(letter, sent_date=DAY, method=Method.HANDED, actor=desk.anna, at=NOW)


def test_typed_text_passes_the_guard(desk: Desk) -> None:
    refused("personal_text", desk.made, what="De klager met bsn 111222333 werd kortaf te woord gestaan.")
