"""A signed report as a page for the printer: what was signed, by whom, and the hash by which it is checked."""

from datetime import datetime

from django.template.loader import render_to_string

from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.pdf import html_to_pdfa
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.actions.reports import keep_print
from regiotoezicht.inspections.models import Report

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


def print_report(report: Report, *, actor: Actor, at: datetime) -> Report:
    """Make the PDF/A of a signed report, outside any transaction: nobody who writes waits for it.

    When it fails or the server stops, the same step makes it later; a report that has its PDF keeps it.
    """
    if not actor.may(rules.REPORT_PRINT, report):
        raise NotAllowed(rules.REPORT_PRINT.code)
    guards.refuse_unless_signed(is_signed=report.is_signed)
    if report.pdf_id is not None:
        return report
    return keep_print(report, pdf=html_to_pdfa(printed(report), LAYOUT), actor=actor, at=at)
