"""Pages with one form, and buttons that write at once: the words, the write, and where to go on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from regiotoezicht.core.forms import attempt, attempt_once
from regiotoezicht.core.refusals import NotAllowed, Refused


@dataclass(frozen=True)
class Page:
    """The words of a page with one form; `kind` is that of its button."""

    title: str
    lead: str
    button: str
    said: str
    kind: str = "primary"


def step(
    request: HttpRequest,
    form: BaseForm,
    page: Page,
    write: Callable[[dict[str, Any]], object],
    before: Callable[[dict[str, Any]], object] | None = None,
    *,
    template: str,
    back: str,
    to: Callable[[Any], str] | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form: run the write of a valid one and go on, else show what is wrong.

    `template` extends `core/one_form.html` and gets what is in `more`; `before` looks for what an earlier form with the
    same mark made; `to` says where to go with what was made.
    """
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data

        def run() -> Any:
            return write(typed) or True  # what answers nothing was done as well

        made = attempt(form, run) if before is None else attempt_once(form, run, lambda: before(typed))
        if made is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(to(made) if to else back)
    context = {"form": form, "page": page, "back": back, **(more or {})}
    return render(request, template, context, status=422 if form.errors else 200)


def tried(request: HttpRequest, write: Callable[[], object], said: str, to: str) -> HttpResponse:
    """Run a write of one button and go on; a refusal is said on the page to which it goes."""
    try:
        write()
        messages.success(request, said)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return HttpResponseRedirect(to)
