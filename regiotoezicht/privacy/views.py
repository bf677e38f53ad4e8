"""Pages of the privacy officer: the overview, the readings, and all events of her municipality."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import EventType, unit
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.privacy import queries, rules
from regiotoezicht.privacy.forms import LogFilter

MOST_ROWS = 10_000
HEADINGS = ("Nummer", "Wanneer", "Wie", "Functie", "Wat", "Onderdeel", "Dossier", "Doel")


def _reach(request: ActorRequest) -> Reach:
    reach = request.actor.reach(rules.LOG_READ)
    if not reach:
        raise Http404
    return reach


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Where to begin: is the log whole, and who looked lately for what."""
    actor, reach = request.actor, _reach(request)
    with unit():
        record_list(rules.OVERVIEW_READ, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE)
        context = {
            "verification": queries.last_verification(),
            "choices": queries.choices(actor, at=actor.at),
            "unusual": rules.Unusual.choices,
            "days": rules.DAYS_OF_CHOICES,
            "alarms": queries.alarms(actor, since=actor.at - timedelta(days=rules.DAYS_OF_CHOICES)),
        }
    return render(request, "privacy/overview.html", context)


@require_safe
def readings(request: ActorRequest) -> HttpResponse:
    """Who looked at what, and why."""
    return _listed(request, rules.READINGS_READ, only_readings=True)


@require_safe
def events(request: ActorRequest) -> HttpResponse:
    """Everything that happened in the municipality, readings included."""
    return _listed(request, rules.EVENTS_READ, only_readings=False)


def _listed(request: ActorRequest, event: EventType, *, only_readings: bool) -> HttpResponse:
    actor, reach = request.actor, _reach(request)
    filters = LogFilter(request.GET, only_readings=only_readings)
    rows = queries.lines(actor, filters.chosen, only_readings=only_readings)
    order = "number" if request.GET.get("sorteer") == "number" else "-number"
    if request.GET.get("uitvoer") == "xlsx":
        with unit():
            found = list(rows.order_by(order)[:MOST_ROWS])
            record_list(rules.LOG_EXPORTED, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE, rows=len(found))
        title = "Inzage, niet voor beoordeling" if only_readings else "Logboek, niet voor beoordeling"
        return download(
            spreadsheet(title, HEADINGS, map(_cells, found)), "inzage.xlsx" if only_readings else "log.xlsx"
        )
    with unit():
        page = page_by_key(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
        record_list(event, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE, rows=len(page.rows))
    for row in page.rows:
        row.about = queries.name_of(row.label)  # type: ignore[attr-defined]  # for the template of this page only
    context = {
        "page": page,
        "filter": filters,
        "chosen": filters.chosen,
        "chosen_name": _name_of_chosen(filters, page.rows[0] if page.rows else None),
        "order": order,
        "only_readings": only_readings,
    }
    return render(request, "privacy/log.html", context)


def _name_of_chosen(filters: LogFilter, first: Event | None) -> str:
    """Whose lines these are, when one person was chosen: the lines themselves say so."""
    if filters.chosen.account is None:
        return ""
    return first.account.name if first and first.account else "de gekozen medewerker"


def _cells(row: Event) -> tuple[object, ...]:
    employee = row.account.employee if row.account else None
    return (
        row.number,
        timezone.localtime(row.at),
        row.account.name if row.account else "het systeem",
        employee.function if employee else "",
        row.sentence,
        queries.name_of(row.label),
        row.dossier,
        row.purpose.replace("_", " "),
    )
