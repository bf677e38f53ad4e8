"""Payment requests for the ledger: a row for each request and field of the national accounts (*taakveld*)."""

from collections.abc import Sequence
from decimal import Decimal

from regiotoezicht.contributions.letters import by_taakveld
from regiotoezicht.contributions.models import Billing, PaymentRequest
from regiotoezicht.core.export import separated, spreadsheet

HEADINGS = (
    *("Nummer", "Datum", "Vervaldatum", "Code", "Gemeente", "Jaar", "Stand", "Taakveld", "Bedrag", "Inkoopnummer"),
)
Row = tuple[object, ...]


def rows_of(billing: Billing, requests: Sequence[PaymentRequest]) -> list[Row]:
    """The rows: what is asked split over the fields in proportion to the costs, to the cent; refunds below zero."""
    version = billing.version
    lines = list(version.lines.all())
    rows: list[Row] = []
    for request in requests:
        sign = 1 if request.cents >= 0 else -1
        for field, cents in by_taakveld(lines, abs(request.cents)).items():
            rows.append(
                (
                    request.number,
                    billing.sent_date,
                    billing.due_date,
                    request.municipality.code,
                    request.municipality.name,
                    version.plan.year,
                    version.get_stage_display(),
                    field,
                    Decimal(sign * cents) / 100,
                    request.order_number,
                )
            )
    return rows


def as_workbook(billing: Billing, requests: Sequence[PaymentRequest]) -> bytes:
    """The rows as an .xlsx."""
    return spreadsheet("Grootboek", HEADINGS, rows_of(billing, requests))


def as_csv(billing: Billing, requests: Sequence[PaymentRequest]) -> bytes:
    """The rows as Dutch programs read them; a purchase order number is no formula."""
    return separated(HEADINGS, rows_of(billing, requests))
