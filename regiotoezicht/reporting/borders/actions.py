"""Every write of borders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.reporting import rules
from regiotoezicht.reporting.models import Border, BorderSet


@dataclass(frozen=True)
class Areas:
    """Simplified borders by id of municipality."""

    geometries: Mapping[int, Any]


@action(permission=rules.BORDERS_KEEP, records=rules.BORDERS_READ)
def keep_draft(borders: BorderSet, areas: Areas, *, actor: Actor, at: datetime) -> BorderSet:
    """Keep the borders of a file to look at; an earlier draft goes, what is drawn stays."""
    refuse_personal_text(borders.source, field="source")
    BorderSet.objects.drafts().delete()
    borders.read_at, borders.read_by_id = at, actor.account_id
    borders.save(force_insert=True)
    Border.objects.bulk_create(
        Border(set=borders, municipality_id=place, geometry=geometry) for place, geometry in areas.geometries.items()
    )
    record(rules.BORDERS_READ, borders, actor=actor, at=at, municipalities=len(areas.geometries))
    return borders


@action(permission=rules.BORDERS_KEEP, records=rules.BORDERS_USED)
def take_in(borders: BorderSet, *, actor: Actor, at: datetime) -> None:
    """Draw these borders from now on, in place of what was drawn."""
    rules.refuse_other_draft(is_draft=borders.used_at is None)
    if not BorderSet.objects.drafts().filter(pk=borders.pk).update(used_at=at):
        raise changed_meanwhile("dit bestand met grenzen")
    BorderSet.objects.exclude(pk=borders.pk).delete()
    record(rules.BORDERS_USED, borders, actor=actor, at=at)


@action(permission=rules.BORDERS_KEEP, records=rules.BORDERS_REMOVED)
def remove(borders: BorderSet, *, actor: Actor, at: datetime) -> None:
    """Throw borders away: a draft that was wrong, or what is drawn; the map then shows tiles."""
    record(rules.BORDERS_REMOVED, borders, actor=actor, at=at)
    if not BorderSet.objects.filter(pk=borders.pk).delete()[0]:
        raise changed_meanwhile("dit bestand met grenzen")
