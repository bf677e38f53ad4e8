"""The report of findings: ready, composed, signed by each, printed, supplemented, taken over."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from regiotoezicht.access.actions import Opening, grant_all
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import store
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.inspections import guards, queries, rules
from regiotoezicht.inspections.actions.ending import end_visits
from regiotoezicht.inspections.actions.parts import hold, move
from regiotoezicht.inspections.composing import compose_content
from regiotoezicht.inspections.content import normal, sha256_of, sha256_of_supplement
from regiotoezicht.inspections.models import Readiness, Report, RoundMember, Signature, Supplement, Visit
from regiotoezicht.inspections.notes import Notes, day_of, missing_in, notes_of
from regiotoezicht.inspections.vocabulary import ReportStatus, VisitStatus
from regiotoezicht.signals import actions as signals
from regiotoezicht.worklist.actions import Work, add_task, add_tasks, finish_tasks

SERIES = "RB"


@action(permission=rules.VISIT_WORK, records=rules.READY_SAID)
def say_ready(visit: Visit, *, actor: Actor, at: datetime) -> Report | None:
    """Say that the report may be made. When all who did the control said so, it is composed; answers it then."""
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.REPORT_READY)
    hold(visit)
    crew = queries.crew_of(visit)
    member = _member_of(crew, actor)
    notes = notes_of(visit)
    guards.refuse_unready([missing.sentence for missing in missing_in(notes)])
    Readiness.objects.bulk_create(
        [Readiness(visit=visit, account=member.employee.account, at=at)], ignore_conflicts=True
    )
    record(rules.READY_SAID, visit, actor=actor, at=at)
    said = set(Readiness.objects.filter(visit=visit).values_list("account_id", flat=True))
    if not guards.is_last_signature(said, _account_ids(crew)):
        return None
    move(visit, VisitStatus.REPORT_READY, actor=actor, at=at)
    return _compose(notes, crew, actor=actor, at=at)


def _compose(notes: Notes, crew: list[RoundMember], *, actor: Actor, at: datetime) -> Report:
    """Write the content in its one form, with its hash, and put it before everybody who has to sign."""
    visit = notes.visit
    report = Report.objects.filter(visit=visit).first() or Report(
        dossier=visit.dossier,
        municipality_id=visit.municipality_id,
        district_id=visit.district_id,
        visit=visit,
        number=dossier_number(f"{SERIES}-{visit.district.code}", day_of(visit).year),
    )
    guards.refuse_unless_draft(is_signed=report.is_signed)
    report.content = compose_content(notes, crew, number=report.number)
    report.sha256, report.composed_at = sha256_of(report.content), at
    report.save()
    record(rules.REPORT_COMPOSED, report, actor=actor, at=at, number=report.number)
    signers = [member.employee.account for member in crew]
    grant_all([Opening(report, rules.SIGNER)], signers, at=at, by=actor)
    works = [Work(report, rules.TASK_SIGN, Role.SUPERVISOR, account) for account in signers]
    add_tasks(works, actor=actor, at=at)
    return report


@action(permission=rules.REPORT_SIGN, records=rules.REPORT_SIGNED)
def sign(report: Report, *, seen: str, actor: Actor, at: datetime) -> Report:
    """Sign the content whose hash is `seen`, by function and card number. The last signature locks the report.

    Then the signal of the visit is closed, the assignment ends, and the coordinator may offer the report.
    """
    guards.refuse_unless_draft(is_signed=report.is_signed)
    visit = report.visit
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.SIGNED)
    hold(visit)
    guards.refuse_other_content(seen=seen, now=report.sha256)
    guards.refuse_other_content(seen=sha256_of(report.content), now=report.sha256)
    crew = queries.crew_of(visit)
    employee = _member_of(crew, actor).employee
    rules.refuse_undesignated(queries.undesignated([employee], [visit.municipality], day_of(visit)), day_of(visit))
    standing = Signature.objects.filter(report=report, voided_at__isnull=True)
    signed = set(standing.values_list("account_id", flat=True))
    guards.refuse_second_signature(signed=actor.account_id in signed)
    Signature.objects.create(
        report=report,
        account=employee.account,
        function=employee.function,
        card_number=employee.card_number,
        at=at,
        sha256=report.sha256,
    )
    signed.add(employee.account.pk)
    needed = _account_ids(crew)
    record(rules.REPORT_SIGNED, report, actor=actor, at=at, place=len(signed), needed=len(needed))
    finish_tasks(report, kind=rules.TASK_SIGN, account=employee.account, actor=actor, at=at)
    if guards.is_last_signature(signed, needed):
        _lock(report, actor=actor, at=at)
    return report


def _lock(report: Report, *, actor: Actor, at: datetime) -> None:
    draft = Report.objects.filter(pk=report.pk, status=ReportStatus.DRAFT, sha256=report.sha256)
    if not draft.update(status=ReportStatus.SIGNED, signed_at=at):
        raise changed_meanwhile("dit rapport")
    report.status, report.signed_at = ReportStatus.SIGNED, at
    record(rules.REPORT_LOCKED, report, actor=actor, at=at, sha256=report.sha256)
    visit = report.visit
    move(visit, VisitStatus.SIGNED, actor=actor, at=at)
    Readiness.objects.filter(visit=visit).delete()
    if visit.signal is not None:
        signals.close_after_visit(visit.signal, actor=actor, at=at)
    end_visits(visit.round, [visit], actor=actor, at=at)
    add_task(report, kind=rules.TASK_OFFER, role=Role.COORDINATOR, actor=actor, at=at)


@action(permission=rules.REPORT_PRINT, records=rules.REPORT_PRINTED)
def keep_print(report: Report, *, pdf: bytes, actor: Actor, at: datetime) -> StoredFile:
    """Keep the PDF/A of a signed report. There is one: a second is refused."""
    guards.refuse_unless_signed(is_signed=report.is_signed)
    file = store(report, kind=FileKind.REPORT, name=f"{report.number}.pdf", content=pdf, actor=actor, at=at)
    if not Report.objects.filter(pk=report.pk, pdf__isnull=True).update(pdf=file):
        raise changed_meanwhile("dit rapport")
    record(rules.REPORT_PRINTED, report, actor=actor, at=at)
    report.pdf = file
    return file


@action(permission=rules.REPORT_SUPPLEMENT, records=rules.REPORT_SUPPLEMENTED)
def supplement(report: Report, *, token: UUID, text: str, actor: Actor, at: datetime) -> Supplement:
    """Add a supplement to a signed report, by one of its signers. Its hash holds that of the report and its number.

    `token` is the mark of the form: a second supplement with the same one is refused.
    """
    guards.refuse_unless_signed(is_signed=report.is_signed)
    guards.refuse_empty(text, field="text", sentence="Schrijf wat u aanvult of verbetert.")
    refuse_personal_text(text, field="text")
    standing = {one.account_id: one for one in report.signatures.filter(voided_at__isnull=True)}
    guards.refuse_stranger(member=actor.account_id in standing)
    signature = standing[actor.account_id or 0]
    # Holds the report until the unit ends, so that two supplements never get one number.
    Report.objects.filter(pk=report.pk).update(status=ReportStatus.SIGNED)
    last = report.supplements.aggregate(last=Max("number"))["last"] or 0
    words = normal(text)
    added = Supplement(
        report=report,
        token=token,
        number=last + 1,
        text=words,
        account_id=signature.account_id,
        function=signature.function,
        card_number=signature.card_number,
        at=at,
        sha256=sha256_of_supplement(report.sha256, last + 1, words),
    )
    try:
        with transaction.atomic():
            added.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Deze aanvulling is al toegevoegd.") from error
    record(rules.REPORT_SUPPLEMENTED, report, actor=actor, at=at, number=added.number)
    return added


@action(permission=rules.REPORT_TAKE_OVER, records=rules.REPORT_TAKEN_OVER)
def take_over(report: Report, *, actor: Actor, at: datetime) -> Report:
    """Note that the municipality took the report over: the district keeps its status, the signers supplement it."""
    guards.refuse_unless_signed(is_signed=report.is_signed)
    if not Report.objects.filter(pk=report.pk, taken_over_at__isnull=True).update(taken_over_at=at):
        raise changed_meanwhile("dit rapport")
    record(rules.REPORT_TAKEN_OVER, report, actor=actor, at=at)
    report.taken_over_at = at
    finish_tasks(report, kind=rules.TASK_OFFER, actor=actor, at=at)
    return report


def _member_of(crew: list[RoundMember], actor: Actor) -> RoundMember:
    """The actor as one of those who did the control; refused when she is none of them."""
    found = [one for one in crew if one.employee.account.pk == actor.account_id]
    guards.refuse_stranger(member=bool(found))
    return found[0]


def _account_ids(crew: list[RoundMember]) -> list[int]:
    return [one.employee.account.pk for one in crew]
