"""Making a plan, from a starter or empty; its goals, workstreams and products; closing it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, models, transaction
from django.db.models import F, ProtectedError

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.models import Dependency, Goal, Indicator, Plan, PlanAction, Product, Workstream
from regiotoezicht.programme.starters import STARTERS, TEAMS, acts_of
from regiotoezicht.programme.vocabulary import Part, PlanKind

PARTS: dict[Part, tuple[type[models.Model], str, type[models.Model]]] = {
    Part.GOAL: (Goal, "plan", Plan),
    Part.WORKSTREAM: (Workstream, "goal", Goal),
    Part.PRODUCT: (Product, "workstream", Workstream),
}
"""Of each part its model, the field of what it stands under, and the model of that."""
PLAN_OF: dict[Part, str] = {Part.GOAL: "plan", Part.WORKSTREAM: "goal__plan", Part.PRODUCT: "workstream__goal__plan"}
"""How each part leads to its plan."""


@dataclass(frozen=True)
class PlanFacts:
    """What a plan is called and when it runs."""

    title: str
    from_date: date
    until_date: date


@action(permission=rules.PLAN_KEEP, records=plan_rules.PLAN_MADE)
def make_plan(plan: Plan, *, actor: Actor, with_starter: bool, at: datetime) -> Plan:
    """Begin a plan, empty or with the subjects of its starter. Refused while one of its kind is open."""
    refuse_personal_text(plan.title, field="title")
    plan_rules.refuse_period(plan.from_date, plan.until_date)
    plan.recorded_at = at
    if Plan.objects.open().filter(kind=plan.kind).exists():
        sentence = "Er loopt al een plan van deze soort. Sluit dat eerst af, of werk daarin verder."
        raise Refused("plan_open", sentence, field="kind")
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError as error:  # somebody began one at the same moment
        raise changed_meanwhile("de lijst van plannen") from error
    acts = _copy_starter(plan, at) if with_starter else 0
    record(plan_rules.PLAN_MADE, plan, actor=actor, at=at, kind=plan.kind, actions=acts)
    return plan


def _copy_starter(plan: Plan, at: datetime) -> int:
    """Copy the starter of the kind of a plan into it; answers how many actions that makes."""
    aims = STARTERS[PlanKind(plan.kind)]
    goals = Goal.objects.bulk_create(Goal(plan=plan, title=aim.title, token=uuid4()) for aim in aims)
    Indicator.objects.bulk_create(
        Indicator(
            goal=goal,
            name=name,
            unit=unit,
            direction=way,
            target=target,
            target_date=_day(plan, month),
            token=uuid4(),
        )
        for goal, aim in zip(goals, aims, strict=True)
        for name, unit, way, target, month in aim.indicators
    )
    streams = [(goal, one) for goal, aim in zip(goals, aims, strict=True) for one in aim.streams]
    strands = Workstream.objects.bulk_create(Workstream(goal=g, title=one.title, token=uuid4()) for g, one in streams)
    made = [(strand, one) for strand, (_, stream) in zip(strands, streams, strict=True) for one in stream.products]
    products = Product.objects.bulk_create(Product(workstream=w, title=one.title, token=uuid4()) for w, one in made)
    teams = list(District.objects.order_by("name"))
    rows = [
        (act.key, place, product, act)
        for product, (_, one) in zip(products, made, strict=True)
        for act in one.acts
        for place in (teams if act.role is TEAMS else [None])
    ]
    held = PlanAction.objects.bulk_create(
        PlanAction(
            product=product,
            number=number,
            title=act.title,
            role=act.role,
            district=place,
            from_date=_day(plan, act.start),
            until_date=_day(plan, act.end, days=-1),
            token=uuid4(),
            recorded_at=at,
        )
        for number, (_, place, product, act) in enumerate(rows, start=1)
    )
    _wait_as_in_starter(plan, held, [key for key, *_ in rows])
    Plan.objects.filter(pk=plan.pk).update(last_number=len(held))
    return len(held)


def _wait_as_in_starter(plan: Plan, held: list[PlanAction], keys: list[str]) -> None:
    """Let actions wait as the starter says; in a district for what is done there and for what the region does."""
    needs = {act.key: act.needs for act in acts_of(PlanKind(plan.kind))}

    def waits() -> Iterator[Dependency]:
        for key, one in zip(keys, held, strict=True):
            for other_key, other in zip(keys, held, strict=True):
                same = one.district_id is None or other.district_id is None or one.district_id == other.district_id
                if other_key in needs[key] and same:
                    yield Dependency(action=one, needed=other)

    Dependency.objects.bulk_create(waits())


def _day(plan: Plan, month: int, days: int = 0) -> date:
    """A number of months and days after the start of a plan, but not after its end."""
    return min(plan.from_date + relativedelta(months=month, days=days), plan.until_date)


@action(permission=rules.PLAN_KEEP, records=plan_rules.PLAN_CHANGED)
def change_plan(plan: Plan, facts: PlanFacts, *, actor: Actor, at: datetime) -> None:
    """Change the title and the days of an open plan; its actions stay within."""
    refuse_personal_text(facts.title, field="title")
    plan_rules.refuse_period(facts.from_date, facts.until_date)
    hold_open(plan)
    within = PlanAction.objects.filter(product__workstream__goal__plan=plan)
    if within.filter(from_date__lt=facts.from_date).exists():
        raise Refused("action_outside", "Er is een actie die eerder begint dan deze datum.", field="from_date")
    if within.filter(until_date__gt=facts.until_date).exists():
        raise Refused("action_outside", "Er is een actie die later gereed is dan deze datum.", field="until_date")
    Plan.objects.filter(pk=plan.pk).update(title=facts.title, from_date=facts.from_date, until_date=facts.until_date)
    record(plan_rules.PLAN_CHANGED, plan, actor=actor, at=at, kind=plan.kind)


@action(permission=rules.PLAN_KEEP, records=plan_rules.PLAN_CLOSED)
def close_plan(plan: Plan, *, actor: Actor, at: datetime) -> None:
    """Close a plan: it can still be read, and no longer changed. A next one of its kind may then begin."""
    if not Plan.objects.open().filter(pk=plan.pk).update(closed_at=at):
        raise changed_meanwhile("dit plan")
    record(plan_rules.PLAN_CLOSED, plan, actor=actor, at=at, kind=plan.kind)


@action(permission=rules.PLAN_KEEP, records=plan_rules.PART_SET)
def add_part(
    plan: Plan, part: Part, under: models.Model, *, actor: Actor, title: str, token: UUID, at: datetime
) -> models.Model:
    """Add a goal, workstream or product under the plan or under what it belongs to."""
    model, field, _ = PARTS[part]
    refuse_personal_text(title, field="title")
    hold_open(plan)
    if model._default_manager.filter(**{PLAN_OF[part]: plan}).count() >= plan_rules.MOST_PARTS:
        raise Refused("too_many", f"Een plan heeft ten hoogste {plan_rules.MOST_PARTS} onderdelen van één soort.")
    made = model._default_manager.create(**{field: under, "title": title, "token": token})
    record(plan_rules.PART_SET, plan, actor=actor, at=at, part=part.value)
    return made


@action(permission=rules.PLAN_KEEP, records=plan_rules.PART_SET)
def change_part(
    plan: Plan, part: Part, pk: int, under: models.Model, *, actor: Actor, title: str, at: datetime
) -> None:
    """Change the title of a part, or bring it under another."""
    model, field, _ = PARTS[part]
    refuse_personal_text(title, field="title")
    hold_open(plan)
    if not model._default_manager.filter(pk=pk, **{PLAN_OF[part]: plan}).update(**{field: under, "title": title}):
        raise changed_meanwhile("dit onderdeel")
    record(plan_rules.PART_SET, plan, actor=actor, at=at, part=part.value)


@action(permission=rules.PLAN_KEEP, records=plan_rules.PART_REMOVED)
def remove_part(plan: Plan, part: Part, pk: int, *, actor: Actor, at: datetime) -> None:
    """Take away a part under which nothing stands."""
    hold_open(plan)
    held = PARTS[part][0]._default_manager.filter(pk=pk, **{PLAN_OF[part]: plan}).first()
    if held is None:
        raise changed_meanwhile("dit onderdeel")
    try:
        with transaction.atomic():
            held.delete()
    except ProtectedError as error:
        sentence = f"Onder dit {part.label} staat nog iets. Haal dat eerst weg of breng het ergens anders onder."
        raise Refused("not_empty", sentence) from error
    record(plan_rules.PART_REMOVED, plan, actor=actor, at=at, part=part.value)


def hold_open(plan: Plan) -> None:
    """Hold a plan until the unit ends, so that of two who change it the second sees the first. Refused once closed.

    This is part of an action.
    """
    if not Plan.objects.open().filter(pk=plan.pk).update(last_number=F("last_number")):
        raise Refused("plan_closed", "Dit plan is afgesloten; er verandert niets meer aan.")
