"""The night puts warnings on the worklist before an amount lapses."""

from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.night import night_work
from regiotoezicht.enforcement.collection import rules
from regiotoezicht.enforcement.night import warn_of_lapse
from regiotoezicht.worklist.models import Task
from tests.enforcement.collection.conftest import BREACH, LAPSES, Collector
from tests.enforcement.conftest import on


def warned(actor: AccountActor) -> list[str]:
    tasks = Task.objects.open().visible_to(actor).filter(kind__startswith="enforcement.lapse")
    return [task.kind for task in tasks]


def test_each_warning_comes_on_its_day_and_takes_the_place_of_the_earlier(
    breached: Collector, anna: AccountActor, chris: AccountActor
) -> None:
    assert warn_of_lapse(on(LAPSES - timedelta(days=91))) == 0
    for left, kind in ((90, rules.TASK_LAPSE_90), (30, rules.TASK_LAPSE_30), (7, rules.TASK_LAPSE_7)):
        night = on(LAPSES - timedelta(days=left))
        assert (warn_of_lapse(night), warn_of_lapse(night)) == (1, 0)
        assert warned(anna) == [kind]
    assert warn_of_lapse(on(LAPSES + timedelta(days=1))) == 1
    assert warned(anna) == [rules.TASK_LAPSED]
    assert warned(chris) == []


def test_what_was_paid_or_interrupted_warns_no_more(breached: Collector, anna: AccountActor) -> None:
    breached.forfeit(BREACH + timedelta(days=1))
    night = on(LAPSES - timedelta(days=10))
    warn_of_lapse(night)
    breached.pay(250_000, LAPSES - timedelta(days=10))
    (task,) = Task.objects.open().filter(kind=rules.TASK_LAPSE_30)
    assert task.due_date == LAPSES + timedelta(days=1)  # that of the second amount
    breached.pay(250_000, LAPSES - timedelta(days=10), number=2)
    assert warned(anna) == []
    assert warn_of_lapse(night) == 0


def test_it_is_work_of_the_night(breached: Collector, anna: AccountActor) -> None:
    (work,) = [one for one in night_work() if one.code == "enforcement.lapse"]
    assert work.run(on(LAPSES - timedelta(days=7))) == 1
    assert warned(anna) == [rules.TASK_LAPSE_7]
