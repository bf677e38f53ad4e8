"""Permissions, events, words and guards of forwarding. Pure."""

from typing import TypeVar

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

T = TypeVar("T")

OFFER = Permission("sharing.forwarding_offer", "Een stuk aanbieden aan de gemeente waar het speelt")
ANSWER = Permission("sharing.forwarding_answer", "Een doorzending van een andere gemeente aanvaarden of terugsturen")
STATUS = Permission("sharing.forwarding_status", "De stand van doorzendingen zien")

OFFERED = EventType("sharing.forwarding_offered", "Doorzending {number} aangeboden ({reason})")
ACCEPTED = EventType("sharing.forwarding_accepted", "Doorzending {number} aanvaard, daar onder {dossier}")
RETURNED = EventType("sharing.forwarding_returned", "Doorzending {number} teruggestuurd ({answer})")
RECALLED = EventType("sharing.forwarding_recalled", "Doorzending {number} teruggenomen")
REFUSED = EventType("sharing.forwarding_refused", "Doorzending geweigerd ({refusal})")
SEEN = EventType("sharing.forwarding_seen", "Aangeboden doorzending bekeken", reading=True)

TASK_ANSWER = "sharing.answer_forwarding"


class Status(TextChoices):
    """Where a forwarding stands."""

    OFFERED = "offered", "aangeboden"
    ACCEPTED = "accepted", "aanvaard"
    RETURNED = "returned", "teruggestuurd"
    RECALLED = "recalled", "teruggenomen"


class Reason(TextChoices):
    """Why it is forwarded: a code, so that nothing of the content stands outside the seal."""

    ELSEWHERE = "elsewhere", "de plaats ligt in de andere gemeente"
    MOVED = "moved", "het bedrijf is verhuisd naar de andere gemeente"
    MISTAKEN = "mistaken", "bij het vastleggen is de verkeerde gemeente gekozen"


class Answer(TextChoices):
    """Why it is sent back."""

    NOT_HERE = "not_here", "de plaats ligt niet in onze gemeente"
    KNOWN = "known", "hetzelfde is bij ons al bekend en in behandeling"
    UNCLEAR = "unclear", "er is te weinig om te zien waar het speelt"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.OFFERED: frozenset({Status.ACCEPTED, Status.RETURNED, Status.RECALLED}),
    Status.ACCEPTED: frozenset(),
    Status.RETURNED: frozenset(),
    Status.RECALLED: frozenset(),
}


def declare_rights() -> None:
    """Fill in who offers, who answers, and who sees where a forwarding stands, on either side.

    Basis: toegang.md, row "Forwarding".
    """
    allow(OFFER, {Role.COORDINATOR: Way.OFFICE})
    allow(ANSWER, {Role.COORDINATOR: Way.OFFICE, Role.LAWYER: Way.OFFICE})
    allow(STATUS, dict.fromkeys((Role.COORDINATOR, Role.LAWYER, Role.PRIVACY_OFFICER), Way.OFFICE))


def refuse_move(old: Status, new: Status) -> None:
    """A forwarding is answered once, and taken back only before that.

    Basis: ADR 0123.
    """
    if new not in TRANSITIONS[old]:
        raise Refused("forwarding_move", f"Deze doorzending is al {old.label}; zij kan niet meer {new.label} worden.")


def refuse_same(*, same: bool) -> None:
    """A record is forwarded to another municipality than its own.

    Basis: Awb 2:3(1).
    """
    if same:
        raise Refused("same_municipality", "Dit is de gemeente waar het stuk al ligt. Kies een andere.", field="to")


def refuse_absent(joined: T | None) -> T:
    """Only who takes part can receive here; of any other its mayor and the police are told by phone. Answers by what it
    takes part.

    Basis: AVG 26 and 28 (no arrangement, no ground); toegang.md, row "Passed-on signal".
    """
    if joined is None:
        raise Refused(
            "takes_no_part",
            "Deze gemeente doet niet mee en kan hier niets ontvangen. Bel haar burgemeester en de politie; ligt zij in "
            "uw district, leg dat dan vast bij “Doorgegeven meldingen”.",
            field="to",
        )
    return joined


def refuse_own_answer(*, own: bool) -> None:
    """Who offered a record does not accept it: somebody of the other municipality or district judges it.

    Basis: the table of grounds, column "second person"; BIO 5.3 (separation of duties); ADR 0123.
    """
    if own:
        raise Refused(
            "own_answer",
            "U hebt dit zelf aangeboden. De jurist van de andere gemeente of een andere coördinator aanvaardt het.",
        )


def refuse_unknown_answer(answer: str) -> None:
    """What is sent back says why.

    Basis: Awb 3:46.
    """
    if answer not in Answer.values:
        raise Refused("answer_missing", "Kies waarom u het terugstuurt.", field="answer")
