"""Permissions, events and dates of the worklist. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.rights import Permission
from regiotoezicht.law.decrees import statutory

TASK_READ = Permission("worklist.task_read", "De eigen werkvoorraad en termijnen inzien")

TERMS_OVERSEE = Permission("worklist.terms_oversee", "Alle termijnen van de eigen gemeente of het district inzien")

TASK_ADDED = EventType("worklist.task_added", "Taak gezet: {kind}")
TASKS_FINISHED = EventType("worklist.tasks_finished", "Taak klaar: {kind}")
TERM_STARTED = EventType("worklist.term_started", "Termijn {rule} loopt tot en met {end}")
TERM_ENDED = EventType("worklist.term_ended", "Termijn {rule} beëindigd ({reason})")
LIST_READ = EventType("worklist.list_read", "Werkvoorraad bekeken: {rows} regels", reading=True)
TERMS_READ = EventType("worklist.terms_read", "Lopende termijnen bekeken: {rows} regels", reading=True)


OVERSEEN: Mapping[Role, frozenset[Role]] = MappingProxyType(
    {
        Role.LAWYER: frozenset(
            {Role.LAWYER, Role.SIGNER, Role.PERMIT_OFFICER, Role.CONTROLLER, Role.COORDINATOR, Role.POLICY_OFFICER}
        ),
        Role.PRIVACY_OFFICER: frozenset({Role.PRIVACY_OFFICER, Role.LAWYER, Role.SIGNER}),
        Role.COORDINATOR: frozenset({Role.COORDINATOR, Role.LAWYER, Role.SIGNER}),
    }
)
"""Who oversees the terms of which roles, where she holds hers. Of the care nobody does, and supervisors see their own.

Basis: toegang.md: rule, day and number of a term are the status of its record, which these roles may know.
"""


def declare_rights() -> None:
    """Everybody who works on records has a worklist; what stands in it follows from her role and where she holds it.

    Basis: toegang.md: a task shows codes and dates of work that the role does itself; partners have no desk, and the
    functional administrator sees no records at all.
    """
    without = (Role.PARTNER, Role.FUNCTIONAL_ADMINISTRATOR)
    allow(TASK_READ, {role: Way.OFFICE for role in Role if role not in without})
    allow(TERMS_OVERSEE, dict.fromkeys(OVERSEEN, Way.OFFICE))


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days after a day: no Saturdays, Sundays, holidays or equal days.

    Basis: Algemene termijnenwet 1 and 3; an inner working term, no statutory one (ADR 0040).
    """
    while count > 0:
        day += timedelta(days=1)
        count -= statutory().counts(day)
    return day
