"""The search page. The words travel in the body of a form, so they stand in no address, history or log."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import records
from regiotoezicht.core.actions import unit
from regiotoezicht.desk import rules
from regiotoezicht.desk.searching import queries
from regiotoezicht.desk.searching.forms import SearchForm
from regiotoezicht.organisation.readings import record_list


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: ActorRequest) -> HttpResponse:
    """Search what the actor may see; the number of one dossier leads straight to it."""
    actor = request.actor
    reach = actor.reach(rules.SEARCH)
    if not reach:
        raise Http404
    form = SearchForm(request.POST or None)
    if request.method != "POST":
        return render(request, "desk/search.html", {"form": form, "found": None})
    if not form.is_valid():
        return render(request, "desk/search.html", {"form": form, "found": None}, status=422)
    words = form.cleaned_data["zoek"]
    with unit():
        groups = queries.search(actor, words)
        hits = [hit for group in groups for hit in group.hits]
        record_list(rules.SEARCHED, reach, actor=actor, at=actor.at, purpose=rules.SEARCH_PURPOSE, found=len(hits))
    if len(hits) == 1 and hits[0].title == queries.as_number(words):
        return HttpResponseRedirect(records.dossier_url(hits[0].title))
    return render(request, "desk/search.html", {"form": form, "found": groups})
