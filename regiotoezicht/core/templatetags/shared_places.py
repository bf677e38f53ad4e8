"""Blocks that upper rooms put on a page of a lower room. Built in for every template."""

from collections.abc import Container
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from regiotoezicht.core import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def blocks_of(
    context: template.RequestContext, place: str, subject: Any = None, about: Container[str] | None = None
) -> SafeString:
    """The blocks of a page about `subject` (the request when there is none), one after the other.

    With `about` only the blocks of those kinds of record.
    """
    request: Any = context["request"]
    actor: Any = getattr(request, "actor", None)  # before sign-in there is none, and the blocks of that page ask none
    found = panels.panels_of(place, actor, request if subject is None else subject, about=about)
    return mark_safe("".join(render_to_string(name, values, request) for name, values in found))  # noqa: S308 - templates of our own, which escape their values
