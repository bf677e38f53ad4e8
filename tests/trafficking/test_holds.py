"""Where no visit is made without consultation: business premises, and homes by the signal they are visited on."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.actions import rounds
from regiotoezicht.inspections.vocabulary import CancelReason
from regiotoezicht.inspections.waiting import Where, waiting_rows
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.actions import triage
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, PlaceKind
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.queries import front_of
from regiotoezicht.trafficking.vocabulary import Receiver
from tests.conftest import NOW, TODAY
from tests.inspections.conftest import HOME, TOMORROW, Plan, ToControl, on_signal, own_choice
from tests.trafficking.conftest import Record

WAIT = TODAY + timedelta(days=14)


def waits(where: Where, days: int = 0) -> list[Any]:
    return [one.until for rows in waiting_rows(where, TODAY + timedelta(days=days)) for one in rows]


def test_no_visit_is_planned_until_consultation(
    recorded: Record, plan: Plan, sara: AccountActor, bram: AccountActor, beverwijk: Municipality
) -> None:
    visit = recorded().visit
    told: dict[str, Any] = {"receiver": Receiver.POLICE, "told_at": NOW, "receipt": "", "actor": sara, "at": NOW}
    actions.tell(visit, wait_until=WAIT, **told)
    assert visit.premises is not None
    where = Where((visit.premises.pk,))
    assert waits(where) == waits(where, 14) == [WAIT]
    assert waits(where, 15) == []
    with pytest.raises(Refused) as refused:
        plan(own_choice(beverwijk, visit.premises))
    assert refused.value.code == "visit_waits"
    assert "mensenhandel" not in str(refused.value)
    later = plan(own_choice(beverwijk, visit.premises), date=WAIT + timedelta(days=1))
    with pytest.raises(Refused, match="niet bezocht"):
        rounds.move(later, actor=bram, at=NOW, date=TOMORROW, start_time=later.start_time, minutes=later.minutes)
    actions.consult(visit.premises, reference="OV-1", day=TODAY, actor=bram, at=NOW)
    assert waits(where) == []
    assert plan(own_choice(beverwijk, visit.premises)).pk


def test_a_home_is_known_by_its_signal_and_never_by_its_address(
    home_recorded: TraffickingSignal, plan: Plan, to_control: ToControl, bram: AccountActor, mira: AccountActor
) -> None:
    first = Signal.objects.get(dossier=home_recorded.dossier)
    actions.hold(home_recorded, until=WAIT, actor=mira, at=NOW)
    Signal.objects.filter(pk=first.pk).update(status="triaged")  # as after a visit where nobody opened
    first.refresh_from_db()
    with pytest.raises(Refused) as refused:
        plan(on_signal(first))
    assert refused.value.code == "visit_waits"
    into = to_control(place_kind=PlaceKind.DWELLING, premises=None, address=HOME, categories=[Category.HOME])
    assert waits(Where(signals=(into.pk,))) == [], "another signal about the same address is another case (A8)"
    triage.merge(first, into=into, actor=bram, at=NOW)
    assert waits(Where(signals=(into.pk,))) == [WAIT], "unless somebody merged them"
    actions.consult(into, reference="OV-1", day=TODAY, actor=bram, at=NOW)
    assert waits(Where(signals=(into.pk,))) == []


def test_a_longer_wait_asks_for_consultation_again(
    recorded: Record, bram: AccountActor, mira: AccountActor, sara: AccountActor
) -> None:
    signal = recorded()
    actions.hold(signal, until=WAIT, actor=mira, at=NOW)
    premises = signal.visit.premises
    assert premises is not None
    where = Where((premises.pk,))
    actions.consult(premises, reference="OV-1", day=TODAY, actor=bram, at=NOW)
    actions.hold(signal, until=WAIT + timedelta(days=1), actor=mira, at=NOW)
    assert waits(where) == [WAIT + timedelta(days=1)]
    for actor in (sara, bram):
        with pytest.raises(NotAllowed):
            actions.hold(signal, until=WAIT, actor=actor, at=NOW)
    actions.lift(signal, actor=mira, at=NOW)
    assert waits(where) == []
    with pytest.raises(Refused) as refused:
        actions.lift(signal, actor=mira, at=NOW)
    assert refused.value.code == "not_held"


def test_who_plans_is_told_of_visits_that_were_planned_before(
    signed_in: Any, recorded: Record, plan: Plan, sara: AccountActor, bram: AccountActor, mira: AccountActor
) -> None:
    signal = recorded()
    tour = plan(own_choice(signal.municipality, signal.visit.premises))
    assert not front_of(bram)[1]
    actions.hold(signal, until=WAIT, actor=mira, at=NOW)
    (found,) = front_of(bram)[1]
    assert (found.round_id, found.until) == (tour.pk, WAIT)
    assert not front_of(sara)[1]
    page = signed_in(bram).get(reverse("desk:home")).content.decode()
    assert "Al gepland, nu eerst overleg" in page
    assert "Al gepland" not in signed_in(sara).get(reverse("desk:home")).content.decode()
    rounds.cancel(tour, actor=bram, at=NOW, reason=CancelReason.PARTNER)
    assert not front_of(bram)[1]


def test_who_plans_sees_a_date_and_no_reason(
    signed_in: Any, recorded: Record, sara: AccountActor, bram: AccountActor, mira: AccountActor
) -> None:
    signal, keeper = recorded(), signed_in(mira)
    holds = reverse("trafficking:hold", args=[signal.pk])
    assert "in het verleden" in keeper.post(holds, {"wait_until": "2026-01-01"}).content.decode()
    assert keeper.post(holds, {"wait_until": WAIT.isoformat()}).status_code == 302
    place = reverse("premises:detail", args=[signal.visit.premises_id])
    _consult(signed_in(bram), signed_in(sara), place, reverse("trafficking:consult", args=[signal.visit.premises_id]))
    assert keeper.post(holds, {"wait_until": ""}).status_code == 302
    assert keeper.post(holds, {"wait_until": ""}).status_code == 422


def test_who_plans_a_home_sees_it_on_the_signal(
    signed_in: Any, home_recorded: TraffickingSignal, sara: AccountActor, bram: AccountActor, mira: AccountActor
) -> None:
    actions.hold(home_recorded, until=WAIT, actor=mira, at=NOW)
    pk = home_recorded.visit.signal_id
    place, consult = reverse("signals:detail", args=[pk]), reverse("trafficking:consult_signal", args=[pk])
    _consult(signed_in(bram), signed_in(sara), place, consult)


def _consult(head: Client, other: Client, place: str, consult: str) -> None:
    shown = head.get(place).content.decode()
    assert "Niet bezoeken zonder overleg" in shown
    assert consult in shown
    asked = head.get(consult).content.decode()
    for page in (shown, asked):
        assert "mensenhandel" not in page.split("<main")[1].lower()
    assert other.get(consult).status_code == 404
    assert head.post(consult, {"reference": "OV-1", "day": "2026-03-25"}).status_code == 422
    assert head.post(consult, {"reference": "zij zei ja", "day": "2026-03-24"}).status_code == 422
    assert head.post(consult, {"reference": "OV-1", "day": "2026-03-24"})["Location"] == place
    assert "Niet bezoeken zonder overleg" not in head.get(place).content.decode()
    assert head.get(consult).status_code == 404
