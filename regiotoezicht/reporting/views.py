"""Pages of the figures: the region, each municipality, a map of each figure; their pictures and files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import CSV, XLSX, download
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reporting import charts, files, rules
from regiotoezicht.reporting.borders.queries import borders_in_use, source_in_use
from regiotoezicht.reporting.queries import Period
from regiotoezicht.reporting.report import PUBLIC, Line, Report, report_of
from regiotoezicht.reporting.tiles import grid_on, short_name
from regiotoezicht.reporting.vocabulary import MEANS, PARTS, PENALTIES, Figure
from regiotoezicht.reporting.words import said

SVG = "image/svg+xml"
IN_CASES = (Figure.CONTROLS, Figure.FINDINGS, Figure.MEASURES)
"""What the chart of one municipality puts beside each other: all counted in cases, licensed and not."""
TILES = "tegels"


@dataclass(frozen=True)
class Row:
    """A line in words."""

    line: Line
    one: str
    other: str
    total: str
    short: str = ""
    """The few letters of a municipality on the map of a small screen."""


@dataclass(frozen=True)
class Section:
    """A figure on the page: what it counts, and its lines."""

    figure: Figure
    means: str
    parts: tuple[str, str] | None
    rows: Sequence[Row]
    picture: str
    instead: str = ""
    """What stands there when there is nothing to draw."""

    @property
    def alt(self) -> str:
        """What the picture is, for whoever does not see it."""
        return f"Staafdiagram. {self.means} De getallen staan in de tabel."


def _period(request: ActorRequest) -> Period:
    """The year that is asked for; of none, or one without figures, the last that is complete."""
    today = local_date(request.actor.at)
    years = rules.years_until(today)
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return Period.of(year if year in years else max(today.year - 1, rules.FIRST_YEAR), today)


def _report(request: ActorRequest) -> Report:
    need(request.actor, rules.READ)
    return report_of(_period(request), inside=request.actor, at=request.actor.at)


def _figure(code: str) -> Figure:
    if code not in Figure.values:
        raise Http404
    return Figure(code)


def _place(report: Report, code: str) -> Municipality:
    found = next((place for place in report.places if place.code == code), None)
    if found is None:
        raise Http404
    return found


def _row(figure: Figure, line: Line) -> Row:
    one, other, total = (said(figure, number) for number in line.values)
    return Row(line, one, other, total, short_name(line.code, line.name))


def _about(report: Report, what: str) -> str:
    period = report.period
    until = "" if period.is_over else f", tot en met {period.last:%d-%m-%Y}"
    return f"{what}, {period.year}{until}"


def _instead(report: Report, figure: Figure) -> str:
    """Why nothing of a figure is drawn; empty when something is."""
    sheet = report.sheets[figure]
    if figure in PUBLIC and not sheet.whole.total:
        return f"Voor {report.period.year} is nog niets vastgesteld."
    is_hidden = all(line.is_hidden for line in (sheet.whole, *sheet.districts))
    if is_hidden and figure in PENALTIES:
        late = "Niet getoond: het zijn te weinig zaken, of één zaak telt te zwaar."
        return late if report.period.is_over else "Bedragen van zaken staan er pas als het jaar om is."
    return "Niet getoond: het zijn er te weinig, ook voor de hele regio." if is_hidden else ""


def _picture(report: Report, route: str, what: str) -> str:
    return f"{reverse(f'reporting:{route}', args=[what])}?jaar={report.period.year}"


def _frame(request: ActorRequest, report: Report) -> dict[str, Any]:
    years = rules.years_until(local_date(request.actor.at))
    # As text: a number would get a point for its thousands.
    return {"period": report.period, "years": [str(one) for one in reversed(years)], "year": str(report.period.year)}


@require_safe
def region(request: ActorRequest) -> HttpResponse:
    """The report of the region and its districts."""
    report = _report(request)
    sections = [
        Section(
            figure,
            MEANS[figure],
            sheet.parts,
            [_row(figure, line) for line in (sheet.whole, *sheet.districts)],
            _picture(report, "picture", figure.value),
            _instead(report, figure),
        )
        for figure, sheet in report.sheets.items()
    ]
    own = request.actor.reach(rules.READ_OWN)
    context = _frame(request, report) | {
        "sections": sections,
        "places": report.places,
        "own": [place for place in report.places if own.covers(place)],
        "keeps_borders": bool(request.actor.reach(rules.BORDERS_KEEP)),
    }
    return render(request, "reporting/region.html", context)


@require_safe
def picture(request: ActorRequest, figure: str) -> HttpResponse:
    """The bars of a figure: the region and its districts."""
    what, report = _figure(figure), _report(request)
    sheet = report.sheets[what]
    about = charts.Said(_about(report, f"{what.label} in de regio en per district"), MEANS[what])
    drawn = charts.bars(about, what, [sheet.whole, *sheet.districts], _theme(request))
    return _svg(request, drawn, f"{what.value}-{report.period.year}")


@require_safe
def figure_map(request: ActorRequest, figure: str) -> HttpResponse:
    """A figure on the map, with the table of all municipalities."""
    what, report = _figure(figure), _report(request)
    sheet, tiles = report.sheets[what], grid_on(report.period.last)
    borders = borders_in_use()
    on_tiles = not borders or request.GET.get("kaart") == TILES
    shown = tiles if on_tiles else borders
    source = _picture(report, "map-picture", what.value) + (f"&kaart={TILES}" if on_tiles else "")
    context = _frame(request, report) | {
        "section": Section(what, MEANS[what], sheet.parts, [_row(what, line) for line in sheet.towns], source),
        "source": "" if on_tiles else source_in_use(),
        "whole": _row(what, sheet.whole),
        "figures": list(Figure),
        "missing": [line.name for line in sheet.towns if line.code not in shown],
        "has_borders": bool(borders),
        "on_tiles": on_tiles,
        "hides": sheet.hides,
    }
    return render(request, "reporting/map.html", context)


@require_safe
def map_picture(request: ActorRequest, figure: str) -> HttpResponse:
    """The map of a figure: real borders once they were read, else tiles."""
    what, report = _figure(figure), _report(request)
    borders = {} if request.GET.get("kaart") == TILES else borders_in_use()
    tiles, lines = grid_on(report.period.last), report.sheets[what].towns
    places = [
        charts.Drawn(line, tiles.get(line.code), borders.get(line.code))
        for line in lines
        if line.code in (borders or tiles)
    ]
    about = charts.Said(_about(report, f"{what.label} per gemeente"), MEANS[what])
    size = charts.NARROW if "smal" in request.GET else charts.WIDE
    drawn = charts.map_of(what, about, places, _theme(request), size)
    return _svg(request, drawn, f"kaart-{what.value}-{report.period.year}")


@require_safe
def municipality(request: ActorRequest, code: str) -> HttpResponse:
    """The report of one municipality: exact for its own policy officer, protected for all others."""
    report = _report(request)
    place = _place(report, code)
    figured, is_own = _figured(request, report, place)
    context = _frame(request, report) | {
        "place": place,
        "picture": _picture(report, "municipality-picture", code),
        "is_own": is_own,
        "draws": any(not line.is_hidden for figure, line in figured if figure in IN_CASES),
        "rows": [(figure, MEANS[figure], PARTS.get(figure), _row(figure, line)) for figure, line in figured],
    }
    return render(request, "reporting/municipality.html", context)


def _figured(request: ActorRequest, report: Report, place: Municipality) -> tuple[list[tuple[Figure, Line]], bool]:
    """The lines of a municipality as this reader may see them, and whether they are exact."""
    is_own = request.actor.may(rules.READ_OWN, place)
    return (report.exactly(place) if is_own else report.protected(place)), is_own


@require_safe
def municipality_picture(request: ActorRequest, code: str) -> HttpResponse:
    """The bars of one municipality: controls, findings and measures."""
    report = _report(request)
    place = _place(report, code)
    figured, _ = _figured(request, report, place)
    lines = [Line(figure.label, line.one, line.other, line.total) for figure, line in figured if figure in IN_CASES]
    counts = "Aantallen: bezoeken ter plaatse, overtredingen in ondertekende rapporten, en besluiten over maatregelen."
    about = charts.Said(_about(report, f"Toezicht in {place.name}"), counts)
    return _svg(
        request, charts.bars(about, Figure.CONTROLS, lines, _theme(request)), f"{place.code}-{report.period.year}"
    )


@require_safe
def save(request: ActorRequest, kind: str) -> HttpResponse:
    """The protected report as a workbook or a list."""
    report = _report(request)
    name = f"cijfers-regio-{report.period.year}"
    if kind == "xlsx":
        return download(files.as_workbook(report), f"{name}.xlsx", XLSX)
    if kind == "csv":
        return download(files.as_list(report), f"{name}.csv", CSV)
    raise Http404


@require_safe
def save_municipality(request: ActorRequest, code: str, kind: str) -> HttpResponse:
    """The report of one municipality as a workbook or a list, as its reader sees it."""
    report = _report(request)
    place = _place(report, code)
    figured, _ = _figured(request, report, place)
    name = f"cijfers-{place.code}-{report.period.year}"
    if kind == "xlsx":
        return download(files.of_one_as_workbook(report, place.name, figured), f"{name}.xlsx", XLSX)
    if kind == "csv":
        return download(files.of_one_as_list(report, figured), f"{name}.csv", CSV)
    raise Http404


def _theme(request: ActorRequest) -> charts.Theme:
    return charts.DARK if request.GET.get("thema") == "donker" else charts.LIGHT


def _svg(request: ActorRequest, drawn: str, name: str) -> HttpResponse:
    if "bewaren" in request.GET:
        return download(drawn.encode(), f"{name}.svg", SVG)
    return HttpResponse(drawn, content_type=SVG)
