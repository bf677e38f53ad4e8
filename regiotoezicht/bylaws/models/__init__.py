"""The local rules of municipalities."""

from regiotoezicht.bylaws.models.parts import PARTS, Area, Competence, Maximum, OpeningHours, Part
from regiotoezicht.bylaws.models.sets import Article, LadderStep, RuleSet

__all__ = ["PARTS", "Area", "Article", "Competence", "LadderStep", "Maximum", "OpeningHours", "Part", "RuleSet"]
