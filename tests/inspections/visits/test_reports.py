"""Ready, composed, signed by both, locked, printed, supplemented: and every change in between voids."""

import hashlib
import io
import json
import subprocess
from datetime import timedelta
from uuid import uuid4

import pikepdf
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import Article
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import System
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.pdf import html_to_pdfa
from regiotoezicht.documents.queries import open_file
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.actions import photos, reports, seen, visits
from regiotoezicht.inspections.content import commitment_to, sha256_of_supplement
from regiotoezicht.inspections.models import Readiness, Report, Signature, Visit
from regiotoezicht.inspections.printing import LAYOUT, print_report, printed
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    PhotoSubject,
    Power,
    ReportStatus,
    RoundStatus,
    SpokenRole,
    VisitStatus,
)
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW

from .conftest import HOME, SALT, START, Plan, again, composed, picture, signed, status_of, walk_through


def open_tasks(report: Report, kind: str) -> int:
    return Task.objects.open().filter(label="inspections.report", record_id=report.pk, kind=kind).count()


def text_of(pdf: bytes) -> str:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def test_when_both_are_ready_the_report_is_composed_and_both_are_asked_to_sign(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visit = walk_through(arrived, sara)
    assert reports.say_ready(visit, actor=sara, at=NOW) is None
    assert status_of(visit) == VisitStatus.UNDER_WAY
    report = reports.say_ready(again(visit), actor=tom, at=NOW)
    assert report is not None
    assert (report.number, report.status) == ("RB-KEN-2026-00001", ReportStatus.DRAFT)
    assert status_of(visit) == VisitStatus.REPORT_READY
    assert open_tasks(report, rules.TASK_SIGN) == 2
    assert Event.objects.filter(type="inspections.report_composed", record_id=report.pk).count() == 1


def test_an_incomplete_visit_gets_no_report_and_hears_what_is_missing(arrived: Visit, sara: AccountActor) -> None:
    with pytest.raises(Refused) as refused:
        reports.say_ready(arrived, actor=sara, at=NOW)
    assert refused.value.code == "not_complete"
    assert "hier iemand woont" in refused.value.sentence
    assert "hoe laat u vertrok" in refused.value.sentence
    assert not Readiness.objects.exists()


def test_a_breach_without_a_finding_is_missing(arrived: Visit, sara: AccountActor, articles: list[Article]) -> None:
    visit = walk_through(arrived, sara)
    seen.save_answers(visit, answers={"hygiene": (AnswerCode.BREACH, "")}, actor=sara, at=START)
    with pytest.raises(Refused, match="«Hygiëne»"):
        reports.say_ready(visit, actor=sara, at=NOW)


def test_anybody_can_compute_the_hash_of_a_report_again(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    stored = Report.objects.get(pk=report.pk)
    written = json.dumps(stored.content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(written.encode()).hexdigest() == stored.sha256


def test_the_report_names_no_supervisor_and_says_her_function_and_designation(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    written = json.dumps(report.content)
    assert "Sara" not in written
    assert "Tom" not in written
    assert report.content["toezichthouders"][0]["functie"] == "toezichthouder"
    assert report.content["toezichthouders"][0]["aanwijzing"]["kenmerk"] == "2022/001"


def test_each_signs_once_and_the_last_signature_locks(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    reports.sign(report, seen=report.sha256, actor=sara, at=NOW)
    assert open_tasks(report, rules.TASK_SIGN) == 1
    assert Report.objects.get().status == ReportStatus.DRAFT
    with pytest.raises(Refused, match="al ondertekend"):
        reports.sign(Report.objects.get(), seen=report.sha256, actor=sara, at=NOW)
    locked = reports.sign(Report.objects.get(), seen=report.sha256, actor=tom, at=NOW)
    assert locked.is_signed
    assert status_of(arrived) == VisitStatus.SIGNED
    assert again(arrived).round.status == RoundStatus.DONE
    assert open_tasks(report, rules.TASK_SIGN) == 0
    assert open_tasks(report, rules.TASK_OFFER) == 1
    assert Event.objects.get(type="inspections.report_locked").facts["sha256"] == report.sha256


def test_a_signed_report_is_not_signed_or_changed_again(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    with pytest.raises(Refused, match="vergrendeld"):
        reports.sign(report, seen=report.sha256, actor=sara, at=NOW)
    with pytest.raises(NotAllowed):
        seen.save_counts(again(arrived), counts={}, actor=sara, at=NOW)


def test_any_change_voids_readiness_and_signatures_and_asks_them_again(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visit = walk_through(arrived, sara)
    report = composed(visit, sara, tom)
    reports.sign(report, seen=report.sha256, actor=sara, at=NOW)
    seen.save_powers(again(visit), powers={Power.RECORDS: "De prijslijst lag achter de balie."}, actor=tom, at=NOW)
    assert status_of(visit) == VisitStatus.UNDER_WAY
    assert not Readiness.objects.exists()
    assert Signature.objects.get().voided_at == NOW
    assert open_tasks(report, rules.TASK_SIGN) == 0
    assert Event.objects.get(type="inspections.ready_voided").facts == {"signatures": 1}
    other = composed(visit, sara, tom)
    assert (other.pk, other.number) == (report.pk, report.number)
    assert other.sha256 != report.sha256
    with pytest.raises(Refused, match="gewijzigd sinds u het las"):
        reports.sign(other, seen=report.sha256, actor=tom, at=NOW)


def test_a_change_after_one_was_ready_asks_her_again(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    visit = walk_through(arrived, sara)
    reports.say_ready(visit, actor=sara, at=NOW)
    seen.save_counts(again(visit), counts={}, actor=tom, at=NOW)
    assert reports.say_ready(again(visit), actor=tom, at=NOW) is None


def test_only_who_did_the_control_signs(
    arrived: Visit, sara: AccountActor, tom: AccountActor, anna: AccountActor, bram: AccountActor, chris: AccountActor
) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    for other in (anna, bram, chris):
        with pytest.raises(NotAllowed):
            reports.sign(report, seen=report.sha256, actor=other, at=NOW)
    assert not Signature.objects.exists()
    assert Event.objects.filter(type="core.refused").count() == 3


def test_of_two_who_read_the_same_visit_the_slower_one_sees_that_it_was_signed(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visit = walk_through(arrived, sara)
    report = composed(visit, sara, tom)
    stale = Report.objects.select_related("visit").get(pk=report.pk)
    seen.save_counts(again(visit), counts={}, actor=tom, at=NOW)
    with pytest.raises(Refused) as refused:
        reports.sign(stale, seen=report.sha256, actor=sara, at=NOW)
    assert refused.value.code == "changed_meanwhile"


def test_the_assignment_ends_with_the_report_and_its_signers_keep_it(
    arrived: Visit, sara: AccountActor, tom: AccountActor, bram: AccountActor, anna: AccountActor, vera: AccountActor
) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    for reader in (sara, tom):
        assert Report.objects.visible_to(reader).exists()
    for other in (bram, anna, vera):
        assert not Report.objects.visible_to(other).exists()
    for signer in (sara, tom):
        reports.sign(Report.objects.get(), seen=report.sha256, actor=signer, at=NOW)
    assert not Visit.objects.assigned_to(sara).exists()
    assert not Grant.objects.filter(label="inspections.visit", until_at__isnull=True).exists()
    for reader in (sara, tom, bram, anna, vera):
        assert Report.objects.visible_to(reader).exists()
    reports.take_over(Report.objects.get(), actor=anna, at=NOW)
    assert not Report.objects.visible_to(bram).exists()
    for reader in (sara, anna, vera):
        assert Report.objects.visible_to(reader).exists()


def test_the_pdf_says_what_was_signed_and_is_an_archive_copy(
    arrived: Visit, sara: AccountActor, tom: AccountActor, articles: list[Article]
) -> None:
    rule = next(one for one in articles if one.number == "3:15")
    seen.add_finding(
        arrived, token=uuid4(), article=rule, text="De nooduitgang was geblokkeerd met dozen.", actor=sara, at=START
    )
    photos.add_photo(arrived, token=uuid4(), subject=PhotoSubject.EXIT, content=picture(), actor=sara, at=START)
    visit = walk_through(arrived, sara)
    seen.save_powers(visit, powers={Power.RECORDS: "De prijslijst lag achter de balie."}, actor=tom, at=START)
    report = signed(visit, sara, tom)
    pdf = open_file(print_report(report, at=NOW))
    assert conformance(pdf).is_archivable
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert report.number in str(document.docinfo["/Title"])
    told = text_of(pdf)
    for word in (
        report.number,
        "artikel 3:15",
        "De nooduitgang was geblokkeerd met dozen.",
        "zakelijke gegevens inzien of kopiëren (5:17): De prijslijst lag achter de balie.",
        "Salon De Proef (KvK 00000001), Voorbeeldweg 12, 1940 ZZ Beverwijk",
        "Controle op echtheid",
    ):
        assert word in told, word
    unbroken = told.replace(" ", "")
    photo = visit.photos.get().file
    for digest in (report.sha256, photo.taken_sha256, photo.kept_sha256):
        assert digest in unbroken
    assert "Sara" not in told


def test_a_report_is_printed_once_and_the_second_who_asks_gets_the_same(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    stale = Report.objects.get(pk=report.pk)
    kept = print_report(report, at=NOW)
    assert print_report(Report.objects.get(pk=report.pk), at=NOW) == kept
    assert print_report(stale, at=NOW) == kept, "of two who ask at once the first is kept"
    assert StoredFile.objects.filter(label="inspections.report").count() == 1
    with pytest.raises(Refused) as refused:
        reports.keep_print(Report.objects.get(pk=report.pk), pdf=b"%PDF-1.7", actor=System(NOW), at=NOW)
    assert refused.value.code == "changed_meanwhile"


def test_a_report_that_is_printed_later_has_the_same_bytes(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    page = printed(report)
    assert html_to_pdfa(page, LAYOUT) == open_file(print_report(report, at=NOW + timedelta(days=400)))


def test_a_draft_is_not_printed_and_not_supplemented(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    report = composed(walk_through(arrived, sara), sara, tom)
    with pytest.raises(Refused, match="nog niet door iedereen"):
        print_report(report, at=NOW)
    with pytest.raises(Refused, match="nog niet door iedereen"):
        reports.supplement(report, token=uuid4(), text="De gang was smal.", actor=sara, at=NOW)


def test_nobody_puts_a_paper_of_her_own_in_place_of_the_print(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    with pytest.raises(NotAllowed):
        reports.keep_print(report, pdf=b"%PDF-1.7", actor=sara, at=NOW)


def test_a_signer_supplements_and_the_hash_is_bound_to_the_report(
    arrived: Visit, sara: AccountActor, tom: AccountActor, bram: AccountActor, anna: AccountActor
) -> None:
    report = signed(walk_through(arrived, sara), sara, tom)
    first = reports.supplement(report, token=uuid4(), text="De gang was smal.", actor=sara, at=NOW)
    second = reports.supplement(report, token=uuid4(), text="De lamp was stuk.", actor=tom, at=NOW)
    assert [first.number, second.number] == [1, 2]
    assert second.sha256 == sha256_of_supplement(report.sha256, 2, "De lamp was stuk.")
    for other in (bram, anna):
        with pytest.raises(NotAllowed):
            reports.supplement(report, token=uuid4(), text="De gang was smal.", actor=other, at=NOW)
    with pytest.raises(Refused) as refused:
        reports.supplement(report, token=uuid4(), text="Bel 06-00000088 hierover.", actor=sara, at=NOW)
    assert refused.value.field == "text"


def test_of_a_dwelling_the_report_holds_a_commitment_and_no_address(
    at_home: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visits.note_refused_entry(at_home, by=SpokenRole.RESIDENT, duty_told=False, actor=sara, at=START)
    report = composed(again(at_home), sara, tom)
    assert report.content["plaats"] == {"soort": "woning", "verzegeld_adres": commitment_to(HOME, SALT)}
    assert "Fictiestraat" not in json.dumps(report.content)


def test_a_control_that_stopped_for_help_is_reported_as_ended_early_and_nothing_more(
    arrived: Visit, sara: AccountActor, tom: AccountActor
) -> None:
    visits.note_help_asked(arrived, actor=sara, at=START)
    visits.note_leaving(again(arrived), left_at=NOW, actor=sara, at=NOW)
    report = composed(again(arrived), sara, tom)
    assert report.content["verloop"] == {"omschrijving": "De controle is voortijdig beëindigd."}
    told = json.dumps([report.content, list(Event.objects.values_list("type", "facts"))])
    assert "hulp" not in told
    assert "help" not in told
    assert again(arrived).is_stopped_for_help


def test_a_visit_that_is_planned_has_no_report(planned: Plan, sara: AccountActor) -> None:
    with pytest.raises(Refused):
        reports.say_ready(planned(), actor=sara, at=START)
