"""How code is written: no raw queries in views, no clock below them, small files and functions."""

import ast
from pathlib import Path

from tests.architecture import house

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
"""Lines of a body, without its signature and docstring; aim at 40."""

READERS = ("views", "forms", "panels", "api", "zgw")
STARTS = frozenset({"visible_to", "readable_by", "none"})
# Tables without a responsible municipality, open to everybody who is signed in.
OPEN_TABLES = frozenset({"Municipality", "District"})
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime"}
CLOCK_HOLDERS = {"timezone", "datetime", "date"}
MAY_READ_CLOCK = {
    "core/clock.py": "the one clock of the house",
}
LONG_FUNCTIONS: dict[str, str] = {}
"""Each with the reason why it reads better whole."""


def test_views_and_forms_start_from_what_is_visible() -> None:
    wrong = []
    for path in house.python_files():
        if not set(READERS) & {path.stem, *path.relative_to(house.PACKAGE).parts[1:-1]}:
            continue
        starts = {
            id(node.value)
            for node in ast.walk(house.tree(path))
            if isinstance(node, ast.Attribute) and node.attr in STARTS
        }
        for node in ast.walk(house.tree(path)):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ("objects", "_default_manager")
                and id(node) not in starts
            ) and getattr(node.value, "id", "") not in OPEN_TABLES:
                wrong.append(f"{house.short(path)}:{node.lineno}")
    assert not wrong, (
        "Start from `Model.objects.visible_to(request.actor)`, or write a query in queries.py that takes the actor:\n"
        + "\n".join(wrong)
    )


def test_nothing_below_the_views_reads_the_clock() -> None:
    wrong = []
    for path in house.python_files():
        if str(path.relative_to(house.PACKAGE)) in MAY_READ_CLOCK:
            continue
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                holder = getattr(node.func.value, "id", getattr(node.func.value, "attr", ""))
                reads = node.func.attr != "localtime" or not node.args
                if holder in CLOCK_HOLDERS and reads and not (node.func.attr == "localdate" and node.args):
                    wrong.append(f"{house.short(path)}:{node.lineno}: {holder}.{node.func.attr}()")
            if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
                wrong.append(f"{house.short(path)}:{node.value.lineno}: {node.arg}")
    assert not wrong, "Take the moment as an argument (`at`); doors take it from `core.clock`:\n" + "\n".join(wrong)


def test_only_doors_ask_the_clock_of_the_house() -> None:
    doors = {"views", "commands", "jobs", "middleware", "sessions", "signin", "doors"}
    wrong = [
        f"{house.short(path)}:{node.lineno}"
        for path in house.python_files()
        if not doors & {path.stem, *path.relative_to(house.PACKAGE).parts}
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "now"
        and getattr(node.func.value, "id", "") == "clock"
    ]
    assert not wrong, "Only views, commands and jobs read the clock; take `at` as an argument:\n" + "\n".join(wrong)


def test_files_stay_small() -> None:
    files = [*house.python_files(), *(house.ROOT / "tests").rglob("*.py"), *(house.ROOT / "scripts").rglob("*.py")]
    wrong = [
        f"{house.short(path)}: {lines} lines"
        for path in files
        if (lines := len(path.read_text().splitlines())) > LONGEST_FILE and not _is_list(path)
    ]
    assert not wrong, f"Split by subject at about {LONGEST_FILE} lines:\n" + "\n".join(wrong)


def test_functions_stay_small() -> None:
    wrong = []
    for path in house.python_files():
        for node in house.functions(path):
            lines = _length(node)
            name = f"{house.short(path)}: {node.name}"
            if lines > LONGEST_FUNCTION and name not in LONG_FUNCTIONS:
                wrong.append(f"{name}: {lines} lines")
    assert not wrong, f"A body has at most {LONGEST_FUNCTION} lines; take a step out and name it:\n" + "\n".join(wrong)


def test_names_say_what_things_are() -> None:
    vague = ("Manager", "Service", "Helper", "Util", "Handler")
    wrong = [
        f"{house.short(path)}:{node.lineno}: {node.name}"
        for path in house.python_files()
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(vague) and not _is_of_django(node)
    ]
    wrong += [
        house.short(path)
        for path in house.python_files()
        if path.stem in {"utils", "util", "helpers", "helper", "services", "service", "misc", "common"}
    ]
    assert not wrong, "Name the thing after what it is in this trade, not after a pattern:\n" + "\n".join(wrong)


def _length(node: house.Function) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def _is_of_django(node: ast.ClassDef) -> bool:
    """Whether Django asks for the kind of thing that the class is."""
    return any("Base" in ast.unparse(base) for base in node.bases)


def _is_list(path: Path) -> bool:
    """Whether a file is one long list of words or rows rather than code."""
    body = house.tree(path).body
    return not any(isinstance(node, house.Function | ast.ClassDef) for node in body)
