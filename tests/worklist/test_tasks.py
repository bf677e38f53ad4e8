"""Tasks: set and finished by the rooms above, seen by the role that does the work."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.paging import turn_of
from regiotoezicht.organisation.models import Municipality, Record
from regiotoezicht.signals.models import Signal
from regiotoezicht.worklist.actions import Work, add_task, add_tasks, finish_all_tasks, finish_tasks
from regiotoezicht.worklist.kinds import declare, sentence_of, url_of
from regiotoezicht.worklist.models import NO_DATE, Task
from regiotoezicht.worklist.queries import LATE, TaskChoice, open_tasks, page_of_tasks
from regiotoezicht.worklist.queries import TODAY as DUE_TODAY
from regiotoezicht.worklist.rules import working_days_after
from tests.conftest import NOW, TODAY, Hire

KIND = "signals.decide"
Records = Callable[..., Record]


@pytest.fixture
def a_record(db: None) -> Records:
    """Any record of a matter in a municipality; here a signal."""

    def a_record(municipality: Municipality, dossier: str = "KEN-2026-00001") -> Record:
        return Signal.objects.create(
            token=uuid4(),
            dossier=dossier,
            municipality=municipality,
            district=municipality.district,
            source="partner",
            channel="phone",
            categories=" nuisance ",
            received_at=NOW,
            registered_at=NOW,
            place_kind="unknown",
        )

    return a_record


def put(record: Record, actor: AccountActor, role: Role, **more: object) -> Task:
    with unit():
        return add_task(record, kind=KIND, role=role, actor=actor, at=NOW, **more)  # type: ignore[arg-type]  # passed on


def test_a_task_is_seen_by_its_role_in_its_municipality_and_by_nobody_else(
    a_record: Records, beverwijk: Municipality, bram: AccountActor, anna: AccountActor, chris: AccountActor, hire: Hire
) -> None:
    task = put(a_record(beverwijk), bram, Role.LAWYER)
    assert list(Task.objects.visible_to(anna)) == [task]
    stranger = hire("Coen", Role.COORDINATOR, chris.account.employee.employer)  # type: ignore[union-attr]  # hired
    assert not Task.objects.visible_to(chris)
    assert not Task.objects.visible_to(bram)
    assert not Task.objects.visible_to(stranger)


def test_a_task_for_the_coordinator_reaches_every_municipality_of_the_district(
    a_record: Records, beverwijk: Municipality, haarlem: Municipality, alkmaar: Municipality, bram: AccountActor
) -> None:
    near = [put(a_record(place), bram, Role.COORDINATOR) for place in (beverwijk, haarlem)]
    put(a_record(alkmaar, "NHN-2026-00001"), bram, Role.COORDINATOR)
    assert list(Task.objects.visible_to(bram).order_by("pk")) == near


def test_a_task_for_one_account_is_hers_alone(
    a_record: Records, beverwijk: Municipality, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    task = put(a_record(beverwijk), bram, Role.SUPERVISOR, account=sara.account)
    assert list(Task.objects.visible_to(sara)) == [task]
    assert not Task.objects.visible_to(tom)


def test_a_task_for_supervisors_in_general_is_a_mistake(
    a_record: Records, beverwijk: Municipality, bram: AccountActor
) -> None:
    with pytest.raises(ValueError, match="names her account"):
        put(a_record(beverwijk), bram, Role.SUPERVISOR)


def test_a_kind_that_no_room_declared_is_a_mistake(
    a_record: Records, beverwijk: Municipality, bram: AccountActor
) -> None:
    with unit(), pytest.raises(ValueError, match="no room declares"):
        add_task(a_record(beverwijk), kind="nothing.here", role=Role.LAWYER, actor=bram, at=NOW)
    with pytest.raises(ValueError, match="declared twice"):
        declare(KIND, "Nog eens", "signals:detail")
    assert sentence_of("nothing.here") == "nothing.here"
    assert url_of("nothing.here", 3) == ""


def test_work_about_many_records_is_on_the_log_of_each_and_costs_one_statement(
    a_record: Records,
    beverwijk: Municipality,
    haarlem: Municipality,
    bram: AccountActor,
    sara: AccountActor,
    tom: AccountActor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    records = [a_record(beverwijk), a_record(haarlem, "KEN-2026-00002")]
    works = [Work(record, KIND, Role.SUPERVISOR, one.account, TODAY) for record in records for one in (sara, tom)]
    with unit(), django_assert_num_queries(1):
        tasks = add_tasks(works, actor=bram, at=NOW)
    assert [(task.dossier, task.account, task.due_date) for task in tasks] == [
        ("KEN-2026-00001", sara.account, TODAY),
        ("KEN-2026-00001", tom.account, TODAY),
        ("KEN-2026-00002", sara.account, TODAY),
        ("KEN-2026-00002", tom.account, TODAY),
    ]
    other = put(records[0], bram, Role.COORDINATOR, due_date=TODAY)
    with unit(), django_assert_num_queries(1):
        assert finish_all_tasks(records, kinds=[KIND, "signals.plan"], actor=bram, at=NOW, account=sara.account) == 2
    assert {task.pk for task in Task.objects.open()} == {tasks[1].pk, tasks[3].pk, other.pk}
    with unit():
        assert finish_all_tasks(records, kinds=[KIND], actor=bram, at=NOW) == 3
    told = Event.objects.filter(type="worklist.tasks_finished").order_by("number")
    assert [(event.dossier, event.facts["kind"], event.facts["tasks"]) for event in told] == [
        ("KEN-2026-00001", KIND, 1),
        ("KEN-2026-00002", KIND, 1),
        ("KEN-2026-00001", KIND, 2),
        ("KEN-2026-00002", KIND, 1),
    ]
    assert Event.objects.filter(type="worklist.task_added").count() == 5


def test_without_work_nothing_is_asked(bram: AccountActor, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with unit(), django_assert_num_queries(0):
        assert add_tasks([], actor=bram, at=NOW) == []
        assert finish_all_tasks([], kinds=[KIND], actor=bram, at=NOW) == 0


def test_finished_work_is_gone_from_the_worklist_and_on_the_log(
    a_record: Records, beverwijk: Municipality, bram: AccountActor
) -> None:
    record = a_record(beverwijk)
    task = put(record, bram, Role.COORDINATOR)
    with unit():
        assert finish_tasks(record, kind=KIND, actor=bram, at=NOW) == 1
    with unit():
        assert finish_tasks(record, kind=KIND, actor=bram, at=NOW) == 0
    task.refresh_from_db()
    assert (task.done_at, task.done_by) == (NOW, bram.account)
    assert not Task.objects.open().visible_to(bram)
    assert list(Event.objects.order_by("number").values_list("type", "dossier")) == [
        ("worklist.task_added", "KEN-2026-00001"),
        ("worklist.tasks_finished", "KEN-2026-00001"),
    ]


def test_what_is_late_and_what_is_for_today_are_told_apart(
    a_record: Records, beverwijk: Municipality, bram: AccountActor
) -> None:
    record = a_record(beverwijk)
    late = put(record, bram, Role.COORDINATOR, due_date=date(2026, 3, 23))
    due = put(record, bram, Role.COORDINATOR, due_date=TODAY)
    some_day = put(record, bram, Role.COORDINATOR)
    assert _shown(bram, TaskChoice(state=LATE)) == [late.pk]
    assert _shown(bram, TaskChoice(state=DUE_TODAY)) == [due.pk]
    assert _shown(bram, TaskChoice()) == [late.pk, due.pk, some_day.pk]
    some_day.refresh_from_db()
    assert some_day.sort_date == NO_DATE
    assert not some_day.is_late(TODAY)
    assert late.is_late(TODAY)


def _shown(actor: AccountActor, chosen: TaskChoice, **turn: str) -> list[int]:
    """The tasks on a page, which are those that the same choice lists without pages."""
    page = page_of_tasks(actor, chosen, turn_of(Task, order="sort_date", **turn), on=TODAY)
    shown = [row["pk"] for row in page.rows]
    if not turn:
        whole = list(open_tasks(actor, chosen, on=TODAY).order_by("sort_date", "pk"))
        assert page.rows == whole[: len(shown)]
    return shown


def test_a_page_starts_after_the_last_row_of_the_page_before_it(
    a_record: Records, beverwijk: Municipality, bram: AccountActor
) -> None:
    record = a_record(beverwijk)
    days = [date(2026, 3, 23), TODAY, TODAY, None]
    first, second, third, fourth = [put(record, bram, Role.COORDINATOR, due_date=day).pk for day in days]
    assert _shown(bram, TaskChoice(), after=f"{TODAY}|{second}") == [third, fourth]
    assert _shown(bram, TaskChoice(), before=f"{TODAY}|{third}") == [first, second]
    assert _shown(bram, TaskChoice(state=DUE_TODAY), after=f"{TODAY}|{second}") == [third]


@pytest.mark.parametrize("key", ["", "niets", f"{TODAY}|{10**30}", f"{TODAY}|-1", "31-02-2026|1"])
def test_a_key_that_makes_no_sense_shows_the_first_page(
    a_record: Records, beverwijk: Municipality, bram: AccountActor, key: str
) -> None:
    task = put(a_record(beverwijk), bram, Role.COORDINATOR)
    assert _shown(bram, TaskChoice(), after=key) == [task.pk]


def test_a_page_of_somebody_else_is_never_shown_from_memory(
    a_record: Records,
    beverwijk: Municipality,
    alkmaar: Municipality,
    bram: AccountActor,
    sara: AccountActor,
    tom: AccountActor,
    chris: AccountActor,
) -> None:
    record = a_record(beverwijk)
    for_sara = put(record, bram, Role.SUPERVISOR, account=sara.account)
    for_tom = put(record, bram, Role.SUPERVISOR, account=tom.account)
    for_chris = put(a_record(alkmaar, "NHN-2026-00001"), bram, Role.LAWYER)
    assert _shown(sara, TaskChoice()) == [for_sara.pk]
    assert _shown(tom, TaskChoice()) == [for_tom.pk]
    assert _shown(chris, TaskChoice()) == [for_chris.pk]
    assert _shown(bram, TaskChoice()) == []


def test_two_working_days_skip_the_weekend_and_the_easter_holidays() -> None:
    assert working_days_after(date(2026, 3, 24), 2) == date(2026, 3, 26)
    assert working_days_after(date(2026, 3, 27), 2) == date(2026, 3, 31)
    assert working_days_after(date(2026, 4, 2), 2) == date(2026, 4, 8)
