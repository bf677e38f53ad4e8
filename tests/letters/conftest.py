"""A stand-in for the record that letters belong to: any record will do, for this room knows none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from pytest_django.fixtures import Settings

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.rights import HOLDERS, Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import PERMISSIONS, Actor, Permission
from regiotoezicht.letters import actions, owners
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import Owner
from regiotoezicht.organisation.models import Employee, Municipality, Record
from regiotoezicht.worklist.models import Task

from ..conftest import NOW, TODAY

LABEL = Task._meta.label_lower
ADDRESSEE = {
    "addressee_name": "Proeftuin B.V.",
    "addressee_address": "Verzonnenstraat 12\n1940 AA Beverwijk",
    "body": "de burgemeester van Beverwijk",
    "contact": "team Handhaving",
}
CONTRIBUTION = {
    "year": "2026",
    "stage": "indicatief",
    "decided_by": "de stuurgroep",
    "decision_date": date(2026, 1, 20),
    "decision_reference": "SG 2026/01",
    "share": 971_000,
    "to_pay": 971_000,
}
FOUND = {
    "found_date": date(2026, 3, 10),
    "found_time": "21.30 uur",
    "place": "Verzonnenstraat 12 in Beverwijk",
    "violation": "Het bedrijf werd uitgeoefend zonder vergunning.",
    "article": "artikel 3:3 van de Algemene plaatselijke verordening",
}
PENALTY = {"measure": "Beëindig de exploitatie.", "amount": 250_000, "maximum": 1_000_000}
REMEDY = {"remedy_body": "de burgemeester van Beverwijk", "remedy_address": "Postbus 0\n1940 AA Beverwijk"}
CLAIM: dict[str, Any] = {
    "order_date": date(2026, 3, 1),
    "claims": "€ 2.500,00, verbeurd op 16 maart 2026\n€ 2.500,00, verbeurd op 17 maart 2026",
    "total": 500_000,
}
OBJECTION = {**ADDRESSEE, "decision_date": date(2026, 3, 2), "received_date": TODAY}
LATER: dict[str, Any] = {
    **ADDRESSEE,
    **REMEDY,
    "order_date": date(2026, 3, 1),
    "forfeited_date": date(2026, 3, 16),
    "total": 150_000,
    "grounds": "In één keer betalen kan niet.",
}
FIELDS: dict[str, dict[str, Any]] = {
    "intention": {**ADDRESSEE, **FOUND, **PENALTY, "grounds": "Dit past bij het beleid.", "view_until": TODAY},
    "view_received": {**ADDRESSEE, "received_date": TODAY, "intention_date": date(2026, 3, 11)},
    "order_under_penalty": {
        **ADDRESSEE,
        **FOUND,
        **PENALTY,
        **REMEDY,
        "comply_until": date(2028, 2, 29),
        "grounds": "Dit past bij het beleid.",
        "view_silent": True,
    },
    "warning": {**ADDRESSEE, **FOUND, "measure": "Zorg dat er altijd een beheerder is."},
    "recheck_closed": {**ADDRESSEE, "order_date": date(2026, 3, 1), "recheck_date": TODAY},
    "collection_intention": {
        **ADDRESSEE,
        **CLAIM,
        "finding": "Het bedrijf was open.",
        "grounds": "De dwangsom is verbeurd.",
        "view_until": date(2026, 4, 7),
    },
    "collection_decision": {
        **ADDRESSEE,
        **CLAIM,
        "finding": "Het bedrijf was open.",
        "grounds": "De dwangsom is verbeurd.",
        "circumstances": "Die zijn er niet.",
        "view_silent": True,
        "pay_until": date(2026, 5, 5),
        "pay_how": "Betaal dit bedrag in één keer.",
        "remedy_body": "de burgemeester van Beverwijk",
        "remedy_address": "Postbus 0\n1940 AA Beverwijk",
    },
    "reminder": {
        **ADDRESSEE,
        **CLAIM,
        "decision_date": TODAY,
        "reminder_term": "twee weken",
        "pay_how": "Betaal dit bedrag in één keer.",
    },
    "waiver_decision": {
        **ADDRESSEE,
        **REMEDY,
        "order_date": date(2026, 3, 1),
        "forfeited_date": date(2026, 3, 16),
        "waived": 100_000,
        "still_due": 150_000,
        "grounds": "Het hele bedrag is niet te dragen.",
    },
    "collect_answer": {**ADDRESSEE, **REMEDY, "received_date": TODAY, "grounds": "Er is al besloten.", "granted": True},
    "payment_postponed": {
        **LATER,
        "asked_date": TODAY,
        "postponed_until": date(2026, 8, 1),
        "parts": "€ 1.000,00 uiterlijk op 1 juli 2026\n€ 500,00 uiterlijk op 1 augustus 2026",
    },
    "postponement_refused": {**LATER, "asked_date": TODAY},
    "postponement_withdrawn": {
        **LATER,
        "decision_date": TODAY,
        "taken_back": "U hebt zich niet gehouden aan wat in dat besluit staat.",
    },
    "lift_decision": {
        **ADDRESSEE,
        **REMEDY,
        "order_date": date(2025, 3, 1),
        "received_date": date(2026, 3, 2),
        "request_basis": "artikel 5:34, tweede lid",
        "lifted_date": TODAY,
        "grounds": "Er is een jaar lang niets verbeurd.",
    },
    "objection_received": {**OBJECTION, "decision_until": date(2026, 6, 17)},
    "objection_repair": {**OBJECTION, "defects": "De gronden van het bezwaar.", "repair_until": date(2026, 4, 20)},
    "objection_hearing": {
        **ADDRESSEE,
        "decision_date": date(2026, 3, 2),
        "hearing_date": date(2026, 6, 15),
        "hearing_time": "10.00 uur",
        "hearing_place": "in het gemeentehuis",
        "papers_until": date(2026, 6, 5),
        "file_from": date(2026, 6, 8),
    },
    "objection_committee": {**OBJECTION, "decision_until": date(2026, 7, 29)},
    "objection_postponed": {**OBJECTION, "decision_until": date(2026, 7, 29), "is_extension": True},
    "objection_decision": {
        **OBJECTION,
        "outcome": "Wij verklaren uw bezwaar ongegrond.",
        "effect": "Ons besluit blijft zoals het was.",
        "grounds": "De overtreding staat vast.",
        "heard_date": TODAY,
        "advice_date": TODAY,
        "deviation": "De commissie weegt de duur anders.",
        "along": True,
        "costs_asked": True,
        "costs": 64_700,
        "court_address": "Rechtbank Noord-Holland\nPostbus 0",
    },
    "request_received": {**ADDRESSEE, "received_date": TODAY, "decision_until": date(2026, 5, 19)},
    "request_extended": {
        **ADDRESSEE,
        "received_date": TODAY,
        "decision_until": date(2026, 6, 16),
        "grounds": "Er is meer onderzoek nodig.",
    },
    "complaint_received": {**ADDRESSEE, "received_date": TODAY, "decision_until": date(2026, 5, 6)},
    "complaint_extended": {**ADDRESSEE, "received_date": TODAY, "decision_until": date(2026, 6, 2)},
    "complaint_not_taken_up": {
        **ADDRESSEE,
        "received_date": TODAY,
        "ground": "Er kon bezwaar worden gemaakt",
        "grounds": "Tegen het besluit staat bezwaar open.",
    },
    "complaint_copy": {**ADDRESSEE, "received_date": TODAY, "what": "De legitimatie werd laat getoond."},
    "complaint_outcome": {
        **ADDRESSEE,
        "received_date": TODAY,
        "heard_date": TODAY,
        "findings": "De legitimatie is laat getoond.",
        "opinion": "Wij vinden uw klacht gegrond.",
        "conclusions": "Wij hebben dit besproken.",
    },
    "council_letter": {**ADDRESSEE, "period": "2026", "year": "2026", "day": TODAY, "secretary": "S. Model"},
    "contribution_decision": {**ADDRESSEE, **CONTRIBUTION, "total": 36_102_060, "by_key": "naar inwoners"},
    "contribution_request": {
        **ADDRESSEE,
        **CONTRIBUTION,
        "number": "BIJ-2026-0001",
        "due_date": TODAY,
        "asked": 971_000,
    },
    "contribution_reminder": {
        **ADDRESSEE,
        "number": "BIJ-2026-0001",
        "asked_date": date(2026, 1, 20),
        "was_due": date(2026, 2, 19),
        "open": 971_000,
        "due_date": TODAY,
    },
    "request_reply": {
        **ADDRESSEE,
        **REMEDY,
        "received_date": TODAY,
        "grounds": "Er is al opgetreden.",
        "granted": True,
    },
    "reporter_feedback": {**ADDRESSEE, "received_date": TODAY},
    "paper_received": {**ADDRESSEE, "received_date": TODAY, "paper": "huurovereenkomst"},
}


@dataclass
class StandIn:
    """The kind of record that has letters in these tests, and what it heard about sending."""

    permission: Permission
    reading: Permission
    sent: list[tuple[int, datetime]] = field(default_factory=list)
    hidden: bool = False

    mandate_id: int | None = None

    def as_owner(self) -> Owner:
        return Owner(
            LABEL, self._readable, self.permission, self._sent, self._visible, mandate=lambda letter: self.mandate_id
        )

    def _visible(self, actor: Actor) -> QuerySet[Any]:
        found = Task.objects.filter(actor.reach(self.reading).within() | actor.assigned(self.reading, LABEL))
        return found.none() if self.hidden else found

    def _readable(self, actor: Actor, record_id: int) -> Record | None:
        found: Record | None = self._visible(actor).filter(pk=record_id).first()
        return found

    def _sent(self, letter: Letter, actor: Actor, at: datetime) -> None:
        self.sent.append((letter.pk, at))


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """Content of this test lies in a folder of its own."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setattr("regiotoezicht.core.rights.PERMISSIONS", dict(PERMISSIONS))
    monkeypatch.setattr("regiotoezicht.access.rights.HOLDERS", dict(HOLDERS))
    permission = Permission("tests.compose", "Brieven schrijven in een proef")
    allow(permission, {Role.LAWYER: Way.OFFICE})
    reading = Permission("tests.read", "Brieven lezen in een proef")
    allow(
        reading,
        {
            Role.LAWYER: Way.OFFICE,
            Role.SIGNER: Way.OFFICE,
            Role.PRIVACY_OFFICER: Way.OFFICE,
            Role.PERMIT_OFFICER: Way.ASSIGNED,
        },
    )
    made = StandIn(permission, reading)
    monkeypatch.setattr(owners, "_OWNERS", {})
    owners.declare(made.as_owner())
    return made


@pytest.fixture
def matter(beverwijk: Municipality, stand_in: StandIn) -> Task:
    return make_matter(beverwijk, 1)


def make_matter(municipality: Municipality, number: int) -> Task:
    """A record of a municipality that has letters."""
    return Task.objects.create(
        dossier=f"KEN-2026-{number:05d}",
        municipality=municipality,
        district=municipality.district,
        label="tests.thing",
        record_id=number,
        kind="tests.thing",
        role="lawyer",
        created_at=NOW,
    )


def composed(
    matter: Task, actor: AccountActor, kind: str = "intention", fields: Mapping[str, Any] | None = None
) -> Letter:
    """A draft; `fields` change those of the kind."""
    return actions.compose(
        matter,
        kind=kind,
        addressee_id=7,
        fields=FIELDS.get(kind, {}) | dict(fields or {}),
        token=uuid4(),
        actor=actor,
        at=NOW,
    )


def second_lawyer(municipality: Municipality) -> AccountActor:
    """Another lawyer of a municipality than who wrote the letters; the same one each time."""
    email = f"tweede.{municipality.code.lower()}@voorbeeld.example"
    account = Account.objects.filter(email=email).first()
    if account is None:
        employee = Employee.objects.create(name="Nadia", function="jurist", employer=municipality)
        account = Account.objects.create(email=email, name="Nadia", employee=employee)
        RoleAssignment.objects.create(
            account=account, role=Role.LAWYER, municipality=municipality, from_date=date(2022, 1, 1)
        )
    return AccountActor(account, NOW)


def finished(letter: Letter, actor: AccountActor) -> Letter:
    """The letter, signed; a decision after somebody else checked it."""
    if letter.needs_check:
        actions.check(letter, actor=second_lawyer(letter.municipality), at=NOW)
    return actions.finish(
        letter, signer_name="G. Model", signer_function="teammanager", mandate="namens deze", actor=actor, at=NOW
    )
