"""A rule set as a spreadsheet: one sheet for each kind of line, written and read by the same headings.

What comes back is judged cell by cell by the forms of the screens, so a sheet holds nothing that a screen refuses.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms

from regiotoezicht.bylaws import rules
from regiotoezicht.bylaws.forms import ArticleForm, GeneralForm, StepForm
from regiotoezicht.bylaws.forms.parts import FORMS
from regiotoezicht.bylaws.models import PARTS, Part, RuleSet
from regiotoezicht.bylaws.vocabulary import ViolationKind
from regiotoezicht.core.export import Page
from regiotoezicht.core.forms import Form
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sheets.sheet import Cell, Sheet, SheetRow

GENERAL, ARTICLES, LADDER = "Algemeen", "Artikelen", "Ladder"
SHEET_OF: dict[str, str] = {
    "bevoegdheid": "Bevoegdheid",
    "maximum": "Maxima",
    "openingstijd": "Openingstijden",
    "gebied": "Gebieden",
}
MOST_WRONG = 200


class LadderForm(StepForm):
    """A row of the ladder: the step of the screen, and which violation and time it is for."""

    violation = forms.ChoiceField(label="Overtreding", choices=ViolationKind.choices)
    repetition = forms.TypedChoiceField(
        label="Keer", choices=[(turn, str(turn)) for turn in rules.REPETITIONS], coerce=int
    )
    field_order = ("violation", "repetition")


FORM_OF: dict[str, type[Form]] = {
    GENERAL: GeneralForm,
    ARTICLES: ArticleForm,
    LADDER: LadderForm,
    **{SHEET_OF[slug]: FORMS[part] for slug, part in PARTS.items()},
}
_ONCE: dict[str, tuple[str, ...]] = {
    GENERAL: (),
    ARTICLES: ("number",),
    LADDER: ("violation", "repetition"),
    **{SHEET_OF[slug]: part.once for slug, part in PARTS.items()},
}
"""The fields of which a sheet holds each combination once."""


@dataclass(frozen=True)
class Wrong:
    """A cell that was refused: its sheet, its row as the clerk sees it, its column, and why in one sentence."""

    sheet: str
    row: int
    column: str
    reason: str


@dataclass
class Taken:
    """What a spreadsheet says: the cleaned rows of each sheet, and the cells that were refused."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)

    def parts(self) -> Iterator[tuple[type[Part], dict[str, Any]]]:
        """The lines of the other parts, with their kind."""
        for slug, part in PARTS.items():
            for values in self.rows.get(SHEET_OF[slug], []):
                yield part, values


def pages_of(rule_set: RuleSet) -> list[Page]:
    """The sheets of a rule set, with headings also where there is nothing yet."""
    lines: dict[str, Iterable[Any]] = {
        GENERAL: [rule_set],
        ARTICLES: rule_set.articles.all(),
        LADDER: rule_set.steps.all(),
        **{SHEET_OF[slug]: part._default_manager.filter(rule_set=rule_set) for slug, part in PARTS.items()},
    }
    pages: list[Page] = []
    for name, form in FORM_OF.items():
        fields = _fields(form)
        rows = [[_shown(one, getattr(line, key)) for key, one in fields.items()] for line in lines[name]]
        pages.append((name, [str(one.label) for one in fields.values()], rows))
    return pages


def take(sheets: Iterable[Sheet]) -> Taken:
    """Judge the sheets of a workbook. Raises Refused("no_sheet") when there is none that this programme knows."""
    named = {sheet.name.strip().casefold(): sheet for sheet in sheets if not sheet.is_hidden}
    taken = Taken()
    known = [name for name in FORM_OF if name.casefold() in named]
    if GENERAL not in known:
        raise Refused(
            "no_sheet",
            f"In dit bestand ontbreekt het blad “{GENERAL}”. Begin met “Naar Excel” bij bestaande regels.",
            field="file",
        )
    for name in known:
        _take_sheet(name, named[name.casefold()], taken)
    if not taken.rows.get(GENERAL) and not taken.wrong:
        taken.wrong.append(Wrong(GENERAL, 2, "", "Op dit blad hoort één rij met gegevens."))
    return taken


def _take_sheet(name: str, sheet: Sheet, taken: Taken) -> None:
    form, rows = FORM_OF[name], [row for row in sheet.rows if any(_text(cell) for cell in row.cells)]
    taken.rows[name] = []
    if not rows:
        return
    fields = _fields(form)
    columns = _columns(name, rows[0], fields, taken)
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in rows[1:]:
        cleaned = _take_row(name, form, row, columns, taken)
        if cleaned is None:
            continue
        key = tuple(cleaned[one] for one in _ONCE[name])
        seen[key] += 1
        if seen[key] > 1:
            taken.wrong.append(Wrong(name, row.number, "", "Deze regel staat al eerder op dit blad."))
            continue
        taken.rows[name].append(cleaned)


def _columns(name: str, headings: SheetRow, fields: Mapping[str, forms.Field], taken: Taken) -> dict[str, int]:
    """At which place each field stands; a heading that is missing or unknown is told."""
    places = {_text(cell).casefold(): place for place, cell in enumerate(headings.cells) if _text(cell)}
    labels = {str(one.label).casefold(): key for key, one in fields.items()}
    found = {labels[word]: place for word, place in places.items() if word in labels}
    for key, one in fields.items():
        if key not in found and one.required:
            _tell(taken, Wrong(name, headings.number, str(one.label), "Deze kolom ontbreekt."))
    for word in places:
        if word not in labels:
            heading = _text(headings.cells[places[word]])
            _tell(taken, Wrong(name, headings.number, heading[:60], "Deze kolom kent het programma niet."))
    return found


def _take_row(
    name: str, form: type[Form], row: SheetRow, columns: Mapping[str, int], taken: Taken
) -> dict[str, Any] | None:
    fields = _fields(form)
    typed = {key: _typed(fields[key], row.cell(place)) for key, place in columns.items()}
    checked = form({key: value for key, value in typed.items() if value != ""})
    wrong = [
        Wrong(name, row.number, str(fields[key].label) if key in fields else "", str(sentence))
        for key, sentences in checked.errors.items()
        for sentence in sentences
    ]
    if not wrong and name == LADDER:
        wrong = _wrong_amounts(name, row, checked.cleaned_data)
    for one in wrong:
        _tell(taken, one)
    return None if wrong else dict(checked.cleaned_data)


def _wrong_amounts(name: str, row: SheetRow, cleaned: Mapping[str, Any]) -> list[Wrong]:
    try:
        rules.refuse_amounts(cleaned["measure"], cleaned["amount_cents"], cleaned["maximum_cents"])
    except Refused as refused:
        column = _fields(LadderForm)[refused.field].label if refused.field else ""
        return [Wrong(name, row.number, str(column), refused.sentence)]
    return []


def _tell(taken: Taken, wrong: Wrong) -> None:
    if len(taken.wrong) < MOST_WRONG:
        taken.wrong.append(wrong)


def _fields(form: type[Form]) -> dict[str, forms.Field]:
    """The fields of a form that stand on its sheet, in their order."""
    first = [name for name in getattr(form, "field_order", None) or () if name in form.base_fields]
    return {name: form.base_fields[name] for name in dict.fromkeys([*first, *form.base_fields])}


def _shown(one: forms.Field, value: Any) -> object:
    """A value as it stands in a cell: the word of a choice, an amount in euros, a time of day."""
    if isinstance(one, forms.BooleanField):
        return "ja" if value else "nee"
    if isinstance(one, forms.ChoiceField):
        return next((str(label) for code, label in _choices(one) if str(code) == str(value)), "") if value else ""
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return one.prepare_value(value) if isinstance(value, int) and hasattr(one, "prepare_value") else value


def _typed(one: forms.Field, cell: Cell) -> Any:
    """A cell as somebody would have typed it in the form."""
    text = _text(cell)
    if isinstance(one, forms.BooleanField):
        return "on" if text.casefold() in ("ja", "j", "x", "waar", "true", "1") else ""
    if isinstance(one, forms.ChoiceField) and text:
        words = {str(label).casefold(): str(code) for code, label in _choices(one)}
        return words.get(text.casefold(), text)
    if isinstance(cell, float) and not cell.is_integer():
        return f"{cell:.2f}".replace(".", ",")
    return text


def _choices(one: forms.ChoiceField) -> list[tuple[Any, Any]]:
    offered: Any = one.choices
    return [(code, label) for code, label in offered if code != ""]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, datetime.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, datetime.timedelta):
        return f"{int(cell.total_seconds()) // 3600:02d}:{int(cell.total_seconds()) % 3600 // 60:02d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
