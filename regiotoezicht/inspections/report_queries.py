"""What is asked of reports by their pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Report
from regiotoezicht.inspections.models.reports import ReportQuerySet


def listed_reports(actor: Actor) -> ReportQuerySet:
    """The reports of which the actor may know the status, without their content."""
    return Report.objects.listed_to(actor).defer("content").select_related("municipality")


def reports_for(actor: Actor) -> ReportQuerySet:
    """The reports that the actor may open: to read (`readable`), or for the status only."""
    return Report.objects.marked_for(actor).select_related("municipality", "visit", "pdf")


@dataclass(frozen=True)
class Mark:
    """A signature under a report, or a supplement to it, in the order of `number`. `voided` is 1 when it lapsed."""

    kind: str
    number: int
    account_id: int
    name: str
    function: str
    card_number: str
    at: datetime
    text: str
    sha256: str
    voided: int


def marks_of(report: Report) -> list[Mark]:
    """The signatures of a report, voided ones too, and its supplements, in order, in one statement."""
    voided = Case(When(voided_at__isnull=True, then=Value(0)), default=Value(1))
    signatures = _as_marks(report.signatures.all(), "signature", F("pk"), Value("", TextField()), voided)
    supplements = _as_marks(report.supplements.all(), "supplement", F("number"), F("text"), Value(0))
    rows = signatures.union(supplements, all=True)
    marks = [Mark(*row) for row in rows]
    return sorted(marks, key=lambda mark: (mark.kind, mark.number))


def _as_marks(rows: "QuerySet[Any]", kind: str, number: Any, text: Any, voided: Any) -> "QuerySet[Any, Any]":
    named: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            mark_kind=Value(kind, TextField()),
            mark_number=Cast(number, BigIntegerField()),
            mark_text=text,
            mark_voided=voided,
        )
        .values_list(
            "mark_kind",
            "mark_number",
            "account_id",
            "account__name",
            "function",
            "card_number",
            "at",
            "mark_text",
            "sha256",
            "mark_voided",
        )
    )
    return named
