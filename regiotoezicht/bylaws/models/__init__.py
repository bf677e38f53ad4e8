"""The local rules of municipalities."""

from regiotoezicht.bylaws.models.parts import PARTS, Area, Competence, Maximum, OpeningHours, Part
from regiotoezicht.bylaws.models.sets import Article, LadderStep, RuleSet
from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod

__all__ = [
    "PARTS",
    "Area",
    "Article",
    "Competence",
    "LadderStep",
    "Maximum",
    "OpeningHours",
    "Part",
    "RuleSet",
    "SwitchGround",
    "SwitchPeriod",
]
