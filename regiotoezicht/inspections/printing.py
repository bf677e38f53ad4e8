"""A signed report as a page for the printer: what was signed, by whom, and the hash by which it is checked."""

from datetime import datetime, timedelta

from django.template.loader import render_to_string

from regiotoezicht.core.refusals import CHANGED_MEANWHILE, Refused
from regiotoezicht.core.rights import System
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.pdf import html_to_pdfa
from regiotoezicht.inspections import guards
from regiotoezicht.inspections.actions.reports import keep_print
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.vocabulary import ReportStatus

LAYOUT = "dl{display:block}dl>div{display:grid;grid-template-columns:46mm 1fr;gap:4mm;margin:0 0 1mm}"


def printed(report: Report) -> str:
    """The whole page as HTML; `documents.pdf` makes a PDF/A of it. It says nothing that was not signed for."""
    return render_to_string(
        "inspections/reports/print.html",
        {
            "report": report,
            "content": report.content,
            "signatures": list(report.signatures.filter(voided_at__isnull=True)),
        },
    )


def print_report(report: Report, *, at: datetime) -> StoredFile:
    """The one PDF/A of a signed report: made when it is first asked for, kept, and the same ever after.

    Nobody decides this and nobody has to know of it, so the system makes it; the caller has checked that the report may
    be read. Call it outside of a unit of work: it takes a second, and nobody who writes should wait for it. When it
    fails or the server stops, the next who asks gets it made. Raises Refused when it cannot be made.
    """
    guards.refuse_unless_signed(is_signed=report.is_signed)
    if report.pdf is not None:
        return report.pdf
    pdf = html_to_pdfa(printed(report), LAYOUT)
    try:
        return keep_print(report, pdf=pdf, actor=System(at), at=at)
    except Refused as refusal:
        if refusal.code != CHANGED_MEANWHILE:
            raise
    report.refresh_from_db(fields=["pdf"])  # somebody else asked at the same moment, and hers was kept
    return print_report(report, at=at)


NIGHTS = timedelta(days=7)
"""How long the night work tries again to print what was signed; after that it is made when somebody asks for it."""


def print_what_was_missed(at: datetime) -> int:
    """Night work: print the reports of the last week that were signed and have no PDF; answers how many."""
    missed = Report.objects.filter(status=ReportStatus.SIGNED, pdf__isnull=True, signed_at__gte=at - NIGHTS)
    return sum(bool(print_report(report, at=at)) for report in missed.order_by("signed_at", "pk"))
