"""Permissions, events and guards of accounts, roles and grants."""

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.organisation import rules as organisation

ACCOUNT_KEEP = Permission("access.account_keep", "Accounts en rollen beheren")
ACCOUNT_READ = Permission("access.account_read", "Accounts en rollen inzien")
TO_GIVE = tuple(role for role in Role if role is not Role.PARTNER)
"""The roles that the administrator gives; a partner gets in by an agreement, never by a role alone."""

GRANT_EMERGENCY = "noodtoegang"
"""The reason of the one grant that reaches beyond the places where its holder works."""

SIGNED_IN = EventType("access.signed_in", "Aangemeld")
SIGN_IN_FAILED = EventType("access.sign_in_failed", "Aanmelden mislukt")
ACCOUNT_ADDED = EventType("access.account_added", "Account gemaakt")
ACCOUNT_CHANGED = EventType("access.account_changed", "Account gewijzigd")
PASSWORD_RESET = EventType("access.password_reset", "Nieuw wachtwoord gegeven door beheer")
PASSWORD_CHANGED = EventType("access.password_changed", "Wachtwoord gewijzigd")
ROLE_GIVEN = EventType("access.role_given", "Rol toegekend: {role}")
ROLE_ENDED = EventType("access.role_ended", "Rol beëindigd: {role}, per {until}")
GRANTED = EventType("access.granted", "Toegang gegeven ({reason})")
GRANT_ENDED = EventType("access.grant_ended", "Toegang beëindigd ({reason})")


def declare_rights() -> None:
    """Fill in who holds the permissions of this room and of `organisation` below it.

    Basis: toegang.md, rows "Accounts, roles", "Designations, mandates" and "Cost plan, shares".
    """
    allow(ACCOUNT_KEEP, {Role.FUNCTIONAL_ADMINISTRATOR: Way.OFFICE})
    allow(
        ACCOUNT_READ,
        {Role.FUNCTIONAL_ADMINISTRATOR: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE},
    )
    allow(organisation.EMPLOYEE_KEEP, {Role.FUNCTIONAL_ADMINISTRATOR: Way.OFFICE})
    allow(organisation.PARTNER_KEEP, {Role.FUNCTIONAL_ADMINISTRATOR: Way.OFFICE})
    allow(organisation.PARTICIPATION_KEEP, {Role.FUNCTIONAL_ADMINISTRATOR: Way.OFFICE})
    allow(organisation.INHABITANTS_KEEP, {Role.REGION_CONTROLLER: Way.OFFICE})
    allow(organisation.DESIGNATION_KEEP, {Role.DESIGNATING_OFFICIAL: Way.OFFICE})
    allow(organisation.MANDATE_KEEP, {Role.DESIGNATING_OFFICIAL: Way.OFFICE})
    of_the_region = (Role.PARTNER, Role.PROGRAMME_OWNER, Role.REGION_CONTROLLER)
    everybody: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role not in of_the_region}
    allow(organisation.DESIGNATION_READ, everybody)


def refuse_same_role(*, exists: bool) -> None:
    """The same role in the same place is not given twice for the same days.

    Basis: toegang.md, row "Accounts, roles": each right has one row and one end.
    """
    if exists:
        raise Refused("same_role", "Dit account heeft deze rol daar al in deze periode.", field="role")


def refuse_own_account(*, own: bool) -> None:
    """Nobody keeps her own account or roles.

    Basis: toegang.md, row "Accounts, roles": never on herself.
    """
    if own:
        raise Refused(
            "own_account",
            "U kunt uw eigen account en rollen niet wijzigen; vraag dit aan een andere functioneel beheerder.",
        )
