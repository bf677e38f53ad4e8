"""Pages of the ground: every component on one page, not found, broken."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regiotoezicht.core.paging import Page
from regiotoezicht.core.showcase import FilterExample, FormExample


def components(request: HttpRequest) -> HttpResponse:
    """Every component of the screens with the words to write it, for whoever builds or judges a screen."""
    wrong = FormExample({"title": "", "visit_date": "31-02-2026", "kind": "", "amount": "veel"})
    context = {
        "form": FormExample(prefix="leeg"),
        "wrong": wrong,
        "filter": FilterExample(request.GET or None, auto_id="filter_%s"),
        "page": Page(rows=(), after="voorbeeld|2", before="voorbeeld|1"),
        "order": request.GET.get("sorteer", "street"),
        "day": datetime.date(2026, 3, 24),
        "moment": datetime.datetime(2026, 3, 24, 20, 30, tzinfo=datetime.UTC),
    }
    return render(request, "core/components.html", context)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Unknown and forbidden look the same."""
    return render(request, "core/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke. The page needs no database."""
    return render(request, "core/broken.html", status=500)
