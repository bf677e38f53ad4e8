"""Every answer: never cached outside the session, and refusals shown as pages."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from regiotoezicht.core.refusals import NotAllowed, Refused

Answer = Callable[[HttpRequest], HttpResponse]


def private_pages(get_response: Answer) -> Answer:
    """Keep pages out of every cache: what was on the screen is gone after signing out."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        return response

    return answer


class _RefusalsAsPages:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotAllowed):
            raise Http404 from exception
        if isinstance(exception, Refused):
            return render(request, "core/refused.html", {"refusal": exception}, status=409)
        return None


def refusals_as_pages(get_response: Answer) -> Answer:
    """Show a refusal that no form caught: not allowed looks like not found, the rest shows its sentence."""
    return _RefusalsAsPages(get_response)
