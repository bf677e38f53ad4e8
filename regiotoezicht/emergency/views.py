"""Pages of emergencies: breaking the glass, the list, and one with its review."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.records import url_of
from regiotoezicht.core.refusals import Refused
from regiotoezicht.emergency import actions, queries, rules
from regiotoezicht.emergency.forms import BreakGlassForm, ReviewForm
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.organisation.readings import record_list


@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: ActorRequest) -> HttpResponse:
    """Open one record in an emergency; the record opens at once."""
    need(request.actor, rules.EMERGENCY_OPEN)
    form = BreakGlassForm(request.POST or None, initial={"token": uuid4(), "hours": 1})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data

        def write() -> Emergency:
            return actions.break_glass(
                actor=request.actor,
                label=typed["kind"],
                dossier=typed["dossier"],
                category=typed["category"],
                reason=typed["reason"],
                hours=typed["hours"],
                token=typed["token"],
                at=clock.now(),
            )

        made = attempt(form, write)
        if made is not None:
            return HttpResponseRedirect(reverse("emergency:detail", args=[made.pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "emergency/break_glass.html", {"form": form}, status=status)


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The emergencies of the municipality or district, newest first; the unreviewed say when they are due."""
    actor, reach = request.actor, need(request.actor, rules.EMERGENCY_READ)
    rows = Emergency.objects.visible_to(actor).select_related("municipality", "account")
    late = request.GET.get("stand") == "open"
    with unit():
        page = page_by_key(
            rows.unreviewed() if late else rows,
            order="-opened_at",
            after=request.GET.get("na", ""),
            before=request.GET.get("voor", ""),
        )
        record_list(rules.LIST_READ, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE, rows=len(page.rows))
    today = clock.local_date(actor.at)
    lines = [(row, row.is_late(today)) for row in page.rows]
    return render(request, "emergency/list.html", {"page": page, "lines": lines, "only_open": late})


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One emergency: its reason and its end, and the review for whoever may give it."""
    actor = request.actor
    rows = Emergency.objects.visible_to(actor).select_related("municipality", "account", "reviewed_by")
    emergency = get_object_or_404(rows, pk=pk)
    own = emergency.account_id == actor.account_id
    may_review = emergency.reviewed_at is None and not own and queries.reviews(actor, emergency)
    form = ReviewForm(request.POST or None) if may_review or request.method == "POST" else None
    if form is not None and request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        done = attempt(
            form,
            lambda: actions.review(
                emergency, actor=actor, outcome=typed["outcome"], measure=typed["measure"], at=clock.now()
            ),
        )
        if done is not None:
            return HttpResponseRedirect(reverse("emergency:detail", args=[pk]))
    with unit():
        record(rules.SEEN, emergency, actor=actor, at=actor.at, purpose=rules.PURPOSE)
    is_open = emergency.is_open(actor.at)
    context = {
        "emergency": emergency,
        "form": form,
        "own": own,
        "is_open": is_open,
        "may_close": is_open and (own or queries.reviews(actor, emergency)),
        "is_late": emergency.is_late(clock.local_date(actor.at)),
        "record_url": url_of(emergency.label, emergency.record_id) if own and is_open else "",
        "may_list": bool(actor.reach(rules.EMERGENCY_READ)),
    }
    return render(request, "emergency/detail.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """End an emergency before its time."""
    emergency = get_object_or_404(Emergency.objects.visible_to(request.actor), pk=pk)
    try:
        actions.close_early(emergency, actor=request.actor, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "De noodtoegang is beëindigd.")
    if emergency.account_id == request.actor.account_id:
        return HttpResponseRedirect("/")  # behind the wall of another municipality her own row closes with the record
    return HttpResponseRedirect(reverse("emergency:detail", args=[pk]))
