"""Two supervisors, two phones, one moment: nothing is lost, signed or made twice."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.actions import photos, reports, seen, visits
from regiotoezicht.inspections.models import Count, Photo, Readiness, Report, Round, Signature, Supplement, Visit
from regiotoezicht.inspections.vocabulary import CountKind, PhotoSubject, ReportStatus, RoundStatus, VisitStatus
from regiotoezicht.worklist.models import Task
from tests.at_once import refused, together
from tests.conftest import NOW
from tests.drawn import as_jpeg, drawn_face

from .conftest import START, Plan, SignIn, again, composed, signed, walk_through

pytestmark = pytest.mark.at_once


def signing(report: Report, actor: AccountActor) -> Callable[[], Report]:
    """Somebody opens the report and signs it."""

    def sign() -> Report:
        read = Report.objects.select_related("visit__round", "visit__municipality", "visit__signal").get(pk=report.pk)
        return reports.sign(read, seen=read.sha256, actor=actor, at=NOW)

    return sign


def test_two_who_say_ready_at_once_get_one_report(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    visit = walk_through(arrived, sara)
    ready = [lambda actor=actor: reports.say_ready(again(visit), actor=actor, at=NOW) for actor in (sara, tom)]
    answers = together(*ready)
    assert [answer for answer in answers if answer] == [Report.objects.get()]
    assert Readiness.objects.count() == 2
    assert Task.objects.open().filter(label="inspections.report", kind="inspections.sign").count() == 2
    assert Event.objects.filter(type="inspections.report_composed").count() == 1


def test_two_signatures_at_once_both_count_and_lock_once(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    answers = together(signing(report, sara), signing(report, tom))
    assert refused(answers) == []
    assert Signature.objects.filter(report=report, voided_at=None).count() == 2
    report.refresh_from_db()
    assert report.status == ReportStatus.SIGNED
    places = Event.objects.filter(type="inspections.report_signed").order_by("number").values_list("facts", flat=True)
    assert [(facts["place"], facts["needed"]) for facts in places] == [(1, 2), (2, 2)]
    assert Event.objects.filter(type="inspections.report_locked").count() == 1
    assert Task.objects.open().filter(record_id=report.pk, kind="inspections.offer").count() == 1
    assert again(arrived).round.status == RoundStatus.DONE
    assert verify().ok


def test_one_supervisor_signs_once_however_often_she_presses(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    answers = together(signing(report, sara), signing(report, sara))
    assert refused(answers) == ["signed_before"]
    assert Signature.objects.count() == 1


def test_a_report_is_never_locked_over_a_change_of_the_same_moment(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visit = walk_through(arrived, sara)
    report = composed(visit, sara, tom)
    signing(report, sara)()

    def change() -> None:
        seen.save_counts(again(visit), counts={CountKind.PERSONS: 5}, actor=sara, at=NOW)

    answers = together(signing(report, tom), change)
    report.refresh_from_db()
    standing = Signature.objects.filter(report=report, voided_at=None).count()
    counted = Count.objects.get(visit=visit, kind=CountKind.PERSONS).number
    assert (report.status, standing, counted) in {(ReportStatus.SIGNED, 2, 3), (ReportStatus.DRAFT, 0, 5)}
    assert len(refused(answers)) == 1


def test_of_two_who_save_one_section_the_second_sees_the_first(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    def counting(actor: AccountActor, number: int) -> Callable[[], None]:
        def save() -> None:
            seen.save_counts(again(arrived), counts={CountKind.PERSONS: number}, actor=actor, at=START, seen=0)

        return save

    assert refused(together(counting(sara, 3), counting(tom, 4))) == ["changed_meanwhile"]
    assert Count.objects.count() == 1


def test_the_last_two_visits_of_a_round_end_it_together(planned: Plan, sara: AccountActor, tom: AccountActor) -> None:
    first, second = planned(), planned()
    tour = first.round
    Visit.objects.filter(pk=second.pk).update(round=tour)
    Round.objects.exclude(pk=tour.pk).first().members.all().delete()  # type: ignore[union-attr]  # there are two
    papers = []
    for visit in (first, second):
        arrived = visits.arrive(again(visit), actor=sara, at=START)
        papers.append(composed(walk_through(arrived, sara), sara, tom))
    for report in papers:
        signing(report, sara)()
    assert refused(together(*(signing(report, tom) for report in papers))) == []
    assert list(Visit.objects.values_list("status", flat=True)) == [VisitStatus.SIGNED] * 2
    tour.refresh_from_db()
    assert tour.status == RoundStatus.DONE


def test_a_supplement_that_is_sent_twice_is_added_once(
    arrived: Visit, sara: AccountActor, tom: AccountActor, signed_in: SignIn
) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    page = reverse("inspections:supplement", args=[report.pk])
    typed = {"token": str(uuid4()), "text": "De deur ging open tot dertig centimeter."}
    browsers = [signed_in(sara), signed_in(sara)]
    answers = together(*(lambda browser=browser: browser.post(page, typed) for browser in browsers))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Supplement.objects.count() == 1


def test_two_supplements_at_once_get_two_numbers(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)

    def adding(actor: AccountActor) -> Callable[[], Supplement]:
        def add() -> Supplement:
            read = Report.objects.get(pk=report.pk)
            text = "De deur ging open tot dertig centimeter."
            return reports.supplement(read, token=uuid4(), text=text, actor=actor, at=NOW)

        return add

    assert {one.number for one in together(adding(sara), adding(tom))} == {1, 2}
    assert verify().ok


def test_a_section_that_is_sent_twice_is_saved_once_and_is_no_error(
    arrived: Visit, sara: AccountActor, signed_in: SignIn
) -> None:
    page = reverse("inspections:section", args=[arrived.pk, "aantallen"])
    typed = {"seen": "0", "token": str(uuid4()), "persons": "2"}
    browsers = [signed_in(sara), signed_in(sara)]
    answers = together(*(lambda browser=browser: browser.post(page, typed) for browser in browsers))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.filter(type="inspections.visit_saved").count() == 1


def test_of_two_who_cover_one_photo_at_once_one_counts(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    taken = as_jpeg(drawn_face((160, 160), (30, 20), 100))
    held = photos.add_photo(arrived, token=uuid4(), subject=PhotoSubject.ROOM, content=taken, actor=sara, at=NOW)

    def covering(actor: AccountActor) -> Callable[[], None]:
        boxes = [Box(10, 10, 60, 80)]
        return lambda: photos.cover_photo(
            again(arrived), photo=held.pk, file=held.file_id, boxes=boxes, actor=actor, at=NOW
        )

    assert refused(together(covering(sara), covering(tom))) == ["changed_meanwhile"]
    [kept] = StoredFile.objects.all()
    assert (Photo.objects.get().file_id, kept.held) == (kept.pk, False)
    assert Event.objects.filter(type="documents.file_destroyed").count() == 1
