"""Drafts: making a plan, its lines, its key and who takes part, and following a version with the next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.contributions import rules
from regiotoezicht.contributions.invoices.rules import refuse_mixed
from regiotoezicht.contributions.models import Contribution, CostLine, CostPlan, Version
from regiotoezicht.contributions.settling import booked_by, booked_on
from regiotoezicht.contributions.shares import Key, cents_for
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.sharing.agreements.models import Agreement

MOST_LINES = 200


@dataclass(frozen=True)
class Costs:
    """A line of costs without VAT, in cents; of supplied hours the amount follows from minutes and tariff."""

    kind: CostKind
    description: str
    cents: int = 0
    district: District | None = None
    supplied_by: Municipality | None = None
    minutes: int = 0
    tariff_cents: int = 0
    counts_as_payment: bool = False
    vat: Vat = Vat.EXEMPT
    vat_reason: str = ""
    taakveld: str = "1.2"

    @property
    def amount(self) -> int:
        """The costs in cents; half a cent is rounded up."""
        if self.supplied_by is None:
            return self.cents
        return cents_for(self.minutes, self.tariff_cents)


@dataclass(frozen=True)
class Division:
    """How a version is shared; parts of a mix in hundredths of a per cent."""

    key: Key
    mix: Mapping[Key, int]
    reference_date: date | None
    redistribute: bool


@dataclass(frozen=True)
class Treatment:
    """How VAT is treated of lines that say nothing else: by an agreement, or for a reason of its own."""

    vat: Vat
    reason: str = ""
    agreement: Agreement | None = None


@action(permission=rules.PLAN_KEEP, records=rules.PLAN_MADE)
def make_plan(plan: CostPlan, *, actor: Actor, stage: Stage, reference_date: date | None, at: datetime) -> Version:
    """Make the plan of a year, with a first draft in which every municipality of that year takes part."""
    rules.refuse_year(plan.year)
    rules.refuse_stage(None, stage)
    plan.made_at, plan.made_by_id = at, actor.account_id
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError as error:
        raise Refused("plan_there", "Voor dit jaar en dit gebied is er al een kostenplan.", field="year") from error
    version = Version.objects.create(plan=plan, number=1, stage=stage, reference_date=reference_date, made_at=at)
    _take_in(version, {})
    record(rules.PLAN_MADE, plan, actor=actor, at=at, year=plan.year)
    return version


@action(permission=rules.PLAN_KEEP, records=rules.VERSION_MADE)
def follow(before: Version, *, actor: Actor, stage: Stage, at: datetime) -> Version:
    """Begin the next version as a draft: costs, key and participants as they were, promises as they are now."""
    rules.refuse_draft_open(has_draft=Version.objects.filter(plan=before.plan, adopted_at__isnull=True).exists())
    latest = Version.objects.filter(plan=before.plan).order_by("-number")[0]
    if latest.pk != before.pk:
        raise changed_meanwhile("dit kostenplan")
    rules.refuse_stage(Stage(before.stage), stage)
    try:
        with transaction.atomic():
            version = Version.objects.create(
                plan=before.plan,
                number=before.number + 1,
                stage=stage,
                key=before.key,
                mix_inhabitants=before.mix_inhabitants,
                mix_equal=before.mix_equal,
                mix_weights=before.mix_weights,
                reference_date=before.reference_date,
                redistribute=before.redistribute,
                vat=before.vat,
                vat_reason=before.vat_reason,
                vat_agreement_id=before.vat_agreement_id,
                made_at=at,
            )
    except IntegrityError as error:
        raise changed_meanwhile("dit kostenplan") from error
    lines = list(before.lines.order_by("pk"))
    if stage is Stage.SETTLED:
        _begin_settling(lines, booked_by(actor, before.plan.year))
    for line in lines:
        line.pk, line.version = None, version
    CostLine.objects.bulk_create(lines)
    _take_in(version, {row.municipality_id: row for row in before.contributions.all()})
    record(rules.VERSION_MADE, version, actor=actor, at=at, number=version.number, stage=version.stage)
    return version


def _take_in(version: Version, before: Mapping[int, Contribution]) -> None:
    """Give a draft a row for each municipality of its year, with what was chosen for it before."""
    plan = version.plan
    reach = Reach(districts=frozenset({plan.district_id})) if plan.district_id else Reach(region=True)
    Contribution.objects.bulk_create(
        Contribution(version=version, **(before[one.pk].facts if one.pk in before else {"municipality_id": one.pk}))
        for one in municipalities_on(date(plan.year, 1, 1), reach)
    )


def _begin_settling(lines: Collection[CostLine], booked: Mapping[int, int]) -> None:
    """Let lines begin with what was planned, and supplied hours with what was booked; each is to be confirmed."""
    proposed = booked_on(lines, booked)
    for line in lines:
        line.planned_cents, line.planned_minutes, line.confirmed = line.cents, line.minutes, False
        if line.supplied_by_id is not None:
            line.minutes = proposed.get(line.pk, 0)
            line.cents = cents_for(line.minutes, line.tariff_cents)


@action(permission=rules.PLAN_KEEP, records=rules.LINE_SET)
def add_line(version: Version, costs: Costs, *, actor: Actor, token: UUID, at: datetime) -> CostLine:
    """Add a line of costs to a draft; `token` is the mark of the form."""
    _refuse_costs(costs, version)
    hold(version)
    others = list(version.lines.values_list("vat", flat=True))
    if len(others) >= MOST_LINES:
        raise Refused("too_many_lines", f"Een kostenplan heeft ten hoogste {MOST_LINES} regels.")
    refuse_mixed([costs.vat, *map(Vat, others)])
    unplanned = {"planned_cents": 0, "confirmed": True} if version.stage == Stage.SETTLED else {}
    line = CostLine.objects.create(version=version, token=token, **_columns(costs), **unplanned)
    record(rules.LINE_SET, version, actor=actor, at=at, kind=costs.kind.value, cents=costs.amount, line=line.pk)
    return line


@action(permission=rules.PLAN_KEEP, records=rules.LINE_SET)
def change_line(version: Version, line: CostLine, costs: Costs, *, actor: Actor, at: datetime) -> CostLine:
    """Change a line of a draft; a planned line of a settlement is settled instead."""
    rules.refuse_planned(line.planned_cents)
    _refuse_costs(costs, version)
    hold(version)
    refuse_mixed([costs.vat, *map(Vat, version.lines.exclude(pk=line.pk).values_list("vat", flat=True))])
    if not CostLine.objects.filter(pk=line.pk, version=version).update(**_columns(costs)):
        raise changed_meanwhile("deze kostenregel")
    record(rules.LINE_SET, version, actor=actor, at=at, kind=costs.kind.value, cents=costs.amount, line=line.pk)
    return line


@action(permission=rules.PLAN_KEEP, records=rules.LINE_REMOVED)
def remove_line(version: Version, line: CostLine, *, actor: Actor, at: datetime) -> None:
    """Take a line out of a draft; what was planned stays in a settlement."""
    rules.refuse_planned(line.planned_cents)
    hold(version)
    if not CostLine.objects.filter(pk=line.pk, version=version).delete()[0]:
        raise changed_meanwhile("deze kostenregel")
    record(rules.LINE_REMOVED, version, actor=actor, at=at, kind=line.kind, cents=line.cents, line=line.pk)


@action(permission=rules.PLAN_KEEP, records=rules.KEY_SET)
def choose_key(version: Version, division: Division, *, actor: Actor, at: datetime) -> Version:
    """Choose by what a draft is shared."""
    rules.refuse_key(division.key, division.mix, reference_date=division.reference_date)
    mix = division.mix if division.key is Key.MIXED else {}
    hold(
        version,
        key=division.key,
        mix_inhabitants=mix.get(Key.INHABITANTS, 0),
        mix_equal=mix.get(Key.EQUAL, 0),
        mix_weights=mix.get(Key.WEIGHTS, 0),
        reference_date=division.reference_date,
        redistribute=division.redistribute,
    )
    record(rules.KEY_SET, version, actor=actor, at=at, key=division.key.value)
    return version


@action(permission=rules.PLAN_KEEP, records=rules.VAT_SET)
def choose_vat(version: Version, treatment: Treatment, *, actor: Actor, at: datetime) -> Version:
    """Choose how VAT is treated in a draft. Lines that followed follow again; one with another treatment keeps it."""
    refuse_personal_text(treatment.reason, field="vat_reason")
    rules.refuse_groundless(treatment.vat, treatment.reason, follows_agreement=treatment.agreement is not None)
    before, reason = version.vat, treatment.reason.strip()
    hold(version, vat=treatment.vat, vat_reason=reason, vat_agreement=treatment.agreement)
    followed = version.lines.filter(vat=before, vat_reason="").update(vat=treatment.vat)
    refuse_mixed([Vat(vat) for vat in version.lines.values_list("vat", flat=True)])
    record(rules.VAT_SET, version, actor=actor, at=at, vat=treatment.vat.value, lines=followed)
    version.refresh_from_db()
    return version


@action(permission=rules.PLAN_KEEP, records=rules.TAKING_PART_SET)
def set_taking_part(
    version: Version,
    *,
    actor: Actor,
    taking_part: Collection[int],
    weights: Mapping[int, Decimal],
    order_numbers: Mapping[int, str],
    at: datetime,
) -> Version:
    """Say which municipalities take part in a draft, and their weights and purchase order numbers; by municipality."""
    hold(version)
    rows = list(version.contributions.all())
    if not any(row.municipality_id in taking_part for row in rows):
        raise Refused("no_participants", "Kies ten minste één gemeente die meedoet.")
    for row in rows:
        row.participates = row.municipality_id in taking_part
        row.weight = weights.get(row.municipality_id, row.weight)
        row.order_number = order_numbers.get(row.municipality_id, row.order_number)
    for number in {row.order_number for row in rows if row.order_number}:
        refuse_personal_text(number, field="order_numbers")
    Contribution.objects.bulk_update(rows, ["participates", "weight", "order_number"])
    count = sum(row.participates for row in rows)
    record(rules.TAKING_PART_SET, version, actor=actor, at=at, taking_part=count)
    return version


@action(permission=rules.PLAN_KEEP, records=rules.VERSION_DROPPED)
def drop(version: Version, *, actor: Actor, at: datetime) -> bool:
    """Throw a draft away; a plan of which it was the only version goes too. Answers whether the plan is still there."""
    record(rules.VERSION_DROPPED, version, actor=actor, at=at, number=version.number)
    if not Version.objects.filter(pk=version.pk, adopted_at__isnull=True).delete()[0]:
        raise changed_meanwhile("dit concept")
    plan = CostPlan.objects.filter(pk=version.plan_id)
    if plan.filter(versions__isnull=False).exists():
        return True
    plan.delete()
    return False


def hold(version: Version, **changes: object) -> None:
    """Change a draft and hold it until the unit ends, so that nobody adopts it meanwhile; part of an action."""
    rules.refuse_adopted(is_draft=version.is_draft)
    draft = Version.objects.filter(pk=version.pk, adopted_at__isnull=True)
    if not draft.update(**(changes or {"number": version.number})):
        raise changed_meanwhile("dit concept")


def _refuse_costs(costs: Costs, version: Version) -> None:
    for field in ("description", "vat_reason"):
        refuse_personal_text(getattr(costs, field), field=field)
    if costs.vat != version.vat and costs.vat in (Vat.EXEMPT, Vat.OUTSIDE):  # without VAT for a reason of its own
        rules.refuse_groundless(costs.vat, costs.vat_reason, follows_agreement=False)
    if costs.supplied_by is not None and not (costs.minutes and costs.tariff_cents):
        raise Refused("no_hours", "Vul bij geleverde uren het aantal uren en het tarief in.", field="hours")
    if costs.district is not None and version.plan.district_id is not None:
        raise Refused(
            "one_district",
            "Dit kostenplan is van één district; een regel geldt altijd voor dat district.",
            field="district",
        )
    if costs.counts_as_payment and costs.supplied_by is None:
        raise Refused(
            "nobody_supplies",
            "Kies de gemeente die de uren levert; alleen dan telt het als betaling.",
            field="supplied_by",
        )
    if costs.supplied_by is not None and costs.cents and costs.cents != costs.amount:
        raise Refused("two_amounts", "Laat het bedrag leeg: het volgt uit de uren en het tarief.", field="cents")
    if costs.amount <= 0:
        raise Refused("no_amount", "Vul een bedrag in dat groter is dan nul.", field="cents")
    if costs.amount > rules.MOST_CENTS:
        raise Refused("too_large", "Dit bedrag is te groot; kijk het na.", field="cents")
    if (
        costs.counts_as_payment
        and not version.contributions.filter(municipality=costs.supplied_by, participates=True).exists()
    ):
        raise Refused(
            "no_party",
            "Deze gemeente doet niet mee in dit kostenplan; haar uren kunnen dan niet als betaling tellen.",
            field="supplied_by",
        )


def _columns(costs: Costs) -> dict[str, object]:
    return {
        "kind": costs.kind,
        "description": costs.description,
        "district": costs.district,
        "cents": costs.amount,
        "supplied_by": costs.supplied_by,
        "minutes": costs.minutes if costs.supplied_by else 0,
        "tariff_cents": costs.tariff_cents if costs.supplied_by else 0,
        "counts_as_payment": costs.counts_as_payment,
        "vat": costs.vat,
        "vat_reason": costs.vat_reason.strip(),
        "taakveld": costs.taakveld,
    }
