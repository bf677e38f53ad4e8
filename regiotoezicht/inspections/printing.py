"""A signed report as a page for the printer: what was signed, by whom, and the hash by which it is checked."""

from django.template.loader import render_to_string

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
