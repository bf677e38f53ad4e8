"""Pages of the review of rights: how far each is, one with its lines, and what is decided there."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.reviews import actions, queries, rules
from regiotoezicht.reviews.lines import GIVEN_BY_WORK, Line, lines_at
from regiotoezicht.reviews.models import Review

CONFIRM, SURE, ALL = "bevestigen", "zeker", "alle"
HEADINGS = ("Soort", "Nummer", "Wie", "Wat", "Einde toen", "Besluit", "Door", "Op")


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: ActorRequest) -> HttpResponse:
    """The reviews by quarter, with what is open in each; sending it asks for those of this quarter."""
    actor = request.actor
    need(actor, rules.REVIEW_READ)
    if request.method == "POST":
        return _open_quarter(request)
    hers = [part for part, keep in queries.KEEP.items() if actor.reach(keep)]
    shows_all = not hers or request.GET.get("onderdeel") == ALL
    today, found = local_date(actor.at), queries.reviews_of(actor)
    this = rules.quarter_of(today)
    is_open = any(review.quarter == this for review in found)
    found = [review for review in found if shows_all or review.part in hers]
    lines, decided, names = lines_at(actor.at), queries.decided_in(found), queries.names_of_places(found)
    by_quarter: dict[date, list[dict[str, Any]]] = {}
    for review in found:
        standing = queries.standing_of(review, lines, decided[review.pk])
        row = {"review": review, "place": names.get(review.place, ""), "asks": len(standing.asks)}
        row |= {"lines": len(standing.asks) + len(standing.done), "is_late": review.is_late(today)}
        by_quarter.setdefault(review.quarter, []).append(row)
    quarters = [
        (
            rules.name_of(quarter),
            rules.end_of(quarter),
            sorted(rows, key=lambda row: (row["place"], row["review"].part)),
        )
        for quarter, rows in sorted(by_quarter.items(), reverse=True)
    ]
    may_open = actor.reach(rules.REVIEW_DO).region and not is_open
    context = {"quarters": quarters, "may_open": may_open, "this": rules.name_of(this)}
    context |= {"hers": hers, "shows_all": shows_all}
    return render(request, "reviews/list.html", context)


def _open_quarter(request: ActorRequest) -> HttpResponse:
    """Ask for the reviews of this quarter now, rather than tonight."""
    made = actions.open_quarter(actor=request.actor, at=request.actor.at)
    messages.success(request, f"De toetsing staat klaar: {made} onderdelen." if made else "De toetsing stond al klaar.")
    return HttpResponseRedirect(reverse("reviews:list"))


@require_safe
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One review: what is open, what changed, and what was decided."""
    review = _visible(request, pk)
    if request.GET.get("uitvoer") == "xlsx" and review.signed_at is not None:
        return download(_as_spreadsheet(review), f"toetsing-{review.quarter}-{review.place}-{review.part}.xlsx")
    return _show(request, review)


def _visible(request: ActorRequest, pk: int) -> Review:
    need(request.actor, rules.REVIEW_READ)
    return get_object_or_404(Review.objects.visible_to(request.actor).select_related("signed_by"), pk=pk)


def _show(request: ActorRequest, review: Review, error: str = "") -> HttpResponse:
    actor = request.actor
    standing = queries.standing_now(review, actor.at)
    names = queries.names_of_places([review])
    context = {
        "review": review,
        "place": names.get(review.place, ""),
        "standing": standing,
        "open": _with_own(standing.open, actor),
        "changed": _with_own(standing.changed, actor),
        "decisions": queries.record_of(review),
        "may_do": actor.may(queries.KEEP[review.part], review),
        "is_late": review.is_late(local_date(actor.at)),
        "error": error,
    }
    return render(request, "reviews/detail.html", context, status=422 if error else 200)


def _with_own(lines: tuple[Line, ...], actor: Actor) -> list[tuple[Line, bool]]:
    """Each line with whether it is her own, which she leaves to somebody else."""
    return [(line, actor.account_id in line.accounts) for line in lines]


def _may_do(request: ActorRequest, pk: int) -> Review:
    need(request.actor, rules.REVIEW_DO)
    return _visible(request, pk)


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Confirm the lines that were ticked, or end them; ending asks whether that is meant."""
    actor, review = request.actor, _may_do(request, pk)
    keys, what = request.POST.getlist("regel"), request.POST.get("doen", CONFIRM)
    try:
        if what == CONFIRM:
            done = _counted(actions.confirm(review, actor=actor, keys=keys, at=actor.at), "bevestigd")
        elif request.POST.get(SURE):
            done = _counted(actions.end(review, actor=actor, keys=keys, at=actor.at), "beëindigd per vandaag")
        else:
            return _ask(request, review, keys)
    except NotAllowed:
        raise
    except Refused as refused:
        return _show(request, review, refused.sentence)
    messages.success(request, done)
    return HttpResponseRedirect(reverse("reviews:detail", args=[review.pk]))


def _counted(number: int, done: str) -> str:
    return f"{number} {'recht' if number == 1 else 'rechten'} {done}."


def _ask(request: ActorRequest, review: Review, keys: list[str]) -> HttpResponse:
    rules.refuse_nothing(chosen=bool(keys))
    lines = [line for line in queries.standing_now(review, request.actor.at).asks if line.key in keys]
    rules.refuse_ending_elsewhere(given_by_work=any(line.label in GIVEN_BY_WORK for line in lines))
    context = {"review": review, "lines": lines, "place": queries.names_of_places([review]).get(review.place, "")}
    return render(request, "reviews/end.html", context)


@require_POST
def sign(request: ActorRequest, pk: int) -> HttpResponse:
    """Sign a review off."""
    actor, review = request.actor, _may_do(request, pk)
    try:
        actions.sign(review, actor=actor, at=actor.at)
    except NotAllowed:
        raise
    except Refused as refused:
        return _show(request, review, refused.sentence)
    messages.success(request, "De toetsing is afgetekend.")
    return HttpResponseRedirect(reverse("reviews:detail", args=[review.pk]))


def _as_spreadsheet(review: Review) -> bytes:
    rows = (
        (
            one.kind,
            one.decision.record_id,
            one.who,
            one.what,
            one.decision.state or "geen einde",
            one.decision.get_outcome_display(),
            one.decision.by.name,
            one.decision.at,
        )
        for one in queries.record_of(review)
    )
    return spreadsheet("Toetsing van rechten", HEADINGS, rows)
