"""The blocks of the home page that the office makes itself, from what the rooms below know."""

from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.desk.home import queries
from regiotoezicht.desk.home.roles import DESKS
from regiotoezicht.desk.home.setting_up import checklist
from regiotoezicht.permits.rules import PERMIT_IMPORT
from regiotoezicht.worklist.rules import TASK_READ

Block = tuple[str, dict[str, Any]] | None
WITHOUT_TERMS = frozenset({Role.SUPERVISOR, Role.PERMIT_OFFICER})
"""Roles whose terms stand in their tasks with the same day; they are not asked twice."""


def work(actor: Actor, _: object) -> Block:
    """What waits for me, per kind of work: what is late, what is due today, and the first tasks."""
    reach = actor.reach(TASK_READ)
    if not reach:
        return None
    found = queries.work_of(actor, reach.municipalities, local_date(actor.at))
    late, today = sum(work.late for work in found), sum(work.today for work in found)
    counted = sum(work.open for work in found)
    cut = queries.MOST_COUNTED if counted >= queries.MOST_COUNTED else None
    return "desk/home/work.html", {"work": found, "late": late, "today": today, "cut": cut}


def terms(actor: Actor, _: object) -> Block:
    """The terms that end first."""
    if not isinstance(actor, AccountActor) or not actor.reach(TASK_READ) or set(actor.roles) <= WITHOUT_TERMS:
        return None
    found = queries.terms_ending(actor, local_date(actor.at))
    if not found and Role.LAWYER not in actor.roles:
        return None
    return "desk/home/terms.html", {"terms": found}


def rounds(actor: Actor, _: object) -> Block:
    """The rounds of this week: those of a supervisor herself, or of the district for its coordinator."""
    if not isinstance(actor, AccountActor) or not {Role.SUPERVISOR, Role.COORDINATOR} & set(actor.roles):
        return None
    today = local_date(actor.at)
    return "desk/home/rounds.html", {"rounds": queries.rounds_ahead(actor, today), "today": today}


def register(actor: Actor, _: object) -> Block:
    """The permit register for whoever keeps it: what ends soon, and how old the last import is."""
    reach = actor.reach(PERMIT_IMPORT)
    if not reach.municipalities:
        return None
    found = queries.register_of(actor, reach.municipalities, local_date(actor.at))
    return "desk/home/register.html", {"register": found, "days": queries.DAYS_AHEAD}


def set_up(actor: Actor, _: object) -> Block:
    """What must be arranged before the region can work, for the functional administrator."""
    if not isinstance(actor, AccountActor) or Role.FUNCTIONAL_ADMINISTRATOR not in actor.roles:
        return None
    return "desk/home/set_up.html", {"checklist": checklist(actor.at)}


def still_to_set_up(actor: Actor, subject: object) -> Block:
    """The same on the other pages of the administrator, folded, until all is arranged."""
    block = set_up(actor, subject)
    if block is None or block[1]["checklist"].is_done:
        return None
    return "desk/home/still_to_set_up.html", block[1]


def office(actor: Actor, _: object) -> Block:
    """What I can do here, per role that I hold."""
    if not isinstance(actor, AccountActor):
        return None
    desks = [(role.label, actor.places[role], DESKS[role]) for role in actor.roles]
    return "desk/home/office.html", {"desks": desks}
