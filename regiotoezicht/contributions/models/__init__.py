"""Cost plans with their versions, lines and contributions; and promises."""

from regiotoezicht.contributions.models.plans import Contribution, CostLine, CostPlan, Version
from regiotoezicht.contributions.models.promises import Promise

__all__ = ["Contribution", "CostLine", "CostPlan", "Promise", "Version"]
