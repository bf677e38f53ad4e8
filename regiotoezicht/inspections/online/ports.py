"""What online checks show and do elsewhere: the way to one on a permit and on a signal, the menu, the night."""

from typing import Any

from django.urls import reverse

from regiotoezicht.core import night
from regiotoezicht.core.panels import MenuEntry, Panel, add_panel, add_to_menu
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.online import rules
from regiotoezicht.inspections.online.actions import destroy_at_night
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import UNDECIDED, Signal

Block = tuple[str, dict[str, Any]]


def online_for_permit(actor: Actor, permit: Permit) -> Block | None:
    """The way to an online check of a permitted business, for who may do one; never of who works alone."""
    if permit.is_sealed or not actor.reach(rules.ONLINE_CHECK).covers(permit):
        return None
    return "inspections/online/way.html", {
        "check_url": f"{reverse('inspections:new_online_check')}?vergunning={permit.pk}"
    }


def online_for_signal(actor: Actor, signal: Signal) -> Block | None:
    """The way to an online check on a signal, for who may do one; never about a dwelling."""
    if signal.is_dwelling or signal.status not in UNDECIDED or not actor.reach(rules.ONLINE_CHECK).covers(signal):
        return None
    return "inspections/online/way.html", {
        "check_url": f"{reverse('inspections:new_online_check')}?melding={signal.pk}"
    }


def declare() -> None:
    """Fill in the rights, the menu, the panels and the work of the night; called when the programme starts."""
    rules.declare_rights()
    readers = (rules.ONLINE_READ,)
    add_to_menu(MenuEntry(33, "Online controles", "inspections:online_checks", readers, "search", "Werk"))
    add_panel(Panel(60, "permit", online_for_permit))
    add_panel(Panel(60, "signal", online_for_signal))
    night.declare(night.NightWork("inspections.online", "Oude online controles vernietigd", destroy_at_night))
