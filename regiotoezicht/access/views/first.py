"""The first visit of an empty region: its first functional administrator makes her own account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from regiotoezicht.access import actions, queries
from regiotoezicht.access.forms import FirstAdministratorForm
from regiotoezicht.access.middleware import open_to_all
from regiotoezicht.core import clock
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.rights import System


@open_to_all
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def first_administrator(request: HttpRequest) -> HttpResponse:
    """Make the first account, once; not found as soon as there is one."""
    if not queries.is_empty_region():
        raise Http404
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, at = form.cleaned_data, clock.now()
        made = attempt(
            form,
            lambda: actions.make_first_administrator(
                name=typed["name"], email=typed["email"], password=typed["password"], at=at, actor=System(at)
            ),
        )
        if made is not None:
            login(request, made, backend=settings.SIGN_IN_BACKEND)
            messages.success(request, "Uw account is gemaakt. Richt nu de regio in; de stappen staan hieronder.")
            return HttpResponseRedirect("/")
    return render(request, "access/first_administrator.html", {"form": form}, status=422 if form.errors else 200)
