"""The pages that change a round, on the version that was shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from tests.inspections.conftest import (
    TOMORROW,
    Plan,
    SignedIn,
    employee_of,
    on_signal,
    own_choice,
)

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
LATER = TOMORROW + timedelta(days=7)
CHANGES = ("verplaatsen", "annuleren", "vervangen", "toezichthouder-erbij", "bezoek-erbij")


def test_a_round_is_moved_and_a_refusal_keeps_what_was_typed(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/verplaatsen/"
    assert 'value="2026-03-25"' in browser.get(path).content.decode()
    sent = {"version": "1", "date": "2026-03-01", "start_time": "20:00", "minutes": "120"}
    answer = browser.post(path, sent)
    assert answer.status_code == 422
    assert "ligt in het verleden" in answer.content.decode()
    assert 'value="2026-03-01"' in answer.content.decode()
    assert browser.post(path, sent | {"date": "2026-03-30"})["Location"] == f"/rondes/{planned_round.pk}/"
    planned_round.refresh_from_db()
    assert str(planned_round.date) == "2026-03-30"


def test_the_second_of_two_planners_is_told_and_may_send_it_again(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/verplaatsen/"
    sent = {"version": "1", "date": "2026-03-30", "start_time": "20:00", "minutes": "120"}
    assert browser.post(path, sent).status_code == 302
    answer = browser.post(path, sent | {"date": "2026-03-31"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze ronde zojuist gewijzigd" in page
    assert 'name="version" value="2"' in page
    assert browser.post(path, sent | {"date": "2026-03-31", "version": "2"}).status_code == 302


def test_a_round_is_cancelled_with_a_reason(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor, sara: AccountActor
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/annuleren/"
    assert browser.post(path, {"version": "1", "reason": ""}).status_code == 422
    assert browser.post(path, {"version": "1", "reason": "safety"}).status_code == 302
    page = browser.get(f"/rondes/{planned_round.pk}/").content.decode()
    assert "niet veilig" in page
    assert "Verplaatsen" not in page
    assert signed_in(sara).get(f"/rondes/{planned_round.pk}/").status_code == 404


def test_a_supervisor_is_replaced(
    signed_in: SignedIn,
    planned_round: Round,
    bram: AccountActor,
    sara: AccountActor,
    noor: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    browser, path = signed_in(bram), f"/rondes/{planned_round.pk}/vervangen/"
    sent = {"version": "1", "leaving": employee_of(sara).pk, "coming": employee_of(noor).pk, "reason": "absent"}
    answer = browser.post(path, sent)
    assert answer.status_code == 422
    assert "Noor in Beverwijk" in answer.content.decode()
    designate(noor, beverwijk)
    assert "Noor, aangewezen in Beverwijk" in browser.get(path).content.decode()
    assert browser.post(path, sent).status_code == 302
    assert signed_in(noor).get(f"/rondes/{planned_round.pk}/").status_code == 200
    assert signed_in(sara).get(f"/rondes/{planned_round.pk}/").status_code == 404


def test_a_round_with_one_supervisor_left_says_so_until_another_is_added(
    signed_in: SignedIn,
    planned_round: Round,
    bram: AccountActor,
    sara: AccountActor,
    noor: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
) -> None:
    browser, base = signed_in(bram), f"/rondes/{planned_round.pk}/"
    sent = {"version": "1", "leaving": employee_of(sara).pk, "coming": "", "reason": "absent"}
    assert browser.post(f"{base}vervangen/", sent).status_code == 302
    assert "Te weinig toezichthouders" in browser.get(base).content.decode()
    assert "Vervanger zoeken voor een ronde" in browser.get("/werkvoorraad/").content.decode()
    designate(noor, beverwijk)
    joined = {"version": "2", "coming": employee_of(noor).pk}
    assert browser.post(f"{base}toezichthouder-erbij/", joined).status_code == 302
    assert "Te weinig toezichthouders" not in browser.get(base).content.decode()


def test_visits_are_added_all_or_none_and_once(
    signed_in: SignedIn,
    plan: Plan,
    bram: AccountActor,
    signal: Signal,
    permit: Permit,
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    tour, browser = plan(), signed_in(bram)
    path = f"/rondes/{tour.pk}/bezoek-erbij/"
    assert signal.dossier in browser.get(path).content.decode()
    sent: dict[str, Any] = {"version": "1", "token": str(uuid4()), "signals": [signal.pk], "permits": [permit.pk]}
    refused = browser.post(path, sent | {"municipality_1": haarlem.pk, "kind_1": "hotel"})
    assert refused.status_code == 422
    assert "Sara in Haarlem" in refused.content.decode()
    assert tour.visits.count() == 1
    assert browser.post(path, {"version": "1", "token": str(uuid4())}).status_code == 422
    for _ in range(2):
        assert browser.post(path, sent)["Location"] == f"/rondes/{tour.pk}/"
    assert list(tour.visits.order_by("sequence").values_list("cause", flat=True)) == ["own_choice", "signal", "permit"]
    searched = browser.post(path, sent | {"zoeken": "ja", "search": "salon"})
    assert "Salon Proef" in searched.content.decode()


def test_a_visit_is_dropped_and_its_signal_waits_again(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, signal: Signal, beverwijk: Municipality
) -> None:
    tour, browser = plan(own_choice(beverwijk), on_signal(signal)), signed_in(bram)
    visit = tour.visits.get(signal=signal)
    path = f"/rondes/{tour.pk}/bezoeken/{visit.pk}/laten-vervallen/"
    assert "komt terug op de lijst" in browser.get(path).content.decode()
    assert browser.post(path, {"version": "1"}).status_code == 302
    visit.refresh_from_db()
    assert visit.status == VisitStatus.CANCELLED
    assert signal.dossier in browser.get("/rondes/nieuw/").content.decode()
    last = tour.visits.exclude(pk=visit.pk).get()
    answer = browser.post(f"/rondes/{tour.pk}/bezoeken/{last.pk}/laten-vervallen/", {"version": "2"})
    assert answer.status_code == 422
    assert "annuleer dan de ronde" in answer.content.decode()


def test_a_visit_of_another_round_is_not_dropped_or_moved_here(
    signed_in: SignedIn, plan: Plan, bram: AccountActor
) -> None:
    tour, other, browser = plan(), plan(date=LATER), signed_in(bram)
    for change in ("laten-vervallen", "eerder"):
        path = f"/rondes/{tour.pk}/bezoeken/{other.visits.get().pk}/{change}/"
        assert browser.post(path, {"version": "1"}).status_code == 404


def test_a_visit_moves_one_place_earlier(
    signed_in: SignedIn, plan: Plan, bram: AccountActor, beverwijk: Municipality
) -> None:
    tour, browser = plan(own_choice(beverwijk), own_choice(beverwijk)), signed_in(bram)
    first, second = tour.visits.order_by("sequence").values_list("pk", flat=True)
    path = f"/rondes/{tour.pk}/bezoeken/{second}/eerder/"
    assert browser.get(path).status_code == 405
    assert browser.post(path, {"version": "1"}).status_code == 302
    assert list(tour.visits.order_by("sequence").values_list("pk", flat=True)) == [second, first]
    stale = browser.post(path, {"version": "1"}, follow=True).content.decode()
    assert "Iemand anders heeft deze ronde zojuist gewijzigd" in stale
