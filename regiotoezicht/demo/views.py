"""Signing in to the demo with one press, for each role. The url exists in demo mode only."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import open_to_all
from regiotoezicht.access.models import Account
from regiotoezicht.access.signin import password_was_right
from regiotoezicht.core.rights import Actor
from regiotoezicht.demo.people import EVERYBODY, PASSWORD

_GROUPS = tuple(
    (role.label, tuple(person for person in EVERYBODY if person.role is role))
    for role in dict.fromkeys(person.role for person in EVERYBODY)
)


def accounts_to_choose(actor: Actor | None, request: Any) -> tuple[str, dict[str, Any]]:
    """The block on the sign-in page with the demo accounts by role."""
    return "demo/accounts.html", {"groups": _GROUPS, "password": PASSWORD}


@open_to_all
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo people. Not found outside demo mode."""
    if not settings.DEMO:
        raise Http404
    chosen = request.POST.get("mailbox", "")
    known = {person.mailbox: person for _, people in _GROUPS for person in people}
    if chosen not in known:
        raise Http404
    account = get_object_or_404(Account, email=known[chosen].email, is_active=True)
    login(request, account, backend=settings.SIGN_IN_BACKEND)
    response = HttpResponseRedirect("/")
    password_was_right(request, response, account, PASSWORD)
    return response
