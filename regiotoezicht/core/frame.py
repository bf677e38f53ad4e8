"""The frame around every page: who is here, and the menu that fits.

What is the same for everybody with the same rights is drawn once: the menu and the links to style sheets took as long
as a third of the rows of a list.
"""

import functools
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from regiotoezicht.core.panels import entries_of, menu_for
from regiotoezicht.core.rights import Actor


def frame_of_page(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame. Without a signed-in actor there is no menu."""
    actor: Actor | None = getattr(request, "actor", None)
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "actor": actor,
        "links": functools.partial(_links, actor is not None),
        "has_menu": actor is not None and not actor.is_partner,
        "menu": functools.partial(_menu_of, actor, route),
        "demo": settings.DEMO,
    }


def _menu_of(actor: Actor | None, route: str) -> SafeString:
    entries = menu_for(actor) if actor else []
    return _menu(tuple(entry.route for entry in entries), route)


@functools.lru_cache(maxsize=512)
def _menu(routes: tuple[str, ...], current: str) -> SafeString:
    """The menu of these entries on one page; it holds nothing of whoever looks at it."""
    return render_to_string("core/menu.html", {"menu": entries_of(routes), "route": current})


@functools.cache
def _links(signed_in: bool) -> SafeString:
    return render_to_string("core/links.html", {"signed_in": signed_in})
