"""The other lines of a rule set: who decides, how many, when and where."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import actions, queries, rules
from regiotoezicht.bylaws.forms.parts import FORMS
from regiotoezicht.bylaws.models import PARTS, Part, RuleSet
from regiotoezicht.bylaws.views.showing import draft_kept, kept_set, visible_set
from regiotoezicht.core.forms import attempt


def parts(request: ActorRequest, pk: int) -> HttpResponse:
    """All other lines of a set."""
    shown = visible_set(request, pk)
    context = {
        "set": shown,
        "parts": queries.parts_of(shown),
        "may_edit": shown.is_draft and request.actor.may(rules.RULES_KEEP, shown),
    }
    return render(request, "bylaws/parts.html", context)


@require_http_methods(["GET", "POST"])
def part(request: ActorRequest, pk: int, kind: str, line: int | None = None) -> HttpResponse:
    """Add a line to a draft, or change one."""
    actor, drafted = request.actor, draft_kept(request, pk)
    model = _model(kind)
    held = _line(drafted, model, line) if line is not None else None
    form_of = FORMS[model]
    start = {name: getattr(held, name) for name in form_of.base_fields} if held else {}
    form = form_of(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            form,
            lambda: actions.put_part(drafted, actor=actor, model=model, values=values, part=held, at=actor.at),
        ):
            return _to_parts(drafted, model)
    title = str(held) if held else f"{model.one} toevoegen"
    context = {"form": form, "set": drafted, "held": held, "kind": kind, "title": title}
    return render(request, "bylaws/part.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: ActorRequest, pk: int, kind: str, line: int) -> HttpResponse:
    """Remove a line from a draft."""
    drafted, model = kept_set(request, pk), _model(kind)
    held = _line(drafted, model, line)
    actions.remove_part(drafted, actor=request.actor, part=held, at=request.actor.at)
    messages.success(request, f"{model.one} verwijderd uit dit concept.")
    return _to_parts(drafted, model)


def _model(kind: str) -> type[Part]:
    if kind not in PARTS:
        raise Http404
    return PARTS[kind]


def _line(drafted: RuleSet, model: type[Part], line: int) -> Part:
    found = queries.part_of(drafted, model, line)
    if found is None:
        raise Http404
    return found


def _to_parts(drafted: RuleSet, model: type[Part]) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("bylaws:parts", args=[drafted.pk]) + f"#{model.slug}")
