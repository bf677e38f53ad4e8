"""Complaints from receipt to end: by name and by code, their terms, letters, and who does not see them."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.complaints import actions, queries
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintStatus
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.searchables import search
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.complaints.conftest import DAY, FINDINGS, NAME, Desk, employee_of, reread
from tests.conftest import NOW, Hire

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


def test_typed_text_passes_the_guard(desk: Desk) -> None:
    refused("personal_text", desk.made, what="De klager met bsn 111222333 werd kortaf te woord gestaan.")
