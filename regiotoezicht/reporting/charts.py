"""Charts as SVG, made on the server with a grammar of graphics: bars per place, and tiles or borders as a map.

Each says what it counts and carries its numbers, so that it can be read without colour. The colours keep apart for the
colour-blind, on light and on dark. The library is loaded by the first chart of a process: it takes a second or two and
some 120 MB, which a process that shows none need not pay. See ADR 0172.
"""

import itertools
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from regiotoezicht.reporting.report import Line
from regiotoezicht.reporting.tiles import Place, short_name
from regiotoezicht.reporting.vocabulary import EUROS, PARTS, Figure
from regiotoezicht.reporting.words import HIDDEN, in_units, said, unit_of

TOGETHER = "Samen"
SPOKEN = "spoken"
"""The field of a mark that a screen reader says."""
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
SHADES = ("#d9e8f5", "#a3c9e6", "#4f97cd", "#0f5b93")
"""From few to many on a light page; on a dark one the other way, for there many is what stands out."""
INKS = dict(zip(SHADES, ("#17212b", "#17212b", "#17212b", "#ffffff"), strict=True))
"""The colour of the letters on each."""
DISTRICTS = ("#d55e00", "#009e73", "#b0578f", "#8a6d00", "#56606b")
BARS_WIDTH = 320
_PUNCTUATION = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}


@dataclass(frozen=True)
class Theme:
    """The colours of a chart."""

    back: str
    ink: str
    muted: str
    grid: str
    bars: tuple[str, str, str]
    hidden: str
    shades: tuple[str, ...]


@dataclass(frozen=True)
class Size:
    """How large a map is drawn, in pixels: its tiles, its borders, and how many letters fit on a line."""

    tile: tuple[int, int]
    width: int
    letters: int
    legend_columns: int
    is_narrow: bool = False


WIDE = Size((96, 52), 560, 66, 3)
NARROW = Size((44, 44), 308, 40, 1, is_narrow=True)
"""For the screen of a telephone: short names, and large amounts in thousands, so that nothing is smaller than it reads.
"""
LIGHT = Theme("#ffffff", "#17212b", "#4a5866", "#d5dce3", ("#0072b2", "#d55e00", "#56606b"), "#eef1f4", SHADES)
DARK = Theme("#1a2228", "#e8edf1", "#aab7c2", "#34414b", ("#56b4e9", "#e69f00", "#aab7c2"), "#2a353d", SHADES[::-1])


@dataclass(frozen=True)
class Drawn:
    """A place on a map: its line, where its tile lies, or its borders."""

    line: Line
    tile: Place | None = None
    border: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Said:
    """What a chart says of itself: its title, and what it counts."""

    title: str
    counts: str


def bars(about: Said, figure: Figure, lines: Sequence[Line], theme: Theme) -> str:
    """A bar for each line, in its two parts where they are shown."""
    import altair as alt

    parts = PARTS.get(figure)
    named = [*(parts or ()), TOGETHER]
    order = [line.name for line in lines]
    y = alt.Y("place:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, ticks=False, domain=False))
    pieces = [piece for line in lines for piece in _pieces(figure, parts, line)]
    ends = [
        {
            "place": line.name,
            "value": in_units(figure, line.total or 0),
            "label": _told(figure, line.total),
            SPOKEN: f"{line.name}: {_told(figure, line.total)}",
        }
        for line in lines
    ]
    drawn = alt.Chart(_rows(pieces)).mark_bar(size=20)
    used = [name for name in named if any(piece["part"] == name for piece in pieces)]
    colours = dict(zip([*(parts or ("", "")), TOGETHER], theme.bars, strict=True))
    drawn = drawn.encode(
        y=y,
        x=alt.X("value:Q", title=unit_of(figure), stack="zero", axis=alt.Axis(tickCount=5, format=",.0f")),
        color=alt.Color(
            "part:N",
            title=None,
            scale=alt.Scale(domain=used, range=[colours[name] for name in used]),
            legend=alt.Legend(orient="top", direction="horizontal") if len(used) > 1 else None,
        ),
        order=alt.Order("rank:Q"),
        description=alt.Description(f"{SPOKEN}:N"),
    )
    labels = alt.Chart(_rows(ends)).mark_text(align="left", dx=6, color=theme.ink, fontSize=13)
    labels = labels.encode(y=y, x="value:Q", text="label:N", description=alt.Description(f"{SPOKEN}:N"))
    chart = alt.layer(drawn, labels).properties(width=BARS_WIDTH, height=alt.Step(32), title=_titled(about, theme))
    return _svg(chart, theme)


def _pieces(figure: Figure, parts: tuple[str, str] | None, line: Line) -> list[dict[str, Any]]:
    shown: list[tuple[str, int | None, int]] = [(TOGETHER, line.total, 2)]
    if parts and line.one is not None and line.other is not None:
        shown = [(parts[0], line.one, 0), (parts[1], line.other, 1)]
    return [
        {
            "place": line.name,
            "part": part,
            "value": in_units(figure, value or 0),
            "rank": rank,
            SPOKEN: f"{line.name}, {part.lower()}: {_told(figure, value)}",
        }
        for part, value, rank in shown
    ]


def map_of(figure: Figure, about: Said, places: Sequence[Drawn], theme: Theme, size: Size = WIDE) -> str:
    """A map of tiles, or of borders where the places have them: a shade for how many, an outline for the district."""
    import altair as alt

    classes = classes_of([one.line.total for one in places if one.line.total is not None])
    names = [_class_name(figure, low, high) for low, high in classes]
    rows = [_placed(figure, one, classes, names, theme, size) for one in places]
    districts = sorted({one.line.within for one in places})
    color = alt.Color(
        "class:N",
        title=figure.label,
        scale=alt.Scale(domain=[*names, HIDDEN], range=[*shades(len(names), theme), theme.hidden]),
        legend=alt.Legend(symbolType="square", symbolStrokeWidth=0, orient="bottom", columns=size.legend_columns),
    )
    stroke = alt.Stroke(
        "district:N",
        title="District",
        scale=alt.Scale(domain=districts, range=[DISTRICTS[at % len(DISTRICTS)] for at in range(len(districts))]),
        legend=alt.Legend(
            symbolType="square",
            symbolFillColor="transparent",
            symbolStrokeWidth=3,
            orient="bottom",
            columns=size.legend_columns,
        ),
    )
    spoken = alt.Description(f"{SPOKEN}:N")
    said_title = _titled(_in_thousands(about, figure, size), theme, size.letters)
    if any(one.border for one in places):
        chart: Any = alt.Chart(_rows(rows)).mark_geoshape(strokeWidth=1.5).encode(color, stroke, spoken)
        return _svg(
            chart.project(type="identity", reflectY=True).properties(
                width=size.width, height=size.width, title=said_title
            ),
            theme,
        )
    apart = alt.Scale(paddingInner=0.08)
    x, y = alt.X("column:O", axis=None, scale=apart), alt.Y("row:O", axis=None, scale=apart)
    base = alt.Chart(_rows(rows)).encode(x=x, y=y)
    tiles = base.mark_rect(strokeWidth=3, cornerRadius=4).encode(color, stroke, spoken)
    ink = alt.Color("ink:N", scale=None)
    named = base.mark_text(
        dy=-9, fontSize=12 if size.is_narrow else 10, fontWeight="bold", limit=size.tile[0] - 8
    ).encode(text="name:N", color=ink, description=spoken)
    valued = base.mark_text(dy=10, fontSize=12 if size.is_narrow else 13).encode(
        text="label:N", color=ink, description=spoken
    )
    layered = alt.layer(tiles, named, valued).resolve_scale(color="independent")
    step = {"width": alt.Step(size.tile[0]), "height": alt.Step(size.tile[1])}
    return _svg(layered.properties(title=said_title, **step), theme)


def outline(places: Sequence[tuple[str, str, Mapping[str, Any]]], theme: Theme) -> str:
    """Borders without figures: name, district and geometry of each; a colour for the district."""
    import altair as alt

    rows = [
        {"type": "Feature", "geometry": border, "district": district, SPOKEN: f"{name}, district {district}"}
        for name, district, border in places
    ]
    districts = sorted({district for _, district, _ in places})
    colours = [DISTRICTS[at % len(DISTRICTS)] for at in range(len(districts))]
    fill = alt.Color("district:N", title="District", scale=alt.Scale(domain=districts, range=colours))
    chart: Any = alt.Chart(_rows(rows)).mark_geoshape(stroke=theme.back, strokeWidth=1.5)
    chart = chart.encode(fill, alt.Description(f"{SPOKEN}:N"))
    return _svg(chart.project(type="identity", reflectY=True).properties(width=WIDE.width, height=WIDE.width), theme)


def classes_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """At most four classes with about as many different numbers each, from low to high.

    Basis: ADR 0172.
    """
    different = sorted(set(numbers))
    count = min(len(SHADES), len(different))
    cuts = [len(different) * at // count for at in range(count + 1)] if count else []
    return [(different[low], different[high - 1]) for low, high in itertools.pairwise(cuts)]


def shades(count: int, theme: Theme) -> list[str]:
    """The shades of so many classes; few classes are kept well apart."""
    return [theme.shades[(at + 1) * len(SHADES) // count - 1] for at in range(count)]


def _class_name(figure: Figure, low: int, high: int) -> str:
    return said(figure, low) if low == high else f"{said(figure, low)} t/m {said(figure, high)}"


def _placed(
    figure: Figure, one: Drawn, classes: Sequence[tuple[int, int]], names: Sequence[str], theme: Theme, size: Size
) -> dict[str, Any]:
    total = one.line.total
    place = next((at for at, (low, high) in enumerate(classes) if total is not None and low <= total <= high), None)
    row: dict[str, Any] = {
        "class": HIDDEN if place is None else names[place],
        "district": one.line.within,
        "name": short_name(one.line.code, one.line.name) if size.is_narrow else one.line.name.split(" (")[0],
        "label": (_shortly(figure, total) if size.is_narrow else said(figure, total)) or "–",
        SPOKEN: f"{one.line.name}: {_told(figure, total)}",
    }
    if one.border is not None:
        return row | {"type": "Feature", "geometry": one.border}
    column, line = one.tile or (0, 0)
    return row | {
        "column": column,
        "row": line,
        "ink": theme.ink if place is None else INKS[shades(len(classes), theme)[place]],
    }


def _told(figure: Figure, number: int | None) -> str:
    """A number in words; never a nought for one that is not shown."""
    return said(figure, number) or HIDDEN


def _rows(rows: Sequence[Mapping[str, Any]]) -> Any:
    import altair as alt

    return alt.Data(values=list(rows))  # type: ignore[no-untyped-call]  # the library leaves this one without types


def _in_thousands(about: Said, figure: Figure, size: Size) -> Said:
    if not size.is_narrow or figure not in EUROS:
        return about
    return Said(about.title, f"{about.counts} In de vakken staan duizenden euro's.")


def _shortly(figure: Figure, number: int | None) -> str:
    """A number in few signs: hours whole, euros in thousands."""
    if number is None:
        return ""
    return f"{in_units(figure, number) / (1_000 if figure in EUROS else 1):.0f}"


def _titled(about: Said, theme: Theme, letters: int = WIDE.letters) -> Any:
    import altair as alt

    return alt.TitleParams(
        text=textwrap.wrap(about.title, letters),
        subtitle=textwrap.wrap(about.counts, letters),
        anchor="start",
        offset=14,
        color=theme.ink,
        subtitleColor=theme.muted,
        aria=False,
    )


def _svg(chart: Any, theme: Theme) -> str:
    import vl_convert

    styled = chart.configure(font=FONT, background=theme.back, padding=12)
    styled = styled.configure_view(stroke=None)
    styled = styled.configure_axis(
        labelColor=theme.ink,
        titleColor=theme.muted,
        gridColor=theme.grid,
        domainColor=theme.grid,
        labelFontSize=13,
        aria=False,  # the library would describe it in English; each mark says in Dutch what it is
    )
    styled = styled.configure_legend(
        labelColor=theme.ink, titleColor=theme.muted, labelFontSize=13, labelLimit=260, aria=False
    )
    styled = styled.configure_title(fontSize=16, subtitleFontSize=13, subtitlePadding=6)
    return str(vl_convert.vegalite_to_svg(styled.to_dict(), format_locale=_PUNCTUATION))
