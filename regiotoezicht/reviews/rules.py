"""Permissions, events, quarters and guards of the review of rights. Pure."""

from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

REVIEW_DO = Permission("reviews.do", "Rechten toetsen en aftekenen")
REVIEW_READ = Permission("reviews.read", "Zien of alle rechten zijn getoetst")

OPENED = EventType("reviews.opened", "Toetsing van rechten geopend")
CONFIRMED = EventType("reviews.confirmed", "Rechten bevestigd: {lines} regels")
ENDED = EventType("reviews.ended", "Rechten beëindigd bij de toetsing: {lines} regels")
SIGNED = EventType("reviews.signed", "Toetsing van rechten afgetekend: {lines} regels")

SOON_DAYS = 21
"""So many days before the quarter ends the home page asks for what is not signed."""


class Part(TextChoices):
    """What is reviewed together, by who keeps it."""

    RIGHTS = "rights", "rollen, vervangingen en toekenningen"
    POWERS = "powers", "aanwijzingen en mandaten"


class Outcome(TextChoices):
    """What was decided about one right."""

    CONFIRMED = "confirmed", "bevestigd"
    ENDED = "ended", "beëindigd"


def declare_rights() -> None:
    """Fill in who reviews rights and who sees whether it was done.

    Basis: toegang.md, row "Review of rights".
    """
    doing = dict.fromkeys((Role.FUNCTIONAL_ADMINISTRATOR, Role.DESIGNATING_OFFICIAL), Way.OFFICE)
    allow(REVIEW_DO, doing)
    allow(REVIEW_READ, doing | dict.fromkeys((Role.PRIVACY_OFFICER, Role.DATA_PROTECTION_OFFICER), Way.OFFICE))


def quarter_of(day: date) -> date:
    """The first day of the quarter in which a day lies.

    Basis: BIO 5.18 (rights are reviewed at planned times); ADR 0011: every quarter.
    """
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def end_of(quarter: date) -> date:
    """The first day after a quarter.

    Basis: ADR 0003 (periods are half-open).
    """
    last = quarter.month == 10
    return date(quarter.year + last, 1 if last else quarter.month + 3, 1)


def name_of(quarter: date) -> str:
    """A quarter as in a sentence: `3e kwartaal 2026`.

    Basis: common Dutch usage.
    """
    return f"{(quarter.month + 2) // 3}e kwartaal {quarter.year}"


def is_late(quarter: date, day: date) -> bool:
    """Whether the quarter was over on that day.

    Basis: BIO 5.18; ADR 0011.
    """
    return day >= end_of(quarter)


def refuse_nothing(*, chosen: bool) -> None:
    """Something is confirmed or ended. Raises Refused("nothing_chosen").

    Basis: Awb 3:2 (care).
    """
    if not chosen:
        raise Refused("nothing_chosen", "Kies eerst een of meer regels.")


def refuse_own(*, own: bool) -> None:
    """Nobody confirms or ends her own rights. Raises Refused("own_right").

    Basis: access table, row "Accounts, roles": never on herself; BIO 5.3 (separation of duties).
    """
    if own:
        raise Refused("own_right", "Uw eigen rechten bevestigt of beëindigt een ander; kies die regel niet.")


def refuse_done_before(*, done: bool) -> None:
    """What was confirmed this quarter as it is now is not confirmed again. Raises Refused("confirmed_before").

    Basis: AVG 5(2): one sign-off for one right, with one date.
    """
    if done:
        raise Refused("confirmed_before", "Deze regels zijn dit kwartaal al bevestigd.")


def refuse_ending_elsewhere(*, given_by_work: bool) -> None:
    """What came with an assignment ends with it, by who assigns. Raises Refused("ends_elsewhere").

    Basis: access table: "a right that came with an assignment ends with it".
    """
    if given_by_work:
        raise Refused(
            "ends_elsewhere",
            "Een toekenning eindigt met de toedeling: de coördinator haalt iemand uit de ronde, en wie noodtoegang of "
            "een verzoek beoordeelt, beëindigt die.",
        )


def refuse_open_lines(count: int) -> None:
    """A review is signed when every right in it was confirmed or ended. Raises Refused("open_lines").

    Basis: BIO 5.18.
    """
    if count:
        lines = "staat nog 1 regel" if count == 1 else f"staan nog {count} regels"
        raise Refused("open_lines", f"Er {lines} open. Bevestig of beëindig eerst alles.")
