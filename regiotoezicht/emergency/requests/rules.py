"""Permissions, events, limits and guards of requests. Pure."""

from datetime import date, timedelta

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.emergency.rules import OPENERS

REQUEST_MAKE = Permission("emergency.request_make", "Vragen om één stuk te mogen lezen")
REQUEST_DECIDE = Permission("emergency.request_decide", "Besluiten of een ander een stuk mag lezen")
REQUEST_READ = Permission("emergency.request_read", "Zien wie op verzoek wat mocht lezen, en wie dat besloot")

ASKED = EventType("emergency.asked", "Inzage gevraagd: {kind}, tot en met {until}")
ALLOWED = EventType("emergency.allowed", "Inzage op verzoek toegestaan, tot en met {until}")
DENIED = EventType("emergency.denied", "Inzage op verzoek niet toegestaan")
TAKEN_BACK = EventType("emergency.taken_back", "Inzage op verzoek ingetrokken")
REQUEST_SEEN = EventType("emergency.request_seen", "Verzoek om inzage bekeken", reading=True)
REQUESTS_READ = EventType(
    "emergency.requests_read", "Lijst van verzoeken om inzage bekeken: {rows} regels", reading=True
)

TASK_DECIDE = "emergency.decide"
GRANT_REQUEST = "inzage_op_verzoek"
"""The reason of the grant, and so the purpose of what is read by it."""
PURPOSE = "toegangsbeheer"
LONGEST_DAYS = 28
WORKING_DAYS_TO_ANSWER = 5
SHORTEST_REASON = 20
LONGEST_REASON = 1_000


class State(TextChoices):
    """Where a request stands, for whoever decides on it."""

    ASKED = "asked", "nog te beslissen"
    ALLOWED = "allowed", "toegestaan"
    DENIED = "denied", "niet toegestaan"
    TAKEN_BACK = "taken_back", "ingetrokken"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.ASKED: frozenset({State.ALLOWED, State.DENIED}),
    State.ALLOWED: frozenset({State.TAKEN_BACK}),
    State.DENIED: frozenset(),
    State.TAKEN_BACK: frozenset(),
}


def declare_rights() -> None:
    """Fill in who asks, who decides and who watches.

    Basis: toegang.md, row "Request".
    """
    allow(REQUEST_MAKE, dict.fromkeys(OPENERS, Way.OFFICE))
    allow(REQUEST_DECIDE, dict.fromkeys((Role.LAWYER, Role.COORDINATOR), Way.OFFICE))
    allow(REQUEST_READ, dict.fromkeys((Role.PRIVACY_OFFICER, Role.DATA_PROTECTION_OFFICER), Way.OFFICE))


def refuse_period(until: date, today: date) -> None:
    """What is opened on request closes within four weeks. Raises Refused("period").

    Basis: toegang.md, row "Request"; BIO 5.18 (no longer than needed).
    """
    if not today <= until <= today + timedelta(days=LONGEST_DAYS):
        raise Refused(
            "period",
            f"Kies een laatste dag van vandaag tot en met {today + timedelta(days=LONGEST_DAYS):%d-%m-%Y}.",
            field="until_date",
        )


def refuse_reason(reason: str) -> None:
    """Whoever asks says what she needs it for. Raises Refused("reason_needed").

    Basis: AVG 5(1)(b) and (c).
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "reason_needed",
            f"Schrijf op waarvoor u het stuk nodig hebt, in ten minste {SHORTEST_REASON} tekens.",
            field="reason",
        )


def refuse_deciding(*, own: bool, hers: bool, works_here: bool, is_allowed: bool) -> None:
    """Who decides is of the side whose work the record is, and never decides for herself; what is allowed goes to
    somebody who still works on records there. Raises Refused.

    Basis: toegang.md, row "Request"; BIO 5.3.
    """
    if own:
        raise Refused("own_request", "Dit verzoek is van uzelf; een ander besluit erover.")
    if not hers:
        raise Refused("not_hers", "Over dit verzoek besluit iemand anders.")
    if is_allowed and not works_here:
        raise Refused("gone", "Wie dit vroeg, werkt hier niet meer aan stukken. Sta het niet toe.")


def refuse_answer(*, state: str, answer: str) -> None:
    """A decision is one of two; who says no writes down why, for the log. Raises Refused.

    Basis: AVG 5(2).
    """
    if state not in (State.ALLOWED, State.DENIED):
        raise Refused("choice", "Kies of het mag.", field="state")
    if state == State.DENIED and not answer.strip():
        raise Refused("answer_needed", "Schrijf op waarom het niet mag.", field="answer")
