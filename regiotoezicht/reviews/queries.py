"""How far each review is, and the record of what was decided in one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from regiotoezicht.access.models import Account, Delegation, Grant, RoleAssignment
from regiotoezicht.access.rules import ACCOUNT_KEEP
from regiotoezicht.core.rights import Actor, Permission
from regiotoezicht.organisation.models import Designation, District, Mandate, Municipality
from regiotoezicht.organisation.rules import DESIGNATION_KEEP
from regiotoezicht.reviews import lines as rights
from regiotoezicht.reviews.lines import Line, lines_at
from regiotoezicht.reviews.models import REGION, Decision, Review, place_of
from regiotoezicht.reviews.rules import SOON_DAYS, Part, quarter_of

MOST_REVIEWS = 1_000
MOST_ON_HOME = 5
KEEP: dict[str, Permission] = {Part.RIGHTS: ACCOUNT_KEEP, Part.POWERS: DESIGNATION_KEEP}
"""Whoever keeps a kind of right reviews it."""


@dataclass(frozen=True)
class Standing:
    """How far a review is: its lines that are open, and those that changed after they were decided."""

    open: tuple[Line, ...]
    changed: tuple[Line, ...]
    done: tuple[Line, ...]

    @property
    def asks(self) -> tuple[Line, ...]:
        """What is still to be confirmed or ended."""
        return self.open + self.changed


def standing_of(review: Review, lines: Iterable[Line], decided: dict[tuple[str, int], set[str]]) -> Standing:
    """Divide the rights of today over what was decided and what was not.

    A right that began after the quarter is of the next one, and so is one that began after the review was signed; what
    was confirmed and ends otherwise than it then did asks again, signed or not.
    """
    found: dict[str, list[Line]] = {"open": [], "changed": [], "done": []}
    for line in lines:
        if line.place != review.place or line.part != review.part or line.from_date >= review.last_day:
            continue
        states = decided.get(line.right)
        if states is None and review.signed_at is None:
            found["open"].append(line)
        elif states is not None:
            found["done" if line.state in states else "changed"].append(line)
    return Standing(tuple(found["open"]), tuple(found["changed"]), tuple(found["done"]))


def decided_in(reviews: Iterable[Review]) -> dict[int, dict[tuple[str, int], set[str]]]:
    """By review, and then by right, the states in which something was decided."""
    found: dict[int, dict[tuple[str, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Decision.objects.filter(review__in=[review.pk for review in reviews]).order_by()
    for review, label, record_id, state in rows.values_list("review_id", "label", "record_id", "state"):
        found[review][label, record_id].add(state)
    return found


def standing_now(review: Review, at: datetime) -> Standing:
    """How far one review is at a moment."""
    return standing_of(review, lines_at(at, review.place, review.part), decided_in([review])[review.pk])


def places(at: datetime) -> set[tuple[str, str]]:
    """The places with rights today, each with the part."""
    return {(line.place, line.part.value) for line in lines_at(at)}


def names_of_places(reviews: Iterable[Review]) -> dict[str, str]:
    """The name of each place."""
    known = list(reviews)
    towns = {one.municipality_id for one in known if one.municipality_id is not None}
    teams = {one.district_id for one in known if one.district_id is not None}
    names = {REGION: "de regio"}
    if towns:
        names |= {place_of(one.pk, None): one.name for one in Municipality.objects.filter(pk__in=towns)}
    if teams:
        names |= {place_of(None, one.pk): one.name for one in District.objects.filter(pk__in=teams)}
    return names


def reviews_of(actor: Actor) -> list[Review]:
    """The reviews that the actor may see, the newest quarter first."""
    return list(Review.objects.visible_to(actor).select_related("signed_by")[:MOST_REVIEWS])


def asking(actor: Actor, on: date) -> list[Review]:
    """The reviews on the home page: those of a quarter that is over, and when a quarter ends soon its own.

    To whoever only watches, only what is late.
    """
    late = Q(quarter__lt=quarter_of(on))
    soon = Q(quarter__lt=quarter_of(on + timedelta(days=SOON_DAYS)))
    parts = [part for part, keep in KEEP.items() if actor.reach(keep)]
    wanted = (soon & Q(part__in=parts)) if parts else late
    return list(Review.objects.visible_to(actor).unsigned().filter(wanted).order_by("quarter", "place", "part"))


@dataclass(frozen=True)
class Recorded:
    """One decision as the record shows it: whose right it is, as far as the right still exists, and what it is."""

    decision: Decision
    kind: str
    who: str
    what: str


def record_of(review: Review) -> list[Recorded]:
    """What was decided in a review, by whom and when; the names are asked of the rights of today."""
    rows = list(review.decisions.select_related("by"))
    described = _described(rows)
    return [
        Recorded(row, rights.KINDS[row.label], *described.get((row.label, row.record_id), ("", ""))) for row in rows
    ]


def _described(rows: Iterable[Decision]) -> dict[tuple[str, int], tuple[str, str]]:
    by_label: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        by_label[row.label].add(row.record_id)
    return {
        (label, one.pk): words(one)
        for label, (model, joined, words) in _WORDS.items()
        if label in by_label
        for one in model.objects.filter(pk__in=by_label[label]).select_related(*joined)
    }


_WORDS: dict[str, tuple[Any, tuple[str, ...], Any]] = {
    rights.ROLE: (RoleAssignment, ("account",), lambda one: (one.account.name, one.get_role_display())),
    rights.COVER: (
        Delegation,
        ("stand_in", "assignment__account"),
        lambda one: (one.stand_in.name, f"vervangt {one.assignment.account.name}"),
    ),
    rights.DESIGNATION: (Designation, ("employee",), lambda one: (one.employee.name, one.reference)),
    rights.MANDATE: (Mandate, ("employee",), lambda one: (one.employee.name, one.reference)),
    rights.WORK: (Account, (), lambda one: (one.name, "wat haar was toegewezen")),
    rights.OPENED: (Grant, ("account",), lambda one: (one.account.name, one.reason.replace("_", " "))),
}
