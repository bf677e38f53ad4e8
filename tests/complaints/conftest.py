"""What the tests of complaints share: one made by the action itself, and its letters sent."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.complaints import actions
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import About
from regiotoezicht.documents.rules import Channel
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Employee, Municipality
from tests.conftest import NOW, Hire

SignedIn = Callable[[AccountActor], Client]
WHAT = "De toezichthouder was kortaf en liet zijn legitimatie niet zien."
REPORT = "De klager vertelt hoe het gesprek bij de deur verliep; de toezichthouder betreurt zijn toon."
FINDINGS = "De legitimatie is pas getoond nadat daarom twee keer was gevraagd."
NAME = "Voorbeeld Klager"
DAY = date(2026, 3, 24)
PDF = b"%PDF-1.7\n% een brief van de test\n%%EOF\n"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def on(day: date) -> datetime:
    """A moment on a day, in the morning."""
    return datetime.combine(day, time(9), tzinfo=UTC)


def employee_of(actor: AccountActor) -> Employee:
    assert actor.account.employee is not None
    return actor.account.employee


@dataclass
class Desk:
    """Anna handles complaints of Beverwijk; Sara is a supervisor whom they are about."""

    town: Municipality
    anna: AccountActor
    sara: AccountActor

    def made(self, **more: Any) -> tuple[Complaint, str]:
        """A complaint with its code."""
        given: dict[str, Any] = {
            "is_anonymous": False,
            "name": NAME,
            "address": "Voorbeeldweg 3\n1999 ZZ Beverwijk",
            "about": About.SUPERVISOR,
            "concerned": [employee_of(self.sara)],
            "received_date": DAY,
            "channel": Channel.POST,
            "what": WHAT,
            "token": uuid4(),
            "actor": self.anna,
            "at": NOW,
        }
        complaint, code = actions.receive(self.town, **given | more)
        return reread(complaint), code

    def anonymous(self, **more: Any) -> tuple[Complaint, str]:
        """A complaint of somebody without a name."""
        return self.made(is_anonymous=True, name="", address="", channel=Channel.ORAL, **more)

    def do(self, action: Any, complaint: Complaint, when: date = DAY, **more: Any) -> Complaint:
        """An action of Anna on a day."""
        action(reread(complaint), actor=AccountActor(self.anna.account, on(when)), at=on(when), **more)
        return reread(complaint)

    def copied(self, complaint: Complaint, day: date = DAY) -> Complaint:
        """The copy was sent to whom it is about."""
        return self.send(self.do(actions.make_copies, complaint, day), "complaint_copy", day)

    def heard(self, complaint: Complaint, day: date = DAY) -> Complaint:
        """Heard after the copy was sent."""
        if complaint.asks_copy:
            self.copied(complaint, day)
        return self.do(actions.record_hearing, complaint, day, held=day, heard_by=employee_of(self.anna), report=REPORT)

    def concluded(self, complaint: Complaint, day: date = DAY) -> Complaint:
        found = self.heard(complaint, day)
        return self.do(actions.conclude, found, day, outcome="founded", findings=FINDINGS, decided_on=day)

    def send(self, complaint: Complaint, kind: str, day: date = DAY) -> Complaint:
        """Sign and send the draft of a letter."""
        actor, at = AccountActor(self.anna.account, on(day)), on(day)
        draft = Letter.objects.get(
            label="complaints.complaint", record_id=complaint.pk, kind=kind, status=LetterStatus.DRAFT
        )
        signature = Signature("A. Voorbeeld", "jurist", "", day)
        letters.freeze(draft, pdf=PDF, signature=signature, signed_by_id=None, actor=actor, at=at)
        letters.send(draft, sent_date=day, method=Method.POST, actor=actor, at=at)
        return reread(complaint)


def reread(complaint: Complaint) -> Complaint:
    """The complaint as it stands now."""
    return Complaint.objects.select_related("municipality", "decision_term", "notice_term").get(pk=complaint.pk)


@pytest.fixture
def desk(beverwijk: Municipality, anna: AccountActor, sara: AccountActor) -> Desk:
    return Desk(beverwijk, anna, sara)


@pytest.fixture
def wil(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Another lawyer of Beverwijk."""
    return hire("Wil", Role.LAWYER, beverwijk)


@pytest.fixture
def signed_in(client: Client) -> SignedIn:
    def signed_in(actor: AccountActor) -> Client:
        browser = Client()
        browser.force_login(actor.account)
        return browser

    return signed_in
