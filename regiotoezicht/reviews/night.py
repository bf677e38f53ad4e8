"""What the review of rights does at night: ask for the reviews of the quarter."""

from datetime import datetime

from regiotoezicht.core.rights import System
from regiotoezicht.reviews.actions import open_quarter


def ask_for_reviews(at: datetime) -> int:
    """Open the reviews of the quarter that are not there yet; answers how many."""
    return open_quarter(actor=System(at), at=at)
