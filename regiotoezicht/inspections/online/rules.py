"""Who does an online check, and what is refused. Pure."""

from collections.abc import Collection
from datetime import date, timedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.inspections.online.vocabulary import CheckCause, Question

ONLINE_CHECK = Permission("inspections.online_check", "Een online controle van een bedrijf doen")
ONLINE_READ = Permission("inspections.online_read", "Online controles inzien")

CHECK_OPENED = EventType("inspections.online_opened", "Online controle begonnen: {question} (aanleiding: {cause})")
CHECK_ANSWERED = EventType("inspections.online_answered", "Online controle gedaan: {answer}")
CHECK_DESTROYED = EventType("inspections.online_destroyed", "Online controle vernietigd")
CHECKS_LISTED = EventType(
    "inspections.online_listed", "Lijst van online controles bekeken: {rows} regels", reading=True
)

KEPT = timedelta(days=365)
"""How long a check is kept: what matters of it stands in the control or the case that followed."""


def declare_rights() -> None:
    """Fill in who holds the permissions.

    Basis: toegang.md, row "Online check".
    """
    allow(ONLINE_CHECK, {Role.COORDINATOR: Way.OFFICE})
    allow(ONLINE_READ, {Role.COORDINATOR: Way.OFFICE, Role.LAWYER: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE})


def refuse_no_source(sources: Collection[str]) -> None:
    """The least intrusive sources come first. Raises Refused("sources_first").

    Basis: law notes A5 ("least intrusive source first"); AVG 5(1)(c).
    """
    if not sources:
        raise Refused(
            "sources_first", "Kijk eerst in een bron die minder ingrijpt, en zeg welke: BAG, Kadaster, KvK of register."
        )


def refuse_unfit_question(question: Question, cause: CheckCause, *, has_permit: bool, has_signal: bool) -> None:
    """What is compared with a permit needs one; a signal as cause is named. Raises Refused("no_permit"),
    Refused("has_permit") or Refused("no_signal").

    Basis: law notes A5 (businesses with a permit; a concrete cause first).
    """
    if cause is CheckCause.SIGNAL and not has_signal:
        raise Refused("no_signal", "Kies de melding die de aanleiding is.", field="signal")
    if question is Question.BUSINESS_OFFERED:
        if has_permit:
            raise Refused("has_permit", "Deze vraag gaat over een bedrijf zonder vergunning.", field="question")
        if not has_signal:
            raise Refused("no_signal", "Kies de melding die de aanleiding is.", field="signal")
    elif not has_permit:
        raise Refused("no_permit", "Kies de vergunning waarmee u vergelijkt.", field="permit")


def refuse_personal_place(*, is_dwelling: bool, is_sealed: bool) -> None:
    """Never about a dwelling, nor about a holder who works alone. Raises Refused("personal_place").

    Basis: Grondwet 12; AVG 9; law notes A5 and A8.
    """
    if is_dwelling or is_sealed:
        raise Refused(
            "personal_place",
            "Naar een woning, of naar iemand die alleen werkt, wordt niet online gekeken. Beoordeel de melding zelf.",
        )


def destroyed_on(answered: date) -> date:
    """The day on which a check is destroyed.

    Basis: law notes A5 ("deletion date"); AVG 5(1)(e).
    """
    return answered + KEPT
