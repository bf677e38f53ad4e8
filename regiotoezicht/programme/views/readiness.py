"""The board of readiness, each municipality, and the training register."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions, queries, rules
from regiotoezicht.programme.forms import ArrangeForm, CertificateForm
from regiotoezicht.programme.models import Arranged, Certificate
from regiotoezicht.programme.readiness import readiness_of
from regiotoezicht.programme.vocabulary import BY_HAND, REFUSES, Course, Item


def board(request: ActorRequest) -> HttpResponse:
    """How every municipality stands."""
    actor = request.actor
    need(actor, rules.READ)
    today = local_date(actor.at)
    rows = readiness_of(list(queries.municipalities(today)), today)
    own = actor.reach(rules.KEEP)
    context = {
        "rows": rows,
        "ready": sum(not row.lacking for row in rows),
        "own": set() if own.region else own.municipalities,
        "reads_certificates": bool(actor.reach(rules.CERTIFICATE_READ)),
        "refuses": [item.label for item in Item if item in REFUSES],
    }
    return render(request, "programme/board.html", context)


def _municipality_for(request: ActorRequest, code: str) -> Municipality:
    """A municipality of the region as it is today; else not found."""
    actor = request.actor
    need(actor, rules.READ)
    return get_object_or_404(queries.municipalities(local_date(actor.at)), code=code)


def municipality(request: ActorRequest, code: str) -> HttpResponse:
    """What one municipality has arranged, and what it still lacks."""
    actor, place = request.actor, _municipality_for(request, code)
    [stands] = readiness_of([place], local_date(actor.at))
    context = {
        "stands": stands,
        "place": place,
        "history": queries.history_of(actor, place),
        "may_keep": actor.may(rules.KEEP, place),
    }
    return render(request, "programme/municipality.html", context)


@require_http_methods(["GET", "POST"])
def arrange(request: ActorRequest, code: str, item: str) -> HttpResponse:
    """Record one thing by hand. A form that was sent twice records one."""
    actor, place = request.actor, _municipality_for(request, code)
    if item not in BY_HAND or not actor.may(rules.KEEP, place):
        raise Http404
    what, here = Item(item), reverse("programme:municipality", args=[code])
    form = ArrangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed: dict[str, Any] = form.cleaned_data
        made = attempt_once(
            form,
            lambda: actions.arrange(place, what, **typed, actor=actor, at=actor.at),
            lambda: Arranged.objects.visible_to(actor).filter(token=typed["token"]).first(),
        )
        if made is not None:
            messages.success(request, "Het onderdeel is vastgelegd.")
            return HttpResponseRedirect(here)
    context = {"form": form, "place": place, "what": what.label, "back": here}
    return render(request, "programme/arrange.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what was recorded; of a double click the second finds it done."""
    actor = request.actor
    held = get_object_or_404(Arranged.objects.visible_to(actor).select_related("municipality"), pk=pk)
    if not actor.may(rules.KEEP, held):
        raise Http404
    if held.withdrawn_at is None:
        actions.withdraw(held, actor=actor, at=actor.at)
        messages.success(request, "Het onderdeel is ingetrokken.")
    return HttpResponseRedirect(reverse("programme:municipality", args=[held.municipality.code]))


def certificates(request: ActorRequest) -> HttpResponse:
    """The training register of the own municipality or district."""
    actor = request.actor
    need(actor, rules.CERTIFICATE_READ)
    today = local_date(actor.at)
    rows: list[Any] = list(queries.certificates_for(actor))
    for row in rows:
        row.is_over, row.is_soon = row.until_date <= today, rules.asks_attention(row.until_date, today)
        row.may_withdraw = actor.may(rules.CERTIFICATE_KEEP, row)
    context = {
        "rows": rows,
        "soon": sum(row.is_soon for row in rows),
        "may_keep": bool(actor.reach(rules.CERTIFICATE_KEEP)),
    }
    return render(request, "programme/certificates.html", context)


@require_http_methods(["GET", "POST"])
def certify(request: ActorRequest) -> HttpResponse:
    """Record what an own employee passed. A form that was sent twice records one."""
    actor = request.actor
    need(actor, rules.CERTIFICATE_KEEP)
    form = CertificateForm(request.POST or None, employees=queries.own_employees(actor))
    here = reverse("programme:certificates")
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        passed = actions.Passed(Course(typed["course"]), typed["passed_date"], typed["until_date"])
        made = attempt_once(
            form,
            lambda: actions.certify(typed["employee"], passed, actor=actor, token=typed["token"], at=actor.at),
            lambda: Certificate.objects.visible_to(actor).filter(token=typed["token"]).first(),
        )
        if made is not None:
            messages.success(request, "De opleiding is vastgelegd.")
            return HttpResponseRedirect(here)
    return render(request, "programme/certify.html", {"form": form, "back": here}, status=422 if form.errors else 200)


@require_POST
def withdraw_certificate(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back a certificate; of a double click the second finds it done."""
    actor = request.actor
    held = get_object_or_404(Certificate.objects.visible_to(actor), pk=pk)
    if not actor.may(rules.CERTIFICATE_KEEP, held):
        raise Http404
    if held.withdrawn_at is None:
        actions.withdraw_certificate(held, actor=actor, at=actor.at)
        messages.success(request, "De opleiding is ingetrokken.")
    return HttpResponseRedirect(reverse("programme:certificates"))
