"""Enforcement cases, what was violated, who is addressed, the measure, rechecks, and objection and appeal."""

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
from regiotoezicht.enforcement.models.courts import CourtProceeding, FileItem, ThirdPartyRequest
from regiotoezicht.enforcement.models.measures import Measure, Recheck
from regiotoezicht.enforcement.models.objections import Hearer, Involvement, Objection, TakenAlong

__all__ = [
    "Addressee",
    "Case",
    "CollectionDecision",
    "CourtProceeding",
    "FileItem",
    "Forfeiture",
    "Hearer",
    "Involvement",
    "LapseInterruption",
    "Measure",
    "Objection",
    "OrderRequest",
    "Payment",
    "Postponement",
    "Recheck",
    "TakenAlong",
    "ThirdPartyRequest",
    "View",
    "Violation",
    "Waiver",
]
