"""The floor of a measurement: a bare Django view that renders the same 100 rows from one query.

No session, no account, no rights, no log, no page frame: the least that the same machine can do. Served beside the real
programme while measuring, never to users.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from regiotoezicht.config.settings import *  # noqa: F403 - the floor stands on the same database and templates

ROOT_URLCONF = "scripts.floor"
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]  # its app refuses to start without
TEMPLATES[0]["OPTIONS"]["context_processors"] = []  # type: ignore[index]  # noqa: F405 - of the settings above
TEMPLATES[0]["DIRS"] = [str(CHECKOUT / "scripts")]  # noqa: F405 - of the settings above


def rows(request: HttpRequest) -> HttpResponse:
    """The first 100 open tasks of the coordinators, by the day they are due."""
    from regiotoezicht.worklist.kinds import sentence_of
    from regiotoezicht.worklist.models import Task

    found: list[Any] = list(
        Task.objects.filter(done_at__isnull=True, role="coordinator")
        .order_by("sort_date", "pk")
        .values("pk", "dossier", "kind", "record_id", "sort_date", "municipality__name")[:100]
    )
    for row in found:
        row["due"] = f"{row['sort_date']:%d-%m-%Y}"
        row["title"] = sentence_of(row["kind"])
    return render(request, "floor.html", {"rows": found})


urlpatterns = [path("vloer/", rows)]
