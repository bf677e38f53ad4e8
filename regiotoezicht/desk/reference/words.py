"""Reads the glossary."""

from dataclasses import dataclass
from pathlib import Path

GLOSSARY = Path(__file__).parent / "glossary.md"
_COLUMNS = 4


@dataclass(frozen=True)
class Word:
    """A line of the glossary: the Dutch word, where it is in the code, its article, and what it means here."""

    word: str
    code: str
    basis: str
    meaning: str


def glossary(word: str = "") -> list[Word]:
    """The words of the glossary in its order; with a word, the lines that hold it."""
    wanted = word.casefold()
    found = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_row = line.startswith("|") and len(cells) == _COLUMNS
        if is_row and cells[0] != "Woord" and not cells[0].startswith("---") and wanted in line.casefold():
            found.append(Word(cells[0], cells[1].replace("`", ""), cells[2], cells[3]))
    return found
