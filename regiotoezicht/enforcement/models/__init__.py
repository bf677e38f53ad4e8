"""Enforcement cases, what was violated, who is addressed, the measure, and rechecks."""

from regiotoezicht.enforcement.models.addressees import Addressee, View
from regiotoezicht.enforcement.models.cases import Case, Violation
from regiotoezicht.enforcement.models.collection import (
    CollectionDecision,
    Forfeiture,
    LapseInterruption,
    OrderRequest,
    Payment,
    Postponement,
    Waiver,
)
from regiotoezicht.enforcement.models.measures import Measure, Recheck

__all__ = [
    "Addressee",
    "Case",
    "CollectionDecision",
    "Forfeiture",
    "LapseInterruption",
    "Measure",
    "OrderRequest",
    "Payment",
    "Postponement",
    "Recheck",
    "View",
    "Violation",
    "Waiver",
]
