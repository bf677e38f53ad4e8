"""Numbers of inhabitants: taking them in, and what counts for a municipality on a reference date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation import rules
from regiotoezicht.organisation.mergers import Merged
from regiotoezicht.organisation.models import Inhabitants, InhabitantsLoad, Municipality, Succession


@dataclass(frozen=True)
class Counted:
    """The inhabitants of a municipality on a day, as taken in."""

    municipality_id: int
    on: date
    count: int


@action(permission=rules.INHABITANTS_KEEP, records=rules.INHABITANTS_LOADED)
def take_in(load: InhabitantsLoad, numbers: Sequence[Counted], *, actor: Actor, at: datetime) -> InhabitantsLoad:
    """Take numbers in: new ones are added, others replace those of the same day, which stay as history.

    Numbers that are there already with the same count are left as they are. Raises Refused when nothing is new.
    """
    known = {(one.municipality_id, one.reference_date): one for one in Inhabitants.objects.current()}
    fresh = [
        one for one in numbers if (held := known.get((one.municipality_id, one.on))) is None or held.count != one.count
    ]
    if not fresh:
        raise Refused("nothing_new", "Deze inwonertallen staan er al; er is niets veranderd.", field="file")
    replaced = [known[key].pk for one in fresh if (key := (one.municipality_id, one.on)) in known]
    if Inhabitants.objects.current().filter(pk__in=replaced).update(replaced_at=at) != len(replaced):
        raise changed_meanwhile("deze inwonertallen")
    load.loaded_at = at
    load.save()
    Inhabitants.objects.bulk_create(
        Inhabitants(
            municipality_id=one.municipality_id,
            reference_date=one.on,
            count=one.count,
            source=load.source,
            load=load,
        )
        for one in fresh
    )
    new = len(fresh) - len(replaced)
    record(rules.INHABITANTS_LOADED, load, actor=actor, at=at, new=new, replaced=len(replaced))
    return load


@dataclass(frozen=True)
class Population:
    """How many inhabitants count for each municipality (by id), and for whom a number is missing."""

    counts: dict[int, int]
    missing: tuple[Municipality, ...]


@dataclass(frozen=True)
class Merger:
    """That a municipality, which existed since a day, went into another on a day."""

    predecessor: int
    successor: int
    on: date
    existed_since: date


def mergers(until: date) -> tuple[Merger, ...]:
    """The mergers up to and including a day."""
    rows = Succession.objects.filter(date__lte=until)
    return tuple(
        Merger(*row) for row in rows.values_list("predecessor", "successor", "date", "predecessor__valid_from")
    )


def population(municipalities: Iterable[Municipality], on: date, merged: Iterable[Merger]) -> Population:
    """The inhabitants on a reference date of municipalities as they are after these mergers.

    Whoever merged since counts with all that went into it; of what did not exist yet on the reference date the
    predecessors count.
    """
    towns, since = list(municipalities), [one for one in merged if one.on > on]
    parts_of = Merged((one.predecessor, one.successor) for one in since)
    existed = {town.pk for town in towns if town.valid_from <= on}
    existed |= {one.predecessor for one in since if one.existed_since <= on}
    numbers = dict(Inhabitants.objects.current().filter(reference_date=on).values_list("municipality", "count"))
    counts: dict[int, int] = {}
    missing: list[Municipality] = []
    for town in towns:
        parts = parts_of.own(town.pk) & existed
        if parts and parts <= numbers.keys():
            counts[town.pk] = sum(numbers[part] for part in parts)
        else:
            missing.append(town)
    return Population(counts, tuple(missing))


def reference_dates() -> list[date]:
    """The reference dates of which there are numbers, the latest first."""
    dates = Inhabitants.objects.current().order_by("-reference_date").values_list("reference_date", flat=True)
    return list(dict.fromkeys(dates))
