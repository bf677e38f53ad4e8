"""Settlement after the year: hours really booked beside the hours agreed. Reads, and writes nothing."""

from collections.abc import Iterable, Mapping

from regiotoezicht.contributions.models import CostLine, Version
from regiotoezicht.contributions.shares import rounded
from regiotoezicht.contributions.vocabulary import Stage
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.hours.queries import sums_by


def booked_by(actor: Actor, year: int) -> dict[int, int]:
    """Minutes that the people of each municipality booked in a year, by its id."""
    return {row["id"]: row["minutes"] for row in sums_by("employer", actor, year)}


def booked_on(lines: Iterable[CostLine], booked: Mapping[int, int]) -> dict[int, int]:
    """The minutes booked by those who supply them, by line; over the lines of one municipality as they were planned.

    Planned minutes count; a line that was never planned gets none.
    """
    of_town: dict[int, dict[str, int]] = {}
    for line in lines:
        if line.supplied_by_id is not None:
            of_town.setdefault(line.supplied_by_id, {})[f"{line.pk:018d}"] = line.minutes_as_planned
    return {
        int(name): minutes
        for town, planned in of_town.items()
        for name, minutes in (rounded(booked.get(town, 0), planned) if any(planned.values()) else {}).items()
    }


def open_lines_of(version: Version) -> list[str]:
    """The lines of a settlement of which nobody confirmed yet what they really cost, by what they are called."""
    if version.stage != Stage.SETTLED:
        return []
    return list(version.lines.filter(confirmed=False).values_list("description", flat=True))
