"""A report of findings as something that the district hands over to the municipality."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.queries import files_of
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.actions import reports
from regiotoezicht.inspections.actions.crew import close_dwelling
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.printing import print_report
from regiotoezicht.inspections.report_queries import marks_of
from regiotoezicht.inspections.templatetags.reports import report_moment
from regiotoezicht.inspections.vocabulary import PhotoState
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.sharing.snapshots import FileEntry
from regiotoezicht.sharing.subjects import Material, Section, Subject
from regiotoezicht.worklist.actions import finish_tasks

TAKEN = (Status.ACCEPTED, Status.NOT_ACTED)
"""Deciding not to act takes the file over as well: from then on it is the municipality's alone."""

NextPage = Callable[[Actor, HandOver], str]
_NEXT_PAGES: list[NextPage] = []


def place_next_page(page: NextPage) -> None:
    """Say where the lawyer goes on after she accepted a report; called by the room above that has that page."""
    _NEXT_PAGES[:] = [page]


def compose(actor: Actor, record_id: int) -> Material:
    """The material of a signed report: what was signed, the signatures, the supplements, and its files by hash.

    The paper that goes into the file of the municipality is one of these. Basis: Awb 3:2; law notes C1.
    """
    report = Report.objects.visible_to(actor).filter(pk=record_id).select_related("visit", "pdf").first()
    if report is None:
        raise NotAllowed(rules.REPORT_READ_DISTRICT.code)
    print_report(report, at=actor.at)
    marks = marks_of(report)
    content = {
        "rapport": report.content,
        "sha256": report.sha256,
        "ondertekend": report.signed_at.isoformat() if report.signed_at else None,
        "handtekeningen": [
            {"functie": one.function, "legitimatiebewijs": one.card_number or None, "op": one.at.isoformat()}
            for one in marks
            if one.kind == "signature" and not one.voided
        ],
        "aanvullingen": [
            {
                "nummer": one.number,
                "tekst": one.text,
                "functie": one.function,
                "op": one.at.isoformat(),
                "sha256": one.sha256,
            }
            for one in marks
            if one.kind == "supplement"
        ],
    }
    photos = report.visit.photos.filter(removed_at__isnull=True).exclude(state=PhotoState.HELD).select_related("file")
    files = [FileEntry(file.name, file.kept_sha256) for file in files_of(report)]
    files += [
        FileEntry(f"{report.number}-foto-{place}.jpg", photo.file.kept_sha256) for place, photo in enumerate(photos, 1)
    ]
    return Material(report, content, files)


def show(content: Mapping[str, Any]) -> list[Section]:
    """A handed-over content in sections, for whoever may read it."""
    told = content["rapport"]
    rows = [
        ("Nummer", told["nummer"]),
        ("Gemeente", told["gemeente"]["naam"]),
        ("Aanleiding", told["aanleiding"]),
        ("Soort plaats", told["soort"]),
        ("Plaats", told["plaats"].get("adres") or told["plaats"]["soort"]),
        ("Aankomst", report_moment(told["tijden"]["aankomst"])),
        ("Vertrek", report_moment(told["tijden"]["vertrek"])),
        ("Verloop", told["verloop"]["omschrijving"]),
        ("Grond", told["binnentreden"]["grond"] if told["binnentreden"] else "niet binnengetreden"),
    ]
    findings = [
        (f"Artikel {one['artikel']['nummer']} ({one['artikel']['opschrift']})", one["gezien"])
        for one in told["bevindingen"]
    ]
    powers = [(one["bevoegdheid"], one["waarom"]) for one in told["bevoegdheden"]]
    counts = [(one["wat"], str(one["aantal"])) for one in told["aantallen"]]
    signed = [(one["functie"], report_moment(one["op"])) for one in content["handtekeningen"]]
    added = [(f"Aanvulling {one['nummer']}", one["tekst"]) for one in content["aanvullingen"]]
    return [
        Section("Rapport van bevindingen", rows),
        Section("Bevindingen", findings or [("Bevindingen", "geen overtredingen vastgesteld")]),
        *([Section("Gebruikte bevoegdheden", powers)] if powers else []),
        *([Section("Aantallen", counts)] if counts else []),
        *([Section("Aanvullingen", added)] if added else []),
        Section("Ondertekening", [*signed, ("SHA-256 van de inhoud", content["sha256"])]),
    ]


def offered(hand_over: HandOver, actor: Actor, at: datetime) -> None:
    """What follows from an offer: the work of handing over is done, the municipality decides."""
    finish_tasks(Report.objects.get(pk=hand_over.record_id), kind=rules.TASK_OFFER, actor=actor, at=at)


def decided(hand_over: HandOver, actor: Actor, at: datetime) -> None:
    """What follows from the decision: a report that was taken over leaves the district; a returned one stays there."""
    if hand_over.status in TAKEN:
        report = reports.take_over(Report.objects.get(pk=hand_over.record_id), actor=actor, at=at)
        if hand_over.status == Status.NOT_ACTED:
            close_dwelling(report.visit, actor=actor, at=at)


def next_url(actor: Actor, hand_over: HandOver) -> str:
    """Where the lawyer goes on; the report itself as long as no room above has a page for it."""
    if hand_over.status != Status.ACCEPTED:
        return ""
    for page in _NEXT_PAGES:
        return page(actor, hand_over)
    return ""


def report_as_subject() -> Subject:
    """The report of findings as sharing knows it."""
    return Subject(
        label=Report._meta.label_lower,
        name="rapport van bevindingen",
        compose=compose,
        show=show,
        offered=offered,
        decided=decided,
        next_url=next_url,
    )
