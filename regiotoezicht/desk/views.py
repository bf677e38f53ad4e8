"""Home page per role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """My work today, what is late, what waits for me."""
    return render(request, "desk/home.html")
