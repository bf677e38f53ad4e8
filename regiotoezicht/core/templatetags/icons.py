"""Icons from the one sprite. A tag and not a component, because a menu has a dozen and every page has the menu."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon by its name in `scripts/icons.txt`. Without a label it is decoration, which a screen reader skips."""
    return _drawn(str(name), str(label))


@cache
def _drawn(name: str, label: str) -> SafeString:
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="rt-icon" focusable="false" {}><use href="{}#{}"></use></svg>',
        spoken,
        static("vendor/icons.svg"),
        name,
    )
