"""Registering, deciding, merging, closing and planning: works, refused, not allowed, elsewhere, on the log."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from regiotoezicht.access.actions import grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import Arrangement
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import actions
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.queries import mergeable, plannable, sources_of
from regiotoezicht.signals.vocabulary import Category, Outcome, PlaceKind, Priority, Route, Source, Status
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW
from tests.signals.conftest import HOME, HOME_WORD, Register

CAUSE = "Uit de bestuurlijke rapportage blijkt hetzelfde."


def decided(signal: Signal, actor: AccountActor, route: Route = Route.CONTROL, **more: Any) -> Signal:
    given = {"priority": Priority.NORMAL, "reason": "Anders dan voorgesteld, want dit is urgenter."}
    return actions.decide(signal, actor=actor, at=NOW, route=route, **given | more)


def open_work() -> list[str]:
    return list(Task.objects.open().order_by("pk").values_list("kind", flat=True))


def test_a_signal_gets_a_number_a_proposal_and_a_task_for_the_coordinator(
    registered: Register, bram: AccountActor, beverwijk: Municipality
) -> None:
    signal = registered(text="Harde muziek na sluitingstijd.")
    assert (signal.dossier, signal.status) == ("KEN-2026-00001", Status.NEW)
    assert (signal.proposed_by, signal.proposed_route) == ("nuisance", Route.MUNICIPALITY)
    assert signal.registered_by == bram.account
    task = Task.objects.visible_to(bram).get()
    assert (task.title, task.due_date, task.url) == (
        "Melding beoordelen",
        date(2026, 3, 26),
        f"/meldingen/{signal.pk}/",
    )
    assert list(Event.objects.order_by("number").values_list("type", flat=True)) == [
        "signals.registered",
        "worklist.task_added",
    ]


def test_a_police_matter_is_due_today_and_its_call_is_on_the_log(registered: Register) -> None:
    signal = registered(categories=[Category.MINOR], police_told_at=NOW - timedelta(minutes=5))
    assert signal.proposed_route == Route.POLICE_FIRST
    assert Task.objects.get().due_date == date(2026, 3, 24)
    assert Event.objects.filter(type="signals.police_told").exists()


def test_the_third_signal_about_the_same_premises_is_urgent(registered: Register, salon: Premises) -> None:
    place = {"place_kind": PlaceKind.PREMISES, "premises": salon}
    proposals = [registered(**place).proposed_by for _ in range(3)]
    assert proposals == ["nuisance", "nuisance", "repeated"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": "Bel 06-00000088 voor een afspraak."}, "text"),
        ({"text": "a" * 2_001}, "text"),
        ({"place_kind": PlaceKind.PUBLIC, "public_place": "a" * 121}, "public_place"),
        ({"categories": [Category.MINOR], "text": "Verhaal."}, "text"),
        ({"categories": []}, "categories"),
        ({"received_at": NOW + timedelta(hours=1)}, "received_at"),
        ({"place_kind": PlaceKind.DWELLING}, "address"),
    ],
)
def test_what_a_signal_may_not_hold_is_refused_and_nothing_is_stored(
    registered: Register, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        registered(**wrong)
    assert refusal.value.field == field
    assert not Signal.objects.exists()
    assert not Task.objects.exists()
    assert not Event.objects.exists()


def test_premises_of_another_municipality_are_refused(
    registered: Register, salon: Premises, haarlem: Municipality
) -> None:
    with pytest.raises(Refused, match="andere gemeente"):
        registered(haarlem, place_kind=PlaceKind.PREMISES, premises=salon)


def test_nobody_but_the_coordinator_of_the_district_registers(
    registered: Register, anna: AccountActor, coen: AccountActor, petra: AccountActor, sara: AccountActor
) -> None:
    for actor in (anna, coen, petra, sara):
        with pytest.raises(NotAllowed):
            registered(actor=actor)
    assert Event.objects.filter(type="core.refused").count() == 4


@pytest.mark.at_once
def test_the_same_form_twice_makes_one_signal(registered: Register) -> None:
    token = uuid4()
    registered(token=token)
    with pytest.raises(IntegrityError):
        registered(token=token)
    assert Signal.objects.count() == 1


def test_the_address_of_a_home_is_sealed_in_its_own_signal(at_home: Register) -> None:
    signal = at_home()
    assert Dwelling.objects.get(signal=signal).address == HOME
    rows = [str(row) for row in Signal.objects.values_list()] + [str(row) for row in Task.objects.values_list()]
    rows += [str(row) for row in Event.objects.values_list()]
    assert not [row for row in rows if HOME_WORD in row]
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM signals_dwelling")
        assert HOME_WORD.encode() not in bytes(cursor.fetchone()[0])


def test_a_decision_is_kept_with_its_reason_and_moves_the_work_on(registered: Register, bram: AccountActor) -> None:
    signal = decided(registered(), bram)
    signal.refresh_from_db()
    assert (signal.status, signal.route, signal.decided_by) == (Status.TRIAGED, Route.CONTROL, bram.account)
    assert open_work() == ["signals.plan"]
    assert Task.objects.open().get().due_date == date(2026, 4, 9)
    facts = Event.objects.get(type="signals.decided").facts
    assert (facts["from_status"], facts["to_status"], facts["deviates"]) == ("new", "triaged", True)
    decided(signal, bram, Route.NO_ACTION)
    assert open_work() == ["signals.close"]


def test_following_the_proposal_needs_no_reason_and_deviating_does(registered: Register, bram: AccountActor) -> None:
    signal = registered()
    with pytest.raises(Refused, match="wijkt af"):
        decided(signal, bram, reason="")
    decided(signal, bram, Route.MUNICIPALITY, priority=Priority.LOW, reason="")
    assert signal.route_reason == ""


def test_a_district_that_is_processor_follows_the_proposal_and_decides_no_other_priority(
    registered: Register, bram: AccountActor
) -> None:
    Participation.objects.update(arrangement=Arrangement.PROCESSOR)
    signal = registered()
    with pytest.raises(Refused, match=r"verwerker .artikel 28 AVG.*volg het voorstel"):
        decided(signal, bram)
    decided(signal, bram, Route.MUNICIPALITY, priority=Priority.LOW, reason="")
    assert signal.status == Status.TRIAGED


def test_reasons_hold_no_personal_data(at_home: Register, bram: AccountActor) -> None:
    signal = at_home()
    for field in ("reason", "second_cause"):
        typed: dict[str, Any] = {field: "Bel 06-00000088 voor een afspraak."}
        with pytest.raises(Refused) as refusal:
            decided(signal, bram, **typed)
        assert refusal.value.field == field


def test_a_home_is_not_controlled_on_one_anonymous_tip(at_home: Register, bram: AccountActor) -> None:
    signal = at_home(source=Source.ANONYMOUS_LINE)
    assert signal.proposed_route == Route.MUNICIPALITY
    with pytest.raises(Refused, match="nooit genoeg"):
        decided(signal, bram)
    decided(signal, bram, second_cause=CAUSE)
    actions.mark_planned(signal, actor=bram, at=NOW)
    assert signal.status == Status.PLANNED


def test_planning_asks_the_second_cause_again(at_home: Register, bram: AccountActor) -> None:
    signal = decided(at_home(source=Source.ANONYMOUS_LINE), bram, second_cause=CAUSE)
    Signal.objects.update(second_cause="")
    signal.refresh_from_db()
    with pytest.raises(Refused, match="nooit genoeg"):
        actions.mark_planned(signal, actor=bram, at=NOW)


def test_a_police_matter_is_controlled_and_closed_only_after_the_call(registered: Register, bram: AccountActor) -> None:
    signal = registered(categories=[Category.TRAFFICKING])
    with pytest.raises(Refused, match="gaat de politie voor"):
        decided(signal, bram)
    with pytest.raises(Refused, match="politie is gebeld"):
        actions.close(signal, actor=bram, at=NOW, outcome=Outcome.TO_POLICE, reason="Overgedragen.")
    with pytest.raises(Refused, match="toekomst"):
        actions.tell_police(signal, actor=bram, at=NOW, told_at=NOW + timedelta(minutes=1))
    actions.tell_police(signal, actor=bram, at=NOW, told_at=NOW)
    actions.close(signal, actor=bram, at=NOW, outcome=Outcome.TO_POLICE, reason="Overgedragen.")
    assert signal.status == Status.CLOSED


def test_two_who_decide_at_once_one_wins(registered: Register, bram: AccountActor) -> None:
    first = registered()
    second = Signal.objects.get(pk=first.pk)
    decided(first, bram, Route.CARE)
    with pytest.raises(Refused) as refusal:
        decided(second, bram, Route.NO_ACTION)
    assert refusal.value.code == "changed_meanwhile"
    late = Signal.objects.get(pk=first.pk)
    with pytest.raises(Refused) as refusal:
        decided(late, bram, Route.NO_ACTION, seen=1)
    assert refusal.value.code == "changed_meanwhile"
    late.refresh_from_db()
    assert late.route == Route.CARE


def test_merging_keeps_the_sources_and_points_to_the_main_signal(at_home: Register, bram: AccountActor) -> None:
    main = at_home(source=Source.ANONYMOUS_LINE)
    other = at_home(source=Source.CITIZEN, categories=[Category.NUISANCE])
    third = at_home(source=Source.ANONYMOUS_LINE)
    actions.merge(third, actor=bram, at=NOW, into=other)
    actions.merge(other, actor=bram, at=NOW, into=main)
    assert {signal.merged_into_id for signal in Signal.objects.exclude(pk=main.pk)} == {main.pk}
    assert sources_of(main) == {Source.ANONYMOUS_LINE, Source.CITIZEN}
    main.refresh_from_db()
    assert main.category_codes == ["home", "nuisance"]
    assert main.proposed_by == "home"
    decided(main, bram, reason="", priority=Priority.NORMAL)
    assert open_work() == ["signals.plan"]
    assert Event.objects.filter(type="signals.joined", record_id=main.pk).count() == 1


def test_a_police_matter_stays_one_when_it_is_merged(registered: Register, bram: AccountActor) -> None:
    main = registered()
    actions.merge(registered(categories=[Category.MINOR]), actor=bram, at=NOW, into=main)
    main.refresh_from_db()
    with pytest.raises(Refused, match="politie is gebeld"):
        actions.close(main, actor=bram, at=NOW, outcome=Outcome.NO_TASK, reason="Geen taak.")


def test_a_signal_is_not_merged_across_municipalities_or_places(
    registered: Register, salon: Premises, bram: AccountActor, haarlem: Municipality
) -> None:
    here = registered(place_kind=PlaceKind.PREMISES, premises=salon)
    elsewhere, unknown = registered(haarlem), registered()
    for other in (here, elsewhere, unknown):
        with pytest.raises(Refused) as refusal:
            actions.merge(here, actor=bram, at=NOW, into=other)
        assert refusal.value.code == "wrong_merge"
    assert list(mergeable(here, bram)) == []
    assert list(mergeable(unknown, bram)) == [here]


def test_a_closed_signal_stays_closed(registered: Register, bram: AccountActor) -> None:
    signal = registered()
    actions.close(signal, actor=bram, at=NOW, outcome=Outcome.UNFOUNDED, reason="Blijkt een verhuisbedrijf.")
    assert open_work() == []
    with pytest.raises(Refused):
        decided(signal, bram)
    with pytest.raises(Refused):
        actions.tell_police(signal, actor=bram, at=NOW, told_at=NOW)
    with pytest.raises(Refused):
        actions.close(signal, actor=bram, at=NOW, outcome=Outcome.UNFOUNDED, reason="Nog eens.")


@pytest.mark.parametrize("name", ["anna", "coen", "petra", "sara", "vera", "pol"])
def test_nobody_but_the_coordinator_of_the_district_decides(
    registered: Register, name: str, request: pytest.FixtureRequest
) -> None:
    signal, actor = registered(), request.getfixturevalue(name)
    attempts: list[Callable[[], object]] = [
        lambda: decided(signal, actor),
        lambda: actions.close(signal, actor=actor, at=NOW, outcome=Outcome.UNFOUNDED, reason="Reden."),
        lambda: actions.merge(signal, actor=actor, at=NOW, into=signal),
        lambda: actions.tell_police(signal, actor=actor, at=NOW, told_at=NOW),
        lambda: actions.mark_planned(signal, actor=actor, at=NOW),
        lambda: actions.release(signal, actor=actor, at=NOW),
        lambda: actions.close_after_visit(signal, actor=actor, at=NOW),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    signal.refresh_from_db()
    assert (signal.status, signal.version) == (Status.NEW, 1)


def test_signals_are_planned_together_or_not_at_all(
    registered: Register, at_home: Register, bram: AccountActor
) -> None:
    business, home, other = registered(), at_home(), registered()
    for signal in (business, home):
        decided(signal, bram)
    with pytest.raises(Refused, match="niet beoordeeld als controle"), unit():
        actions.mark_all_planned([business, home, other], actor=bram, at=NOW)
    with pytest.raises(Refused, match="kan niet ingepland worden"), unit():
        actions.mark_all_planned([business, business], actor=bram, at=NOW)
    changed = Signal.objects.get(pk=home.pk)
    actions.decide(changed, actor=bram, at=NOW, priority=Priority.HIGH, route=Route.CONTROL, reason="Toch eerder.")
    with pytest.raises(Refused, match="zojuist gewijzigd"), unit():
        actions.mark_all_planned([business, home], actor=bram, at=NOW)
    assert not Signal.objects.filter(status=Status.PLANNED).exists()
    with unit():
        addresses = actions.mark_all_planned([Signal.objects.get(pk=business.pk), changed], actor=bram, at=NOW)
    assert addresses == {home.pk: HOME}
    assert Signal.objects.filter(status=Status.PLANNED).count() == 2
    assert Event.objects.filter(type="signals.planned").count() == 2


def test_a_signal_is_planned_released_and_closed_by_the_visit(
    registered: Register, bram: AccountActor, sara: AccountActor
) -> None:
    signal = registered()
    with pytest.raises(Refused, match="niet beoordeeld als controle"):
        actions.mark_planned(signal, actor=bram, at=NOW)
    decided(signal, bram)
    assert list(plannable(bram)) == [signal]
    actions.mark_planned(signal, actor=bram, at=NOW)
    assert list(plannable(bram)) == []
    assert open_work() == []
    actions.release(signal, actor=bram, at=NOW)
    assert open_work() == ["signals.plan"]
    with pytest.raises(Refused, match="niet ingepland"):
        actions.release(signal, actor=bram, at=NOW)
    actions.mark_planned(signal, actor=bram, at=NOW)
    with pytest.raises(Refused, match="ingepland"):
        actions.close(signal, actor=bram, at=NOW, outcome=Outcome.UNFOUNDED, reason="Reden.")
    with pytest.raises(NotAllowed):
        actions.close_after_visit(signal, actor=sara, at=NOW)
    with unit():
        grant(sara.account, to=signal, reason="visit", at=NOW, by=bram)
    actions.close_after_visit(signal, actor=sara, at=NOW)
    signal.refresh_from_db()
    assert (signal.status, signal.outcome) == (Status.CLOSED, Outcome.CONTROLLED)
    with pytest.raises(Refused, match="niet ingepland"):
        actions.close_after_visit(signal, actor=bram, at=NOW)
