"""What is asked of the running terms: what ends when, for me, for my team, or for my municipality."""

import functools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from regiotoezicht.core.paging import Page, Turn
from regiotoezicht.core.prepared import Prepared
from regiotoezicht.core.rights import Actor
from regiotoezicht.worklist.kinds import page_of
from regiotoezicht.worklist.models import NO_DATE, Places, RunningTerm, overseen_at, places_of, work_at

LATE, TODAY, WEEK, MONTH, LATER = "laat", "vandaag", "week", "maand", "later"
TEAM, MINE, PLACE = "", "mij", "gemeente"
GROUPS = {LATE: "Te laat of verstreken", WEEK: "Deze week", MONTH: "De komende 30 dagen", LATER: "Later"}
DAYS_AHEAD = 30
DAYS_OF_REMINDER = 7
SUNDAY = 6

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Days:
    """Today, the last day of this week, and the last of the coming thirty days."""

    on: date
    week: date
    month: date

    def group_of(self, end: date) -> str:
        """The group of a term that ends on that day."""
        if end < self.on:
            return LATE
        if end <= self.week:
            return WEEK
        return MONTH if end <= self.month else LATER


def days_from(on: date) -> Days:
    """The edges of the groups, seen from a day."""
    week = on + timedelta(days=SUNDAY - on.weekday())
    return Days(on, week, max(week, on + timedelta(days=DAYS_AHEAD)))


@dataclass(frozen=True)
class TermChoice:
    """Which running terms to list: whose, by group, rule and municipality. Empty is all of my team."""

    scope: str = TEAM
    state: str = ""
    rule: str = ""
    municipality: int | None = None

    def of(self, places: Places | None, account: int, days: Days) -> Rows:
        """The chosen terms as rows for a list."""
        terms = RunningTerm.objects.running().filter(self._whose(places, account)).filter(self._when(days))
        if self.rule:
            terms = terms.filter(rule=self.rule)
        if self.municipality is not None:
            terms = terms.filter(municipality_id=self.municipality)
        return terms.values(
            "pk",
            "dossier",
            "rule",
            "basis",
            "start",
            "raw_end",
            "end",
            "end_at",
            "steps",
            "role",
            "account_id",
            "addressee_label",
            "record_id",
            "route",
            "municipality__name",
        )

    def _whose(self, places: Places | None, account: int) -> Q:
        if self.scope == PLACE:
            return overseen_at(places)
        work = work_at(places, account)
        return work & Q(account_id=account) if self.scope == MINE else work

    def _when(self, days: Days) -> Q:
        return {
            LATE: Q(end__lt=days.on),
            TODAY: Q(end=days.on),
            WEEK: Q(end__gte=days.on, end__lte=days.week),
            MONTH: Q(end__gt=days.week, end__lte=days.month),
            LATER: Q(end__gt=days.month),
        }.get(self.state, Q())

    @property
    def edges(self) -> tuple[str, ...]:
        """The names of the days that this choice compares with."""
        return {LATE: ("on",), TODAY: ("on",), WEEK: ("on", "week"), MONTH: ("week", "month"), LATER: ("month",)}.get(
            self.state, ()
        )


def running_terms(actor: Actor, chosen: TermChoice, *, on: date) -> Rows:
    """The running terms of an actor as rows for a list: one statement."""
    return chosen.of(places_of(actor), actor.account_id or 0, days_from(on))


def page_of_terms(actor: Actor, chosen: TermChoice, turn: Turn, *, on: date) -> Page[dict[str, Any]]:
    """One page of them. One statement, prepared once for everybody with the same roles in the same places."""
    days = days_from(on)
    day, pk = turn.key if turn.key is not None else (NO_DATE, 0)
    prepared = _prepared(places_of(actor), chosen, replace(turn, key=None), turn.key is not None)
    rows = prepared.named_rows(
        on=days.on, week=days.week, month=days.month, account=actor.account_id or 0, day=day, pk=pk
    )
    return turn.page_of(rows)


@functools.lru_cache(maxsize=256)
def _prepared(places: Places | None, chosen: TermChoice, turn: Turn, has_key: bool) -> Prepared:
    def build(
        account: int = 0,
        on: date = NO_DATE,
        week: date = NO_DATE,
        month: date = NO_DATE,
        day: date = NO_DATE,
        pk: int = 0,
    ) -> Rows:
        found = chosen.of(places, account, Days(on, week, month))
        return replace(turn, key=(day, pk) if has_key else None).rows_of(found)

    asked: dict[str, type[date] | type[int]] = dict.fromkeys(chosen.edges, date)
    asked |= {"account": int} if chosen.scope == MINE or (places and chosen.scope == TEAM) else {}
    asked |= {"day": date, "pk": int} if has_key else {}
    return Prepared(build, **asked)


def counted(actor: Actor, *, on: date) -> tuple[int, int]:
    """How many running terms of an actor end within a week from a day, and how many ended before it. One statement."""
    terms = RunningTerm.objects.running().visible_to(actor).filter(end__lte=on + timedelta(days=DAYS_OF_REMINDER))
    found = terms.aggregate(soon=Count("pk", filter=Q(end__gte=on)), passed=Count("pk", filter=Q(end__lt=on)))
    return found["soon"], found["passed"]


def link_of(row: dict[str, Any], roles: frozenset[str], account_id: int | None) -> str:
    """The page of a term's record, if it is work of the reader; who only oversees it sees its number and no content."""
    is_own = row["role"] in roles and row["account_id"] in (None, account_id)
    return page_of(row["route"], row["record_id"]) if is_own else ""
