"""Compute a term by hand. A form that is asked by its address, so an answer can be sent to a colleague."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.desk.calculator.forms import RuleForm, TermForm
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.sentences import as_sentence, long_day, long_moment
from regiotoezicht.law.terms import Term
from regiotoezicht.law.watch import internal_date, missed


@require_safe
def term(request: ActorRequest) -> HttpResponse:
    """Choose a rule, fill in its day and options, and read when it ends and why."""
    chosen = RULES.get(request.GET.get("regel", ""))
    choice = RuleForm(request.GET if "regel" in request.GET else None)
    asked = chosen is not None and "vanaf" in request.GET
    form = TermForm(request.GET if asked else None, chosen) if chosen is not None else None
    found = form.term if form is not None and asked and form.is_valid() else None
    context = {"choice": choice, "rule": chosen, "form": form, "found": _shown(found) if found is not None else None}
    is_wrong = bool(choice.errors or (form is not None and form.errors))
    return render(request, "desk/calculator.html", context, status=422 if is_wrong else 200)


def _shown(found: Term) -> dict[str, Any]:
    """What the page says of an answer."""
    in_hours = isinstance(found.end, datetime)
    internal = None if in_hours else internal_date(found.rule.code, found.raw_end, found.end)
    heading = f"{found.rule.name} ({found.basis})"
    return {
        "heading": heading,
        "last": "Uiterste dag" if found.rule.length.number < 0 else "Laatste moment" if in_hours else "Laatste dag",
        "end": as_sentence(_written(found.end)),
        "raw_end": _written(found.raw_end),
        "rolled": found.rolled,
        "first_day": long_day(found.first_day) if found.first_day else "",
        "internal": long_day(internal) if internal is not None and internal < found.end else "",
        "warning": found.warning or "",
        "missed": missed(found.rule.code),
        "steps": found.steps,
        "letter": "\n".join((f"{heading}.", *found.steps)),
    }


def _written(day: Any) -> str:
    return long_moment(day) if isinstance(day, datetime) else long_day(day)
