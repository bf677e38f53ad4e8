"""A stand-in for what upper rooms hand over: any record will do, for this room knows none of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing import actions, subjects
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.snapshots import FileEntry
from regiotoezicht.sharing.subjects import Material, Section, Subject
from regiotoezicht.worklist.models import Task

from ..conftest import NOW

CONTENT = {"number": "R-1", "findings": ["De vergunning ontbrak.", "Twee kamers in gebruik."]}
FILES = (FileEntry("rapport.pdf", "a" * 64),)
LABEL = Task._meta.label_lower


@dataclass
class StandIn:
    """The kind of record that the tests hand over, and what it heard about decisions."""

    decided: list[str] = field(default_factory=list)

    def as_subject(self) -> Subject:
        return Subject(LABEL, "proefstuk", self._compose, self._show, self._decided)

    def _compose(self, actor: Actor, record_id: int) -> Material:
        found = Task.objects.filter(pk=record_id).first()
        if found is None:
            raise NotAllowed("tests")
        return Material(found, CONTENT, FILES)

    def _show(self, content: Mapping[str, Any]) -> list[Section]:
        return [Section("Rapport", [("Nummer", content["number"]), ("Bevindingen", "\n".join(content["findings"]))])]

    def _decided(self, hand_over: HandOver, actor: Actor, at: datetime) -> None:
        self.decided.append(hand_over.status)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setitem(subjects._SUBJECTS, LABEL, stand_in.as_subject())
    return stand_in


@pytest.fixture
def thing(beverwijk: Municipality, stand_in: StandIn) -> Task:
    return make_thing(beverwijk, 1)


def make_thing(municipality: Municipality, number: int) -> Task:
    """A record of a municipality that can be handed over."""
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


def offered(thing: Task, bram: AccountActor) -> HandOver:
    """An offer of a thing by the coordinator."""
    return actions.offer(thing, content=CONTENT, files=FILES, token=uuid4(), actor=bram, at=NOW)
