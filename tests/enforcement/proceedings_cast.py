"""What the tests of objections share: a case with a sent order, a lawyer who was not involved, and each next state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.models import Case, Objection
from regiotoezicht.enforcement.proceedings import actions, queries
from regiotoezicht.enforcement.proceedings.vocabulary import Objector
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.proceedings import TEMPLATES
from regiotoezicht.letters.signing import Signature
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.rules import Body
from tests.conftest import NOW
from tests.enforcement.conftest import PDF, employee_of, on
from tests.letters.conftest import second_lawyer

REPORT = "De indiener licht toe dat er inmiddels een vergunning is aangevraagd."
MOTIVE = "Het bezwaar leidt niet tot een ander oordeel: de overtreding staat vast en er is geen zicht op legalisatie."
WORD = (TEMPLATES / "warning.docx").read_bytes()
"""A Word file that is sound; a PDF would be opened in a process apart, which takes a second each."""
COURT = "Rechtbank Noord-Holland\nPostbus 0"


@dataclass
class Bench:
    """Wil handles objections; she was not involved in the decision that Anna prepared."""

    case: Case
    anna: AccountActor
    wil: AccountActor

    def at(self, day: date) -> tuple[AccountActor, datetime]:
        """Wil on a day."""
        return AccountActor(self.wil.account, on(day)), on(day)

    @property
    def decision(self) -> Letter:
        """The order that was sent."""
        return queries.decisions_of(self.case)[0]

    def received(self, day: date, *, at: date | None = None, **more: Any) -> Objection:
        """An objection of the addressee that came in on a day."""
        moment = on(at or day)
        given: dict[str, Any] = {
            "letter": more.pop("letter", None) or self.decision,
            "objector": Objector.ADDRESSEE,
            "received_date": day,
            "channel": Channel.POST,
            "file_name": "bezwaar.docx",
            "content": WORD,
            "token": uuid4(),
        }
        found = actions.receive(self.case, actor=AccountActor(self.anna.account, moment), at=moment, **given | more)
        return reread(found)

    def do(self, action: Any, objection: Objection, day: date, **more: Any) -> Objection:
        """An action of Wil on a day."""
        actor, at = self.at(day)
        action(reread(objection), actor=actor, at=at, **more)
        return reread(objection)

    def send(self, objection: Objection, kind: str, day: date, *, sent: date | None = None) -> Objection:
        """Sign and send the draft of a letter of an objection."""
        actor, at = self.at(day)
        draft = Letter.objects.get(
            label="enforcement.objection", record_id=objection.pk, kind=kind, status=LetterStatus.DRAFT
        )
        if draft.needs_check:
            letters.check(draft, actor=second_lawyer(draft.municipality), at=at)
        letters.freeze(
            draft,
            pdf=PDF,
            signature=Signature("A. Voorbeeld", "jurist", "", day),
            signed_by_id=None,
            actor=actor,
            at=at,
        )
        letters.send(draft, sent_date=sent or day, method=Method.POST, actor=actor, at=at)
        return reread(objection)

    def planned(self, day: date, held: date, **received: Any) -> Objection:
        """An objection with a hearing."""
        found = self.received(day, **received)
        leader = employee_of(self.wil)
        return self.do(
            actions.plan_hearing,
            found,
            day,
            hearing_at=on(held) + timedelta(hours=1),
            place="in het gemeentehuis",
            leader=leader,
        )

    def heard(self, day: date, **received: Any) -> Objection:
        """An objection of which nobody wants to be heard."""
        found = self.received(day, **received)
        return self.do(actions.waive_hearing, found, day, ground="not_wanted", reason="Schriftelijk meegedeeld.")

    def verdict(self, day: date, **more: Any) -> dict[str, Any]:
        """What a decision on an objection says."""
        given: dict[str, Any] = {
            "outcome": "unfounded",
            "effect": "kept",
            "reasons": MOTIVE,
            "body": Body.MAYOR,
            "mandate": None,
            "decided_on": day,
            "court_address": COURT,
        }
        return given | more

    def decided(self, day: date, **received: Any) -> Objection:
        """An objection on which the mayor decided himself."""
        return self.do(actions.decide, self.heard(day, **received), day, **self.verdict(day))

    def answered(self, day: date, **received: Any) -> Objection:
        """An objection of which the decision was sent."""
        return self.send(self.decided(day, **received), "objection_decision", day)


def reread(objection: Objection) -> Objection:
    """The objection as it stands now."""
    return Objection.objects.select_related(
        "case__municipality", "municipality", "letter", "decision_term", "repair_term", "appeal_term", "default_term"
    ).get(pk=objection.pk)


__all__ = ["COURT", "MOTIVE", "NOW", "REPORT", "Bench", "reread"]
