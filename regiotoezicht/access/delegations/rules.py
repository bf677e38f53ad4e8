"""Events and guards of cover during leave. Pure."""

from datetime import date, timedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused

DELEGATED = EventType("access.delegated", "Vervanging vastgelegd: {role}, van {from_date} tot {until}")
DELEGATION_ENDED = EventType("access.delegation_ended", "Vervanging eerder beëindigd: {role}, per {until}")

LENDABLE = frozenset(
    {
        Role.SUPERVISOR,
        Role.COORDINATOR,
        Role.PERMIT_OFFICER,
        Role.LAWYER,
        Role.SIGNER,
        Role.CONTACT_OFFICER,
        Role.POLICY_OFFICER,
        Role.CONTROLLER,
        Role.PRIVACY_OFFICER,
        Role.DATA_PROTECTION_OFFICER,
    }
)
"""The roles that can be covered. Care has deputies by designation; the municipality names who designates; whoever has a
role in the whole region has all of it already; partners are no colleagues. Whoever reads Bibob is named, by no role.
"""
MOST_DAYS = 91


def refuse_role(role: str) -> None:
    """Some roles are not covered by a colleague. Raises Refused("not_lendable").

    Basis: access table, rows "Care referral" and "Designations, mandates"; ADR 0011.
    """
    if role not in LENDABLE:
        raise Refused("not_lendable", _WHY_NOT.get(Role(role), _HAS_IT_ALL))


_HAS_IT_ALL = "Een rol voor de hele regio hoeft niemand waar te nemen: een collega met die rol kan al alles."
_WHY_NOT: dict[Role, str] = {
    Role.CARE_COORDINATOR: "De zorg heeft eigen vervangers; die wijst de gemeente aan bij Zorgcontacten.",
    Role.DESIGNATING_OFFICIAL: "Wie aanwijzingen en mandaten beheert, wijst de gemeente zelf aan; niemand anders neemt "
    "dat waar.",
    Role.PARTNER: "Iemand van een ketenpartner wordt hier niet vervangen; geef haar collega een eigen account.",
}


def refuse_days(from_date: date, until_date: date, today: date) -> None:
    """A cover begins today or later, has an end, and lasts a quarter at most. Raises Refused for the first that fails.

    Basis: BIO 5.18 (no longer than needed; rights are reviewed every quarter); toegang.md, row "Cover"; ADR 0003.
    """
    if from_date < today:
        raise Refused("in_past", "De vervanging kan niet in het verleden beginnen.", field="from_date")
    if until_date <= from_date:
        raise Refused("empty_period", "De einddatum ligt niet na de begindatum.", field="until_date")
    if until_date - from_date > timedelta(days=MOST_DAYS):
        raise Refused(
            "too_long",
            f"Een vervanging duurt hoogstens dertien weken, dus tot {from_date + timedelta(days=MOST_DAYS):%d-%m-%Y}. "
            "Is het voor langer, geef dan de rol.",
            field="until_date",
        )


def refuse_herself(*, same: bool) -> None:
    """Nobody covers for herself. Raises Refused("herself").

    Basis: toegang.md, row "Cover".
    """
    if same:
        raise Refused("herself", "Iemand kan zichzelf niet vervangen; kies een collega.", field="stand_in")


def refuse_part_of_days(*, holds: bool) -> None:
    """The role that is covered holds on each of the days. Raises Refused("role_ends").

    Basis: access table ("a role valid on the day"); BIO 5.18.
    """
    if not holds:
        raise Refused("role_ends", "De rol zelf geldt niet op al deze dagen; kies andere datums.", field="until_date")


def refuse_other_role(role: Role, *, holds: bool) -> None:
    """Who covers holds the same role herself on each of the days. Raises Refused("other_role").

    Basis: access table ("Leave: dated delegation to a person of the same role").
    """
    if not holds:
        raise Refused(
            "other_role",
            f"Alleen wie op al deze dagen zelf {role.label} is, kan dit waarnemen.",
            field="stand_in",
        )


def refuse_closed(*, is_open: bool) -> None:
    """Who covers, and who is covered, has an open account. Raises Refused("closed").

    Basis: access table ("all rights need a valid account").
    """
    if not is_open:
        raise Refused("closed", "Dat kan alleen tussen open accounts van medewerkers in dienst.", field="stand_in")


def refuse_covered(*, exists: bool) -> None:
    """One colleague covers a role at a time. Raises Refused("covered").

    Basis: Awb 3:2 (care): with two it is unclear who acts.
    """
    if exists:
        raise Refused(
            "covered",
            "Voor deze dagen is al een vervanger vastgelegd. Beëindig die vervanging eerst, of kies andere datums.",
            field="from_date",
        )


def refuse_away(*, stand_in: bool, absent: bool) -> None:
    """Who is away covers for nobody in the same role, so nothing is passed on. Raises Refused("away").

    Basis: toegang.md, row "Cover": what was lent is not lent on.
    """
    if stand_in:
        raise Refused("away", "Deze collega is dan zelf afwezig en wordt vervangen.", field="stand_in")
    if absent:
        raise Refused(
            "away",
            "Wie dan zelf iemand vervangt, kan niet tegelijk vervangen worden. Beëindig dat eerst.",
            field="from_date",
        )


def refuse_ending(until: date, today: date) -> None:
    """What was has been: a cover ends today or later. Raises Refused("in_past").

    Basis: AVG 5(2) (accountability): who could see what on a day stays as it was.
    """
    if until < today:
        raise Refused("in_past", "Beëindigen kan per vandaag of later, niet in het verleden.", field="until_date")
