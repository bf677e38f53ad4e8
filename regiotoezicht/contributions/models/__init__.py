"""Cost plans with their versions, lines and contributions; promises; asking for what is due, and invoice details."""

from regiotoezicht.contributions.models.billing import (
    Billing,
    ContributionPayment,
    ContributionReminder,
    PaymentRequest,
)
from regiotoezicht.contributions.models.invoicing import InvoiceDetails
from regiotoezicht.contributions.models.plans import Contribution, CostLine, CostPlan, Version
from regiotoezicht.contributions.models.promises import Promise

__all__ = [
    "Billing",
    "Contribution",
    "ContributionPayment",
    "ContributionReminder",
    "CostLine",
    "CostPlan",
    "InvoiceDetails",
    "PaymentRequest",
    "Promise",
    "Version",
]
