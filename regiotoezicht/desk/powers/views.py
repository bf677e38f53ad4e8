"""The pages of designations and mandates: what holds, giving and ending."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Permission, Reach
from regiotoezicht.desk.powers import queries
from regiotoezicht.desk.powers.forms import STATES, DesignationForm, MandateForm, PowerFilter, PowerForm
from regiotoezicht.organisation import actions
from regiotoezicht.organisation.models import Designation, Mandate
from regiotoezicht.organisation.queries import employees_near, municipalities_on
from regiotoezicht.organisation.rules import DESIGNATION_KEEP, DESIGNATION_READ, MANDATE_KEEP, Body

MOST_ROWS = 10_000
_LABELS = dict(STATES)


@dataclass(frozen=True)
class _Book:
    """One of the two lists: its words, its rows, and who keeps it."""

    name: str
    title: str
    keep: Permission
    rows: Callable[..., "QuerySet[Any]"]
    visible: Callable[..., "QuerySet[Any]"]
    detail: Callable[[Any], str]


def measures_of(mandate: Mandate) -> str:
    """The measures of a mandate in words."""
    return ", ".join(MeasureKind(code).label for code in mandate.measures.split()) or "alle maatregelen"


def _scope_of(designation: Designation) -> str:
    return (
        f"{designation.scope}; beperkt: {designation.restrictions}" if designation.restrictions else designation.scope
    )


DESIGNATIONS = _Book(
    "designations",
    "Aanwijzingen",
    DESIGNATION_KEEP,
    queries.designations,
    Designation.objects.visible_to,
    _scope_of,
)
MANDATES = _Book("mandates", "Mandaten", MANDATE_KEEP, queries.mandates, Mandate.objects.visible_to, measures_of)


def designations(request: ActorRequest) -> HttpResponse:
    """Who is designated as supervisor, and where."""
    return _list(request, DESIGNATIONS)


def mandates(request: ActorRequest) -> HttpResponse:
    """Who signs what, and for whom."""
    return _list(request, MANDATES)


def _list(request: ActorRequest, book: _Book) -> HttpResponse:
    actor = request.actor
    reach = need(actor, DESIGNATION_READ)
    today, visible = local_date(actor.at), book.visible(actor)
    chosen = PowerFilter(_own_first(request, reach), queries.places_of(visible), queries.people_of(visible))
    rows = book.rows(
        actor,
        on=today,
        state=chosen.state,
        municipality=chosen.value("gemeente"),
        employee=chosen.value("medewerker"),
    )
    order = _order(request, chosen.state)
    keeps = actor.reach(book.keep)
    if request.GET.get("uitvoer") == "xlsx":
        found = list(rows.order_by(order, "pk")[:MOST_ROWS])
        return download(_as_spreadsheet(book, found, today), f"{book.title.lower()}.xlsx")
    page = page_by_key(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    for row in page.rows:
        row.state, row.detail = queries.state_of(row, today), book.detail(row)
        row.label = _LABELS[row.state]
        row.may_end = row.state != queries.PAST and keeps.covers(row) and row.employee_id != actor.account.employee_id
    context = {"page": page, "filter": chosen, "order": order, "may_keep": bool(keeps), "book": book}
    return render(request, f"desk/powers/{book.name}.html", context)


def _own_first(request: ActorRequest, reach: Reach) -> QueryDict:
    """What was chosen; whoever works for one municipality begins with that one."""
    data: QueryDict = request.GET.copy()
    if "gemeente" not in data and len(reach.municipalities) == 1 and not reach.districts and not reach.region:
        data["gemeente"] = str(min(reach.municipalities))
    return data


def _order(request: ActorRequest, state: str) -> str:
    """What ends soon stands in the order of its end; the rest newest first unless sorted otherwise."""
    if state == queries.SOON:
        return "until_date"
    return "from_date" if request.GET.get("sorteer") == "from_date" else "-from_date"


def _as_spreadsheet(book: _Book, found: list[Any], today: date) -> bytes:
    headings = ("Medewerker", "Werkgever", "Gemeente", "Namens", "Omvang", "Kenmerk", "Vanaf", "Tot", "Stand")
    return spreadsheet(
        book.title,
        headings,
        (
            (
                row.employee.name,
                row.employee.employer.name,
                row.municipality.name,
                row.get_body_display(),
                book.detail(row),
                row.reference,
                row.from_date,
                row.until_date,
                _LABELS[queries.state_of(row, today)],
            )
            for row in found
        ),
    )


@require_http_methods(["GET", "POST"])
def new_designation(request: ActorRequest) -> HttpResponse:
    """Lay down a designation."""

    def write(typed: dict[str, Any]) -> Designation:
        body = Body(typed.pop("body"))
        return actions.designate(
            typed.pop("municipality"), actor=request.actor, body=body, at=request.actor.at, **typed
        )

    return _new(request, DESIGNATIONS, DesignationForm, write, "De aanwijzing is vastgelegd.")


@require_http_methods(["GET", "POST"])
def new_mandate(request: ActorRequest) -> HttpResponse:
    """Lay down a mandate."""

    def write(typed: dict[str, Any]) -> Mandate:
        body, measures = Body(typed.pop("body")), tuple(typed.pop("measures"))
        return actions.give_mandate(
            typed.pop("municipality"),
            actor=request.actor,
            body=body,
            measures=measures,
            at=request.actor.at,
            **typed,
        )

    return _new(request, MANDATES, MandateForm, write, "Het mandaat is vastgelegd.")


def _new(
    request: ActorRequest,
    book: _Book,
    kind: type[PowerForm],
    write: Callable[[dict[str, Any]], Any],
    said: str,
) -> HttpResponse:
    today = local_date(request.actor.at)
    places = municipalities_on(today, need(request.actor, book.keep))
    form = kind(
        request.POST or None,
        municipalities=places,
        employees=employees_near(places),
        initial={"from_date": today},
    )
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: write(dict(form.cleaned_data))):
        messages.success(request, said)
        return HttpResponseRedirect(reverse(f"desk:{book.name}"))
    context = {"form": form, "book": book}
    return render(request, "desk/powers/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_designation(request: ActorRequest, pk: int) -> HttpResponse:
    """End a designation."""

    def write(row: Designation, until: date) -> bool:
        actions.end_designation(row, actor=request.actor, until=until, at=request.actor.at)
        return True

    return _end(request, DESIGNATIONS, pk, write, "De aanwijzing eindigt per")


@require_http_methods(["GET", "POST"])
def end_mandate(request: ActorRequest, pk: int) -> HttpResponse:
    """End a mandate."""

    def write(row: Mandate, until: date) -> bool:
        actions.end_mandate(row, actor=request.actor, until=until, at=request.actor.at)
        return True

    return _end(request, MANDATES, pk, write, "Het mandaat eindigt per")


def _end(request: ActorRequest, book: _Book, pk: int, write: Callable[[Any, date], bool], said: str) -> HttpResponse:
    actor = request.actor
    row = get_object_or_404(book.visible(actor).select_related("employee", "municipality"), pk=pk)
    if not actor.may(book.keep, row):
        raise Http404
    form = EndForm(request.POST or None, initial={"until_date": max(local_date(actor.at), row.from_date)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        if attempt(form, lambda: write(row, until)):
            messages.success(request, f"{said} {until:%d-%m-%Y}.")
            return HttpResponseRedirect(reverse(f"desk:{book.name}"))
    context = {"form": form, "book": book, "row": row, "detail": book.detail(row)}
    return render(request, "desk/powers/end.html", context, status=422 if form.errors else 200)
