"""What visits and reports give to the rooms below: records, files, tasks, and what may be handed over.

Called once, when the programme starts.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q
from django.urls import reverse

from regiotoezicht.core import dossier_files, night, records
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.panels import MenuEntry, add_to_menu
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor, System
from regiotoezicht.documents import owners
from regiotoezicht.documents.queries import open_file
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.actions.photos import forget_photo
from regiotoezicht.inspections.models import Photo, Report, Visit
from regiotoezicht.inspections.printing import print_report, print_what_was_missed
from regiotoezicht.inspections.shareables import report_as_shareable
from regiotoezicht.inspections.subjects import report_as_subject
from regiotoezicht.inspections.vocabulary import PhotoState
from regiotoezicht.sharing import subjects
from regiotoezicht.sharing.disclosures import shareables
from regiotoezicht.worklist import kinds

HELD_DAYS = 7
"""How long a photo waits for a judgement before the night destroys it."""


def declare_visits_and_reports() -> None:
    """Declare the kinds of records and work of visits and reports, and who opens their files."""
    kinds.declare(rules.TASK_SIGN, "Rapport van bevindingen ondertekenen", "inspections:report")
    kinds.declare(rules.TASK_OFFER, "Rapport overdragen aan de gemeente", "inspections:report")
    add_to_menu(MenuEntry(32, "Rapporten", "inspections:reports", (rules.REPORT_LIST,), "file-certificate", "Werk"))
    records.declare(
        Report,
        name="rapport van bevindingen",
        visible=lambda actor: Report.objects.visible_to(actor),
        url=lambda pk: reverse("inspections:report", args=[pk]),
        state="status",
    )
    owners.declare(Report._meta.label_lower, may_read_report, purpose="rapport van bevindingen")
    owners.declare(Visit._meta.label_lower, may_read_photos, purpose="foto bij een controle")
    dossier_files.declare(files_of_reports)
    night.declare(
        night.NightWork("inspections.prints", "Rapporten waarvan de PDF alsnog is gemaakt", print_what_was_missed)
    )
    night.declare(
        night.NightWork("inspections.held_photos", "Opgehouden foto’s vernietigd die niemand beoordeelde", forget_held)
    )
    subjects.declare(report_as_subject())
    shareables.declare(report_as_shareable())


def may_read_report(actor: Actor, report_id: int) -> bool:
    """Whether the actor may open the PDF of a report: whoever may read it."""
    return Report.objects.visible_to(actor).filter(pk=report_id).exists()


def may_read_photos(actor: Actor, visit_id: int) -> bool:
    """Whether the actor may open the photos of a visit: while it goes on, who does it; after that, who may read the
    report.
    """
    if Visit.objects.assigned_to(actor).filter(pk=visit_id).exists():
        return True
    return Report.objects.visible_to(actor).filter(visit_id=visit_id).exists()


def files_of_reports(actor: Actor, dossier: str) -> Iterable[DossierFile]:
    """The PDF of each signed report in a dossier that the actor may read."""
    for report in Report.objects.visible_to(actor).filter(dossier=dossier).select_related("pdf"):
        if report.signed_at is not None:
            yield DossierFile(
                title=f"Rapport van bevindingen {report.number}",
                name=f"{report.number}.pdf",
                on_date=local_date(report.signed_at),
                read=partial(_pdf, report, actor.at),
            )


def forget_held(at: datetime) -> int:
    """Night work: destroy the photos that were held back and not judged within a week, and those that were taken out
    when such photos were still kept; answers how many.

    Basis: AVG 5(1)(c) and (e).
    """
    unjudged = Q(state=PhotoState.HELD, added_at__lt=at - timedelta(days=HELD_DAYS))
    late = Photo.objects.filter(unjudged | Q(removed_at__isnull=False))
    forgotten = 0
    for one in late.select_related("visit"):
        with suppress(Refused):  # somebody judged it just now
            forget_photo(one.visit, photo=one.pk, actor=System(at), at=at)
            forgotten += 1
    return forgotten


def _pdf(report: Report, at: datetime) -> bytes:
    return open_file(print_report(report, at=at))
