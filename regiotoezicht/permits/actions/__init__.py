"""Every write of the permit register."""

from regiotoezicht.permits.actions.drafts import discard_draft, pick_columns, send_register, take_in
from regiotoezicht.permits.actions.imports import import_register, undo_import
from regiotoezicht.permits.actions.keeping import change_permit, end_permit, enter_permit
from regiotoezicht.permits.actions.sealed import decide_held, enter_sealed

__all__ = [
    "change_permit",
    "decide_held",
    "discard_draft",
    "end_permit",
    "enter_permit",
    "enter_sealed",
    "import_register",
    "pick_columns",
    "send_register",
    "take_in",
    "undo_import",
]
