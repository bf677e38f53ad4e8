"""Neutral words in everything that somebody can see: templates, sentences, letters, the manual."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import house

REFUSED = re.compile(
    r"prostitu|\bhoer|hoeren|sekswerk|seksslaaf|\bpooier|\bsnol|\bescort(?:dame|girl|jongen)|illegale? vrouw",
    re.I,
)
# Statutory terms and names of codes, each with the reason. The key is the words around it, in lower case.
STATUTORY = {
    "prostitutiebedrijf": "the word of the local by-law (APV) for the business",
    "prostitutiebedrijven": "as above",
    "seksinrichting": "the word of the local by-law (APV)",
    "toezicht prostitutie": "the name of the task in the decisions of the region",
}
# Code that must know the words in order to keep them out.
KEEPERS = {
    "guard": "finds the words in free text",
    "permits/register": "recognises the words in the spreadsheets of others, to refuse columns about persons",
}


def test_what_a_user_sees_is_neutral() -> None:
    wrong = [
        f"{place}: {text[max(0, hit.start() - 30) : hit.end() + 30]!r}"
        for place, text in _seen()
        for hit in REFUSED.finditer(without_statutory(text))
    ]
    assert not wrong, (
        "Write `dienstverlener`, or name the business. A word of the law goes into STATUTORY with its reason:\n"
        + "\n".join(wrong)
    )


def without_statutory(text: str) -> str:
    """A text with the words of the law blanked out."""
    for word in STATUTORY:
        text = re.sub(re.escape(word), " " * len(word), text, flags=re.I)
    return text


def _seen() -> Iterator[tuple[str, str]]:
    for path in house.PACKAGE.rglob("*"):
        if path.suffix in {".html", ".csv", ".txt", ".json"} and "vendor" not in path.parts:
            yield house.short(path), path.read_text()
    for path in (*(house.ROOT / "docs").rglob("*.md"), *house.ROOT.glob("*.md"), house.ROOT / "publiccode.yml"):
        yield house.short(path), path.read_text()
    for path in house.python_files():
        if not str(path.relative_to(house.PACKAGE)).startswith(tuple(KEEPERS)):
            for line, text in _strings(path):
                yield f"{house.short(path)}:{line}", text


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    """The texts in code, without docstrings."""
    module = house.tree(path)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
