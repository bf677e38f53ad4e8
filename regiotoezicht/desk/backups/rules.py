"""Events and refusals of backups. Pure."""

import re

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused

BACKED_UP = EventType("desk.backed_up", "Reservekopie gemaakt met {files} bestanden")
RESTORED = EventType("desk.restored", "Teruggezet uit een reservekopie van {made_at}")

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database/dump"
_EXPECTED = re.compile(
    rf"{re.escape(DATABASE)}|(?:keys|tables)/[a-z][a-z0-9_.-]*|witness/log\.jsonl|files/[0-9a-f]{{2}}/[0-9a-f]{{32}}"
)


def refuse_member(name: str, *, is_file: bool, seen: set[str]) -> None:
    """Refuse a part of an archive that a backup never has: a path elsewhere, a link, a name twice.

    Basis: BIO 2 (input checks); ADR 0020.
    """
    if not is_file or name in seen or not (name == MANIFEST or _EXPECTED.fullmatch(name)):
        raise Refused("strange_part", "Deze reservekopie bevat een onderdeel dat er niet in hoort en is geweigerd.")


def damaged() -> Refused:
    """The refusal of an archive that is not whole.

    Basis: BIO 2 (integrity of backups); ADR 0020.
    """
    return Refused("damaged", "Deze reservekopie is beschadigd of niet volledig; er is niets teruggezet.")
