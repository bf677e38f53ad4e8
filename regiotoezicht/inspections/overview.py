"""A visit at a glance: per section what was recorded and what is missing, read in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections.guards import phase_of
from regiotoezicht.inspections.missing import Missing, Recorded, missing_of
from regiotoezicht.inspections.models import PhotosAtHome, Visit
from regiotoezicht.inspections.notes import entry_facts, items_of
from regiotoezicht.inspections.rules import refuse_writing
from regiotoezicht.inspections.sections import ICONS, SLUGS
from regiotoezicht.inspections.vocabulary import Part, PhotoState

Line = tuple[str, str, str]


@dataclass(frozen=True)
class Glance:
    """One section on the page of a visit. `closed` says why nothing can be written in it now."""

    part: Part
    slug: str
    icon: str
    summary: str
    missing: Sequence[str]
    closed: str

    @property
    def state(self) -> str:
        """How the section shows: closed, missing, done, or empty where nothing has to be."""
        if self.closed:
            return "closed"
        if self.missing:
            return "missing"
        return "done" if self.summary else "empty"


@dataclass(frozen=True)
class Overview:
    """A visit at a glance."""

    sections: Sequence[Glance]
    missing: Sequence[Missing]
    ready: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_complete(self) -> bool:
        """Whether the report may be made."""
        return not self.missing


def overview_of(visit: Visit) -> Overview:
    """What was recorded of a visit, section by section. The visit comes with its entry (`select_related`)."""
    lines = list(_lines(visit))
    entry = getattr(visit, "entry", None)
    of: dict[str, list[Line]] = {}
    for line in lines:
        of.setdefault(line[0], []).append(line)
    items = [(item.code, item.name) for item in items_of(visit)]
    answers = {code: answer for _, code, answer in of.get("answer", ())}
    missing = missing_of(
        Recorded(
            phase=phase_of(visit.status, visit.outcome),
            home=visit.is_home,
            lives_here=visit.lives_here,
            has_left=visit.left_at is not None,
            entry=entry_facts(visit, entry) if entry else None,
            companions=[(ground, named in ("1", "true")) for _, ground, named in of.get("companion", ())],
            items=items,
            answers=answers,
            findings=frozenset(code for _, code, _ in of.get("finding", ())),
            photos=len(of.get("photo", ())),
            photos_on="photos_on" in of,
            held_photos=sum(state == PhotoState.HELD for _, state, _ in of.get("photo", ())),
        )
    )
    count = {kind: len(found) for kind, found in of.items()}
    summaries = {
        Part.ARRIVAL: visit.get_lives_here_display(),
        Part.ENTRY: entry.get_ground_display() if entry else "",
        Part.COMPANIONS: _number(count.get("companion", 0), "meeloper", "meelopers"),
        Part.POWERS: _number(count.get("power", 0), "bevoegdheid gebruikt", "bevoegdheden gebruikt"),
        Part.CHECKLIST: f"{len(answers)} van {len(items)} beantwoord" if answers else "",
        Part.COUNTS: _number(count.get("count", 0), "aantal vastgelegd", "aantallen vastgelegd"),
        Part.FINDINGS: _number(count.get("finding", 0), "bevinding", "bevindingen"),
        Part.PHOTOS: _number(count.get("photo", 0), "foto", "foto’s"),
        Part.CLOSING: "tijd van vertrek vastgelegd" if visit.left_at else "",
    }
    sections = [
        Glance(
            part=part,
            slug=SLUGS[part],
            icon=ICONS[part],
            summary=summaries[part],
            missing=[one.sentence for one in missing if one.part is part],
            closed=closed_because(visit, part),
        )
        for part in Part
    ]
    return Overview(sections, missing, frozenset(int(account) for _, account, _ in of.get("ready", ())))


def closed_because(visit: Visit, part: Part) -> str:
    """Why nothing can be written in a section now; empty when it can."""
    try:
        refuse_writing(phase_of(visit.status, visit.outcome), part)
    except Refused as refusal:
        return refusal.sentence
    return ""


def _number(count: int, one: str, more: str) -> str:
    return "" if not count else f"{count} {one if count == 1 else more}"


def _lines(visit: Visit) -> Any:
    parts = [
        _as_lines("answer", visit.answers.all(), "item", "answer"),
        _as_lines("finding", visit.findings.all(), "item"),
        _as_lines("companion", visit.companions.all(), "ground", "named_in_authorisation"),
        _as_lines("photo", visit.photos.filter(removed_at__isnull=True), "state"),
        _as_lines("photos_on", PhotosAtHome.objects.filter(visit=visit)),
        _as_lines("power", visit.powers.all()),
        _as_lines("count", visit.counts.all()),
        _as_lines("ready", visit.ready.all(), "account_id"),
    ]
    return parts[0].union(*parts[1:], all=True)


def _as_lines(kind: str, rows: "QuerySet[Any]", first: str = "", second: str = "") -> "QuerySet[Any, Any]":
    text = CharField()
    lines: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            line_kind=Value(kind, text),
            line_first=Cast(F(first), text) if first else Value("", text),
            line_second=Cast(F(second), text) if second else Value("", text),
        )
        .values_list("line_kind", "line_first", "line_second")
    )
    return lines
