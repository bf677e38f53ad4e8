"""The fictitious hand-overs: old reports were taken over long ago, some came back, the newest wait for an answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Happened, Stage, store, task_about, tell
from regiotoezicht.demo.observations import Control
from regiotoezicht.demo.rounds import HOME
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.printing import print_report
from regiotoezicht.inspections.rules import REPORT_TAKEN_OVER, TASK_OFFER
from regiotoezicht.sharing import rules
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.sharing.snapshots import FileEntry, canonical, digest
from regiotoezicht.worklist.models import Task

WAITING_DAYS = 30
ANSWER_DAYS = 12
RECENT = (None, Status.OFFERED, Status.RETURNED, Status.OFFERED)  # of the first, nobody offered it yet
REASONS = {
    Status.RETURNED: "Bij bevinding 1 ontbreekt waar in het bedrijf dit is gezien. Graag een aanvulling.",
    Status.NOT_ACTED: "Geen overtreding vastgesteld; het bedrijf heeft de punten bij de controle zelf hersteld.",
}


def make_hand_overs(stage: Stage, controls: list[Control], coordinators: dict[int, Account]) -> list[HandOver]:
    """Offer the signed reports of the past; those of the last month are in every stage."""
    signed = [c.report for c in controls if c.report is not None and c.report.signed_at is not None]
    signed.sort(key=lambda report: report.signed_at or stage.at)
    made = []
    taken: list[Report] = []
    waiting: list[Report] = []
    for number, report in enumerate(signed):
        assert report.signed_at is not None  # noqa: S101 - chosen by it
        recent = report.signed_at > stage.at - timedelta(days=WAITING_DAYS)
        status = _recent_status(stage, number, report) if recent else _old_status(report)
        if status is None:
            waiting.append(report)
            continue
        hand_over = _hand_over(stage, report, status, coordinators[report.district_id])
        made.append(hand_over)
        if hand_over.status in (Status.ACCEPTED, Status.NOT_ACTED):
            report.taken_over_at = hand_over.decided_at
            taken.append(report)
    store(made)
    Report.objects.bulk_update(taken, ["taken_over_at"], batch_size=500)
    store(_tasks(stage, made, waiting))
    tell(event for hand_over in made for event in _events(stage, hand_over))
    tell(
        Happened(REPORT_TAKEN_OVER, report, report.taken_over_at, stage.system, {})
        for report in taken
        if report.taken_over_at is not None
    )
    return made


def _recent_status(stage: Stage, number: int, report: Report) -> Status | None:
    """Of the last month most with findings are taken over after a week or so; the rest is in every stage."""
    assert report.signed_at is not None  # noqa: S101 - asked of signed reports only
    if report.content["bevindingen"] and report.signed_at < stage.at - timedelta(days=ANSWER_DAYS):
        return Status.ACCEPTED
    return RECENT[number % len(RECENT)]


def _old_status(report: Report) -> Status:
    """Long ago the municipality took over what had findings, and left it at that where there were none."""
    return Status.ACCEPTED if report.content["bevindingen"] else Status.NOT_ACTED


def _hand_over(stage: Stage, report: Report, status: Status, coordinator: Account) -> HandOver:
    assert report.signed_at is not None  # noqa: S101 - only signed reports are offered
    offered = _office_hours(stage, report.signed_at, stage.chance.randint(1, 3))
    text = canonical(_content(report, report.signed_at), _files(report, status))
    decided = _office_hours(stage, offered, stage.chance.randint(1, 9))
    return HandOver(
        dossier=report.dossier,
        municipality_id=report.municipality_id,
        district_id=report.district_id,
        label=Report._meta.label_lower,
        record_id=report.pk,
        status=status,
        snapshot=text,
        sha256=digest(text),
        offered_at=offered,
        offered_by=coordinator,
        decided_at=None if status is Status.OFFERED else decided,
        reason=REASONS.get(status, ""),
        token=stage.token(),
    )


def _files(report: Report, status: Status) -> list[FileEntry]:
    """The PDF of what waits for the lawyers of Beverwijk. Every print takes a second, so the others are made when
    somebody opens them.
    """
    if status is not Status.OFFERED or report.municipality.code != HOME or report.signed_at is None:
        return []
    file = print_report(report, at=report.signed_at)
    return [FileEntry(file.name, file.kept_sha256)]


def _office_hours(stage: Stage, after: datetime, days: int) -> datetime:
    """A moment in office hours some days later, never past the present."""
    return min(stage.moment(stage.local_date(after) + timedelta(days=days)), stage.at)


def _content(report: Report, signed_at: datetime) -> dict[str, object]:
    """The material of a report as its room composes it: without supplements, signed by both on one moment."""
    moment = timezone.localtime(signed_at).isoformat()
    people = [
        {"functie": one["functie"], "legitimatiebewijs": one["legitimatiebewijs"], "op": moment}
        for one in report.content["toezichthouders"]
    ]
    return {
        "rapport": report.content,
        "sha256": report.sha256,
        "ondertekend": moment,
        "handtekeningen": people,
        "aanvullingen": [],
    }


def _tasks(stage: Stage, made: Iterable[HandOver], waiting: Iterable[Report]) -> Iterable[Task]:
    kinds = {Status.OFFERED: (rules.TASK_DECIDE, Role.LAWYER), Status.RETURNED: (rules.TASK_RETURNED, Role.COORDINATOR)}
    for hand_over in made:
        if hand_over.status in kinds:
            kind, role = kinds[Status(hand_over.status)]
            yield task_about(hand_over, kind, role, at=hand_over.offered_at)
    for report in waiting:
        yield task_about(report, TASK_OFFER, Role.COORDINATOR, at=report.signed_at or stage.at)


def _events(stage: Stage, hand_over: HandOver) -> list[Happened]:
    offered = {"version": 1, "sha256": hand_over.sha256}
    events = [Happened(rules.OFFERED, hand_over, hand_over.offered_at, stage.system, offered)]
    kinds = {Status.ACCEPTED: rules.ACCEPTED, Status.RETURNED: rules.RETURNED, Status.NOT_ACTED: rules.NOT_ACTED}
    if hand_over.decided_at is not None:
        status = Status(hand_over.status)
        moved = {"from_status": Status.OFFERED.value, "to_status": status.value}
        events.append(Happened(kinds[status], hand_over, hand_over.decided_at, stage.system, moved))
    return events
