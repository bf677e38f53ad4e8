"""Pages of the ground: not found, broken."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Unknown and forbidden look the same."""
    return render(request, "core/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke. The page needs no database."""
    return render(request, "core/broken.html", status=500)
