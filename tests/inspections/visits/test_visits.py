"""How a visit goes: what each action does, what it refuses, who may do it, and what the log keeps."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import Article
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import photos, reports, seen, visits
from regiotoezicht.inspections.models import (
    Answer,
    Caution,
    Companion,
    Count,
    Entry,
    Finding,
    Photo,
    PowerUsed,
    Round,
    Visit,
    VisitDwelling,
    VisitPart,
)
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    BreakOff,
    CautionWording,
    CompanionRole,
    CountKind,
    Ground,
    Issuer,
    LivesHere,
    Part,
    PhotoSubject,
    Power,
    RoundStatus,
    SpokenRole,
    VisitStatus,
)
from regiotoezicht.organisation.models import Designation, Municipality
from tests.conftest import NOW, TODAY

from .conftest import (
    HOME,
    START,
    Plan,
    adopted_articles,
    again,
    business_entry,
    consent,
    picture,
    status_of,
    walk_through,
)


def events(kind: str) -> int:
    return Event.objects.filter(type=f"inspections.{kind}").count()


def test_arriving_starts_the_visit_and_its_round_with_the_checklist_of_that_day(
    planned: Plan, sara: AccountActor
) -> None:
    visit = visits.arrive(planned(), actor=sara, at=START)
    assert status_of(visit) == VisitStatus.UNDER_WAY
    assert (visit.arrived_at, visit.checklist_version) == (START, "2022-1")
    assert Round.objects.get().status == RoundStatus.UNDER_WAY
    assert VisitPart.objects.filter(visit=visit).count() == len(Part)
    assert events("visit_arrived") == 1


@pytest.mark.parametrize("days", [-2, 1])
def test_a_visit_does_not_start_on_another_day_than_planned(planned: Plan, sara: AccountActor, days: int) -> None:
    with pytest.raises(Refused) as refused:
        visits.arrive(planned(day=TODAY + timedelta(days=days)), actor=sara, at=START)
    assert refused.value.code == "other_day"


def test_whoever_lost_her_designation_does_not_start_a_visit(planned: Plan, sara: AccountActor) -> None:
    visit = planned()
    Designation.objects.filter(employee=sara.account.employee).update(until_date=TODAY)
    with pytest.raises(Refused, match="5:11"):
        visits.arrive(visit, actor=sara, at=START)
    assert status_of(visit) == VisitStatus.PLANNED


def test_one_supervisor_alone_does_not_start_a_visit(planned: Plan, sara: AccountActor) -> None:
    with pytest.raises(Refused, match="twee toezichthouders"):
        visits.arrive(planned(crew=(sara,)), actor=sara, at=START)


def test_only_the_assigned_work_on_a_visit(
    planned: Plan, arrived: Visit, bram: AccountActor, anna: AccountActor, chris: AccountActor, vera: AccountActor
) -> None:
    for other in (bram, anna, chris, vera):
        with pytest.raises(NotAllowed):
            visits.arrive(planned(), actor=other, at=START)
        with pytest.raises(NotAllowed):
            visits.note_help_asked(arrived, actor=other, at=START)
        with pytest.raises(NotAllowed):
            seen.save_counts(arrived, counts={}, actor=other, at=START)
    assert status_of(arrived) == VisitStatus.UNDER_WAY


def test_of_two_who_arrive_at_once_the_second_is_told(planned: Plan, sara: AccountActor, tom: AccountActor) -> None:
    visit = planned()
    stale = again(visit)
    visits.arrive(visit, actor=sara, at=START)
    with pytest.raises(Refused) as refused:
        visits.arrive(stale, actor=tom, at=START)
    assert refused.value.code == "changed_meanwhile"


def test_nobody_home_ends_the_visit_until_it_is_reopened(arrived: Visit, sara: AccountActor) -> None:
    visits.note_nobody_home(arrived, actor=sara, at=START)
    assert status_of(arrived) == VisitStatus.NOBODY_HOME
    with pytest.raises(Refused) as refused:
        seen.save_counts(again(arrived), counts={}, actor=sara, at=START)
    assert refused.value.code == "nobody_home"
    visits.reopen(again(arrived), actor=sara, at=NOW)
    assert status_of(arrived) == VisitStatus.UNDER_WAY


def test_whoever_does_not_go_back_lets_go_of_the_visit_and_its_round(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused):
        visits.give_up(arrived, actor=sara, at=START)
    visits.note_nobody_home(arrived, actor=sara, at=START)
    assert Round.objects.get().status == RoundStatus.UNDER_WAY
    visits.give_up(again(arrived), actor=sara, at=START)
    assert Round.objects.get().status == RoundStatus.DONE
    assert not Visit.objects.assigned_to(sara).exists()
    with pytest.raises(NotAllowed):
        visits.reopen(again(arrived), actor=sara, at=NOW)


def test_whoever_was_inside_does_not_say_that_nobody_was_home(arrived: Visit, sara: AccountActor) -> None:
    entering.record_entry(arrived, facts=business_entry(entered_at=START), actor=sara, at=START)
    with pytest.raises(Refused, match="binnen was"):
        visits.note_nobody_home(arrived, actor=sara, at=START)


def test_a_refused_entry_notes_by_whom_and_that_the_duty_was_told(arrived: Visit, sara: AccountActor) -> None:
    visits.note_refused_entry(arrived, by=SpokenRole.MANAGER, duty_told=True, actor=sara, at=START)
    visit = again(arrived)
    assert (visit.status, visit.refused_by, visit.duty_told) == (VisitStatus.REFUSED_ENTRY, "manager", True)
    with pytest.raises(Refused) as refused:
        seen.save_answers(visit, answers={}, actor=sara, at=START)
    assert refused.value.code == "no_entry"


def test_a_resident_who_refuses_is_not_told_that_she_has_to_cooperate(at_home: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused, match="mag toestemming weigeren"):
        visits.note_refused_entry(at_home, by=SpokenRole.RESIDENT, duty_told=True, actor=sara, at=START)


def test_withdrawn_consent_is_noted_with_its_time_and_ends_the_control(at_home: Visit, sara: AccountActor) -> None:
    entering.record_entry(at_home, facts=consent(), actor=sara, at=START)
    visits.withdraw_consent(at_home, actor=sara, at=NOW)
    assert Entry.objects.get().withdrawn_at == NOW
    visit = again(at_home)
    assert (visit.status, visit.break_off_reason, visit.left_at) == (VisitStatus.BROKEN_OFF, BreakOff.CONSENT, NOW)
    assert events("consent_withdrawn") == 1


def test_consent_that_was_never_given_is_not_withdrawn(arrived: Visit, sara: AccountActor) -> None:
    entering.record_entry(arrived, facts=business_entry(), actor=sara, at=NOW)
    with pytest.raises(Refused, match="niet binnengetreden met toestemming"):
        visits.withdraw_consent(arrived, actor=sara, at=NOW)
    assert status_of(arrived) == VisitStatus.UNDER_WAY


def test_after_help_was_asked_every_section_is_closed(
    arrived: Visit, sara: AccountActor, tom: AccountActor, articles: list[Article]
) -> None:
    visits.note_help_asked(arrived, actor=sara, at=START)
    visit = again(arrived)
    assert visit.status == VisitStatus.HELP_ASKED
    for write in (
        lambda: seen.save_counts(visit, counts={CountKind.PERSONS: 1}, actor=tom, at=START),
        lambda: seen.add_finding(visit, token=uuid4(), article=articles[0], text="Iets.", actor=tom, at=START),
        lambda: entering.record_entry(visit, facts=business_entry(), actor=tom, at=NOW),
    ):
        with pytest.raises(Refused, match="niets vastgelegd"):
            write()
    visits.note_leaving(visit, left_at=NOW, actor=tom, at=NOW)


def test_help_closes_the_sections_also_when_the_report_is_being_made(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visits.note_help_asked(arrived, actor=sara, at=START)
    visits.note_leaving(again(arrived), left_at=NOW, actor=sara, at=NOW)
    for actor in (sara, tom):
        reports.say_ready(again(arrived), actor=actor, at=NOW)
    with pytest.raises(Refused, match="niets vastgelegd"):
        seen.save_counts(again(arrived), counts={CountKind.PERSONS: 1}, actor=sara, at=NOW)


def test_whoever_writes_while_a_colleague_stopped_the_control_is_told(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    stale = again(arrived)
    visits.note_help_asked(arrived, actor=sara, at=START)
    with pytest.raises(Refused) as refused:
        seen.save_counts(stale, counts={CountKind.PERSONS: 1}, actor=tom, at=START)
    assert refused.value.code == "changed_meanwhile"
    assert not Count.objects.exists()


def test_a_home_is_not_entered_as_business_premises(arrived: Visit, sara: AccountActor) -> None:
    visits.answer_lives_here(arrived, lives_here=LivesHere.YES, actor=sara, at=START)
    with pytest.raises(Refused, match="5:15"):
        entering.record_entry(arrived, facts=business_entry(), actor=sara, at=NOW)
    entering.record_entry(arrived, facts=consent(), actor=sara, at=NOW)
    assert Entry.objects.get().consent_language == "Engels"


def test_an_authorisation_holds_through_the_third_day(at_home: Visit, sara: AccountActor) -> None:
    paper: dict[str, Any] = {
        "ground": Ground.AUTHORISED,
        "power_article": "artikel 149a Gemeentewet",
        "issuer": Issuer.MAYOR,
        "reference": "M-2026-17",
        "reason": "Controle op de vergunningplicht.",
        "address_checked": True,
    }
    expired = business_entry(home=True, issued_date=date(2026, 3, 20), **paper)
    with pytest.raises(Refused, match="23-03-2026"):
        entering.record_entry(at_home, facts=expired, actor=sara, at=NOW)
    held = business_entry(home=True, issued_date=date(2026, 3, 21), **paper)
    entry = entering.record_entry(at_home, facts=held, actor=sara, at=NOW)
    assert (entry.issuer, entry.consent_role, entry.consent_at) == ("mayor", "", None)


@pytest.mark.parametrize(
    ("moment", "code"), [(START - timedelta(minutes=5), "before_arrival"), (NOW + timedelta(hours=1), "in_future")]
)
def test_an_entry_lies_between_arrival_and_now(arrived: Visit, sara: AccountActor, moment: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        entering.record_entry(arrived, facts=business_entry(entered_at=moment), actor=sara, at=NOW)
    assert (refused.value.code, refused.value.field) == (code, "entered_at")


def test_powers_say_why_they_were_needed(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused, match="5:13") as refused:
        seen.save_powers(arrived, powers={Power.RECORDS: " "}, actor=sara, at=NOW)
    assert refused.value.field == "why_records"
    seen.save_powers(arrived, powers={Power.RECORDS: "Prijslijst vergeleken."}, actor=sara, at=NOW)
    seen.save_powers(arrived, powers={Power.INFORMATION: "Wie de beheerder is."}, actor=sara, at=NOW)
    assert PowerUsed.objects.get().power == Power.INFORMATION


def test_a_companion_into_a_dwelling_is_named_in_the_authorisation(at_home: Visit, sara: AccountActor) -> None:
    Entry.objects.create(visit=at_home, ground=Ground.AUTHORISED, entered_at=NOW)
    told: dict[str, Any] = {
        "role": CompanionRole.POLICE,
        "organisation": "basisteam",
        "ground": "artikel 8 Awbi",
        "actor": sara,
        "at": NOW,
    }
    with pytest.raises(Refused, match="8"):
        seen.add_companion(at_home, token=uuid4(), **told)
    added = seen.add_companion(at_home, token=uuid4(), named_in_authorisation=True, **told)
    seen.remove_companion(at_home, companion=added.pk, actor=sara, at=NOW)
    assert not Companion.objects.exists()


def test_two_who_save_one_section_do_not_overwrite_each_other(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    seen.save_answers(arrived, answers={"age": (AnswerCode.OK, "")}, seen=0, actor=sara, at=NOW)
    with pytest.raises(Refused) as refused:
        seen.save_answers(arrived, answers={"hygiene": (AnswerCode.OK, "")}, seen=0, actor=tom, at=NOW)
    assert refused.value.code == "changed_meanwhile"
    assert Answer.objects.get().item == "age"
    both = {"age": (AnswerCode.OK, ""), "hygiene": (AnswerCode.NOT_SEEN, "")}
    seen.save_answers(arrived, answers=both, seen=1, actor=tom, at=NOW)
    assert Answer.objects.count() == 2


def test_an_answer_belongs_to_the_checklist_of_this_kind_of_place(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused) as refused:
        seen.save_answers(arrived, answers={"night_register": (AnswerCode.OK, "")}, actor=sara, at=NOW)
    assert refused.value.code == "unknown_item"


def test_counts_are_numbers_that_agree(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused) as refused:
        counted = {CountKind.PERSONS: 2, CountKind.UNDER_LIMIT: 3}
        seen.save_counts(arrived, counts=counted, actor=sara, at=NOW)
    assert refused.value.field == "under_limit"
    seen.save_counts(arrived, counts={CountKind.PERSONS: 2, CountKind.UNDER_LIMIT: 0}, actor=sara, at=NOW)
    assert dict(Count.objects.values_list("kind", "number")) == {"persons": 2, "under_limit": 0}


def test_a_finding_rests_on_an_article_of_that_municipality_on_that_day(
    arrived: Visit, sara: AccountActor, articles: list[Article], haarlem: Municipality
) -> None:
    elsewhere = adopted_articles(haarlem)[0]
    told: dict[str, Any] = {"text": "De prijslijst hing er niet.", "actor": sara, "at": NOW}
    with pytest.raises(Refused) as refused:
        seen.add_finding(arrived, token=uuid4(), article=elsewhere, **told)
    assert (refused.value.code, refused.value.field) == ("article_not_valid", "article")
    made = seen.add_finding(arrived, token=uuid4(), article=articles[0], item="hygiene", **told)
    seen.change_finding(arrived, finding=made, article=articles[1], **told | {"text": "Er hing een oude."})
    assert Finding.objects.get().text == "Er hing een oude."
    with pytest.raises(Refused) as refused:
        seen.change_finding(arrived, finding=made, article=articles[1], **told)
    assert refused.value.code == "changed_meanwhile"
    seen.remove_finding(arrived, finding=made.pk, actor=sara, at=NOW)
    assert not Finding.objects.exists()


@pytest.mark.parametrize("text", ["Bel 06-00000088 hierover.", "Haar BSN is 111222333."])
def test_a_finding_holds_no_personal_data(
    arrived: Visit, sara: AccountActor, articles: list[Article], text: str
) -> None:
    with pytest.raises(Refused) as refused:
        seen.add_finding(arrived, token=uuid4(), article=articles[0], text=text, actor=sara, at=NOW)
    assert (refused.value.code, refused.value.field) == ("personal_text", "text")


def test_a_photo_keeps_the_hash_of_what_was_taken_and_of_what_is_kept(arrived: Visit, sara: AccountActor) -> None:
    taken = picture()
    photo = photos.add_photo(arrived, token=uuid4(), subject=PhotoSubject.PRICES, content=taken, actor=sara, at=NOW)
    assert photo.file.taken_sha256 != photo.file.kept_sha256
    assert b"Fictieve Telefoon" not in open_file(photo.file)
    photos.remove_photo(arrived, photo=photo.pk, actor=sara, at=NOW)
    assert not Photo.objects.exists()
    assert not StoredFile.objects.exists()
    assert (events("photo_added"), events("photo_removed")) == (1, 1)


def test_in_a_home_no_photo_is_kept(at_home: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused, match="In een woning staan foto's uit"):
        photos.add_photo(at_home, token=uuid4(), subject=PhotoSubject.ROOM, content=picture(), actor=sara, at=NOW)
    assert not StoredFile.objects.exists()


def test_photos_of_what_turns_out_to_be_a_home_have_to_go(arrived: Visit, sara: AccountActor) -> None:
    visit = walk_through(arrived, sara)
    photos.add_photo(visit, token=uuid4(), subject=PhotoSubject.ROOM, content=picture(), actor=sara, at=NOW)
    visits.answer_lives_here(visit, lives_here=LivesHere.YES, actor=sara, at=NOW)
    with pytest.raises(Refused, match="verwijder ze"):
        reports.say_ready(again(visit), actor=sara, at=NOW)


def test_a_caution_is_kept_with_its_words_and_to_whom(arrived: Visit, sara: AccountActor) -> None:
    seen.add_caution(
        arrived,
        token=uuid4(),
        given_at=NOW,
        wording=CautionWording.STANDARD,
        language="Nederlands",
        to_role=SpokenRole.MANAGER,
        actor=sara,
        at=NOW,
    )
    assert str(Caution.objects.get()) == "cautie aan beheerder"


def test_leaving_lies_after_arrival(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused) as refused:
        visits.note_leaving(arrived, left_at=START - timedelta(minutes=2), actor=sara, at=NOW)
    assert refused.value.field == "left_at"
    visits.note_leaving(arrived, left_at=NOW, actor=sara, at=NOW)
    assert again(arrived).left_at == NOW


def test_the_address_of_a_dwelling_is_in_no_event_and_no_other_column(at_home: Visit, sara: AccountActor) -> None:
    entering.record_entry(at_home, facts=consent(), actor=sara, at=NOW)
    assert VisitDwelling.objects.get().address == HOME
    told = str(list(Event.objects.values())) + str(list(Visit.objects.values())) + str(list(Entry.objects.values()))
    assert "Fictiestraat" not in told
