"""Readiness, training, decisions and plans."""

from regiotoezicht.programme.models.care_and_money import BudgetLine, CareContract
from regiotoezicht.programme.models.decisions import Resolution, ResolutionStep, Subject
from regiotoezicht.programme.models.groups import (
    GroupAction,
    GroupDecision,
    GroupMeeting,
    GroupMember,
    Hearing,
    WorkingGroup,
)
from regiotoezicht.programme.models.plans import (
    ActionStep,
    Dependency,
    Goal,
    Indicator,
    Measurement,
    Plan,
    PlanAction,
    Product,
    Workstream,
)
from regiotoezicht.programme.models.readiness import Arranged, Certificate
from regiotoezicht.programme.models.transfers import TransferItem
from regiotoezicht.programme.models.triangles import Triangle, TriangleSeat

__all__ = [
    "ActionStep",
    "Arranged",
    "BudgetLine",
    "CareContract",
    "Certificate",
    "Dependency",
    "Goal",
    "GroupAction",
    "GroupDecision",
    "GroupMeeting",
    "GroupMember",
    "Hearing",
    "Indicator",
    "Measurement",
    "Plan",
    "PlanAction",
    "Product",
    "Resolution",
    "ResolutionStep",
    "Subject",
    "TransferItem",
    "Triangle",
    "TriangleSeat",
    "WorkingGroup",
    "Workstream",
]
