"""Blocks that upper rooms put on a page of a lower room. Built in for every template."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from regiotoezicht.core import panels

register = template.Library()


@register.simple_tag(takes_context=True)
def blocks_of(context: template.RequestContext, place: str, subject: Any = None) -> SafeString:
    """The blocks of a page about `subject` (the request when there is none), one after the other."""
    request: Any = context["request"]
    found = panels.panels_of(place, getattr(request, "actor", None), request if subject is None else subject)  # type: ignore[arg-type]  # before sign-in there is no actor, and the blocks of that page ask none
    return mark_safe("".join(render_to_string(name, values, request) for name, values in found))  # noqa: S308 - templates of our own, which escape their values
