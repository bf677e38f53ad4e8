"""Enforcement cases, what was violated, who is addressed, the measure, its execution and costs, and rechecks."""

from regiotoezicht.enforcement.models.addressees import Addressee, View
from regiotoezicht.enforcement.models.cases import Case, Violation
from regiotoezicht.enforcement.models.closures import ClosingDay, HomeTest
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
from regiotoezicht.enforcement.models.remedies import CoDecision, CostDecision, CostPayment, Execution, Remedy

__all__ = [
    "Addressee",
    "Case",
    "ClosingDay",
    "CoDecision",
    "CollectionDecision",
    "CostDecision",
    "CostPayment",
    "Execution",
    "Forfeiture",
    "HomeTest",
    "LapseInterruption",
    "Measure",
    "OrderRequest",
    "Payment",
    "Postponement",
    "Recheck",
    "Remedy",
    "View",
    "Violation",
    "Waiver",
]
