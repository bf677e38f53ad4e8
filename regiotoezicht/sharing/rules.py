"""Permissions, events, statuses and guards of hand-overs. Pure."""

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

HAND_OVER_OFFER = Permission("sharing.hand_over_offer", "Een afgesloten stuk aan de gemeente aanbieden")
HAND_OVER_DECIDE = Permission("sharing.hand_over_decide", "Een overdracht aanvaarden, teruggeven of niet optreden")
HAND_OVER_READ = Permission("sharing.hand_over_read", "De inhoud van een overdracht lezen")
HAND_OVER_READ_OPEN = Permission(
    "sharing.hand_over_read_open", "De inhoud van een overdracht lezen tot de gemeente heeft beslist"
)
HAND_OVER_STATUS = Permission("sharing.hand_over_status", "De stand van een overdracht zien")

OFFERED = EventType("sharing.offered", "Aangeboden aan de gemeente (aanbieding {version})")
ACCEPTED = EventType("sharing.accepted", "Overdracht aanvaard door de gemeente")
RETURNED = EventType("sharing.returned", "Overdracht teruggegeven aan het district, met reden")
NOT_ACTED = EventType("sharing.not_acted", "Gemeente besloot niet op te treden, met reden")
SEEN = EventType("sharing.seen", "Inhoud van de overdracht bekeken", reading=True)


class Status(TextChoices):
    """Where a hand-over stands."""

    OFFERED = "offered", "aangeboden"
    ACCEPTED = "accepted", "aanvaard"
    RETURNED = "returned", "teruggegeven"
    NOT_ACTED = "not_acted", "niet opgetreden"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.OFFERED: frozenset({Status.ACCEPTED, Status.RETURNED, Status.NOT_ACTED}),
    Status.ACCEPTED: frozenset(),
    Status.RETURNED: frozenset(),
    Status.NOT_ACTED: frozenset(),
}

OPEN_TO_DISTRICT = (Status.OFFERED, Status.RETURNED)
"""As long as the municipality has not taken the file over, the district still answers for its content."""

SHORTEST_REASON = 10
TASK_DECIDE = "sharing.decide"
TASK_RETURNED = "sharing.returned"


def declare_rights() -> None:
    """Fill in who offers, who decides, and who keeps the status only.

    Basis: toegang.md, rows "Hand-over" and "Report".
    """
    allow(HAND_OVER_OFFER, {Role.COORDINATOR: Way.OFFICE})
    allow(HAND_OVER_DECIDE, {Role.LAWYER: Way.OFFICE})
    allow(HAND_OVER_READ, {Role.LAWYER: Way.OFFICE})
    allow(HAND_OVER_READ_OPEN, {Role.COORDINATOR: Way.OFFICE})
    allow(HAND_OVER_STATUS, {Role.COORDINATOR: Way.OFFICE})


def refuse_move(old: Status, new: Status) -> None:
    """A hand-over only makes the moves of its table: once decided, it stays decided.

    Basis: toegang.md, row "Hand-over": what is decided stays decided.
    """
    if new not in TRANSITIONS[old]:
        raise Refused(
            "hand_over_move",
            f"Deze overdracht is al {old.label}; zij kan niet meer {new.label} worden.",
        )


def refuse_second_offer(statuses: set[Status]) -> None:
    """A record is offered once at a time; only after a return it may be offered again.

    Basis: toegang.md, row "Hand-over": the municipality decides on one file, not on two of the same.
    """
    if Status.OFFERED in statuses:
        raise Refused("already_offered", "Dit stuk is al aangeboden; wacht op het besluit van de gemeente.")
    if statuses & {Status.ACCEPTED, Status.NOT_ACTED}:
        raise Refused("already_decided", "De gemeente heeft over dit stuk al besloten; het kan niet opnieuw.")


def refuse_without_reason(reason: str) -> None:
    """A return, and a decision not to act, say why.

    Basis: Awb 3:46 (a decision rests on proper reasons).
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "reason_missing",
            "Geef de reden in minstens enkele woorden; ook niet optreden is een gemotiveerde keuze (artikel 3:46 Awb).",
            field="reason",
        )
