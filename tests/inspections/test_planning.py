"""Planning a round: who may go, where, when; numbers, rights and tasks that come with it."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections import actions
from regiotoezicht.inspections.actions import PlannedVisit
from regiotoezicht.inspections.models import Report, Round, Visit, VisitDwelling
from regiotoezicht.inspections.vocabulary import CancelReason, Cause
from regiotoezicht.organisation.models import Designation, District, Municipality, Participation
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, PlaceKind, Source, Status
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.inspections.conftest import (
    EVENING,
    HOME,
    HOME_WORD,
    TOMORROW,
    Plan,
    ToControl,
    at_permit,
    employee_of,
    make_premises,
    on_signal,
    own_choice,
)

Designate = Callable[..., Designation]


def refused(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught, transaction.atomic():
        call()
    return caught.value


def test_a_round_gets_a_reference_and_each_visit_a_dossier(
    plan: Plan, signal: Signal, permit: Permit, beverwijk: Municipality
) -> None:
    first = plan(on_signal(signal), at_permit(permit), own_choice(beverwijk))
    assert first.reference == "R-KEN-2026-0001"
    on_a_signal, at_a_permit, chosen = first.visits.order_by("sequence")
    assert on_a_signal.dossier == signal.dossier
    assert len({visit.dossier for visit in first.visits.all()} | {permit.dossier}) == 4
    assert (at_a_permit.premises, at_a_permit.permit) == (permit.premises, permit)
    assert (chosen.premises, chosen.place_line) == (None, "geen vast adres")
    assert list(first.municipalities.all()) == [beverwijk]


def test_planning_is_on_the_log_of_the_round_and_of_each_dossier(plan: Plan, signal: Signal) -> None:
    tour = plan(on_signal(signal))
    assert Event.objects.filter(type="inspections.round_planned", record_id=tour.pk).count() == 1
    assert Event.objects.filter(type="inspections.visit_added", dossier=signal.dossier).count() == 1


def test_the_supervisors_may_open_round_visit_and_signal_and_have_a_task(
    plan: Plan, signal: Signal, sara: AccountActor, tom: AccountActor, noor: AccountActor
) -> None:
    tour = plan(on_signal(signal))
    for supervisor in (sara, tom):
        assert list(Round.objects.visible_to(supervisor)) == [tour]
        assert Visit.objects.visible_to(supervisor).get().round == tour
        assert Signal.objects.readable_by(supervisor).get() == signal
        task = Task.objects.open().visible_to(supervisor).get()
        assert (task.kind, task.due_date) == ("inspections.visit", TOMORROW)
    assert not Round.objects.visible_to(noor).exists()
    assert not Visit.objects.visible_to(noor).exists()
    assert not Signal.objects.readable_by(noor).exists()


def test_the_coordinator_sees_the_round_and_the_lawyer_only_the_visit(
    plan: Plan, bram: AccountActor, anna: AccountActor, chris: AccountActor, coen: AccountActor
) -> None:
    tour = plan()
    assert list(Round.objects.visible_to(bram)) == [tour]
    assert not Round.objects.visible_to(anna).exists()
    assert Visit.objects.visible_to(anna).count() == 1
    for stranger in (chris, coen):
        assert not Round.objects.visible_to(stranger).exists()
        assert not Visit.objects.visible_to(stranger).exists()


def test_the_signal_is_planned_with_the_round(plan: Plan, signal: Signal) -> None:
    plan(on_signal(signal))
    signal.refresh_from_db()
    assert signal.status == Status.PLANNED


def test_a_round_for_one_person_is_refused(plan: Plan, sara: AccountActor) -> None:
    for members in ([employee_of(sara)], [employee_of(sara), employee_of(sara)]):
        refusal = refused(lambda members=members: plan(members=members))  # type: ignore[misc]  # bound in the loop
        assert (refusal.code, refusal.field) == ("round_for_one", "members")
    assert not Round.objects.exists()


def test_who_is_not_designated_is_refused_by_rule_person_and_municipality(
    plan: Plan, sara: AccountActor, noor: AccountActor
) -> None:
    refusal = refused(lambda: plan(members=[employee_of(sara), employee_of(noor)]))
    assert refusal.code == "not_designated"
    assert "artikel 5:11 Awb" in refusal.sentence
    assert "Noor in Beverwijk" in refusal.sentence
    assert "Sara" not in refusal.sentence


def test_the_designation_must_hold_in_every_municipality_of_the_visits(
    plan: Plan, beverwijk: Municipality, haarlem: Municipality, sara: AccountActor, designate: Designate
) -> None:
    designate(sara, haarlem)
    refusal = refused(lambda: plan(own_choice(beverwijk), own_choice(haarlem)))
    assert refusal.sentence.endswith("Tom in Haarlem.")


@pytest.mark.parametrize(
    ("until", "start", "minutes", "fine"),
    [
        (TOMORROW, EVENING, 240, False),
        (TOMORROW + timedelta(days=1), EVENING, 240, True),
        (TOMORROW + timedelta(days=1), time(22, 0), 120, True),
        (TOMORROW + timedelta(days=1), time(22, 0), 180, False),
    ],
)
def test_the_designation_must_hold_on_each_day_of_the_round(
    plan: Plan,
    tom: AccountActor,
    noor: AccountActor,
    beverwijk: Municipality,
    designate: Designate,
    until: date,
    start: time,
    minutes: int,
    fine: bool,
) -> None:
    designate(noor, beverwijk, until_date=until)
    members = [employee_of(noor), employee_of(tom)]
    if fine:
        assert plan(members=members, start_time=start, minutes=minutes).pk
    else:
        assert refused(lambda: plan(members=members, start_time=start, minutes=minutes)).code == "not_designated"


def test_nobody_is_in_two_rounds_at_the_same_time(plan: Plan) -> None:
    plan(start_time=time(19, 0), minutes=240)
    refusal = refused(lambda: plan(start_time=time(22, 0)))
    assert refusal.code == "double_booked"
    assert "Sara, Tom" in refusal.sentence
    assert plan(start_time=time(23, 0)).pk


def test_a_round_that_runs_past_midnight_keeps_the_next_morning_taken(plan: Plan) -> None:
    plan(start_time=time(22, 0), minutes=300, date=TODAY)
    assert refused(lambda: plan(start_time=time(2, 0), date=TOMORROW)).code == "double_booked"


def test_a_cancelled_round_keeps_nobody_occupied(plan: Plan, bram: AccountActor) -> None:
    actions.cancel(plan(), actor=bram, at=NOW, reason=CancelReason.SAFETY)
    assert plan().pk


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"date": TODAY - timedelta(days=1)}, "date_in_past"),
        ({"minutes": 5}, "round_length"),
        ({"minutes": 721}, "round_length"),
        ({"visits": ()}, "no_visits"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(plan: Plan, wrong: dict[str, Any], code: str) -> None:
    assert refused(lambda: plan(**wrong)).code == code


def test_today_is_not_in_the_past(plan: Plan) -> None:
    assert plan(date=TODAY).pk


def test_only_supervisors_of_the_district_go(
    plan: Plan, sara: AccountActor, hire: Hire, designate: Designate, beverwijk: Municipality, alkmaar: Municipality
) -> None:
    stranger = hire("Kees", Role.SUPERVISOR, alkmaar)
    officer = hire("Olga", Role.PERMIT_OFFICER, beverwijk)
    for outsider in (stranger, officer):
        designate(outsider, beverwijk)
        refusal = refused(lambda outsider=outsider: plan(members=[employee_of(sara), employee_of(outsider)]))  # type: ignore[misc]  # bound in the loop
        assert refusal.code == "no_supervisor"


def test_a_closed_account_cannot_be_planned(plan: Plan, sara: AccountActor, tom: AccountActor) -> None:
    tom.account.is_active = False
    tom.account.save()
    assert refused(plan).code == "no_supervisor"


def test_a_municipality_that_left_the_district_is_not_visited(plan: Plan, beverwijk: Municipality) -> None:
    Participation.objects.filter(municipality=beverwijk).update(until_date=TOMORROW)
    refusal = refused(plan)
    assert (refusal.code, "Beverwijk" in refusal.sentence) == ("outside_district", True)


def test_a_municipality_of_another_district_looks_unknown(plan: Plan, alkmaar: Municipality) -> None:
    with pytest.raises(NotAllowed):
        plan(own_choice(alkmaar))


@pytest.mark.parametrize("role", [Role.LAWYER, Role.SUPERVISOR, Role.PERMIT_OFFICER, Role.POLICY_OFFICER])
def test_only_the_coordinator_plans(plan: Plan, hire: Hire, beverwijk: Municipality, role: Role) -> None:
    with pytest.raises(NotAllowed):
        plan(actor=hire("Iemand", role, beverwijk))
    assert not Round.objects.exists()


def test_the_coordinator_of_another_district_does_not_plan_here(
    plan: Plan, coen: AccountActor, kennemerland: District
) -> None:
    with pytest.raises(NotAllowed):
        plan(actor=coen)
    assert Event.objects.filter(type="core.refused", district_id=kennemerland.pk).exists()


def test_who_is_free_is_asked_only_while_no_other_planner_decides(plan: Plan) -> None:
    with CaptureQueriesContext(connection) as counted:
        plan()
    asked = [query["sql"] for query in counted.captured_queries]
    held = next(place for place, sql in enumerate(asked) if "rounds planned" in sql)
    free = next(place for place, sql in enumerate(asked) if "inspections_roundmember" in sql)
    assert held < free


def test_the_same_form_makes_no_second_round(plan: Plan) -> None:
    token = uuid4()
    plan(token=token)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan(token=token, date=TOMORROW + timedelta(days=7))
    assert Round.objects.count() == 1


def test_the_address_of_a_home_goes_sealed_from_the_signal_into_the_visit(
    plan: Plan, home_signal: Signal, sara: AccountActor, noor: AccountActor, anna: AccountActor
) -> None:
    visit = plan(on_signal(home_signal)).visits.get()
    assert (visit.is_dwelling, visit.premises, visit.place_line) == (True, None, "woning, zie bezoek")
    for reader in (sara, anna):
        assert VisitDwelling.objects.visible_to(reader).get().address == HOME
    assert not VisitDwelling.objects.visible_to(noor).exists()
    assert HOME_WORD not in str(
        [list(Event.objects.values()), list(Task.objects.values()), list(Grant.objects.values())]
    )


def test_two_visits_to_homes_have_different_salts(plan: Plan, to_control: ToControl) -> None:
    homes = [
        to_control(place_kind=PlaceKind.DWELLING, premises=None, address=HOME, categories=[Category.HOME])
        for _ in range(2)
    ]
    plan(*map(on_signal, homes))
    salts = {dwelling.salt for dwelling in VisitDwelling.objects.all()}
    assert len(salts) == 2
    assert all(len(salt) >= 32 for salt in salts)


def test_a_home_is_never_the_choice_of_the_team(plan: Plan, beverwijk: Municipality) -> None:
    refusal = refused(lambda: plan(PlannedVisit(Cause.OWN_CHOICE, PremisesKind.HOME, beverwijk)))
    assert refusal.code == "home_without_signal"


def test_one_anonymous_tip_never_suffices_for_a_home(plan: Plan, to_control: ToControl) -> None:
    home: dict[str, Any] = {"place_kind": PlaceKind.DWELLING, "premises": None, "address": HOME}
    tip = to_control(
        source=Source.ANONYMOUS_LINE,
        categories=[Category.HOME],
        second_cause="De huurovereenkomst staat op naam van een bedrijf.",
        **home,
    )
    Signal.objects.filter(pk=tip.pk).update(second_cause="")
    tip.refresh_from_db()
    assert refused(lambda: plan(on_signal(tip))).code == "one_anonymous_tip"
    assert not Round.objects.exists()
    Signal.objects.filter(pk=tip.pk).update(second_cause="De huurovereenkomst staat op naam van een bedrijf.")
    tip.refresh_from_db()
    assert plan(on_signal(tip)).pk


def test_a_signal_is_planned_once(plan: Plan, signal: Signal, noor: AccountActor) -> None:
    plan(on_signal(signal))
    again = refused(lambda: plan(on_signal(signal), date=TOMORROW + timedelta(days=1)))
    assert again.code == "wrong_status"
    signal.refresh_from_db()
    twice = refused(lambda: plan(on_signal(signal), date=TOMORROW + timedelta(days=2)))
    assert twice.code == "wrong_status"
    assert Round.objects.count() == 1


def test_of_two_planners_with_the_same_signal_the_second_is_told(plan: Plan, signal: Signal) -> None:
    stale = Signal.objects.get(pk=signal.pk)
    plan(on_signal(signal))
    refusal = refused(lambda: plan(on_signal(stale), date=TOMORROW + timedelta(days=1)))
    assert refusal.code == "changed_meanwhile"
    assert Round.objects.count() == 1


def test_a_place_in_another_municipality_than_chosen_is_refused(
    plan: Plan, haarlem: Municipality, beverwijk: Municipality
) -> None:
    elsewhere = make_premises(haarlem, "Salon Elders", "Verzonnenlaan", 3)
    assert refused(lambda: plan(own_choice(beverwijk, elsewhere))).code == "place_elsewhere"


def test_the_salon_by_premises_by_permit_and_by_signal_is_the_same_place(
    plan: Plan, salon: Premises, permit: Permit, signal: Signal, beverwijk: Municipality
) -> None:
    tour = plan(own_choice(beverwijk, salon), at_permit(permit), on_signal(signal))
    assert {visit.premises for visit in tour.visits.all()} == {salon}


def test_the_coordinator_reads_the_address_of_a_home_until_the_municipality_takes_the_report_over(
    plan: Plan, home_signal: Signal, bram: AccountActor, anna: AccountActor
) -> None:
    visit = plan(on_signal(home_signal)).visits.get()
    assert VisitDwelling.objects.visible_to(bram).exists()
    report = Report.objects.create(
        visit=visit,
        dossier=visit.dossier,
        municipality=visit.municipality,
        district=visit.district,
        number="KEN-2026-R-00001",
        content={},
        sha256="0" * 64,
        status="signed",
        composed_at=NOW,
        signed_at=NOW,
    )
    assert VisitDwelling.objects.visible_to(bram).exists()
    Report.objects.filter(pk=report.pk).update(taken_over_at=NOW)
    assert not VisitDwelling.objects.visible_to(bram).exists()
    assert VisitDwelling.objects.visible_to(anna).exists()
