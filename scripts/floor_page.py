"""The floor of a measurement: a bare Django view that renders the same 100 rows from one query.

It shows the very rows of the worklist with the same template, so that the ratio to it is the price of all the rest:
signing in, rights, the log, the filters and the frame of the page.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from regiotoezicht.core import clock
from regiotoezicht.worklist.models import RunningTerm, Task
from regiotoezicht.worklist.views import show


def rows(request: HttpRequest) -> HttpResponse:
    """The first 100 open tasks of the coordinators, by the day they are due."""
    found: list[Any] = list(
        Task.objects.filter(done_at__isnull=True, role="coordinator")
        .order_by("sort_date", "pk")
        .values("pk", "dossier", "kind", "record_id", "due_date", "sort_date", "municipality__name")[:100]
    )
    show(found, clock.today())
    return render(request, "floor.html", {"rows": found})


def terms(request: HttpRequest) -> HttpResponse:
    """The first 100 running terms of the coordinators, by the day they end; without our own dates and links."""
    found: list[Any] = list(
        RunningTerm.objects.filter(ended_at__isnull=True, role="coordinator")
        .order_by("end", "pk")
        .values("pk", "dossier", "rule", "basis", "end", "end_at", "steps", "addressee_label", "municipality__name")[
            :100
        ]
    )
    return render(request, "floor_terms.html", {"rows": found})


# The rows link to pages of the programme.
urlpatterns = [path("vloer/", rows), path("vloer/termijnen/", terms), path("", include("regiotoezicht.config.urls"))]
