"""Reads of borders."""

from typing import Any
from uuid import UUID

from regiotoezicht.core.rights import Actor
from regiotoezicht.reporting.models import Border, BorderSet


def borders_in_use() -> dict[str, Any]:
    """What is drawn, by code of municipality; nothing as long as nobody loaded a file."""
    rows = Border.objects.in_use().order_by()
    return dict(rows.values_list("municipality__code", "geometry"))


def source_in_use() -> str:
    """From whom the borders are that are drawn; nothing when none are."""
    used = BorderSet.objects.in_use().first()
    return used.source if used else ""


def borders_of(which: BorderSet) -> dict[str, Any]:
    """The borders of one set by code of municipality."""
    return dict(which.borders.order_by().values_list("municipality__code", "geometry"))


def set_with(actor: Actor, token: UUID) -> BorderSet | None:
    """What an earlier form with this mark read."""
    return BorderSet.objects.visible_to(actor).filter(token=token).first()
