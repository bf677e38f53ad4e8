"""What the writes of the programme cost in statements."""

from datetime import date
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.models import Subject
from regiotoezicht.programme.vocabulary import Item, Organ, State
from tests.conftest import NOW
from tests.programme.conftest import PASSED
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
