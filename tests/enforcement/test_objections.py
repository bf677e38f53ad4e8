"""An objection from its receipt to the decision: terms, guards, and what is refused with which article."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import Objection
from regiotoezicht.enforcement.proceedings import actions, admissibility, queries, rules
from regiotoezicht.enforcement.proceedings.vocabulary import (
    COURT_TRANSITIONS,
    OBJECTION_TRANSITIONS,
    REQUEST_TRANSITIONS,
    CourtStatus,
    ObjectionStatus,
    Objector,
    RequestStatus,
    Timeliness,
)
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import Hire
from tests.enforcement.conftest import Office, employee_of, on
from tests.enforcement.proceedings_cast import REPORT, Bench

SENT = date(2026, 3, 24)
COMMITTEE: dict[str, object] = {
    "committee": True,
    "chair": "A. Voorbeeld",
    "members": ["B. Voorbeeld", "C. Voorbeeld"],
    "chair_is_outside": True,
}
TERM_END = date(2026, 5, 6)  # law notes C6: sent Tue 24-3-2026, raw 5 May, so Wed 6-5-2026


@pytest.fixture
def wil(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A lawyer of Beverwijk who was not involved."""
    return hire("Wil", Role.LAWYER, beverwijk)


@pytest.fixture
def bench(office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, wil: AccountActor) -> Bench:
    return Bench(office.running(salon, mayor_deputy), anna, wil)


def refused(code: str, act: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*given, **more)
    assert caught.value.code == code, caught.value.sentence
    return caught.value.sentence


@pytest.mark.parametrize(("old", "new"), list(product(ObjectionStatus, ObjectionStatus)))
def test_an_objection_makes_the_moves_of_its_table_and_no_other(old: ObjectionStatus, new: ObjectionStatus) -> None:
    if new in OBJECTION_TRANSITIONS[old]:
        rules.refuse_objection_move(old, new)
    else:
        refused("objection_move", rules.refuse_objection_move, old, new)


@pytest.mark.parametrize(("old", "new"), list(product(CourtStatus, CourtStatus)))
def test_a_court_proceeding_makes_the_moves_of_its_table_and_no_other(old: CourtStatus, new: CourtStatus) -> None:
    if new in COURT_TRANSITIONS[old]:
        rules.refuse_court_move(old, new)
    else:
        refused("court_move", rules.refuse_court_move, old, new)


@pytest.mark.parametrize(("old", "new"), list(product(RequestStatus, RequestStatus)))
def test_a_request_makes_the_moves_of_its_table_and_no_other(old: RequestStatus, new: RequestStatus) -> None:
    if new in REQUEST_TRANSITIONS[old]:
        rules.refuse_request_move(old, new)
    else:
        refused("request_move", rules.refuse_request_move, old, new)


def test_a_received_objection_has_its_paper_its_term_its_receipt_and_a_task(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    assert (objection.term_end, objection.timeliness) == (TERM_END, Timeliness.IN_TIME)
    assert objection.decision_term is not None
    assert objection.decision_term.end == date(2026, 6, 17)
    paper = Paper.objects.get(label="enforcement.objection", record_id=objection.pk)
    assert (paper.kind, paper.file is not None) == ("objection", True)
    assert Letter.objects.get(record_id=objection.pk, label="enforcement.objection").kind == "objection_received"
    assert Task.objects.open().get(kind=rules.TASK_OBJECTION).due_date == date(2026, 6, 17)


@pytest.mark.parametrize(
    ("received", "channel", "posted", "expected"),
    [
        (date(2026, 5, 6), Channel.COUNTER, None, Timeliness.IN_TIME),
        (date(2026, 5, 7), Channel.COUNTER, None, Timeliness.LATE),
        (date(2026, 5, 13), Channel.POST, date(2026, 5, 6), Timeliness.POSTED_IN_TIME),
        (date(2026, 5, 18), Channel.POST, date(2026, 5, 6), Timeliness.LATE),
        (date(2026, 5, 8), Channel.POST, date(2026, 5, 7), Timeliness.LATE),
        (date(2026, 5, 8), Channel.POST, None, Timeliness.LATE),
    ],
)
def test_in_time_is_received_in_the_term_or_posted_in_it(
    received: date, channel: Channel, posted: date | None, expected: Timeliness
) -> None:
    assert admissibility.timeliness_of(received=received, channel=channel, posted=posted, term_end=TERM_END) == expected


def test_bad_days_of_receipt_are_refused_and_nothing_is_left(bench: Bench) -> None:
    refused("received_in_future", bench.received, date(2026, 4, 21), at=date(2026, 4, 20))
    refused("before_violation", bench.received, date(2026, 3, 1), at=date(2026, 4, 20))
    assert "6:10" in refused("before_decision", bench.received, date(2026, 3, 20), at=date(2026, 4, 20))
    day = date(2026, 4, 20)
    refused("not_posted", bench.received, day, channel=Channel.COUNTER, posted_date=day)
    refused("posted_later", bench.received, day, posted_date=date(2026, 4, 21), at=date(2026, 4, 22))
    refused("no_file", bench.received, day, file_name="", content=b"")
    assert "6:5" in refused("incomplete", bench.received, day, objector=Objector.INTERESTED)
    assert not Objection.objects.exists()
    assert not Paper.objects.filter(kind="objection").exists()


def test_a_form_that_is_sent_twice_makes_one_objection(bench: Bench) -> None:
    token = uuid4()
    bench.received(date(2026, 4, 20), token=token)
    refused("submitted_before", bench.received, date(2026, 4, 20), token=token)
    assert Objection.objects.count() == 1


def test_an_objection_needs_a_decision_that_was_sent(
    office: Office, salon: Premises, anna: AccountActor, wil: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy)
    assert queries.decisions_of(case) == []
    draft = Letter.objects.get(record_id=case.pk, kind="order_under_penalty")
    sentence = refused("no_decision", Bench(case, anna, wil).received, SENT, letter=draft)
    assert "3:41" in sentence


def test_who_checked_the_decision_prepared_it_and_does_not_handle_the_objection(
    bench: Bench, office: Office, wil: AccountActor
) -> None:
    objection = bench.received(SENT + timedelta(days=1))
    assert bench.decision.checked_by_id == office.second.account_id
    assert not Objection.objects.visible_to(office.second).exists()
    assert Objection.objects.visible_to(wil).get() == objection


def test_who_was_involved_is_refused_naming_the_articles_and_sees_nothing(bench: Bench, anna: AccountActor) -> None:
    objection = bench.received(date(2026, 4, 20))
    assert not Objection.objects.visible_to(anna).exists()
    assert Objection.objects.visible_to(bench.wil).get() == objection
    assert not Letter.objects.visible_to(anna).filter(label="enforcement.objection").exists()
    sentence = refused(
        "involved",
        actions.waive_hearing,
        objection,
        ground="not_wanted",
        reason="Schriftelijk meegedeeld.",
        actor=anna,
        at=on(date(2026, 4, 20)),
    )
    assert "7:5" in sentence and "10:3" in sentence


def test_other_municipalities_see_no_objection(bench: Bench, chris: AccountActor, bram: AccountActor) -> None:
    objection = bench.received(date(2026, 4, 20))
    for stranger in (chris, bram):
        assert not Objection.objects.visible_to(stranger).exists()
        with pytest.raises(NotAllowed):
            actions.excuse(objection, reason="Om wat voor reden ook.", actor=stranger, at=on(date(2026, 4, 20)))


def test_a_committee_member_reads_what_she_was_invited_to_until_the_decision(
    bench: Bench, hire: Hire, beverwijk: Municipality, anna: AccountActor
) -> None:
    pol = hire("Pol", Role.POLICY_OFFICER, beverwijk)
    objection = bench.received(date(2026, 4, 20))
    assert not Objection.objects.visible_to(pol).exists()
    assert "7:5" in refused("member_involved", bench.do, actions.invite, objection, SENT, account=anna.account)
    bench.do(actions.invite, objection, date(2026, 4, 20), account=pol.account)
    seen = AccountActor(pol.account, on(date(2026, 4, 21)))
    assert Objection.objects.visible_to(seen).exists()
    bench.do(actions.withdraw, objection, date(2026, 4, 22), withdrawn_date=date(2026, 4, 22))
    later = AccountActor(pol.account, on(date(2026, 4, 23)))
    assert not Objection.objects.visible_to(later).exists()


def test_a_committee_gives_twelve_weeks_and_an_extension_six_more(bench: Bench) -> None:
    objection = bench.do(actions.set_committee, bench.received(date(2026, 4, 20)), date(2026, 4, 21), **COMMITTEE)
    assert objection.decision_term is not None and objection.decision_term.end == date(2026, 7, 29)
    objection = bench.do(actions.extend, objection, date(2026, 6, 1))
    assert objection.extended_date is None
    objection = bench.send(objection, "objection_postponed", date(2026, 6, 2))
    assert objection.decision_term is not None and objection.decision_term.end == date(2026, 9, 9)
    assert "derde" in refused("extended_before", bench.do, actions.extend, objection, date(2026, 6, 3))
    running = RunningTerm.objects.running().filter(record_id=objection.pk, rule="awb-7:10")
    assert [term.end for term in running] == [date(2026, 9, 9)]


def test_an_extension_after_the_term_is_refused(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    assert "7:10" in refused("term_over", bench.do, actions.extend, objection, date(2026, 6, 18))


def test_postponement_needs_a_ground_a_reason_and_a_day_after_the_term(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    day = date(2026, 6, 1)
    given = {
        "until": date(2026, 7, 15),
        "ground": "all_agree",
        "reason": "De indiener mailde op 28 mei zijn instemming.",
    }
    for code, wrong in (
        ("no_ground", {"ground": ""}),
        ("until_before_term", {"until": date(2026, 6, 17)}),
        ("no_reason", {"reason": "ja"}),
    ):
        assert "7:10" in refused(code, bench.do, actions.postpone, objection, day, **given | wrong)
    objection = bench.do(actions.postpone, objection, day, **given)
    assert objection.decision_term is not None and objection.decision_term.end == date(2026, 7, 15)


def test_repair_suspends_the_term_from_the_day_after_the_letter_to_the_repair(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20), is_pro_forma=True)
    day = date(2026, 4, 21)
    refused("no_defect", bench.do, actions.ask_repair, objection, day, defects=" ", until=date(2026, 5, 5))
    refused("repair_until", bench.do, actions.ask_repair, objection, day, defects="De gronden ontbreken.", until=day)
    objection = bench.do(actions.ask_repair, objection, day, defects="De gronden ontbreken.", until=date(2026, 5, 6))
    assert objection.status == ObjectionStatus.RECEIVED
    objection = bench.send(objection, "objection_repair", date(2026, 4, 22))
    assert (objection.status, objection.repair_sent) == (ObjectionStatus.REPAIR, date(2026, 4, 22))
    refused("repair_runs", bench.do, actions.settle_repair, objection, date(2026, 5, 6), repaired_date=None)
    refused("repaired_before_asked", bench.do, actions.settle_repair, objection, date(2026, 5, 1), repaired_date=day)
    objection = bench.do(actions.settle_repair, objection, date(2026, 5, 1), repaired_date=date(2026, 5, 1))
    # 23 to 30 April: eight days, after 17 June: 25 June 2026.
    assert (objection.suspended_days, objection.is_unrepaired) == (8, False)
    assert objection.decision_term is not None and objection.decision_term.end == date(2026, 6, 25)


def test_an_unrepaired_objection_may_be_found_inadmissible_and_another_may_not(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20), is_pro_forma=True)
    objection = bench.do(
        actions.ask_repair, objection, date(2026, 4, 21), defects="De gronden ontbreken.", until=date(2026, 5, 6)
    )
    objection = bench.send(objection, "objection_repair", date(2026, 4, 22))
    objection = bench.do(actions.settle_repair, objection, date(2026, 5, 7), repaired_date=None)
    assert objection.is_unrepaired
    day = date(2026, 5, 8)
    objection = bench.do(actions.waive_hearing, objection, day, ground="inadmissible", reason="Geen gronden ontvangen.")
    refused("waiver_says_else", bench.do, actions.decide, objection, day, **bench.verdict(day))
    told = bench.verdict(day, outcome="inadmissible", ground="not_repaired")
    assert bench.do(actions.decide, objection, day, **told).status == ObjectionStatus.DECIDED


def test_a_late_objection_is_inadmissible_unless_it_is_excused(bench: Bench) -> None:
    day = date(2026, 5, 20)
    objection = bench.heard(day)
    assert objection.timeliness == Timeliness.LATE
    assert "6:11" in refused("too_late", bench.do, actions.decide, objection, day, **bench.verdict(day))
    assert "6:11" in refused("no_excuse", bench.do, actions.excuse, objection, day, reason="ja")
    objection = bench.do(
        actions.excuse, objection, day, reason="De brief kwam door een fout van de bezorger pas op 18 mei aan."
    )
    refused(
        "not_late",
        bench.do,
        actions.excuse,
        objection,
        day,
        reason="De brief kwam door een fout van de bezorger pas op 18 mei aan.",
    )
    refused(
        "not_late",
        bench.do,
        actions.decide,
        objection,
        day,
        **bench.verdict(day, outcome="inadmissible", ground="late"),
    )
    assert bench.do(actions.decide, objection, day, **bench.verdict(day)).status == ObjectionStatus.DECIDED


def test_a_hearing_is_planned_ahead_and_held_by_somebody_not_involved(bench: Bench, anna: AccountActor) -> None:
    objection = bench.received(date(2026, 4, 20))
    given: dict[str, Any] = {
        "hearing_at": on(date(2026, 6, 15)),
        "place": "in het gemeentehuis",
        "leader": employee_of(bench.wil),
    }
    day = date(2026, 5, 1)
    assert "7:4" in refused(
        "hearing_soon", bench.do, actions.plan_hearing, objection, day, **given | {"hearing_at": on(date(2026, 5, 14))}
    )
    assert "7:5" in refused(
        "leader_involved", bench.do, actions.plan_hearing, objection, day, **given | {"leader": employee_of(anna)}
    )
    assert "7:5" in refused(
        "majority_involved",
        bench.do,
        actions.plan_hearing,
        objection,
        day,
        **given | {"members": [employee_of(anna)]},
    )
    assert "7:5" in refused("no_leader", bench.do, actions.plan_hearing, objection, day, **given | {"leader": None})
    objection = bench.do(actions.plan_hearing, objection, day, **given)
    assert objection.status == ObjectionStatus.HEARING
    refused("not_held", bench.do, actions.record_hearing, objection, date(2026, 6, 14), report=REPORT)
    assert "7:7" in refused("no_report", bench.do, actions.record_hearing, objection, date(2026, 6, 15), report="kort")
    objection = bench.do(actions.record_hearing, objection, date(2026, 6, 15), report=REPORT)
    assert (objection.status, objection.heard_date) == (ObjectionStatus.HEARD, date(2026, 6, 15))


def test_nobody_is_left_unheard_without_a_ground(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    day = date(2026, 4, 21)
    assert "7:3" in refused("no_ground", bench.do, actions.waive_hearing, objection, day, ground="", reason=REPORT)
    assert "7:3" in refused("no_reason", bench.do, actions.waive_hearing, objection, day, ground="granted", reason="")
    refused("objection_move", bench.do, actions.decide, objection, day, **bench.verdict(day))
