"""Guard: finds personal data in text, before the text is stored (Dutch: *persoonsgegevens in vrije tekst*).

Knows the spellings of numbers, contact details and words about persons; knows no model, no clock and no user.
Anyone may call it; it keeps nothing of what it read and never hands back the text it found,
only kind and place.
Basis: AVG art. 5(1)(c), 9 and 10; UAVG art. 46 (BSN); the list of what each record may hold.
"""

from .check import check
from .kinds import Context, Finding, Kind
from .overruling import Reason, reasons
from .scripts import unreadable
from .sentences import sentence, word

__all__ = ["Context", "Finding", "Kind", "Reason", "check", "reasons", "sentence", "unreadable", "word"]
