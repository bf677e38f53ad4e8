"""The actions of a plan: who does what and when, how far it is, and what waits for what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.actions.plans.making import hold_open
from regiotoezicht.programme.models import ActionStep, Dependency, Plan, PlanAction, Product
from regiotoezicht.programme.models.owned import Place, refuse_owner_at
from regiotoezicht.programme.vocabulary import Progress


@dataclass(frozen=True)
class Planned:
    """What an action says: for which product, by which function in which place, between which days."""

    product: Product
    title: str
    role: Role
    place: Place
    from_date: date
    until_date: date

    @property
    def columns(self) -> dict[str, object]:
        """The same as fields of the row."""
        return {
            "product": self.product,
            "title": self.title,
            "role": self.role,
            "municipality": self.place if isinstance(self.place, Municipality) else None,
            "district": self.place if isinstance(self.place, District) else None,
            "from_date": self.from_date,
            "until_date": self.until_date,
        }


@dataclass(frozen=True)
class Stride:
    """To which state an action goes, how far it is then, and why; `seen` is the state that was on the page."""

    to: Progress
    seen: Progress
    percent: int | None = None
    remark: str = ""


@action(permission=rules.KEEP, records=plan_rules.ACTION_SET)
def add_action(made: PlanAction, *, actor: Actor, at: datetime) -> PlanAction:
    """Add an action to a product; a policy officer those of her own municipality. It gets the next number."""
    plan = made.product.workstream.goal.plan
    place = made.municipality or made.district
    _refuse(plan, Planned(made.product, made.title, Role(made.role), place, made.from_date, made.until_date))
    if not Plan.objects.open().filter(pk=plan.pk).update(last_number=F("last_number") + 1):
        raise Refused("plan_closed", "Dit plan is afgesloten; er verandert niets meer aan.")
    made.number = Plan.objects.values_list("last_number", flat=True).get(pk=plan.pk)
    if made.number > plan_rules.MOST_ACTIONS:
        raise Refused("too_many", f"Een plan heeft ten hoogste {plan_rules.MOST_ACTIONS} acties.")
    made.recorded_at = at
    made.save(force_insert=True)
    _record_set(made, actor=actor, at=at)
    return made


@action(permission=rules.KEEP, records=plan_rules.ACTION_SET)
def change_action(held: PlanAction, planned: Planned, *, actor: Actor, at: datetime) -> PlanAction:
    """Change what an action says. Who hands it to another place needs the right there too."""
    plan = held.product.workstream.goal.plan
    _refuse(plan, planned)
    if not actor.may(rules.KEEP, PlanAction(**planned.columns)):
        raise NotAllowed(rules.KEEP.code)
    hold_open(plan)
    if not PlanAction.objects.filter(pk=held.pk).update(**planned.columns):
        raise changed_meanwhile("deze actie")
    for name, value in planned.columns.items():
        setattr(held, name, value)
    _record_set(held, actor=actor, at=at)
    return held


def _record_set(held: PlanAction, *, actor: Actor, at: datetime) -> None:
    role, until = Role(held.role).value, held.until_date.isoformat()
    record(plan_rules.ACTION_SET, held, actor=actor, at=at, number=held.number, role=role, until=until)


def _refuse(plan: Plan, planned: Planned) -> None:
    refuse_personal_text(planned.title, field="title")
    refuse_owner_at(planned.role, planned.place)
    plan_rules.refuse_period(planned.from_date, planned.until_date, within=(plan.from_date, plan.until_date))
    if planned.product.workstream.goal.plan_id != plan.pk:
        raise Refused("other_plan", "Dit product hoort bij een ander plan.", field="product")


@action(permission=rules.KEEP, records=plan_rules.ACTION_MOVED)
def move_action(held: PlanAction, stride: Stride, *, actor: Actor, token: UUID, at: datetime) -> PlanAction:
    """Record how an action stands: its state, how far it is, and why."""
    refuse_personal_text(stride.remark, field="remark")
    hold_open(held.product.workstream.goal.plan)
    plan_rules.refuse_progress(stride.seen, stride.to)
    plan_rules.refuse_without_remark(stride.to, stride.remark)
    percent = plan_rules.percent_at(stride.to, stride.percent, held.percent)
    if not PlanAction.objects.filter(pk=held.pk, state=stride.seen).update(state=stride.to, percent=percent):
        raise changed_meanwhile("deze actie")
    held.state, held.percent = stride.to, percent
    ActionStep.objects.create(
        action=held,
        state=stride.to,
        percent=percent,
        remark=stride.remark,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    facts = {"from_state": stride.seen.value, "to_state": stride.to.value}
    record(plan_rules.ACTION_MOVED, held, actor=actor, at=at, number=held.number, percent=percent, **facts)
    return held


@action(permission=rules.KEEP, records=plan_rules.DEPENDENCY_ADDED)
def add_need(held: PlanAction, needed: PlanAction, *, actor: Actor, at: datetime) -> None:
    """Let an action wait for another of its plan; refused when that one waits for it already, by whatever way."""
    plan = held.product.workstream.goal.plan
    hold_open(plan)
    rows = Dependency.objects.filter(action__product__workstream__goal__plan=plan)
    edges: dict[int, set[int]] = defaultdict(set)
    for action_number, needed_number in rows.values_list("action__number", "needed__number"):
        edges[action_number].add(needed_number)
    plan_rules.refuse_cycle(edges, held.number, needed.number)
    if needed.number in edges[held.number]:
        raise Refused("waits", "Deze actie wacht daar al op.", field="needs")
    if needed.product.workstream.goal.plan_id != plan.pk:
        raise Refused("other_plan", "Deze actie hoort bij een ander plan.", field="needs")
    Dependency.objects.create(action=held, needed=needed)
    record(plan_rules.DEPENDENCY_ADDED, held, actor=actor, at=at, number=held.number, needs=needed.number)


@action(permission=rules.KEEP, records=plan_rules.DEPENDENCY_REMOVED)
def remove_need(held: PlanAction, needed: PlanAction, *, actor: Actor, at: datetime) -> None:
    """Let an action no longer wait for another."""
    hold_open(held.product.workstream.goal.plan)
    if not Dependency.objects.filter(action=held, needed=needed).delete()[0]:
        raise changed_meanwhile("deze actie")
    record(plan_rules.DEPENDENCY_REMOVED, held, actor=actor, at=at, number=held.number, needs=needed.number)
