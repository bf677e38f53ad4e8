"""What pages with one form share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.programme import rules

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Page:
    """The words of a page with one form."""

    title: str
    lead: str
    button: str
    said: str


def kept(request: ActorRequest, seen: "QuerySet[M]", pk: int) -> M:
    """One of what the actor sees, for whoever keeps plans; else not found."""
    need(request.actor, rules.PLAN_KEEP)
    return get_object_or_404(seen, pk=pk)


def step(
    request: ActorRequest,
    form: BaseForm,
    page: Page,
    write: Callable[[dict[str, Any]], object],
    before: Callable[[dict[str, Any]], object] = lambda _: None,
    *,
    back: str,
    to: Callable[[Any], str] | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form: run the write of a valid one and go on, else show what is wrong.

    `before` looks for what an earlier form with the same mark made; `to` says where to go with what was made.
    """
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made: Any = attempt_once(form, lambda: write(typed) or True, lambda: before(typed))
        if made is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(to(made) if to else back)
    context = {"form": form, "page": page, "back": back, **(more or {})}
    return render(request, "programme/step.html", context, status=422 if form.errors else 200)


def tried(request: ActorRequest, write: Callable[[], object], said: str, to: str) -> HttpResponse:
    """Run a write of one button and go on; a refusal is said on the page to which it goes."""
    try:
        write()
        messages.success(request, said)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return HttpResponseRedirect(to)
