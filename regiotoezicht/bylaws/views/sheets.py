"""Rule sets as a spreadsheet: taking one out, and taking one in as a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import actions, rules, spreadsheet
from regiotoezicht.bylaws.forms import SheetForm
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.views.showing import to_set, visible_set
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, workbook
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sheets import reading
from regiotoezicht.core.sheets.sheet import Unreadable
from regiotoezicht.organisation.queries import municipalities_on


def download_set(request: ActorRequest, pk: int) -> HttpResponse:
    """A set as a spreadsheet, to read, to edit and to take in again."""
    shown = visible_set(request, pk)
    name = f"lokale-regels-{shown.municipality.code}-{shown.from_date:%Y-%m-%d}.xlsx"
    return download(workbook(spreadsheet.pages_of(shown)), name)


@require_http_methods(["GET", "POST"])
def upload(request: ActorRequest) -> HttpResponse:
    """A draft from a spreadsheet. Every cell that is wrong is shown with its place; then nothing is taken over."""
    actor = request.actor
    places = municipalities_on(local_date(actor.at), need(actor, rules.RULES_KEEP))
    form = SheetForm(request.POST or None, request.FILES or None, municipalities=places)
    taken: spreadsheet.Taken | None = None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        earlier = RuleSet.objects.visible_to(actor).filter(token=typed["token"]).first()
        if earlier is not None:
            return to_set(earlier)
        taken = attempt(form, lambda: _taken(typed["file"]))
        if taken is not None and not taken.wrong:
            found = taken
            made = attempt(
                form,
                lambda: actions.draft_from_sheet(
                    typed["municipality"], actor=actor, taken=found, token=typed["token"], at=actor.at
                ),
            )
            if made is not None:
                messages.success(request, "Het concept is gemaakt uit het rekenblad. Kijk het na en stel het vast.")
                return to_set(made)
    wrong = taken.wrong if taken else []
    context = {"form": form, "wrong": wrong, "is_full": len(wrong) >= spreadsheet.MOST_WRONG}
    return render(request, "bylaws/upload.html", context, status=422 if form.errors or wrong else 200)


def _taken(upload: object) -> spreadsheet.Taken:
    content: bytes = upload.read()  # type: ignore[attr-defined]  # an uploaded file
    name: str = upload.name  # type: ignore[attr-defined]  # as above
    try:
        sheets = reading.read(content, name)
    except Unreadable as unreadable:
        raise Refused(unreadable.code, unreadable.sentence, field="file") from unreadable
    return spreadsheet.take(sheets)
