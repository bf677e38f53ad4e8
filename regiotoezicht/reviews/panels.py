"""What the review of rights shows on the home page."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.reviews import queries
from regiotoezicht.reviews.rules import REVIEW_READ


def to_sign(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """The reviews that are late, and those of a quarter that is nearly over."""
    if not actor.reach(REVIEW_READ):
        return None
    today = local_date(actor.at)
    waiting = queries.asking(actor, today)
    if not waiting:
        return None
    late = sum(one.is_late(today) for one in waiting)
    return "reviews/home.html", {"late": late, "soon": len(waiting) - late, "until": waiting[-1].last_day}
