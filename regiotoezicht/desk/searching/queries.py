"""What is found: dossiers by their number, and everything that a room declared searchable."""

import re
from dataclasses import dataclass

from regiotoezicht.core import records, searchables
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.searchables import Hit
from regiotoezicht.organisation.queries import names_of

MOST = 20
_NUMBER = re.compile(r"([A-Za-z]{3})-(\d{1,4})?(?:-(\d{0,9}))?", re.ASCII)


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `more` when there are others that are not shown."""

    label: str
    hits: list[Hit]
    more: bool


def as_number(text: str) -> str:
    """The dossier number, or the beginning of one, that somebody typed; nothing when it is something else.

    A number may be typed without its zeros: ken-2026-42 is KEN-2026-00042.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return ""
    district, year, number = found[1].upper(), found[2] or "", found[3]
    if number is None:
        return f"{district}-{year}"
    is_whole = len(year) == 4 and number and not number.startswith("0")
    return f"{district}-{year}-{number.zfill(5) if is_whole else number}"


def search(actor: Actor, text: str) -> list[Group]:
    """What the actor may see that fits the words, dossiers first. One statement for each kind."""
    groups = [
        Group(each.searchable.label, each.hits, each.more) for each in searchables.search(actor, text, limit=MOST)
    ]
    number = as_number(text)
    dossiers = _dossiers(actor, number) if number else []
    return ([Group("Dossiers", dossiers[:MOST], len(dossiers) > MOST)] if dossiers else []) + groups


def _dossiers(actor: Actor, number: str) -> list[Hit]:
    found = records.dossiers_starting(actor, number, limit=MOST + 1)
    names = dict(names_of(frozenset(seen.municipality_id for seen in found)))
    return [
        Hit(
            title=seen.dossier,
            url=records.dossier_url(seen.dossier),
            text=", ".join(filter(None, (seen.kind.name, seen.state_label, names.get(seen.municipality_id, "")))),
        )
        for seen in found
    ]
