"""Permissions, events and the moves of a case: who may what, and which state follows which. Pure."""

from collections.abc import Collection

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.enforcement.vocabulary import TRANSITIONS, Status

CASE_OPEN = Permission("enforcement.open", "Een handhavingszaak openen uit een aanvaarde overdracht")
CASE_WORK = Permission("enforcement.work", "Handhavingszaken wegen, voorbereiden en afsluiten")
CASE_DECIDE = Permission("enforcement.decide", "Een besluit in een handhavingszaak vastleggen, binnen het mandaat")
CASE_READ = Permission("enforcement.read", "Handhavingszaken inzien")
CASE_READ_MANDATED = Permission("enforcement.read_mandated", "Handhavingszaken inzien binnen het eigen mandaat")
CASE_READ_PERMIT = Permission("enforcement.read_permit", "Handhavingszaken inzien die een vergunning raken")
CASE_AMOUNTS = Permission("enforcement.amounts", "De dwangsommen en de kosten van handhavingszaken inzien")
CASE_STATUS = Permission("enforcement.status", "De stand van handhavingszaken inzien, zonder inhoud")

OPENED = EventType("enforcement.opened", "Handhavingszaak geopend uit overdracht {hand_over}")
VIOLATIONS_CHOSEN = EventType("enforcement.violations_chosen", "Overtredingen gekozen: {number}")
WEIGHED = EventType("enforcement.weighed", "Gewogen: {measure}, {repetition}e keer")
ADDRESSEE_ADDED = EventType("enforcement.addressee_added", "Geadresseerde toegevoegd: {role}")
ADDRESSEE_CHANGED = EventType("enforcement.addressee_changed", "Gegevens van geadresseerde {number} gewijzigd")
ADDRESSEE_REMOVED = EventType("enforcement.addressee_removed", "Geadresseerde {number} vervallen")
PREPARED = EventType("enforcement.prepared", "Brieven voorbereid: {kind}, aantal {letters}")
LETTER_SENT = EventType("enforcement.letter_sent", "Brief verzonden op {sent}: {kind}, geadresseerde {number}")
VIEW_SETTLED = EventType("enforcement.view_settled", "Zienswijze van geadresseerde {number}: {way}")
VIEW_WEIGHED = EventType("enforcement.view_weighed", "Zienswijze van geadresseerde {number} gewogen")
MOVED = EventType("enforcement.moved", "De zaak staat op {state}")
DECIDED = EventType("enforcement.decided", "Besluit van {decided} namens {body}: {measure}")
RECHECK_ASKED = EventType("enforcement.recheck_asked", "Hercontrole gevraagd aan het district, vanaf {due}")
RECHECKED = EventType("enforcement.rechecked", "Hercontrole van {done}: {result}")
CLOSED = EventType("enforcement.closed", "De zaak staat op {state}")
CO_DECIDED = EventType("enforcement.co_decided", "Mede besloten namens {body}")
COUNTERSIGNED = EventType("enforcement.countersigned", "Mede ondertekend namens {body}")
TALKED = EventType("enforcement.talked", "Gesprek van {done} vastgelegd")
HOME_TESTED = EventType("enforcement.home_tested", "Vragen naar de noodzaak van sluiting beantwoord")
ACTED = EventType("enforcement.acted", "Zeer spoed: opgetreden op {done}, besluit volgt")
EXECUTED = EventType("enforcement.executed", "Bestuursdwang toegepast op {done}")
NOTICE_MADE = EventType("enforcement.notice_made", "Aanplakbiljet gemaakt")
CLOSING_DAY_KEPT = EventType("enforcement.closing_day_kept", "Blad van de sluitingsdag bijgewerkt")
CLOSING_DAY_FIXED = EventType("enforcement.closing_day_fixed", "Blad van de sluitingsdag vastgesteld")
REOPENED = EventType("enforcement.reopened", "Weer geopend op {done}")
PROLONGED = EventType("enforcement.prolonged", "Sluiting verlengd op {decided}, tot en met {until}")
PROLONGED_SENT = EventType("enforcement.prolonged_sent", "Verlenging van de sluiting werkt: tot en met {until}")
COSTS_DECIDED = EventType("enforcement.costs_decided", "Kosten vastgesteld op {decided}, geadresseerde {number}")
COSTS_PAID = EventType("enforcement.costs_paid", "Betaling van kosten op {paid}")
COSTS_UNDONE = EventType("enforcement.costs_undone", "Betaling van kosten op {paid} ongedaan gemaakt")
HELD = EventType("enforcement.held", "De zaak wacht tot en met {until}")
HOLD_LIFTED = EventType("enforcement.hold_lifted", "Het wachten is opgeheven")
CASE_SEEN = EventType("enforcement.seen", "Handhavingszaak ingezien", reading=True)
LIST_READ = EventType("enforcement.list_read", "Lijst van handhavingszaken ingezien: {rows} regels", reading=True)
LIST_EXPORTED = EventType(
    "enforcement.list_exported", "Lijst van handhavingszaken opgeslagen: {rows} regels", reading=True
)

TASK_WEIGH = "enforcement.weigh"
TASK_LETTERS = "enforcement.letters"
TASK_VIEWS = "enforcement.views"
TASK_DECIDE = "enforcement.decide"
TASK_SEND = "enforcement.send"
TASK_RECHECK = "enforcement.recheck"
TASK_RECHECK_ASKED = "enforcement.recheck_asked"
TASK_EXECUTE = "enforcement.execute"
TASK_COSTS = "enforcement.costs"
TASK_REOPEN = "enforcement.reopen"
TASK_COSTS_PAID = "enforcement.costs_paid"
TASK_FINISH = "enforcement.finish"
TASK_END_PERMIT = "enforcement.end_permit"
TASK_COUNTERSIGN = "enforcement.countersign"

TASK_OF: dict[Status, str] = {
    Status.NEW: TASK_WEIGH,
    Status.WEIGHED: TASK_LETTERS,
    Status.INTENDED: TASK_VIEWS,
    Status.HEARD: TASK_DECIDE,
    Status.DECIDED: TASK_SEND,
    Status.WARNED: TASK_RECHECK,
    Status.RUNNING: TASK_RECHECK,
    Status.URGENT_ACTED: TASK_DECIDE,
    Status.COERCION_TERM: TASK_EXECUTE,
    Status.EXECUTED: TASK_COSTS,
    Status.SHUT: TASK_REOPEN,
    Status.REOPENED: TASK_COSTS,
    Status.COSTS_DECIDED: TASK_COSTS_PAID,
    Status.SUSPENDED: TASK_FINISH,
    Status.WITHDRAWN: TASK_FINISH,
}
"""What waits for the lawyer in each state; nothing waits in the others."""

WORKING_DAYS_TO_WEIGH = 10
WORKING_DAYS_TO_DECIDE = 10
WORKING_DAYS_TO_SEND = 2


def declare_rights() -> None:
    """Fill in who writes, who reads the content, and who sees amounts or the status only.

    Basis: toegang.md, row "Enforcement case, decisions, letters, incoming papers, payments".
    """
    allow(CASE_OPEN, {Role.LAWYER: Way.OFFICE})
    allow(CASE_WORK, {Role.LAWYER: Way.OFFICE})
    allow(CASE_DECIDE, {Role.LAWYER: Way.OFFICE, Role.SIGNER: Way.OFFICE})
    allow(CASE_READ, {Role.LAWYER: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE})
    allow(CASE_READ_MANDATED, {Role.SIGNER: Way.OFFICE})
    allow(CASE_READ_PERMIT, {Role.PERMIT_OFFICER: Way.OFFICE})
    allow(CASE_AMOUNTS, {Role.CONTROLLER: Way.OFFICE})
    allow(CASE_STATUS, {Role.COORDINATOR: Way.OFFICE})


def may_move(old: str, new: str) -> bool:
    """Whether a case may go from one state to another.

    Basis: law notes C5 (state machine of an enforcement case); ADR 0060.
    """
    return Status(new) in TRANSITIONS[Status(old)]


def refuse_move(old: str, new: str) -> None:
    """A case only makes the moves of its table. Raises Refused("case_move").

    Basis: law notes C5; ADR 0060.
    """
    if not may_move(old, new):
        raise Refused(
            "case_move",
            f"Een zaak met de stand “{Status(old).label}” kan niet de stand “{Status(new).label}” krijgen.",
        )


def refuse_outside(status: str, allowed: Collection[Status], what: str) -> None:
    """A step is taken in its own phase of the case only. `what` is Dutch: "de overtredingen kiezen".

    Basis: law notes C5; ADR 0060.
    """
    if Status(status) not in allowed:
        raise Refused("wrong_phase", f"De stand van deze zaak is “{Status(status).label}”: u kunt nu niet {what}.")


PURPOSES: dict[Role, str] = {
    Role.LAWYER: "handhaving",
    Role.SIGNER: "ondertekening",
    Role.PERMIT_OFFICER: "vergunning",
    Role.PRIVACY_OFFICER: "rechtsbescherming",
    Role.CONTROLLER: "financien",
    Role.COORDINATOR: "stand van zaken",
}


def purpose_of(roles: Collection[Role]) -> str:
    """The purpose for which these roles read cases; that of the first role that has one.

    Basis: AVG 5(1)(b); toegang.md: every reading marked * carries a purpose.
    """
    return next((purpose for role, purpose in PURPOSES.items() if role in roles), "onbekend")
