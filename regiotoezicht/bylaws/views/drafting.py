"""Drafting: a new set, its general part, its articles and the steps of its ladder."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import actions, rules
from regiotoezicht.bylaws.forms import ArticleForm, DraftForm, GeneralForm, Origin, StepForm
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.bylaws.views.showing import draft_kept, kept_set, to_set
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.rules import Body


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """A new draft: from the proposal, from earlier rules, or empty."""
    actor, today = request.actor, local_date(request.actor.at)
    places = municipalities_on(today, need(actor, rules.RULES_KEEP))
    visible = RuleSet.objects.visible_to(actor)
    form = DraftForm(request.POST or None, municipalities=places, originals=visible, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        earlier = visible.filter(token=form.cleaned_data["token"]).first()
        made = earlier or attempt(form, lambda: _draft(request, form.cleaned_data))
        if made is not None:
            return to_set(made)
    return render(request, "bylaws/new.html", {"form": form}, status=422 if form.errors else 200)


def _initial(request: ActorRequest) -> dict[str, Any]:
    copied = request.GET.get("kopie", "")
    start: dict[str, Any] = {"title": f"Lokale regels {local_date(request.actor.at).year}"}
    return start | ({"origin": Origin.COPY, "original": copied} if copied.isdecimal() else {})


def _draft(request: ActorRequest, typed: dict[str, Any]) -> RuleSet:
    actor, origin, municipality = request.actor, typed["origin"], typed["municipality"]
    given: dict[str, Any] = {name: typed[name] for name in ("from_date", "token")}
    given |= {"actor": actor, "at": actor.at}
    if origin == Origin.EMPTY:
        return actions.draft(municipality, title=typed["title"], **given)
    if origin == Origin.COPY:
        return actions.draft_copy(municipality, original=typed["original"], title=typed["title"], **given)
    with unit():
        made = actions.draft_from_starter(municipality, **given)
        return actions.change(
            made,
            actor=actor,
            title=typed["title"],
            from_date=made.from_date,
            until_date=made.until_date,
            body_by_default=Body(made.body_by_default),
            minimum_age=made.minimum_age,
            home_work_allowed=made.home_work_allowed,
            at=actor.at,
        )


@require_http_methods(["GET", "POST"])
def general(request: ActorRequest, pk: int) -> HttpResponse:
    """The general part of a draft."""
    actor, drafted = request.actor, draft_kept(request, pk)
    form = GeneralForm(request.POST or None, initial={name: getattr(drafted, name) for name in GeneralForm.base_fields})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data | {"body_by_default": Body(form.cleaned_data["body_by_default"])}
        if attempt(form, lambda: actions.change(drafted, actor=actor, at=actor.at, **typed)):
            return to_set(drafted)
    context = {"form": form, "set": drafted, "title": "Algemene gegevens"}
    return render(request, "bylaws/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def article(request: ActorRequest, pk: int, article: int | None = None) -> HttpResponse:
    """Add an article to a draft, or change one."""
    actor, drafted = request.actor, draft_kept(request, pk)
    held = get_object_or_404(drafted.articles.all(), pk=article) if article is not None else None
    names = ("number", "title", "text", "violation")
    form = ArticleForm(request.POST or None, initial={name: getattr(held, name) for name in names} if held else {})
    if request.method == "POST" and form.is_valid():
        violation = form.cleaned_data["violation"]
        typed = form.cleaned_data | {"violation": ViolationKind(violation) if violation else None}
        if attempt(form, lambda: actions.put_article(drafted, actor=actor, article=held, at=actor.at, **typed)):
            return to_set(drafted, "#artikelen")
    context = {
        "form": form,
        "set": drafted,
        "held": held,
        "title": f"Artikel {held.number}" if held else "Nieuw artikel",
    }
    return render(request, "bylaws/article.html", context, status=422 if form.errors else 200)


@require_POST
def remove_article(request: ActorRequest, pk: int, article: int) -> HttpResponse:
    """Remove an article from a draft."""
    drafted = kept_set(request, pk)
    held = get_object_or_404(drafted.articles.all(), pk=article)
    actions.remove_article(drafted, actor=request.actor, article=held, at=request.actor.at)
    messages.success(request, f"Artikel {held.number} is verwijderd uit dit concept.")
    return to_set(drafted, "#artikelen")


@require_http_methods(["GET", "POST"])
def step(request: ActorRequest, pk: int, violation: str, turn: int) -> HttpResponse:
    """Set one step of the ladder of a draft."""
    actor, drafted = request.actor, draft_kept(request, pk)
    held, kind = _step(drafted, violation, turn)
    form = StepForm(
        request.POST or None, initial={name: getattr(held, name) for name in StepForm.base_fields} if held else {}
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data | {"measure": MeasureKind(form.cleaned_data["measure"])}
        done = attempt(
            form,
            lambda: actions.put_step(drafted, actor=actor, violation=kind, repetition=turn, at=actor.at, **typed),
        )
        if done is not None:
            return to_set(drafted, "#ladder")
    context = {"form": form, "set": drafted, "held": held, "violation": kind, "turn": turn}
    return render(request, "bylaws/step.html", context, status=422 if form.errors else 200)


@require_POST
def remove_step(request: ActorRequest, pk: int, violation: str, turn: int) -> HttpResponse:
    """Remove a step from the ladder of a draft."""
    drafted = kept_set(request, pk)
    held, _ = _step(drafted, violation, turn)
    if held is None:
        raise Http404
    actions.remove_step(drafted, actor=request.actor, step=held, at=request.actor.at)
    return to_set(drafted, "#ladder")


def _step(drafted: RuleSet, violation: str, turn: int) -> tuple[LadderStep | None, ViolationKind]:
    if violation not in ViolationKind.values or turn not in rules.REPETITIONS:
        raise Http404
    return drafted.steps.filter(violation=violation, repetition=turn).first(), ViolationKind(violation)
