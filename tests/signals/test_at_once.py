"""Two coordinators at once: the second is told so, nothing happens twice, and no number is given twice."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.emergency.actions import review
from regiotoezicht.emergency.models import AccessRequest, Emergency
from regiotoezicht.emergency.requests import actions as requests
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.forwarding import actions as forwarding
from regiotoezicht.sharing.forwarding.models import Forwarding
from regiotoezicht.signals import actions
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Outcome, Priority, Route, Status
from regiotoezicht.worklist.models import Task
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY, Hire
from tests.emergency.cast import anew, broken
from tests.signals.conftest import Register, SignedIn

pytestmark = pytest.mark.at_once


@pytest.fixture
def bea(hire: Hire, haarlem: Municipality) -> AccountActor:
    """A second coordinator of the district."""
    return hire("Bea", Role.COORDINATOR, haarlem)


@pytest.fixture
def loes(hire: Hire, haarlem: Municipality) -> AccountActor:
    """A lawyer of another municipality of the district."""
    return hire("Loes", Role.LAWYER, haarlem)


def deciding(signal: Signal, actor: AccountActor, route: Route) -> Callable[[], Signal]:
    """Somebody reads a signal and decides on it."""

    def decide() -> Signal:
        read = Signal.objects.get(pk=signal.pk)
        decision: dict[str, Any] = {"priority": Priority.HIGH, "route": route, "reason": "Er is haast bij."}
        return actions.decide(read, actor=actor, at=NOW, seen=read.version, **decision)

    return decide


def test_of_two_decisions_on_one_signal_one_counts(registered: Register, bram: AccountActor, bea: AccountActor) -> None:
    signal = registered()
    answers = together(deciding(signal, bram, Route.CONTROL), deciding(signal, bea, Route.MUNICIPALITY))
    assert refused(answers) == ["changed_meanwhile"]
    signal.refresh_from_db()
    assert Event.objects.filter(type="signals.decided", record_id=signal.pk).get().facts["route"] == signal.route
    assert Task.objects.open().filter(record_id=signal.pk).count() == 1
    assert verify().ok


def test_a_signal_is_not_closed_while_somebody_decides_on_it(
    registered: Register, bram: AccountActor, bea: AccountActor
) -> None:
    signal = registered()

    def close() -> Signal:
        read = Signal.objects.get(pk=signal.pk)
        return actions.close(read, actor=bea, at=NOW, outcome=Outcome.TOO_LITTLE, reason="Te weinig.", seen=1)

    answers = together(deciding(signal, bram, Route.CONTROL), close)
    assert refused(answers) == ["changed_meanwhile"]
    signal.refresh_from_db()
    open_tasks = Task.objects.open().filter(record_id=signal.pk).count()
    assert (signal.status, open_tasks) in {(Status.TRIAGED, 1), (Status.CLOSED, 0)}


def test_two_signals_are_not_merged_into_each_other(
    registered: Register, bram: AccountActor, bea: AccountActor
) -> None:
    one, other = registered(), registered()

    def merging(signal: Signal, into: Signal, actor: AccountActor) -> Callable[[], Signal]:
        def merge() -> Signal:
            own, main = Signal.objects.get(pk=signal.pk), Signal.objects.get(pk=into.pk)
            return actions.merge(own, into=main, actor=actor, at=NOW)

        return merge

    answers = together(merging(one, other, bram), merging(other, one, bea))
    assert refused(answers) == ["changed_meanwhile"]
    assert sorted(Signal.objects.values_list("status", flat=True)) == [Status.MERGED, Status.NEW]
    assert verify().ok


def test_a_form_that_is_sent_twice_registers_one_signal(
    signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality
) -> None:
    typed = {
        "token": str(uuid4()),
        "source": "partner",
        "channel": "phone",
        "received_at": "2026-03-24T09:00",
        "categories": ["nuisance"],
        "place_kind": "unknown",
        "municipality": str(beverwijk.pk),
    }
    browsers = [signed_in(bram), signed_in(bram)]
    answers = together(*(lambda browser=browser: browser.post("/meldingen/nieuw/", typed) for browser in browsers))
    signal = Signal.objects.get()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"/meldingen/{signal.pk}/")] * 2
    assert Event.objects.filter(type="signals.registered").count() == 1
    assert Task.objects.count() == 1


def test_six_at_once_get_six_numbers_without_a_gap_and_one_whole_log(registered: Register) -> None:
    made = together(*(registered for _ in range(6)))
    assert sorted(signal.dossier for signal in made) == [f"KEN-2026-{number:05d}" for number in range(1, 7)]
    verdict = verify()
    assert (verdict.ok, verdict.events) == (True, Event.objects.count())
    assert set(Event.objects.filter(type="signals.registered").values_list("dossier", flat=True)) == {
        signal.dossier for signal in made
    }


def test_a_form_that_is_sent_twice_breaks_the_glass_once(registered: Register, loes: AccountActor) -> None:
    signal, token = registered(), uuid4()
    answers = together(*(lambda: broken(signal, anew(loes), token=token) for _ in range(2)))
    assert [made.pk for made in answers] == [Emergency.objects.get().pk] * 2
    assert Grant.objects.filter(opened_in__isnull=False).count() == 1
    assert Event.objects.filter(type="emergency.opened").count() == 1


def test_of_two_reviews_one_counts(
    registered: Register, loes: AccountActor, bram: AccountActor, bea: AccountActor
) -> None:
    made = broken(registered(), loes)

    def reviewing(actor: AccountActor, outcome: str) -> Callable[[], Emergency]:
        return lambda: review(
            Emergency.objects.get(pk=made.pk), actor=actor, outcome=outcome, measure="Gesprek.", at=NOW
        )

    assert refused(together(reviewing(bram, "rightful"), reviewing(bea, "wrongful"))) == ["changed_meanwhile"]
    made.refresh_from_db()
    assert Event.objects.filter(type="emergency.reviewed").get().facts["outcome"] == made.outcome


def test_of_two_decisions_on_one_request_one_counts(
    registered: Register, petra: AccountActor, bram: AccountActor, bea: AccountActor
) -> None:
    wanted = requests.Asked("signals.signal", registered().dossier, "Voor de verlenging van de vergunning.", TODAY)
    asked = requests.ask(wanted, actor=petra, token=uuid4(), at=NOW)

    def read() -> AccessRequest:
        return AccessRequest.objects.get(pk=asked.pk)

    answers = together(
        lambda: requests.allow(read(), actor=bram, until_date=TODAY, at=NOW),
        lambda: requests.deny(read(), actor=bea, answer="Niet nodig.", at=NOW),
    )
    assert refused(answers) == ["changed_meanwhile"]
    opened = Grant.objects.filter(opened_in__isnull=False).exists()
    assert (read().state == "allowed") == opened, "who said no left nothing open"


def test_an_offer_is_accepted_or_taken_back(
    registered: Register, bram: AccountActor, coen: AccountActor, alkmaar: Municipality
) -> None:
    signal = registered()
    made = forwarding.offer(signal, to=alkmaar, reason="elsewhere", token=uuid4(), actor=bram, at=NOW)

    def now() -> Forwarding:
        return Forwarding.objects.get(pk=made.pk)

    answers = together(
        lambda: forwarding.accept(alkmaar, forwarding=now(), actor=coen, at=NOW),
        lambda: forwarding.recall(now(), actor=bram, at=NOW),
    )
    assert refused(answers) == ["changed_meanwhile"]
    went = Forwarding.objects.get().status == "accepted"
    assert Signal.objects.filter(municipality=alkmaar).exists() == went
    signal.refresh_from_db()
    assert signal.status == (Status.MOVED if went else Status.NEW)


def test_a_signal_is_decided_on_or_offered(
    registered: Register, bram: AccountActor, bea: AccountActor, alkmaar: Municipality
) -> None:
    signal = registered()

    def offer() -> Forwarding:
        read = Signal.objects.get(pk=signal.pk)
        return forwarding.offer(read, to=alkmaar, reason="elsewhere", token=uuid4(), actor=bram, at=NOW)

    answers = together(offer, deciding(signal, bea, Route.CONTROL))
    assert refused(answers) == ["changed_meanwhile"]
    signal.refresh_from_db()
    assert Forwarding.objects.exists() == (signal.status == Status.OFFERED)
