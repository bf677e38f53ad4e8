"""Changing a planned round: moving, cancelling, replacing, adding and dropping, by the same rules as planning."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.db import transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections import actions, queries
from regiotoezicht.inspections.models import Round, Visit, VisitDwelling
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, PlaceKind, Source, Status
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.inspections.conftest import EVENING, TOMORROW, Plan, ToControl, at_permit, employee_of, on_signal, own_choice

Designate = Callable[..., Designation]
LATER = TOMORROW + timedelta(days=7)
SICK = ReplaceReason.ABSENT


@pytest.fixture
def changes(bram: AccountActor, sara: AccountActor, noor: AccountActor) -> dict[str, Callable[..., object]]:
    """Every way to change a round, as the actor given, on the version seen."""

    def kwargs(actor: AccountActor, seen: int | None) -> dict[str, object]:
        return {"actor": actor, "at": NOW, "seen": seen}

    def moved(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        return actions.move(tour, actor=actor, at=NOW, seen=seen, date=LATER, start_time=EVENING, minutes=120)

    def cancelled(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        return actions.cancel(tour, actor=actor, at=NOW, seen=seen, reason=CancelReason.SAFETY)

    def replaced(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        leaving = employee_of(sara)
        return actions.replace_member(
            tour, actor=actor, at=NOW, seen=seen, leaving=leaving, coming=employee_of(noor), reason=SICK
        )

    def joined(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        return actions.add_member(tour, actor=actor, at=NOW, seen=seen, coming=employee_of(noor))

    def added(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        visit = own_choice(tour.municipalities.get())
        return actions.add_visits(tour, actor=actor, at=NOW, seen=seen, visits=[visit])

    def dropped(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        visit = tour.visits.order_by("sequence").last()
        assert visit is not None
        return actions.drop_visit(tour, actor=actor, at=NOW, seen=seen, visit=visit)

    def reordered(tour: Round, actor: AccountActor = bram, seen: int | None = None) -> object:
        return actions.reorder(tour, actor=actor, at=NOW, seen=seen, order=[])

    known = (moved, cancelled, replaced, joined, added, dropped, reordered)
    return {change.__name__: change for change in known}


CHANGES = ("moved", "cancelled", "replaced", "joined", "added", "dropped", "reordered")


def refused(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught, transaction.atomic():
        call()
    return caught.value


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_works_once_and_not_on_a_version_that_is_gone(
    tour: Round, changes: dict[str, Callable[..., object]], name: str
) -> None:
    stale = Round.objects.get(pk=tour.pk)
    events = Event.objects.count()
    changes[name](tour, seen=1)
    assert Event.objects.count() > events
    assert Round.objects.get(pk=tour.pk).version == 2
    assert refused(lambda: changes["reordered"](stale)).code == "changed_meanwhile"
    assert refused(lambda: changes["reordered"](Round.objects.get(pk=tour.pk), seen=1)).code in (
        "changed_meanwhile",
        "round_closed",
    )


@pytest.mark.parametrize("name", CHANGES)
def test_of_two_planners_who_change_at_once_the_second_is_told(
    tour: Round, changes: dict[str, Callable[..., object]], name: str
) -> None:
    stale = Round.objects.select_related("district").get(pk=tour.pk)
    changes["reordered"](tour)
    assert refused(lambda: changes[name](stale)).code == "changed_meanwhile"
    assert Round.objects.get(pk=tour.pk).version == 2


@pytest.mark.parametrize("name", CHANGES)
def test_only_the_coordinator_of_the_district_changes_a_round(
    tour: Round,
    changes: dict[str, Callable[..., object]],
    sara: AccountActor,
    anna: AccountActor,
    coen: AccountActor,
    name: str,
) -> None:
    for actor in (sara, anna, coen):
        with pytest.raises(NotAllowed):
            changes[name](tour, actor)
    assert Round.objects.get(pk=tour.pk).version == 1


@pytest.mark.parametrize("status", [RoundStatus.DONE, RoundStatus.CANCELLED])
@pytest.mark.parametrize("name", CHANGES)
def test_a_round_that_is_over_is_not_changed(
    tour: Round, changes: dict[str, Callable[..., object]], name: str, status: RoundStatus
) -> None:
    Round.objects.filter(pk=tour.pk).update(status=status)
    tour.refresh_from_db()
    assert refused(lambda: changes[name](tour)).code in ("round_closed", "round_move")


def test_moving_asks_again_who_is_designated_and_free(plan: Plan, bram: AccountActor, tom: AccountActor) -> None:
    first, second = plan(), plan(date=LATER)
    clash = refused(lambda: actions.move(first, actor=bram, at=NOW, date=LATER, start_time=time(20, 0), minutes=60))
    assert clash.code == "double_booked"
    Designation.objects.filter(employee=employee_of(tom)).update(until_date=LATER)
    late = refused(lambda: actions.move(first, actor=bram, at=NOW, date=LATER, start_time=time(9, 0), minutes=60))
    assert "Tom in Beverwijk" in late.sentence
    past = TODAY - timedelta(days=1)
    gone = refused(lambda: actions.move(first, actor=bram, at=NOW, date=past, start_time=EVENING, minutes=60))
    assert gone.code == "date_in_past"
    assert second.is_open


def test_a_moved_round_does_not_clash_with_itself_and_its_tasks_move_along(
    tour: Round, bram: AccountActor, sara: AccountActor
) -> None:
    actions.move(tour, actor=bram, at=NOW, date=TOMORROW, start_time=time(20, 0), minutes=240)
    actions.move(tour, actor=bram, at=NOW, date=LATER, start_time=time(20, 0), minutes=240)
    due = list(Task.objects.open().visible_to(sara).values_list("due_date", flat=True))
    assert due == [LATER, LATER]
    assert Event.objects.filter(type="inspections.round_moved", dossier=tour.visits.first().dossier).count() == 2  # type: ignore[union-attr]  # it has visits


def test_a_round_under_way_is_not_moved_or_cancelled(tour: Round, bram: AccountActor) -> None:
    Round.objects.filter(pk=tour.pk).update(status=RoundStatus.UNDER_WAY)
    tour.refresh_from_db()
    moving = refused(lambda: actions.move(tour, actor=bram, at=NOW, date=LATER, start_time=EVENING, minutes=60))
    assert moving.code == "round_under_way"
    cancelling = refused(lambda: actions.cancel(tour, actor=bram, at=NOW, reason=CancelReason.SAFETY))
    assert cancelling.code == "round_move"


def test_cancelling_frees_the_signal_and_ends_every_right(
    plan: Plan, signal: Signal, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    tour = plan(on_signal(signal))
    actions.cancel(tour, actor=bram, at=NOW, reason=CancelReason.PARTNER)
    signal.refresh_from_db()
    assert signal.status == Status.TRIAGED
    assert tour.visits.get().status == VisitStatus.CANCELLED
    for supervisor in (sara, tom):
        assert not Round.objects.visible_to(supervisor).exists()
        assert not Visit.objects.visible_to(supervisor).exists()
        assert not Signal.objects.readable_by(supervisor).exists()
        assert not Task.objects.open().visible_to(supervisor).exists()
    assert plan(on_signal(signal)).pk


def test_a_sick_supervisor_is_replaced_and_loses_every_right(
    plan: Plan,
    home_signal: Signal,
    beverwijk: Municipality,
    bram: AccountActor,
    sara: AccountActor,
    tom: AccountActor,
    noor: AccountActor,
    designate: Designate,
) -> None:
    tour = plan(on_signal(home_signal))
    designate(noor, beverwijk)
    actions.replace_member(tour, actor=bram, at=NOW, leaving=employee_of(sara), coming=employee_of(noor), reason=SICK)
    assert {member.employee.name for member in queries.members_of(tour)} == {"Tom", "Noor"}
    for there in (tom, noor):
        assert Round.objects.visible_to(there).exists()
        assert VisitDwelling.objects.visible_to(there).exists()
        assert Signal.objects.readable_by(there).exists()
        assert Task.objects.open().visible_to(there).count() == 1
    assert not Round.objects.visible_to(sara).exists()
    assert not VisitDwelling.objects.visible_to(sara).exists()
    assert not Signal.objects.readable_by(sara).exists()
    assert not Task.objects.open().visible_to(sara).exists()


def test_who_was_replaced_may_come_back(
    tour: Round, bram: AccountActor, sara: AccountActor, noor: AccountActor
) -> None:
    for leaving, coming in ((sara, noor), (noor, sara)):
        actions.replace_member(
            tour, actor=bram, at=NOW, leaving=employee_of(leaving), coming=employee_of(coming), reason=SICK
        )
    assert Round.objects.visible_to(sara).exists()
    assert not Round.objects.visible_to(noor).exists()


def test_the_replacement_obeys_the_rules_of_planning(
    plan: Plan, bram: AccountActor, sara: AccountActor, tom: AccountActor, noor: AccountActor, designate: Designate
) -> None:
    tour = plan()
    beverwijk = tour.municipalities.get()

    def replace(coming: AccountActor) -> object:
        return actions.replace_member(
            tour, actor=bram, at=NOW, leaving=employee_of(sara), coming=employee_of(coming), reason=SICK
        )

    refusal = refused(lambda: replace(noor))
    assert (refusal.code, refusal.field) == ("not_designated", "coming")
    assert "Noor in Beverwijk" in refusal.sentence
    assert refused(lambda: replace(tom)).code == "already_in_round"
    designate(noor, beverwijk)
    assert replace(noor)


def test_a_replacement_who_is_in_another_round_is_refused(
    plan: Plan,
    bram: AccountActor,
    sara: AccountActor,
    noor: AccountActor,
    hire: Hire,
    designate: Designate,
    beverwijk: Municipality,
) -> None:
    tour, other = plan(), hire("Omar", Role.SUPERVISOR, beverwijk)
    for supervisor in (noor, other):
        designate(supervisor, beverwijk)
    plan(members=[employee_of(noor), employee_of(other)])
    refusal = refused(
        lambda: actions.replace_member(
            tour, actor=bram, at=NOW, leaving=employee_of(sara), coming=employee_of(noor), reason=SICK
        )
    )
    assert refusal.code == "double_booked"


def test_without_a_replacement_the_coordinator_is_asked_to_find_one(
    tour: Round, bram: AccountActor, sara: AccountActor, noor: AccountActor
) -> None:
    actions.replace_member(tour, actor=bram, at=NOW, leaving=employee_of(sara), coming=None, reason=SICK)
    task = Task.objects.open().visible_to(bram).get()
    assert (task.kind, task.due_date, task.url) == (
        "inspections.replace",
        TOMORROW,
        f"/rondes/van-bezoek/{task.record_id}/",
    )
    first = Visit.objects.get(pk=task.record_id)
    actions.drop_visit(tour, actor=bram, at=NOW, visit=first)
    assert Task.objects.open().visible_to(bram).get().record_id != first.pk
    actions.add_member(tour, actor=bram, at=NOW, coming=employee_of(noor))
    assert not Task.objects.open().visible_to(bram).exists()
    assert Visit.objects.visible_to(noor).count() == 1


def test_somebody_who_is_not_in_the_round_cannot_be_replaced(
    tour: Round, bram: AccountActor, noor: AccountActor
) -> None:
    refusal = refused(
        lambda: actions.replace_member(tour, actor=bram, at=NOW, leaving=employee_of(noor), coming=None, reason=SICK)
    )
    assert refusal.code == "changed_meanwhile"


def test_an_added_visit_comes_last_and_is_open_to_the_round(
    tour: Round, bram: AccountActor, sara: AccountActor, permit: Permit
) -> None:
    [made] = actions.add_visits(tour, actor=bram, at=NOW, visits=[at_permit(permit)])
    assert made.sequence == 3
    assert Visit.objects.visible_to(sara).filter(pk=made.pk).exists()


def test_a_visit_in_a_municipality_without_designation_is_not_added(
    tour: Round, bram: AccountActor, haarlem: Municipality
) -> None:
    refusal = refused(lambda: actions.add_visits(tour, actor=bram, at=NOW, visits=[own_choice(haarlem)]))
    assert refusal.sentence.endswith("Sara in Haarlem; Tom in Haarlem.")


def test_dropping_frees_the_signal_and_the_municipality(
    plan: Plan,
    signal: Signal,
    bram: AccountActor,
    sara: AccountActor,
    tom: AccountActor,
    haarlem: Municipality,
    designate: Designate,
) -> None:
    for supervisor in (sara, tom):
        designate(supervisor, haarlem)
    tour = plan(own_choice(haarlem), on_signal(signal))
    actions.drop_visit(tour, actor=bram, at=NOW, visit=tour.visits.get(signal=signal))
    signal.refresh_from_db()
    assert signal.status == Status.TRIAGED
    assert list(tour.municipalities.all()) == [haarlem]
    assert Visit.objects.visible_to(sara).count() == 1
    assert not Signal.objects.readable_by(sara).exists()


def test_the_last_visit_is_not_dropped(plan: Plan, bram: AccountActor) -> None:
    tour = plan()
    refusal = refused(lambda: actions.drop_visit(tour, actor=bram, at=NOW, visit=tour.visits.get()))
    assert (refusal.code, "annuleer dan de ronde" in refusal.sentence) == ("no_visits", True)


def test_a_visit_that_has_begun_is_not_dropped(tour: Round, bram: AccountActor) -> None:
    visit = tour.visits.first()
    assert visit is not None
    visit.status = VisitStatus.UNDER_WAY
    assert refused(lambda: actions.drop_visit(tour, actor=bram, at=NOW, visit=visit)).code == "visit_move"


def test_a_visit_of_another_round_is_not_dropped_here(plan: Plan, tour: Round, bram: AccountActor) -> None:
    other = plan(date=LATER).visits.get()
    with pytest.raises(NotAllowed):
        actions.drop_visit(tour, actor=bram, at=NOW, visit=other)


def test_visits_are_put_in_another_order(plan: Plan, beverwijk: Municipality, bram: AccountActor) -> None:
    tour = plan(*(own_choice(beverwijk) for _ in range(3)))
    first, second, third = tour.visits.order_by("sequence").values_list("pk", flat=True)
    actions.reorder(tour, actor=bram, at=NOW, order=[third, first])
    assert list(tour.visits.order_by("sequence").values_list("pk", flat=True)) == [third, first, second]


def test_one_anonymous_tip_does_not_suffice_for_a_home_when_it_is_added_later(
    tour: Round, to_control: ToControl, bram: AccountActor
) -> None:
    tip = to_control(
        source=Source.ANONYMOUS_LINE,
        place_kind=PlaceKind.DWELLING,
        premises=None,
        address="Fictiestraat 1, Beverwijk",
        categories=[Category.HOME],
        second_cause="De huurovereenkomst staat op naam van een bedrijf.",
    )
    Signal.objects.filter(pk=tip.pk).update(second_cause="")
    tip.refresh_from_db()
    refusal = refused(lambda: actions.add_visits(tour, actor=bram, at=NOW, visits=[on_signal(tip)]))
    assert refusal.code == "one_anonymous_tip"
    assert tour.visits.count() == 2
