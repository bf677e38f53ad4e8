"""Puts the actor on every request, and leads the way to where somebody must be first.

Whoever has a temporary password chooses a new one; an empty region gets its first administrator.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.access.queries import is_empty_region
from regiotoezicht.core import clock, walls

_View = TypeVar("_View", bound=Callable[..., HttpResponse])
OPEN_TO_ALL, OPEN_TO_PARTNERS = "open_to_all", "open_to_partners"
OPEN_WITH_TEMPORARY_PASSWORD = frozenset({"account_change_password", "account_logout", "account_login"})


def open_to_all(view: _View) -> _View:
    """Say that a page answers who did not sign in: its address holds a secret, or nobody can sign in yet."""
    return _marked(view, OPEN_TO_ALL)


def open_to_partners(view: _View) -> _View:
    """Say that somebody of a partner organisation may come at this page; no other page exists for her."""
    return _marked(view, OPEN_TO_PARTNERS)


def _marked(view: _View, mark: str) -> _View:
    setattr(view, mark, True)
    return view


class VisitorRequest(HttpRequest):
    """A request of whoever comes; without an actor she did not sign in."""

    actor: AccountActor | None


class ActorRequest(HttpRequest):
    """A request of somebody who is signed in."""

    actor: AccountActor


class _ActorOfRequest:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        actor = AccountActor(user, clock.now()) if isinstance(user, Account) and user.is_active else None
        cast(VisitorRequest, request).actor = actor
        with walls.standing(actor):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or getattr(view, OPEN_TO_ALL, False) or match.namespace == "static":
            return None
        if match.view_name.startswith("account_") and match.view_name not in OPEN_WITH_TEMPORARY_PASSWORD:
            return None
        actor = cast(VisitorRequest, request).actor
        if actor is None:
            if is_empty_region():
                return HttpResponseRedirect(reverse("access:first-administrator"))
            if match.view_name in OPEN_WITH_TEMPORARY_PASSWORD:
                return None
            return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
        if actor.account.must_change_password and match.view_name not in OPEN_WITH_TEMPORARY_PASSWORD:
            return HttpResponseRedirect(reverse("account_change_password"))
        for_everybody = getattr(view, OPEN_TO_PARTNERS, False) or match.view_name in OPEN_WITH_TEMPORARY_PASSWORD
        if actor.is_partner and not for_everybody:
            raise Http404
        return None


def actor_of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> _ActorOfRequest:
    """Every page needs an actor unless its view says `open_to_all`."""
    return _ActorOfRequest(get_response)
