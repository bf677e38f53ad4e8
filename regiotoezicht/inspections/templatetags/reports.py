"""Moments as they stand in the content of a report, in Dutch."""

from datetime import date, datetime

from django import template

from regiotoezicht.core.templatetags.dutch import moment

register = template.Library()


@register.filter
def report_moment(written: str | None) -> str:
    """A moment of a report, with the offset it was signed with, as `24 maart 2026, 10.00 uur`."""
    return moment(datetime.fromisoformat(written)) if written else "niet vastgelegd"


@register.filter
def report_day(written: str | None) -> str:
    """A day of a report as `24 maart 2026`."""
    return moment(date.fromisoformat(written)) if written else "niet vastgelegd"
