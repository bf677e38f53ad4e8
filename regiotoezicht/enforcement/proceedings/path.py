"""An objection as a path: what was done, what may come next, and which terms run. Pure over what was read."""

from dataclasses import dataclass
from datetime import date

from regiotoezicht.enforcement.models import Objection
from regiotoezicht.enforcement.path import Next, Stop
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionStatus, Timeliness
from regiotoezicht.worklist.models import RunningTerm

S = ObjectionStatus


def stops_of(objection: Objection) -> list[Stop]:
    """Received, heard, decided, sent; or stopped where it was withdrawn."""
    is_heard = bool(objection.heard_date or objection.hearing_waiver)
    stops = [
        ("Ontvangen", True, objection.received_date),
        ("Gehoord" if not objection.hearing_waiver else "Niet gehoord", is_heard, objection.heard_date),
        ("Beslist", objection.decided_on is not None, objection.decided_on),
        ("Verzonden", objection.sent_date is not None, objection.sent_date),
    ]
    drawn: list[Stop] = []
    met = False
    for label, done, on in stops:
        if done:
            drawn.append(Stop(label, "done", on))
        elif objection.status == S.WITHDRAWN:
            drawn.append(Stop("Ingetrokken", "stopped", objection.withdrawn_date))
            break
        else:
            drawn.append(Stop(label, "todo" if met else "current"))
            met = True
    return drawn


def nexts_of(objection: Objection, today: date) -> list[Next]:
    """What may come next, the most likely first."""
    return [*_main(objection), *_terms(objection, today), *_ends(objection)]


def _main(objection: Objection) -> list[Next]:
    status = S(objection.status)
    if status is S.RECEIVED:
        return [
            Next("Hoorzitting plannen", "objection_hearing", is_main=not objection.is_pro_forma),
            Next("Niet horen", "objection_waive"),
            Next("Herstel van verzuim vragen", "objection_repair", is_main=objection.is_pro_forma),
        ]
    if status is S.REPAIR:
        return [Next("Herstel vastleggen", "objection_repaired", is_main=True)]
    if status is S.HEARING:
        return [
            Next("Verslag van het horen", "objection_heard", is_main=True),
            Next("Hoorzitting verzetten", "objection_hearing"),
            Next("Toch niet horen", "objection_waive"),
        ]
    if status is S.HEARD:
        waits = objection.committee and objection.advice_date is None
        advice = [Next("Advies vastleggen", "objection_advice", is_main=True)] if waits else []
        decide = Next("Beslissen", "objection_decide", is_main=not waits)
        return [*advice, decide, Next("Opnieuw horen", "objection_hearing")]
    return [Next("Beslissing opnieuw opstellen", "objection_decide")] if status is S.DECIDED else []


def _terms(objection: Objection, today: date) -> list[Next]:
    if S(objection.status) not in (S.RECEIVED, S.REPAIR, S.HEARING, S.HEARD):
        return []
    found = [Next("Adviescommissie", "objection_committee")]
    if objection.extended_date is None:
        found.append(Next("Verdagen met zes weken", "objection_extend"))
    found += [
        Next("Verder uitstellen", "objection_postpone"),
        Next("Lid van de commissie uitnodigen", "objection_invite"),
    ]
    if objection.timeliness == Timeliness.LATE:
        found.append(Next("Te laat: verschoonbaar", "objection_excuse"))
    term = objection.decision_term
    if objection.default_received is None and term is not None and term.end < today:
        found.append(Next("Ingebrekestelling vastleggen", "objection_default"))
    return [*found, Next("Begunstigingstermijn opschorten", "objection_delay")]


def _ends(objection: Objection) -> list[Next]:
    found = [Next("Procesdossier", "objection_file")]
    if S(objection.status) in (S.RECEIVED, S.REPAIR, S.HEARING, S.HEARD):
        found.append(Next("Intrekking vastleggen", "objection_withdraw"))
    return found


@dataclass(frozen=True)
class TermLine:
    """A term with its name and whether it runs."""

    label: str
    term: RunningTerm
    today: date

    @property
    def state(self) -> str:
        """Where the term stands in Dutch."""
        if self.term.ended_at is not None:
            return "afgerond"
        return "voorbij" if self.term.end < self.today else "loopt"

    @property
    def tone(self) -> str:
        """How the state shows."""
        return {"loopt": "info", "voorbij": "warning"}.get(self.state, "neutral")


def terms_of(objection: Objection, today: date) -> list[TermLine]:
    """The terms of an objection, as far as they started."""
    named = (
        ("Herstel van verzuim", objection.repair_term),
        ("Beslissen op bezwaar", objection.decision_term),
        ("Dwangsom bij te laat beslissen", objection.default_term),
        ("Beroep", objection.appeal_term),
    )
    return [TermLine(label, term, today) for label, term in named if term is not None]
