"""A round while it goes on: how it begins and ends, and who still sees it when somebody or something falls out."""

from datetime import timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.inspections import actions, queries
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.inspections.conftest import employee_of

SICK = ReplaceReason.ABSENT


def test_whoever_began_a_visit_keeps_it_when_she_is_replaced(
    tour: Round, bram: AccountActor, sara: AccountActor, noor: AccountActor
) -> None:
    first, second = tour.visits.order_by("sequence")
    Visit.objects.filter(pk=first.pk).update(status=VisitStatus.UNDER_WAY, arrived_at=NOW)
    with unit():
        actions.begin_round(tour, actor=bram, at=NOW)
    later = NOW + timedelta(hours=1)
    actions.replace_member(tour, actor=bram, at=later, leaving=employee_of(sara), coming=employee_of(noor), reason=SICK)
    sara.at = noor.at = later
    assert list(Visit.objects.visible_to(sara)) == [first]
    assert list(Visit.objects.visible_to(noor)) == [second]
    assert {member.employee.name for member in queries.crew_of(Visit.objects.get(pk=first.pk))} == {"Sara", "Tom"}
    assert {member.employee.name for member in queries.crew_of(second)} == {"Noor", "Tom"}


def test_whoever_leaves_a_round_that_lost_a_visit_sees_nothing_of_it_any_more(
    tour: Round, bram: AccountActor, sara: AccountActor, noor: AccountActor
) -> None:
    actions.drop_visit(tour, actor=bram, at=NOW, visit=tour.visits.order_by("sequence")[0])
    actions.replace_member(tour, actor=bram, at=NOW, leaving=employee_of(sara), coming=employee_of(noor), reason=SICK)
    assert not Round.objects.visible_to(sara).exists()
    assert not Visit.objects.visible_to(sara).exists()
    assert list(Round.objects.visible_to(noor)) == [tour]


def test_a_round_that_ends_because_its_last_visit_is_dropped_is_nobodys_any_more(
    tour: Round, bram: AccountActor, sara: AccountActor
) -> None:
    first, second = tour.visits.order_by("sequence")
    Visit.objects.filter(pk=first.pk).update(status=VisitStatus.NOBODY_HOME, arrived_at=NOW, left_at=NOW)
    with unit():
        actions.begin_round(tour, actor=bram, at=NOW)
    actions.drop_visit(tour, actor=bram, at=NOW, visit=second)
    assert Round.objects.get(pk=tour.pk).status == RoundStatus.DONE
    assert not Round.objects.visible_to(sara).exists()
    assert not Visit.objects.visible_to(sara).exists()
    assert not Task.objects.open().visible_to(sara).exists()


def test_a_round_begins_at_the_first_arrival_and_is_done_when_all_visits_are_over(
    tour: Round, bram: AccountActor
) -> None:
    visits = Visit.objects.filter(round=tour)
    with unit():
        actions.begin_round(tour, actor=bram, at=NOW)
        actions.begin_round(tour, actor=bram, at=NOW)
        assert not actions.finish_round_when_over(tour, actor=bram, at=NOW)
        visits.update(status=VisitStatus.SIGNED)
        assert actions.finish_round_when_over(tour, actor=bram, at=NOW)
    assert Round.objects.get(pk=tour.pk).status == RoundStatus.DONE
    assert Event.objects.filter(type="inspections.round_status").count() == 2
