"""Every write of the local rules."""

from regiotoezicht.bylaws.actions.adopting import adopt, end
from regiotoezicht.bylaws.actions.drafting import (
    discard,
    draft,
    draft_copy,
    draft_correction,
    draft_from_sheet,
    draft_from_starter,
)
from regiotoezicht.bylaws.actions.editing import (
    change,
    put_article,
    put_part,
    put_step,
    remove_article,
    remove_part,
    remove_step,
)

__all__ = [
    "adopt",
    "change",
    "discard",
    "draft",
    "draft_copy",
    "draft_correction",
    "draft_from_sheet",
    "draft_from_starter",
    "end",
    "put_article",
    "put_part",
    "put_step",
    "remove_article",
    "remove_part",
    "remove_step",
]
