"""No text from outside comes in past the guard: form fields, names of files, cells of spreadsheets."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from tests.architecture import house
from tests.architecture.unguarded import NOT_KEPT, SHEETS, UNGUARDED

Node = TypeVar("Node", bound=ast.AST)


def test_every_text_field_is_guarded_or_says_why_not() -> None:
    found = set(_plain_fields())
    missing = sorted(found - UNGUARDED.keys())
    assert not missing, (
        "Use `GuardedCharField`, or name the field with its reason in tests/architecture/unguarded.py:\n"
        + "\n".join(missing)
    )
    gone = sorted(UNGUARDED.keys() - found)
    assert not gone, "These fields are gone or guarded; take them out of UNGUARDED:\n" + "\n".join(gone)


def test_the_name_of_every_uploaded_file_meets_the_guard_or_is_not_kept() -> None:
    found = {_place(path) for path, node in _nodes(ast.Attribute) if _is_name_of_upload(node)}
    assert found == NOT_KEPT.keys(), "Say in tests/architecture/unguarded.py what becomes of the name of the file."


def test_every_spreadsheet_from_outside_meets_the_guard() -> None:
    found = {_place(path) for path, node in _nodes(ast.ImportFrom) if _reads_sheets(node)}
    found -= {place for place in found if place.startswith("core/sheets/")}
    assert found == SHEETS.keys(), "Say in tests/architecture/unguarded.py where the free text meets the guard."


def test_every_reason_is_said() -> None:
    assert all(len(reason) > 10 for table in (UNGUARDED, NOT_KEPT, SHEETS) for reason in table.values())


def _place(path: Path) -> str:
    return path.relative_to(house.PACKAGE).as_posix()


def _nodes(kind: type[Node]) -> Iterator[tuple[Path, Node]]:
    for path in house.python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield path, node


def _is_char_field(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "forms.CharField"


def _plain_fields() -> Iterator[str]:
    """Fields made as `forms.CharField(…)`, and classes that are one; wherever in the house they stand."""
    for path in house.python_files():
        yield from _fields_in(ast.parse(path.read_text(encoding="utf-8")), _place(path), owner="")


def _fields_in(node: ast.AST, place: str, owner: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        inside = owner
        if isinstance(child, ast.ClassDef):
            if any(map(_is_char_field, child.bases)):
                yield f"{place} {child.name}"
            inside = child.name
        elif isinstance(child, ast.FunctionDef):
            inside = f"{owner}.{child.name}".lstrip(".")
        elif isinstance(child, ast.Assign):
            inside = f"{owner}.{ast.unparse(child.targets[0])}".lstrip(".")
        elif isinstance(child, ast.Call) and _is_char_field(child.func):
            yield f"{place} {owner}"
        yield from _fields_in(child, place, inside)


def _is_name_of_upload(node: ast.Attribute) -> bool:
    return ast.unparse(node) == "upload.name"


def _reads_sheets(node: ast.ImportFrom) -> bool:
    return node.module in {"regiotoezicht.core.sheets", "regiotoezicht.core.sheets.reading"} and any(
        name.name in {"read", "reading"} for name in node.names
    )
