"""What the tests of this room share: who writes, and what Beverwijk has arranged."""

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import System
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.models import Subject
from regiotoezicht.programme.vocabulary import Organ, State
from tests.conftest import NOW, Hire
from tests.letters.own.conftest import OFFICE

SignedIn = Callable[[AccountActor], Client]
FORM: dict[str, Any] = {
    "date": "24-03-2026",
    "reference": "Z2026-014",
    "secretary": "S. de Schrijver",
    "mayor": "B. Voorzitter",
    "portfolio_holder": "W. Houder",
    "attachments": "Uitvoeringsplan toezicht\n\nBegroting 2026",
    "points": ["note", "adopt", "pay", "designate", "mandate", "inform"],
}


@pytest.fixture
def stopped_clock() -> Iterator[None]:
    """The clock that pages read stands still at the moment of the tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rens(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The controller of the region."""
    return hire("Rens", Role.REGION_CONTROLLER, haarlem)


@pytest.fixture
def omar(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The policy officer of Beverwijk."""
    return hire("Omar", Role.POLICY_OFFICER, beverwijk)


@pytest.fixture
def paul(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The owner of the programme of the region."""
    return hire("Paul", Role.PROGRAMME_OWNER, haarlem)


@pytest.fixture
def takes_part(beverwijk: Municipality, haarlem: Municipality) -> None:
    """Beverwijk takes part in Kennemerland, which Haarlem coordinates."""
    district = beverwijk.district
    type(district).objects.filter(pk=district.pk).update(coordinator=haarlem)
    Participation.objects.get_or_create(
        municipality=beverwijk, district=district, defaults={"reference": "OVK 1", "from_date": date(2022, 1, 1)}
    )
    Letterhead.objects.create(municipality=beverwijk, from_date=date(2022, 1, 1), **OFFICE)


def decided(town: Municipality, title: str, *states: State, organ: Organ = Organ.COLLEGE) -> Subject:
    """A subject on the board, and how far a municipality came with it: a step each month, the first in January."""
    actor, seen = System(NOW), State.NOT_YET
    subject = actions.add_subject(Subject(title=title, organ=organ, token=uuid4()), actor=actor, at=NOW)
    for month, to in enumerate(states, start=1):
        step = Step(to, date(2026, month, 10), f"B{month}", seen)
        actions.move(town, subject, step, actor=actor, token=uuid4(), at=NOW)
        seen = to
    return subject


def go(code: str, period: str = "") -> str:
    """The page of a municipality."""
    return reverse("council:papers", args=[code]) + (f"?periode={period}" if period else "")


def text(response: Any) -> str:
    """What a page says."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\u00a0", " ")


def printed(pdf: bytes, folder: Path) -> str:
    """What a PDF says, on one line."""
    path = folder / "stuk.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(told.stdout.decode().split())
