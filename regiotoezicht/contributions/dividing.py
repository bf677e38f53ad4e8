"""From a version to a division: which municipalities share, by what, under which caps. Reads, and writes nothing."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from django.db.models import Sum

from regiotoezicht.contributions.models import Contribution, CostLine, CostPlan, Promise, Version
from regiotoezicht.contributions.models.promises import PromiseQuerySet
from regiotoezicht.contributions.rules import cap_in, refuse_without_numbers, without_vat
from regiotoezicht.contributions.shares import Division, Key, Party, Plan, divide, rounded
from regiotoezicht.contributions.vat import vat_on
from regiotoezicht.contributions.vocabulary import Vat
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.counting import Merger, mergers, population
from regiotoezicht.organisation.models import Municipality


class Asked(NamedTuple):
    """What is asked of a municipality, in cents."""

    costs: int = 0
    vat: int = 0


@dataclass(frozen=True)
class Ground:
    """All that a division of a version rests on. Money in cents; weights and promises by id of the municipality.

    `elsewhere` is what other plans of the year ask of those to whom something was promised.
    """

    year: int
    total_cents: int
    vat_cents: int
    key: Key
    mix: Mapping[Key, Fraction]
    reference_date: date | None
    redistribute: bool
    municipalities: Sequence[Municipality]
    absent: frozenset[int]
    weights: Mapping[int, Fraction]
    promises: Mapping[int, Promise]
    in_kind: Mapping[int, int]
    merged: Sequence[Merger]
    elsewhere: Mapping[int, Asked]

    @property
    def counts_inhabitants(self) -> bool:
        """Whether the key looks at inhabitants."""
        return self.key is Key.INHABITANTS or (self.key is Key.MIXED and bool(self.mix.get(Key.INHABITANTS)))


@dataclass(frozen=True)
class Outcome:
    """A division with what it rests on, and the amounts per municipality."""

    ground: Ground
    plan: Plan
    division: Division
    rows: Sequence["Row"]

    @property
    def mark(self) -> str:
        """By what is told whether somebody saw this division or another: the same amounts have the same mark."""
        amounts = [(row.municipality.code, row.uncapped_cents, row.cents, row.to_pay_cents) for row in self.rows]
        whole = (self.ground.total_cents, self.ground.vat_cents, amounts)
        return hashlib.sha256(repr(whole).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Row:
    """What one municipality pays, in cents, and by what it counts."""

    municipality: Municipality
    participates: bool
    inhabitants: int | None
    weight: Fraction
    cap_cents: int | None
    uncapped_cents: int
    cents: int
    is_capped: bool
    vat_cents: int
    in_kind_cents: int
    promise: Promise | None
    elsewhere_cents: int

    @property
    def to_pay_cents(self) -> int:
        """What is left to pay in money, VAT included."""
        return self.cents + self.vat_cents - self.in_kind_cents


def costs_of(lines: Collection[CostLine], year: int) -> tuple[int, int]:
    """The costs and the VAT on them, in cents."""
    first = date(year, 1, 1)
    return sum(line.cents for line in lines), sum(vat_on(line.cents, Vat(line.vat), first) for line in lines)


def ground_of(version: Version, lines: Collection[CostLine] | None = None) -> Ground:
    """What the division of a draft rests on now; `lines` are its lines when they were read already."""
    lines = list(version.lines.all()) if lines is None else lines
    rows = list(version.contributions.select_related("municipality"))
    merged = mergers(date(version.plan.year, 1, 1))
    total, vat = costs_of(lines, version.plan.year)
    in_kind: dict[int, int] = {}
    for line in lines:
        if line.supplied_by_id is not None and line.counts_as_payment:
            in_kind[line.supplied_by_id] = in_kind.get(line.supplied_by_id, 0) + line.cents
    promises = promises_in(version.plan.year, [row.municipality for row in rows], merged)
    return Ground(
        year=version.plan.year,
        total_cents=total,
        vat_cents=vat,
        key=Key(version.key),
        mix=version.fractions,
        reference_date=version.reference_date,
        redistribute=version.redistribute,
        municipalities=[row.municipality for row in rows],
        absent=frozenset(row.municipality_id for row in rows if not row.participates),
        weights={row.municipality_id: Fraction(row.weight) for row in rows},
        promises=promises,
        in_kind=in_kind,
        merged=merged,
        elsewhere=asked_elsewhere(version.plan, promises) if promises else {},
    )


def asked_elsewhere(plan: CostPlan, municipalities: Collection[int]) -> dict[int, Asked]:
    """What the other plans of a year ask of these municipalities, each by its last adopted version."""
    others = Contribution.objects.standing_in(plan.year).exclude(version__plan=plan)
    rows = others.filter(municipality__in=municipalities).order_by().values("municipality")
    return {
        row["municipality"]: Asked(row["costs"], row["vat"])
        for row in rows.annotate(costs=Sum("cents"), vat=Sum("vat_cents"))
    }


def promises_in(year: int, municipalities: Collection[Municipality], merged: Sequence[Merger]) -> dict[int, Promise]:
    """The promise that holds for each municipality in a year: its own, or one out of those behind it."""
    behind = promises_behind(year, municipalities, merged, Promise.objects.all())
    return {
        pk: found[0] if found[0].municipality_id == pk else _together(found, pk, year) for pk, found in behind.items()
    }


def promises_behind(
    year: int, municipalities: Collection[Municipality], merged: Sequence[Merger], among: PromiseQuerySet
) -> dict[int, list[Promise]]:
    """The promises, `among` those given, by which each municipality is held in a year.

    A merged municipality keeps its own. One that is new, made of others, has without its own what was promised to all
    of them together; to one that was there before and took others in, what was promised to those says nothing.
    """
    rows = among.in_year(year).select_related("municipality").order_by("from_year", "pk")
    held = {one.municipality_id: one for one in rows}
    before: dict[int, list[Merger]] = {}
    for one in merged:
        before.setdefault(one.successor, []).append(one)
    exists_since = {one.predecessor: one.existed_since for one in merged}
    exists_since |= {one.pk: one.valid_from for one in municipalities}

    def behind(pk: int) -> list[Promise]:
        parts = before.get(pk, [])
        if pk in held or not parts or any(exists_since[pk] < one.on for one in parts):
            return [held[pk]] if pk in held else []
        found = [behind(one.predecessor) for one in parts]
        return [promise for each in found for promise in each] if all(found) else []

    return {one.pk: found for one in municipalities if (found := behind(one.pk))}


def _together(promises: Sequence[Promise], municipality_id: int, year: int) -> Promise:
    """One promise, never stored, out of those to the municipalities that merged: the amounts of this year together.

    Where they differ it is read in favour of who was promised: VAT within it, and holding without others.
    """
    return Promise(
        municipality_id=municipality_id,
        cents=sum(cap_in(one.cents, one.index, year - one.from_year) for one in promises),
        from_year=year,
        includes_vat=any(one.includes_vat for one in promises),
        holds_without_others=any(one.holds_without_others for one in promises),
        source="; ".join(one.source for one in promises),
        promised_date=max(one.promised_date for one in promises),
    )


def cap_of(ground: Ground, municipality_id: int) -> int | None:
    """What a municipality pays at most, in cents without VAT; None without a promise, and when its promise ends with
    others taking no part. A promise is one for all plans of a year: what others ask already is gone from it.
    """
    promise = ground.promises.get(municipality_id)
    if promise is None or (ground.absent and not promise.holds_without_others):
        return None
    cents = cap_in(promise.cents, promise.index, ground.year - promise.from_year)
    asked = ground.elsewhere.get(municipality_id, Asked())
    if promise.includes_vat:
        left = max(0, cents - asked.costs - asked.vat)
        return without_vat(left, costs_cents=ground.total_cents, vat_cents=ground.vat_cents)
    return max(0, cents - asked.costs)


def outcome_of(ground: Ground) -> Outcome:
    """The division of these costs.

    Raises Refused when nobody takes part, there is nothing to share by, or a number of inhabitants is missing.
    """
    inhabitants: dict[int, int] = {}
    if ground.counts_inhabitants:
        if ground.reference_date is None:
            raise Refused("reference_date", "Kies de peildatum van de inwonertallen waarnaar wordt verdeeld.")
        found = population(ground.municipalities, ground.reference_date, ground.merged)
        missing = [one.name for one in found.missing if one.pk not in ground.absent]
        refuse_without_numbers(missing, ground.reference_date)
        inhabitants = found.counts
    parties = [
        Party(
            code=one.code,
            inhabitants=inhabitants.get(one.pk, 0),
            weight=ground.weights.get(one.pk, Fraction(0)),
            cap_cents=cap_of(ground, one.pk),
            participates=one.pk not in ground.absent,
        )
        for one in ground.municipalities
    ]
    plan = Plan(ground.total_cents, ground.key, parties, ground.mix, ground.redistribute, ground.year)
    division = divide(plan)
    return Outcome(ground, plan, division, _rows(ground, division, parties, inhabitants))


def _rows(
    ground: Ground, division: Division, parties: Sequence[Party], inhabitants: Mapping[int, int]
) -> Sequence[Row]:
    paid = {share.code: share.cents for share in division.shares if share.cents}
    vat = ground.vat_cents * division.covered_cents // ground.total_cents if ground.total_cents else 0
    vat_of = rounded(vat, paid) if paid else {}
    return [
        Row(
            municipality=one,
            participates=party.participates,
            inhabitants=inhabitants.get(one.pk),
            weight=party.weight,
            cap_cents=party.cap_cents,
            uncapped_cents=share.uncapped_cents,
            cents=share.cents,
            is_capped=share.capped,
            vat_cents=vat_of.get(share.code, 0),
            in_kind_cents=ground.in_kind.get(one.pk, 0),
            promise=ground.promises.get(one.pk),
            elsewhere_cents=ground.elsewhere.get(one.pk, Asked()).costs,
        )
        for one, party, share in zip(ground.municipalities, parties, division.shares, strict=True)
    ]
