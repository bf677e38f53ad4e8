"""Enforcement cases from what was violated to what was decided, executed, collected, and objected to."""

from regiotoezicht.enforcement.models.addressees import Addressee, View
from regiotoezicht.enforcement.models.arrangements import Instalment, PaymentDecision
from regiotoezicht.enforcement.models.cases import Case, Violation
from regiotoezicht.enforcement.models.closures import ClosingDay, CoProlongation, HomeTest, Prolongation
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
from regiotoezicht.enforcement.models.objections import CommitteeMember, Hearer, Involvement, Objection, TakenAlong
from regiotoezicht.enforcement.models.remedies import CoDecision, CostDecision, CostPayment, Execution, Remedy
from regiotoezicht.enforcement.models.undoing import CostPaymentUndone, PaymentUndone

__all__ = [
    "Addressee",
    "Case",
    "ClosingDay",
    "CoDecision",
    "CoProlongation",
    "CollectionDecision",
    "CommitteeMember",
    "CostDecision",
    "CostPayment",
    "CostPaymentUndone",
    "CourtProceeding",
    "Execution",
    "FileItem",
    "Forfeiture",
    "Hearer",
    "HomeTest",
    "Instalment",
    "Involvement",
    "LapseInterruption",
    "Measure",
    "Objection",
    "OrderRequest",
    "Payment",
    "PaymentDecision",
    "PaymentUndone",
    "Postponement",
    "Prolongation",
    "Recheck",
    "Remedy",
    "TakenAlong",
    "ThirdPartyRequest",
    "View",
    "Violation",
    "Waiver",
]
