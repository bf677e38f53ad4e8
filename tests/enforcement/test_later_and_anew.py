"""Deciding later on a request (4:14), anew after annulment (8:72), at once (8:86), and with a committee (7:13)."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import CommitteeMember, CourtProceeding, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import actions, courts, later
from regiotoezicht.enforcement.proceedings import committee as seats
from regiotoezicht.enforcement.proceedings.vocabulary import CourtKind, CourtStatus, Judgment, ObjectionStatus
from regiotoezicht.enforcement.proceedings.vocabulary import RequestKind as Kind
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import Hire
from tests.enforcement.conftest import PDF, Office, SignedIn, on
from tests.enforcement.proceedings_cast import WORD, Bench, reread
from tests.enforcement.test_proceedings_pages import go, typed

DAY = date(2026, 4, 20)
APPEALED = date(2026, 5, 1)
JUDGED = date(2026, 6, 24)
REASON = "Er is nog een controle nodig voordat wij kunnen beslissen."


@pytest.fixture
def wil(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A lawyer of Beverwijk who was not involved."""
    return hire("Wil", Role.LAWYER, beverwijk)


@pytest.fixture
def bench(office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, wil: AccountActor) -> Bench:
    return Bench(office.running(salon, mayor_deputy), anna, wil)


def refused(code: str, action: Any, *given: Any, **more: Any) -> None:
    with pytest.raises(Refused) as told:
        action(*given, **more)
    assert told.value.code == code


def by(bench: Bench, day: date) -> dict[str, Any]:
    actor, at = bench.at(day)
    return {"actor": actor, "at": at}


def a_request(bench: Bench, kind: Kind = Kind.REQUEST) -> ThirdPartyRequest:
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
        **by(bench, DAY),
    )


def send(bench: Bench, request: ThirdPartyRequest, kind: str, day: date) -> ThirdPartyRequest:
    given = by(bench, day)
    draft = Letter.objects.get(label="enforcement.thirdpartyrequest", record_id=request.pk, kind=kind, status="draft")
    signature = Signature("A. Voorbeeld", "jurist", "", day)
    letters.freeze(draft, pdf=PDF, signature=signature, signed_by_id=None, **given)
    letters.send(draft, sent_date=day, method=Method.POST, **given)
    return ThirdPartyRequest.objects.select_related("case__municipality", "decision_term").get(pk=request.pk)


def running(record: Any) -> dict[str, date]:
    label = record._meta.label_lower
    return dict(RunningTerm.objects.running().filter(label=label, record_id=record.pk).values_list("rule", "end"))


def proceeding(bench: Bench, kind: CourtKind, day: date, **more: Any) -> CourtProceeding:
    return actions.receive_court(
        bench.case,
        kind=kind,
        court="Rechtbank Noord-Holland",
        reference="HAA 26/0001",
        received_date=day,
        token=uuid4(),
        **more,
        **by(bench, day),
    )


def appealed(bench: Bench) -> tuple[Objection, CourtProceeding]:
    objection = bench.answered(DAY)
    return objection, proceeding(bench, CourtKind.APPEAL, APPEALED, objection=objection)


def judged(bench: Bench, court: CourtProceeding, judgment: str, **more: Any) -> CourtProceeding:
    given: dict[str, Any] = {"judgment": judgment, "judged_on": JUDGED, "judgment_sent": JUDGED} | by(
        bench, date(2026, 7, 1)
    )
    actions.judge(CourtProceeding.objects.get(pk=court.pk), **given | more)
    return CourtProceeding.objects.get(pk=court.pk)


def test_a_new_term_runs_from_its_notice_on(bench: Bench) -> None:
    request = a_request(bench)
    assert running(request) == {"awb-4:13": date(2026, 6, 15)}
    actions.extend_request(request, weeks=4, reason=REASON, **by(bench, date(2026, 6, 1)))
    assert running(request) == {"awb-4:13": date(2026, 6, 15)}
    sent = send(bench, request, "request_extended", date(2026, 6, 15))
    assert (sent.extended_date, running(sent)) == (date(2026, 6, 15), {"awb-4:13": date(2026, 7, 13)})
    assert Task.objects.open().get(label="enforcement.thirdpartyrequest").due_date == date(2026, 7, 13)
    refused("extended_before", actions.extend_request, sent, weeks=1, reason=REASON, **by(bench, date(2026, 6, 16)))


def test_a_new_term_is_refused_after_the_old_one(bench: Bench) -> None:
    request = a_request(bench)
    refused("term_over", actions.extend_request, request, weeks=4, reason=REASON, **by(bench, date(2026, 6, 16)))
    actions.extend_request(request, weeks=4, reason=REASON, **by(bench, date(2026, 6, 15)))
    refused("term_over", send, bench, request, "request_extended", date(2026, 6, 16))


def test_a_new_term_is_for_a_request_has_a_reason_and_is_reasonable(bench: Bench) -> None:
    given = {"is_extended": False, "term_end": DAY, "today": DAY}
    rule: Any = later.refuse_request_extension
    rule("request", "received", weeks=8, reason=REASON, **given)
    refused("no_request", rule, "reporter", "received", weeks=1, reason=REASON, **given)
    refused("no_request", rule, "request", "granted", weeks=1, reason=REASON, **given)
    refused("weeks", rule, "request", "received", weeks=9, reason=REASON, **given)
    refused("no_reason", rule, "request", "received", weeks=1, reason="", **given)


def test_an_annulled_decision_is_taken_anew_within_the_term_of_the_act(bench: Bench) -> None:
    objection, court = appealed(bench)
    found = judged(bench, court, "founded")
    assert found.next_term is not None
    again = reread(objection)
    assert (again.status, again.outcome, again.sent_date) == (ObjectionStatus.HEARD, "", None)
    assert running(again) == {"awb-7:10": date(2026, 8, 5)}
    assert Task.objects.open().filter(label="enforcement.objection", record_id=again.pk).count() == 1
    day = date(2026, 7, 2)
    before = bench.verdict(day) | {"decided_on": date(2026, 6, 1)}
    refused("decided_before_heard", bench.do, actions.decide, again, day, **before)
    bench.do(actions.decide, again, day, **bench.verdict(day, outcome="founded", effect="revoked"))
    sent = bench.send(again, "objection_decision", day)
    assert (sent.status, sent.outcome, sent.sent_date) == (ObjectionStatus.SENT, "founded", day)
    assert set(running(sent)) == {"awb-6:7"}
    assert Letter.objects.filter(record_id=objection.pk, kind="objection_decision", status="sent").count() == 2
    refused("letter_signed", bench.do, actions.decide, _as_heard(sent), day, **bench.verdict(day))


def _as_heard(objection: Objection) -> Objection:
    """As if it was not sent, to see that the second signed letter bars a third decision."""
    Objection.objects.filter(pk=objection.pk).update(status=ObjectionStatus.HEARD)
    return objection


def test_a_term_of_the_court_holds_and_is_not_lengthened(bench: Bench) -> None:
    objection, court = appealed(bench)
    judged(bench, court, "founded", renew_until=date(2026, 7, 22))
    again = reread(objection)
    assert running(again) == {"own": date(2026, 7, 22)}
    refused("term_of_court", bench.do, actions.extend, again, date(2026, 7, 2))
    more = {"until": date(2026, 9, 1), "ground": "all_agree", "reason": "Alle belanghebbenden stemden in."}
    refused("term_of_court", bench.do, actions.postpone, again, date(2026, 7, 2), **more)


@pytest.mark.parametrize("judgment", ["decided_by_court", "effects_kept", "unfounded", "inadmissible"])
def test_after_any_other_judgment_nothing_is_decided_anew(bench: Bench, judgment: str) -> None:
    objection, court = appealed(bench)
    refused("no_renewal", judged, bench, court, judgment, renew_until=date(2026, 7, 22))
    judged(bench, court, judgment)
    assert reread(objection).status == ObjectionStatus.SENT


def test_a_higher_court_that_annuls_reopens_the_objection_too(bench: Bench) -> None:
    objection, court = appealed(bench)
    found = judged(bench, court, "unfounded")
    higher = proceeding(bench, CourtKind.HIGHER_APPEAL, date(2026, 7, 6), appeal=found)
    day = date(2026, 8, 3)
    judged(bench, higher, "founded", judged_on=day, judgment_sent=day, **by(bench, day))
    assert reread(objection).status == ObjectionStatus.HEARD


def injunction(bench: Bench, *, sitting: bool = True) -> CourtProceeding:
    made = proceeding(bench, CourtKind.INJUNCTION, date(2026, 5, 4), papers_until=date(2026, 5, 11))
    if sitting:
        held: datetime = on(date(2026, 6, 10)) + timedelta(hours=1)
        actions.plan_sitting(made, hearing_at=held, **by(bench, date(2026, 5, 5)))
    return made


def test_the_judge_of_an_injunction_judges_the_appeal_at_once(bench: Bench) -> None:
    objection, appeal = appealed(bench)
    asked = judged(bench, injunction(bench), "rejected", main=appeal, main_judgment="founded", renew_until=None)
    main = CourtProceeding.objects.get(pk=appeal.pk)
    assert (asked.status, asked.next_term) == (CourtStatus.JUDGED, None)
    assert (main.status, main.judgment, main.judged_with_id) == (CourtStatus.JUDGED, Judgment.FOUNDED, asked.pk)
    assert running(main) == {"awb-6:7": date(2026, 8, 5)}
    assert reread(objection).status == ObjectionStatus.HEARD


def test_judging_at_once_needs_a_sitting_and_a_pending_appeal(bench: Bench) -> None:
    _, appeal = appealed(bench)
    refused(
        "no_sitting", judged, bench, injunction(bench, sitting=False), "rejected", main=appeal, main_judgment="founded"
    )
    rule: Any = courts.refuse_immediate
    refused("no_main_case", rule, "appeal", has_sitting=True, main_kind="appeal", main_pending=True)
    refused("no_main_case", rule, "injunction", has_sitting=True, main_kind="appeal", main_pending=False)


def test_an_impossible_judgment_in_the_main_case_keeps_neither(bench: Bench) -> None:
    _, appeal = appealed(bench)
    asked = injunction(bench)
    refused("judgment", judged, bench, asked, "rejected", main=appeal, main_judgment="")
    assert CourtProceeding.objects.filter(status=CourtStatus.JUDGED).count() == 0


SEATS: dict[str, Any] = {"chair": "A. Voorbeeld", "members": ["B. Voorbeeld", "C. Voorbeeld"], "chair_is_outside": True}
ADVICE: dict[str, Any] = {"outcome": "founded", "advice": "Verklaar het bezwaar gegrond en verkort de duur."}


def test_a_committee_has_a_chair_from_outside_and_two_members(bench: Bench) -> None:
    rule: Any = seats.refuse_committee
    rule("A. Voorbeeld", ["B. Voorbeeld", "C. Voorbeeld"], chair_is_outside=True)
    refused("no_chair", rule, " ", ["B. Voorbeeld", "C. Voorbeeld"], chair_is_outside=True)
    refused("chair_inside", rule, "A. Voorbeeld", ["B. Voorbeeld", "C. Voorbeeld"], chair_is_outside=False)
    refused("few_members", rule, "A. Voorbeeld", ["B. Voorbeeld"], chair_is_outside=True)
    refused("twice", rule, "A. Voorbeeld", ["B. Voorbeeld", "a. voorbeeld"], chair_is_outside=True)
    refused("no_change", bench.do, actions.set_committee, bench.received(DAY), DAY, committee=False)


def test_a_committee_gives_twelve_weeks_a_notice_and_hears_by_itself(bench: Bench) -> None:
    objection = bench.do(actions.set_committee, bench.received(DAY), DAY, committee=True, **SEATS)
    assert running(objection) == {"awb-7:10": date(2026, 7, 29)}
    members = CommitteeMember.objects.filter(objection=objection)
    assert next((one.name, one.is_chair) for one in members) == ("A. Voorbeeld", True)
    assert Letter.objects.filter(record_id=objection.pk, kind="objection_committee", status="draft").count() == 1
    held = on(date(2026, 5, 11)) + timedelta(hours=1)
    bench.do(actions.plan_hearing, objection, DAY, hearing_at=held, place="in het gemeentehuis", leader=None)
    none = bench.do(actions.set_committee, objection, DAY, committee=False)
    assert running(none) == {"awb-7:10": date(2026, 6, 17)}
    assert not CommitteeMember.objects.exists()
    assert not Letter.objects.filter(kind="objection_committee", status="draft").exists()


def test_one_decides_after_the_advice_and_says_why_one_departs_from_it(bench: Bench) -> None:
    objection = bench.do(actions.set_committee, bench.received(DAY), DAY, committee=True, **SEATS)
    refused("not_heard", bench.do, actions.record_advice, objection, DAY, advised_on=DAY, **ADVICE)
    waived = {"ground": "not_wanted", "reason": "Schriftelijk meegedeeld."}
    bench.do(actions.waive_hearing, objection, DAY, **waived)
    refused("no_advice_yet", bench.do, actions.decide, objection, DAY, **bench.verdict(DAY))
    refused("advice_day", bench.do, actions.record_advice, objection, DAY, advised_on=date(2026, 4, 21), **ADVICE)
    advised = bench.do(actions.record_advice, objection, DAY, advised_on=DAY, **ADVICE)
    refused("advised_before", bench.do, actions.record_advice, advised, DAY, advised_on=DAY, **ADVICE)
    refused("advised_before", bench.do, actions.set_committee, advised, DAY, committee=False)
    refused("no_deviation", bench.do, actions.decide, advised, DAY, **bench.verdict(DAY))
    reason = "De commissie gaat uit van een kortere periode dan is vastgesteld."
    decided = bench.do(actions.decide, advised, DAY, **bench.verdict(DAY, deviation=reason))
    assert (decided.status, decided.deviation) == (ObjectionStatus.DECIDED, reason)
    alone = bench.received(DAY)
    bench.do(actions.waive_hearing, alone, DAY, **waived)
    refused("no_committee", bench.do, actions.record_advice, alone, DAY, advised_on=DAY, **ADVICE)


def test_a_committee_and_its_advice_in_the_browser(bench: Bench, signed_in: SignedIn) -> None:
    objection = bench.received(DAY)
    with time_machine.travel(on(DAY), tick=False):
        browser = signed_in(bench.wil)
        names = {"chair": "A. Voorbeeld", "members": "B. Voorbeeld\nC. Voorbeeld"}
        form = typed(objection, committee="yes", **names)
        refusal = browser.post(go("objection_committee", objection.pk), form)
        assert refusal.status_code == 422 and "maakt geen deel uit" in refusal.content.decode()
        form = typed(objection, committee="yes", chair_is_outside="on", **names)
        assert browser.post(go("objection_committee", objection.pk), form).status_code == 302
        assert "A. Voorbeeld (voorzitter)" in browser.get(go("objection", objection.pk)).content.decode()
        hearing = browser.get(go("objection_hearing", objection.pk)).content.decode()
        assert "de voorzitter van de commissie" in hearing
        form = typed(objection, hearing_at="2026-05-11T10:00", place="in het gemeentehuis", leader="")
        assert browser.post(go("objection_hearing", objection.pk), form).status_code == 302
        assert "de adviescommissie" in browser.get(go("objection", objection.pk)).content.decode()
        form = typed(objection, ground="not_wanted", reason="Schriftelijk meegedeeld.")
        assert browser.post(go("objection_waive", objection.pk), form).status_code == 302
        form = typed(objection, day="2026-04-20", **ADVICE)
        assert browser.post(go("objection_advice", objection.pk), form).status_code == 302
        assert "verkort de duur" in browser.get(go("objection", objection.pk)).content.decode()


def test_the_pages_of_later_and_anew(bench: Bench, signed_in: SignedIn) -> None:
    request = a_request(bench)
    objection, appeal = appealed(bench)
    asked = injunction(bench)
    with time_machine.travel(on(date(2026, 5, 12)), tick=False):
        browser = signed_in(bench.wil)
        assert go("request_extend", request.pk) in browser.get(go("request", request.pk)).content.decode()
        form = typed(request, weeks="4", reason=REASON)
        assert browser.post(go("request_extend", request.pk), form).status_code == 302
        assert "nog niet meegedeeld" in browser.get(go("request", request.pk)).content.decode()
    with time_machine.travel(on(date(2026, 7, 1)), tick=False):
        browser = signed_in(bench.wil)
        assert "8:86" in browser.get(go("court_judge", asked.pk)).content.decode()
        assert "8:86" not in browser.get(go("court_judge", appeal.pk)).content.decode()
        form = typed(
            asked,
            judgment="rejected",
            judged_on="2026-06-24",
            judgment_sent="2026-06-24",
            main=str(appeal.pk),
            main_judgment="founded",
            renew_until="2026-07-22",
        )
        assert browser.post(go("court_judge", asked.pk), form).status_code == 302
        page = browser.get(go("court", appeal.pk)).content.decode()
        assert "8:86" in page and "Wij beslissen opnieuw" in page
        assert "De rechter heeft het besluit vernietigd" in browser.get(go("objection", objection.pk)).content.decode()
