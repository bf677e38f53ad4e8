"""Permissions, events and moves of objections, court proceedings and requests. Pure."""

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.enforcement.proceedings.vocabulary import (
    COURT_TRANSITIONS,
    OBJECTION_TRANSITIONS,
    REQUEST_TRANSITIONS,
    CourtStatus,
    ObjectionStatus,
    RequestStatus,
)

OBJECTION_RECEIVE = Permission("enforcement.objection_receive", "De ontvangst van een bezwaar vastleggen")
OBJECTION_WORK = Permission("enforcement.objection_work", "Bezwaren behandelen waarbij men niet was betrokken")
OBJECTION_READ = Permission("enforcement.objection_read", "Bezwaren inzien waarbij men niet was betrokken")
OBJECTION_INVITED = Permission(
    "enforcement.objection_invited", "Een bezwaar inzien als genodigd lid van de commissie die hoort"
)
OBJECTION_SIGN = Permission("enforcement.objection_sign", "Een beslissing op bezwaar inzien die men zelf neemt")
COURT_WORK = Permission("enforcement.court_work", "Beroep en voorlopige voorziening vastleggen")
REQUEST_WORK = Permission("enforcement.third_party_work", "Verzoeken om handhaving behandelen")
PROCESS_FILE = Permission("enforcement.process_file", "Een procesdossier samenstellen")

OBJECTION_RECEIVED = EventType("enforcement.objection_received", "Bezwaar {number} ontvangen op {received}")
OBJECTION_EXCUSED = EventType("enforcement.objection_excused", "Te laat bezwaar verschoonbaar geacht (6:11)")
REPAIR_ASKED = EventType("enforcement.objection_repair", "Herstel van verzuim gevraagd tot en met {until}")
REPAIR_SETTLED = EventType("enforcement.objection_repaired", "Hersteltermijn afgesloten: {result}")
ADVICE_GIVEN = EventType("enforcement.objection_advice", "Advies van de commissie van {advised}: {outcome}")
COMMITTEE_SET = EventType("enforcement.objection_committee", "Adviescommissie: {committee}")
OBJECTION_EXTENDED = EventType("enforcement.objection_extended", "Verdaging van de beslissing voorbereid")
OBJECTION_POSTPONED = EventType("enforcement.objection_postponed", "Beslissing uitgesteld tot en met {until}")
HEARING_PLANNED = EventType("enforcement.objection_hearing", "Hoorzitting gepland op {held}")
MEMBER_INVITED = EventType("enforcement.objection_invited", "Lid van de commissie uitgenodigd")
OBJECTION_HEARD = EventType("enforcement.objection_heard", "Gehoord op {held}; verslag vastgelegd")
HEARING_WAIVED = EventType("enforcement.objection_waived", "Niet gehoord: {ground}")
ALONG_ANSWERED = EventType("enforcement.objection_along", "Later besluit bij het bezwaar: betwist {disputed}")
DELAY_GRANTED = EventType("enforcement.objection_delay", "Begunstigingstermijn opgeschort tot en met {until}")
OBJECTION_DECIDED = EventType("enforcement.objection_decided", "Op het bezwaar beslist op {decided}: {outcome}")
OBJECTION_SENT = EventType("enforcement.objection_sent", "Brief in het bezwaar verzonden op {sent}")
OBJECTION_WITHDRAWN = EventType("enforcement.objection_withdrawn", "Bezwaar {number} ingetrokken op {withdrawn}")
DEFAULT_RECEIVED = EventType("enforcement.default_received", "Ingebrekestelling ontvangen op {received}")
OBJECTION_SEEN = EventType("enforcement.objection_seen", "Bezwaar ingezien", reading=True)
OBJECTION_NOTED = EventType("enforcement.objection_noted", "Bezwaar {number} tegen een besluit in deze zaak: {state}")

OBJECTION_REOPENED = EventType(
    "enforcement.objection_reopened", "Besluit vernietigd; opnieuw beslissen uiterlijk op {until} (8:72)"
)
COURT_RECEIVED = EventType("enforcement.court_received", "{kind} ontvangen, brief van {received}")
COURT_PAPERS = EventType("enforcement.court_papers", "Stukken aan de rechter gezonden op {sent}")
COURT_HEARING = EventType("enforcement.court_hearing", "Zitting gepland op {held}")
COURT_JUDGED = EventType("enforcement.court_judged", "Uitspraak van {judged}: {judgment}")
COURT_WITHDRAWN = EventType("enforcement.court_withdrawn", "Procedure ingetrokken op {withdrawn}")

THIRD_PARTY_RECEIVED = EventType("enforcement.third_party_received", "{kind} ontvangen op {received}")
THIRD_PARTY_DECIDED = EventType(
    "enforcement.third_party_decided", "Verzoek om handhaving {outcome}, besluit van {decided}"
)
THIRD_PARTY_FEEDBACK = EventType("enforcement.third_party_feedback", "Terugkoppeling aan een melder opgesteld")
THIRD_PARTY_SENT = EventType("enforcement.third_party_sent", "Brief aan een derde verzonden op {sent}")
THIRD_PARTY_EXTENDED = EventType("enforcement.third_party_extended", "Later beslissen: uiterlijk op {until} (4:14)")
THIRD_PARTY_WITHDRAWN = EventType("enforcement.third_party_withdrawn", "Verzoek ingetrokken op {withdrawn}")

PAPER_TAKEN_IN = EventType("enforcement.paper_taken_in", "Ingekomen stuk bij de zaak: {kind}, ontvangen op {received}")
FILE_ITEM_SET = EventType("enforcement.file_item_set", "Stuk in het procesdossier: {treatment}")
FILE_MADE = EventType("enforcement.file_made", "Procesdossier gemaakt ({form}): {items} stukken", reading=True)

TASK_OBJECTION = "enforcement.objection"
TASK_COURT_PAPERS = "enforcement.court_papers"
TASK_REQUEST = "enforcement.third_party"
INVITED = "committee"
"""The reason of a grant on an objection."""


def declare_rights() -> None:
    """Fill in who handles and reads objections, court proceedings and requests.

    Basis: toegang.md, rows "Objection" and "Enforcement case, decisions, letters, incoming papers".
    """
    office = {Role.LAWYER: Way.OFFICE}
    for permission in (OBJECTION_RECEIVE, OBJECTION_WORK, OBJECTION_READ, COURT_WORK, REQUEST_WORK, PROCESS_FILE):
        allow(permission, office)
    allow(OBJECTION_SIGN, {Role.SIGNER: Way.OFFICE})
    allow(
        OBJECTION_INVITED,
        dict.fromkeys((Role.LAWYER, Role.SIGNER, Role.POLICY_OFFICER, Role.PERMIT_OFFICER), Way.ASSIGNED),
    )


def refuse_objection_move(old: str, new: str) -> None:
    """An objection only makes the moves of its table. Raises Refused("objection_move").

    Basis: Awb 6:6, 7:2, 7:3, 7:9, 7:11; ADR 0061.
    """
    if ObjectionStatus(new) not in OBJECTION_TRANSITIONS[ObjectionStatus(old)]:
        raise _no_move("objection_move", "Een bezwaar", ObjectionStatus(old).label, ObjectionStatus(new).label)


def refuse_court_move(old: str, new: str) -> None:
    """A court proceeding only makes the moves of its table. Raises Refused("court_move").

    Basis: Awb 8:42, 8:54, 8:70, 8:84; ADR 0061.
    """
    if CourtStatus(new) not in COURT_TRANSITIONS[CourtStatus(old)]:
        raise _no_move("court_move", "Een procedure", CourtStatus(old).label, CourtStatus(new).label)


def refuse_request_move(old: str, new: str) -> None:
    """A request only makes the moves of its table. Raises Refused("request_move").

    Basis: Awb 1:3(3), 4:13; ADR 0061.
    """
    if RequestStatus(new) not in REQUEST_TRANSITIONS[RequestStatus(old)]:
        raise _no_move("request_move", "Een verzoek", RequestStatus(old).label, RequestStatus(new).label)


def _no_move(code: str, what: str, old: str, new: str) -> Refused:
    return Refused(code, f"{what} met de stand “{old}” kan niet de stand “{new}” krijgen.")


def refuse_involved(*, is_involved: bool) -> None:
    """Who was involved in the decision does not handle the objection.

    Basis: Awb 7:5 and 10:3(3); toegang.md, row "Objection".
    """
    if is_involved:
        raise Refused(
            "involved",
            "U was betrokken bij het bestreden besluit; een collega die daarbij niet was betrokken, behandelt het "
            "bezwaar (artikelen 7:5 en 10:3, derde lid, Awb).",
        )
