"""What the writes of the programme cost in statements."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Step, groups, hearings, plans, transfers, triangles
from regiotoezicht.programme.models import (
    Goal,
    GroupAction,
    Hearing,
    Product,
    Subject,
    TransferItem,
    Triangle,
    WorkingGroup,
)
from regiotoezicht.programme.triangle_queries import seats_mark
from regiotoezicht.programme.vocabulary import Direction, Item, Organ, Part, PlanKind, Progress, State, Transfer
from tests.conftest import NOW
from tests.programme.conftest import PASSED
from tests.programme.test_plans import begin, deed
from tests.statements import costs, fresh


def test_recording(omar: AccountActor, sara: AccountActor, beverwijk: Municipality) -> None:
    actor, day = fresh(omar), date(2026, 2, 1)
    with costs("record what a municipality arranged"):
        made = actions.arrange(beverwijk, Item.DPIA, actor=actor, on=day, reference="D 1", token=uuid4(), at=NOW)
    actor = fresh(omar)
    with costs("withdraw what a municipality arranged"):
        actions.withdraw(made, actor=actor, at=NOW)
    actor, employee = fresh(omar), sara.account.employee
    assert employee is not None
    with costs("record what an employee passed"):
        held = actions.certify(employee, PASSED, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(omar)
    with costs("withdraw what an employee passed"):
        actions.withdraw_certificate(held, actor=actor, at=NOW)


def test_deciding(omar: AccountActor, paul: AccountActor, beverwijk: Municipality) -> None:
    actor = fresh(paul)
    with costs("add a subject to decide on"):
        what = actions.add_subject(
            Subject(title="Uitvoeringsplan", organ=Organ.COLLEGE, token=uuid4()), actor=actor, at=NOW
        )
    for seen, to in ((State.NOT_YET, State.PROPOSED), (State.PROPOSED, State.ADOPTED)):
        step = Step(to, date(2026, 2, 1), "C 1", seen)
        actor, token = fresh(omar), uuid4()
        if to is State.PROPOSED:
            actions.move(beverwijk, what, step, actor=actor, token=token, at=NOW)
            continue
        with costs("bring a decision one step further"):
            held = actions.move(beverwijk, what, step, actor=actor, token=token, at=NOW)
    last = held.steps.last()
    assert last is not None
    actor = fresh(omar)
    with costs("take back a step of a decision"):
        actions.undo(held, last.pk, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("close a subject to decide on"):
        actions.close_subject(what, actor=actor, at=NOW)


def test_deciding_together(paul: AccountActor) -> None:
    places = list(Municipality.objects.filter(district__code="KEN"))
    asked = Subject(title="Werkwijze", organ=Organ.TRIANGLE, token=uuid4())
    what, day = actions.add_subject(asked, actor=paul, at=NOW), date(2026, 2, 1)
    actor, seating = fresh(paul), triangles.Seating(places[:6], day, seats_mark())
    with costs("begin a triangle"):
        held = triangles.begin_triangle(Triangle(name="Driehoek", token=uuid4()), seating, actor=actor, at=NOW)
    actor, seating = fresh(paul), triangles.Seating(places[3:], day, seats_mark())
    with costs("change a triangle"):
        triangles.change_triangle(held, seating, name="Driehoek", actor=actor, at=NOW)
    seen = dict.fromkeys((one.pk for one in places[3:]), State.NOT_YET)
    actor, step = fresh(paul), triangles.SharedStep(State.PROPOSED, day, "C 1", seen)
    with costs("bring a decision one step further in a triangle"):
        triangles.move_together(held, what, step, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(paul)
    with costs("end a triangle"):
        triangles.end_triangle(held, actor=actor, at=NOW)


def test_planning(paul: AccountActor) -> None:
    actor = fresh(paul)
    with costs("begin a plan from its starter"):
        plan = begin(actor)
    goal = Goal.objects.filter(plan=plan)[0]
    actor, token = fresh(paul), uuid4()
    with costs("add a part to a plan"):
        made = plans.add_part(plan, Part.WORKSTREAM, goal, title="Spoor", token=token, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("change a part of a plan"):
        plans.change_part(plan, Part.WORKSTREAM, made.pk, goal, title="Werkspoor", actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("take a part out of a plan"):
        plans.remove_part(plan, Part.WORKSTREAM, made.pk, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("change a plan"):
        plans.change_plan(plan, plans.PlanFacts("Plan", plan.from_date, plan.until_date), actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("close a plan"):
        plans.close_plan(plan, actor=actor, at=NOW)


def test_measuring(paul: AccountActor) -> None:
    plan = begin(paul)
    goal = Goal.objects.filter(plan=plan)[0]
    aimed = plans.Aimed(goal, "Bezoeken", "bezoeken", Direction.UP, Decimal(10), plan.until_date)
    actor, token, day = fresh(paul), uuid4(), date(2026, 2, 1)
    with costs("add an indicator"):
        held = plans.add_indicator(plan, aimed, actor=actor, token=token, at=NOW)
    actor = fresh(paul)
    with costs("change an indicator"):
        plans.change_indicator(plan, held, aimed, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("record a measurement"):
        row = plans.measure(held, Decimal(4), on=day, source="Jaarbericht", token=uuid4(), actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("withdraw a measurement"):
        plans.withdraw_measurement(held, row.pk, actor=actor, at=NOW)
    other, actor = plans.add_indicator(plan, aimed, actor=paul, token=uuid4(), at=NOW), fresh(paul)
    with costs("take away an indicator"):
        plans.remove_indicator(plan, other, actor=actor, at=NOW)


def test_doing(paul: AccountActor, omar: AccountActor, beverwijk: Municipality) -> None:
    plan, actor = begin(paul), fresh(omar)
    product = Product.objects.select_related("workstream__goal__plan").filter(workstream__goal__plan=plan)[0]
    with costs("add an action to a plan"):
        one = deed(plan, actor, beverwijk, "Een", product)
    two = deed(plan, omar, beverwijk, "Twee", product)
    planned = plans.Planned(product, "Drie", Role.LAWYER, beverwijk, one.from_date, one.until_date)
    actor = fresh(omar)
    with costs("change an action of a plan"):
        plans.change_action(one, planned, actor=actor, at=NOW)
    actor = fresh(omar)
    with costs("bring an action of a plan further"):
        stride = plans.Stride(Progress.BUSY, Progress.PLANNED, 10)
        plans.move_action(one, stride, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(omar)
    with costs("let an action wait for another"):
        plans.add_need(one, two, actor=actor, at=NOW)
    actor = fresh(omar)
    with costs("let an action no longer wait"):
        plans.remove_need(one, two, actor=actor, at=NOW)


def test_paying_for_care(paul: AccountActor) -> None:
    plan, line = begin(paul, kind=PlanKind.TRAFFICKING), plans.Costs(2026, "Piket", "gemeenten", 100)
    contract = plans.Contract("Stichting Zorg", "Zorg", "Z 1", plan.from_date, plan.until_date)
    actor, token = fresh(paul), uuid4()
    with costs("record a contract for care"):
        made = plans.add_contract(plan, contract, actor=actor, token=token, at=NOW)
    actor = fresh(paul)
    with costs("withdraw a contract for care"):
        plans.withdraw_contract(plan, made.pk, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("add a line to the budget of a plan"):
        held = plans.add_costs(plan, line, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(paul)
    with costs("change a line of the budget of a plan"):
        plans.change_costs(plan, held.pk, line, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("take a line out of the budget of a plan"):
        plans.remove_costs(plan, held.pk, actor=actor, at=NOW)


def test_meeting_in_groups(paul: AccountActor, omar: AccountActor, beverwijk: Municipality) -> None:
    asked = WorkingGroup(name="ICT", assignment="Eisen", from_date=date(2026, 1, 5), token=uuid4())
    actor, day = fresh(paul), date(2026, 2, 1)
    with costs("begin a working group"):
        group = groups.begin_group(asked, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("change a working group"):
        groups.change_group(group, name="ICT", assignment="Eisen", actor=actor, at=NOW)
    seat = {"organisation": "GGD", "function": "adviseur", "from_date": day}
    actor = fresh(paul)
    with costs("add a member of a working group"):
        member = groups.add_member(group, **seat, token=uuid4(), actor=actor, at=NOW)  # type: ignore[arg-type]
    actor = fresh(paul)
    with costs("record that a member left"):
        groups.remove_member(group, member.pk, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("add a meeting of a working group"):
        met = groups.plan_meeting(group, on=day, agenda="Eisen", token=uuid4(), actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("change a meeting of a working group"):
        groups.change_meeting(group, met, on=day, agenda="Anders", actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("record what a working group decided"):
        held = groups.decide_in_group(group, met, text="Een model.", token=uuid4(), actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("withdraw what a working group decided"):
        groups.withdraw_group_decision(group, held.pk, actor=actor, at=NOW)
    line = GroupAction(title="Eisen", role=Role.LAWYER, municipality=beverwijk, until_date=day, token=uuid4())
    actor = fresh(paul)
    with costs("add a line to an action list"):
        groups.add_group_action(group, line, actor=actor, at=NOW)
    actor = fresh(omar)
    with costs("finish a line of an action list"):
        groups.finish_group_action(line, actor=actor, at=NOW)
    actor = fresh(omar)
    with costs("open a line of an action list again"):
        groups.reopen_group_action(line, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("end a working group"):
        groups.end_group(group, actor=actor, at=NOW)


def test_hearing(paul: AccountActor) -> None:
    asked = Hearing(organisation="Vereniging", date=date(2026, 2, 1), subject="Werkwijze", said="Goed.", token=uuid4())
    actor = fresh(paul)
    with costs("record that an organisation was heard"):
        held = hearings.hear(asked, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("record what was done with it"):
        hearings.answer_hearing(held, on=date(2026, 3, 1), done_with="Opgenomen.", actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("withdraw that an organisation was heard"):
        hearings.withdraw_hearing(held, actor=actor, at=NOW)


def test_taking_over(paul: AccountActor) -> None:
    item = TransferItem(kind="businesses", title="Register", token=uuid4())
    actor = fresh(paul)
    with costs("list what the police had"):
        transfers.list_item(item, actor=actor, at=NOW)
    verdict = transfers.Verdict(Transfer.TAKEN, "wpg-20", "B 1", date(2026, 2, 1))
    actor = fresh(paul)
    with costs("decide on what the police had"):
        transfers.decide_item(item, verdict, actor=actor, at=NOW)
    actor = fresh(paul)
    with costs("open what the police had again"):
        transfers.reopen_item(item, actor=actor, at=NOW)
