"""What registering and deciding cost in statements."""

from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.emergency.actions import review
from regiotoezicht.emergency.requests import actions as requests
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.forwarding import actions as forwarding
from regiotoezicht.signals import actions
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, Outcome, PlaceKind, Priority, Route, Source
from tests.conftest import NOW, TODAY, Hire
from tests.emergency.cast import broken
from tests.signals.conftest import HOME, Register, SignedIn
from tests.statements import costs, fresh


@pytest.fixture
def told(beverwijk: Municipality) -> dict[str, Any]:
    """A signal of a partner, as the coordinator types it."""
    return {
        "municipality": Municipality.objects.select_related("district").get(pk=beverwijk.pk),
        "token": uuid4(),
        "source": Source.PARTNER,
        "channel": Channel.PHONE,
        "categories": [Category.NO_PERMIT],
        "received_at": NOW,
        "at": NOW,
    }


def test_registering_a_signal(told: dict[str, Any], bram: AccountActor, salon: Premises) -> None:
    actor, municipality = fresh(bram), told.pop("municipality")
    with costs("register a signal about business premises"):
        actions.register(municipality, actor=actor, place_kind=PlaceKind.PREMISES, premises=salon, **told)


def test_registering_by_the_form(
    signed_in: SignedIn, beverwijk: Municipality, bram: AccountActor, salon: Premises
) -> None:
    browser = signed_in(bram)
    typed = {
        "token": str(uuid4()),
        "municipality": str(beverwijk.pk),
        "source": "partner",
        "channel": "phone",
        "categories": ["no_permit"],
        "received_at": "2026-03-24T09:00",
        "place_kind": "premises",
        "premises": str(salon.pk),
    }
    with costs("send the form of a signal"):
        answer = browser.post("/meldingen/nieuw/", typed)
    assert answer.status_code == 302


def test_registering_a_signal_about_a_home(told: dict[str, Any], bram: AccountActor) -> None:
    actor, municipality = fresh(bram), told.pop("municipality")
    with costs("register a signal about a home"):
        actions.register(municipality, actor=actor, place_kind=PlaceKind.DWELLING, address=HOME, **told)


def test_deciding_and_closing(registered: Register, bram: AccountActor) -> None:
    signal, choice = registered(), {"priority": Priority.NORMAL, "route": Route.CONTROL, "reason": "Het team kijkt."}
    with costs("decide on a signal"):
        actions.decide(signal, actor=fresh(bram), at=NOW, **choice)  # type: ignore[arg-type]  # each has its own type
    signal = Signal.objects.get(pk=signal.pk)
    with costs("close a signal"):
        actions.close(signal, actor=fresh(bram), at=NOW, outcome=Outcome.UNFOUNDED, reason="Het is opgelost.")


def test_opening_in_an_emergency_and_its_review(
    registered: Register, bram: AccountActor, hire: Hire, haarlem: Municipality
) -> None:
    signal, loes = registered(), hire("Loes", Role.LAWYER, haarlem)
    with costs("open a signal in an emergency"):
        made = broken(signal, fresh(loes))
    with costs("review an emergency"):
        review(made, actor=fresh(bram), outcome="rightful", measure="", at=NOW)


def test_asking_and_allowing(registered: Register, bram: AccountActor, petra: AccountActor) -> None:
    wanted = requests.Asked("signals.signal", registered().dossier, "Voor de verlenging van de vergunning.", TODAY)
    with costs("ask to read a signal"):
        asked = requests.ask(wanted, actor=fresh(petra), token=uuid4(), at=NOW)
    with costs("allow to read a signal"):
        requests.allow(asked, actor=fresh(bram), until_date=TODAY, at=NOW)


def test_forwarding_a_home(at_home: Register, bram: AccountActor, coen: AccountActor, alkmaar: Municipality) -> None:
    to = Municipality.objects.select_related("district").get(pk=alkmaar.pk)
    signal = at_home(source=Source.CITIZEN)
    with costs("offer a signal to another municipality"):
        made = forwarding.offer(signal, to=to, reason="elsewhere", token=uuid4(), actor=fresh(bram), at=NOW)
    with costs("accept a signal of another municipality"):
        forwarding.accept(to, forwarding=made, actor=fresh(coen), at=NOW)
