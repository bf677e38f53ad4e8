"""The plans, a version with its division, and how one contribution came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import billing_queries, queries, rules
from regiotoezicht.contributions.dividing import Outcome, costs_of, ground_of, outcome_of
from regiotoezicht.contributions.invoices.rules import DETAILS_KEEP
from regiotoezicht.contributions.models import Contribution, CostLine, Version
from regiotoezicht.contributions.sentences import explain, quota
from regiotoezicht.contributions.shares import Key, Party
from regiotoezicht.contributions.vat import vat_on
from regiotoezicht.contributions.views.pages import version_for
from regiotoezicht.contributions.vocabulary import Stage, Vat
from regiotoezicht.core.export import download, workbook
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.counting import Merger, mergers
from regiotoezicht.organisation.models import Municipality


def plans(request: ActorRequest) -> HttpResponse:
    """The plans with their versions; a controller or policy officer of a municipality sees her own amount beside it."""
    actor = request.actor
    need(actor, rules.TOTALS_READ)
    found = queries.plans_for(actor)
    versions: list[Any] = [version for plan in found for version in plan.versions.all()]
    own = queries.own_contributions(actor, versions, actor.reach(rules.SHARE_READ))
    for version in versions:
        version.own = own.get(version.pk, [])
    context = {
        "plans": found,
        "may_keep": bool(actor.reach(rules.PLAN_KEEP)),
        "reads": bool(actor.reach(rules.SHARE_READ)),
        "keeps_details": bool(actor.reach(DETAILS_KEEP)),
    }
    return render(request, "contributions/list.html", context)


def version(request: ActorRequest, pk: int) -> HttpResponse:
    """A version: costs, key, the division and what stays open. Who may not read plans sees adopted totals alone."""
    actor = request.actor
    shown = version_for(request, pk)
    if not actor.reach(rules.PLAN_READ):
        return _totals(request, shown)
    lines: list[Any] = list(shown.lines.select_related("district", "supplied_by"))
    for line in lines:
        line.vat_cents = vat_on(line.cents, Vat(line.vat), date(shown.plan.year, 1, 1))
    may_keep = bool(actor.reach(rules.PLAN_KEEP))
    others = list(Version.objects.visible_to(actor).filter(plan=shown.plan).exclude(pk=shown.pk).order_by("number"))
    latest = all(other.number < shown.number for other in others)
    context: dict[str, Any] = {
        "version": shown,
        "plan": shown.plan,
        "lines": lines,
        "costs": costs_of(lines, shown.plan.year),
        "may_keep": may_keep,
        "may_follow": may_keep and latest and not shown.is_draft and bool(rules.NEXT[Stage(shown.stage)]),
        "others": others,
        "settles": _settles(lines) if shown.stage == Stage.SETTLED else None,
    }
    context |= _division(shown, lines)
    if context["rows"]:
        context["uncovered_vat"] = context["costs"][1] - context["vat_sum"]
        context["uncovered_whole"] = context["uncovered"] + context["uncovered_vat"]
    context["held_back"] = _held_back(context["rows"]) if context.get("uncovered") else []
    if others and not hasattr(shown, "billing"):
        context["to_ask"] = _to_ask(shown, context["rows"])
    return render(request, "contributions/version.html", context)


@dataclass(frozen=True)
class Asked:
    """What a municipality pays by a version beside what was asked before, in cents."""

    municipality: Municipality
    to_pay_cents: int
    earlier_cents: int

    @property
    def left_cents(self) -> int:
        """What is still to ask; below zero to give back."""
        return self.to_pay_cents - self.earlier_cents


@dataclass(frozen=True)
class Held:
    """What a promise leaves open of what the key gives, in cents; below zero what a municipality takes over."""

    municipality: Municipality
    uncapped_cents: int
    cents: int

    @property
    def open_cents(self) -> int:
        """What stays open."""
        return self.uncapped_cents - self.cents


def _held_back(rows: Any) -> list[Held]:
    """Every municipality that pays other than the key gives; together that is what nobody pays."""
    return [
        Held(row.municipality, row.uncapped_cents, row.cents)
        for row in rows
        if row.participates and row.uncapped_cents != row.cents
    ]


def _to_ask(shown: Version, rows: Any) -> dict[str, Any] | None:
    """What letters of this version would ask and give back, beside what was asked before; None when nothing was."""
    earlier = billing_queries.asked_before(shown)
    if not earlier or not rows:
        return None
    told = [
        Asked(row.municipality, row.to_pay_cents, earlier.get(row.municipality.pk, 0))
        for row in rows
        if row.to_pay_cents or row.municipality.pk in earlier
    ]
    return {
        "rows": told,
        "earlier": sum(earlier.values()),
        "left": sum(row.left_cents for row in told),
        "more": sum(row.left_cents for row in told if row.left_cents > 0),
        "back": -sum(row.left_cents for row in told if row.left_cents < 0),
    }


def _settles(lines: Sequence[CostLine]) -> dict[str, int]:
    """What was planned of all lines of a settlement together, and how much more was spent."""
    planned = sum(line.planned_cents or 0 for line in lines)
    return {"planned": planned, "difference": sum(line.difference_cents for line in lines)}


def _division(shown: Version, lines: list[CostLine]) -> dict[str, Any]:
    """The amounts: those that were adopted, or what a draft would give now, or why it gives nothing yet."""
    if not shown.is_draft:
        rows: Any = list(shown.contributions.select_related("municipality"))
        return {"rows": rows, "uncovered": shown.uncovered_cents, "covered": shown.covered_cents, **_sums(rows)}
    try:
        outcome = outcome_of(ground_of(shown, lines))
    except Refused as refusal:
        return {"refusal": refusal.sentence, "rows": ()}
    return {
        "rows": outcome.rows,
        "uncovered": outcome.division.uncovered_cents,
        "covered": outcome.division.covered_cents,
        "explanation": in_words(outcome),
        **_sums(outcome.rows),
    }


def _sums(rows: Any) -> dict[str, int]:
    return {
        "vat_sum": sum(row.vat_cents for row in rows),
        "in_kind_sum": sum(row.in_kind_cents for row in rows),
        "to_pay_sum": sum(row.to_pay_cents for row in rows),
        "inhabitants_sum": sum(row.inhabitants or 0 for row in rows if row.participates),
    }


def in_words(outcome: Outcome) -> list[str]:
    """The division in sentences, with the names of municipalities."""
    names = {one.code: one.name for one in outcome.ground.municipalities}
    return explain(outcome.plan, outcome.division, names)


def _totals(request: ActorRequest, shown: Version) -> HttpResponse:
    """What every municipality pays by an adopted version: its total and nothing more."""
    rows = queries.totals_of(shown)
    own = set(Contribution.objects.visible_to(request.actor).filter(version=shown).values_list("pk", flat=True))
    return render(request, "contributions/totals.html", {"version": shown, "rows": rows, "own": own})


def contribution(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """How the contribution of one municipality came about, step by step."""
    actor = request.actor
    need(actor, rules.SHARE_READ)
    shown = version_for(request, pk)
    row = get_object_or_404(
        Contribution.objects.visible_to(actor).filter(version=shown).select_related("municipality"),
        municipality__code=code,
    )
    lines = list(shown.lines.all())
    merged: Sequence[Merger]
    if shown.is_draft:
        ground = ground_of(shown, lines)
        merged = ground.merged
        try:
            outcome = outcome_of(ground)
        except Refused as refusal:
            raise Http404 from refusal
        line: Any = next(one for one in outcome.rows if one.municipality.pk == row.municipality_id)
        whole = queries.together((one.inhabitants or 0, one.weight) for one in outcome.rows if one.participates)
        total, uncovered = outcome.ground.total_cents, outcome.division.uncovered_cents
    else:
        line, total, uncovered = row, shown.total_cents, shown.uncovered_cents
        whole = queries.whole_of(shown)
        merged = mergers(date(shown.plan.year, 1, 1))
    promises = queries.promises_of(actor, row.municipality, shown.plan.year, merged)
    supplied = [one for one in lines if one.supplied_by_id == row.municipality_id and one.counts_as_payment]
    numbers = queries.numbers_of(row.municipality, shown, merged)
    context = {
        "version": shown,
        "row": line,
        "municipality": row.municipality,
        "whole": int(whole[Key.INHABITANTS]),
        "total": total,
        "uncovered": uncovered,
        "promises": promises,
        "supplied": supplied,
        "numbers": numbers,
        "reckoned": _reckoned(shown, line, total, whole),
        "requests": billing_queries.requests_of(shown, row.municipality, actor),
    }
    return render(request, "contributions/contribution.html", context)


def _reckoned(shown: Version, line: Any, total: int, whole: Mapping[Key, Fraction]) -> str:
    """How the amount by the key is reckoned; empty for who takes no part."""
    if not line.participates:
        return ""
    of = Party(line.municipality.code, line.inhabitants or 0, Fraction(line.weight))
    return quota(total, Key(shown.key), shown.fractions, of, whole)


def export(request: ActorRequest, pk: int) -> HttpResponse:
    """An adopted version as a spreadsheet: the costs and the contributions."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    shown = version_for(request, pk)
    if shown.is_draft:
        raise Http404
    return download(workbook(queries.pages_of(shown)), f"bijdragen-{shown.plan.year}-versie-{shown.number}.xlsx")


def hours(request: ActorRequest, pk: int) -> HttpResponse:
    """Planned against used hours of the municipalities that supply them."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    shown = version_for(request, pk)
    rows = queries.planned_hours(actor, shown)
    return render(request, "contributions/hours.html", {"version": shown, "rows": rows})
