"""Rounds, visits with what was seen there, and reports of findings."""

from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.models.matches import Hit, Matching
from regiotoezicht.inspections.models.reports import Report, Signature, Supplement
from regiotoezicht.inspections.models.rounds import Round, RoundMember
from regiotoezicht.inspections.models.seen import (
    Answer,
    Caution,
    Companion,
    Count,
    Entry,
    Finding,
    Photo,
    PhotosAtHome,
    PowerUsed,
)
from regiotoezicht.inspections.models.visits import Readiness, Visit, VisitDwelling, VisitPart
from regiotoezicht.inspections.online.models import OnlineCheck

__all__ = [
    "Answer",
    "Caution",
    "Companion",
    "Count",
    "Entry",
    "Finding",
    "Hit",
    "Matching",
    "OnlineCheck",
    "Photo",
    "PhotosAtHome",
    "PowerUsed",
    "Readiness",
    "Report",
    "Round",
    "RoundMember",
    "Signature",
    "Supplement",
    "Visit",
    "VisitDwelling",
    "VisitPart",
    "WorkedHours",
]
