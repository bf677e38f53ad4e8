"""The frame around every page: who is here, and the menu that fits."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from regiotoezicht.core.panels import menu_for


def frame_of_page(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame. Without a signed-in actor there is no menu."""
    actor = getattr(request, "actor", None)
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "actor": actor,
        "menu": menu_for(actor) if actor else [],
        "route": route,
        "demo": settings.DEMO,
    }
