"""How well the guard finds: precision and recall by kind over our own corpus. `python -m tests.guard.measuring`.

A line of a corpus file is a sentence in which `{kind|text}` marks what must be found; it starts with the context and a
tab when that is not `remarks`. `\\n`, `\\t` and `\\u200b` stand for the character. All of it is fictitious.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from regiotoezicht.guard import Context, Finding, Kind, check

CORPUS = Path(__file__).parent / "corpus"
PARTS = {
    "worked": CORPUS / "worked.txt",
    "held out": CORPUS / "held_out.txt",
    "fresh": CORPUS / "fresh.txt",
    "desk, worked": CORPUS / "desk_worked.txt",
    "desk, held out": CORPUS / "desk_held_out.txt",
    "last": CORPUS / "last.txt",
}
"""In the order in which they were written. What each scored before the rules were mended for it stands in ADR 0090."""
MISSED = CORPUS / "missed.txt"
"""What the guard does not judge rightly yet."""

_MARK = re.compile(r"\{(?P<kind>[a-z_]+)\|(?P<text>[^}]*)\}")
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-f]{4})|(?P<letter>[nt]))")


@dataclass(frozen=True)
class Sentence:
    """One line of the corpus: the text as a user would type it, and where personal data stands in it."""

    context: Context
    text: str
    marks: tuple[Finding, ...]


def _typed(written: str) -> str:
    """The written line with its escapes replaced by the characters they stand for."""
    return _ESCAPE.sub(
        lambda found: chr(int(found["code"], 16)) if found["code"] else {"n": "\n", "t": "\t"}[found["letter"]], written
    )


def read_sentence(line: str) -> Sentence:
    """The sentence a line of a corpus file stands for."""
    head, tab, rest = line.partition("\t")
    context, written = (Context(head), rest) if tab else (Context.REMARKS, line)
    text, done, marks = "", 0, []
    for found in _MARK.finditer(written):
        text += _typed(written[done : found.start()])
        marked = _typed(found["text"])
        marks.append(Finding(len(text), len(text) + len(marked), Kind(found["kind"])))
        text += marked
        done = found.end()
    return Sentence(context, text + _typed(written[done:]), tuple(marks))


def read_corpus(path: Path) -> list[Sentence]:
    """All sentences of a corpus file; empty lines and lines of comment are skipped."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [read_sentence(line) for line in lines if line and not line.startswith("#")]


@dataclass
class Measure:
    """Counts by kind: marked, marked and found, found, found on a mark; and harmless sentences with an alarm."""

    marked: Counter[Kind] = field(default_factory=Counter)
    caught: Counter[Kind] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    right: Counter[Kind] = field(default_factory=Counter)
    harmless: int = 0
    alarms: int = 0
    mistakes: list[str] = field(default_factory=list)

    def recall(self, kind: Kind) -> float:
        """The part of what is marked that was found."""
        return self.caught[kind] / self.marked[kind] if self.marked[kind] else 1.0

    def precision(self, kind: Kind) -> float:
        """The part of what was found that is marked."""
        return self.right[kind] / self.found[kind] if self.found[kind] else 1.0

    def overall(self) -> tuple[float, float, float]:
        """Recall and precision over all kinds, and the part of the harmless sentences that raised an alarm."""
        return (
            self.caught.total() / max(self.marked.total(), 1),
            self.right.total() / max(self.found.total(), 1),
            self.alarms / max(self.harmless, 1),
        )


def _meets(one: Finding, other: Finding) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def measure(sentences: Iterable[Sentence]) -> Measure:
    """Compare what the guard finds with what is marked; a finding is right when it meets a mark of its kind."""
    told = Measure()
    for sentence in sentences:
        findings = check(sentence.text, sentence.context)
        missed = [mark for mark in sentence.marks if not any(_meets(mark, one) for one in findings)]
        wrong = [one for one in findings if not any(_meets(mark, one) for mark in sentence.marks)]
        told.marked.update(mark.kind for mark in sentence.marks)
        told.caught.update(mark.kind for mark in sentence.marks if mark not in missed)
        told.found.update(one.kind for one in findings)
        told.right.update(one.kind for one in findings if one not in wrong)
        if not sentence.marks:
            told.harmless += 1
            told.alarms += bool(findings)
        if missed or wrong:
            details = [f"missed {one.kind}" for one in missed]
            details += [f"wrong {one.kind} {sentence.text[one.start : one.end]!r}" for one in wrong]
            told.mistakes.append(f"{sentence.text!r}: {', '.join(details)}")
    return told


def table(part: str, told: Measure) -> Iterator[str]:
    """The measure as lines to print."""
    yield f"{part:<18}{'marked':>7}{'recall':>9}{'precision':>11}"
    for kind in Kind:
        yield f"  {kind:<16}{told.marked[kind]:>7}{told.recall(kind):>9.3f}{told.precision(kind):>11.3f}"
    recall, precision, alarms = told.overall()
    yield f"  {'all':<16}{told.marked.total():>7}{recall:>9.3f}{precision:>11.3f}"
    yield f"  harmless sentences {told.harmless}, with an alarm {told.alarms} ({alarms:.1%})"


def main() -> None:
    """Print the measure of each part; with `--mistakes` also the sentences that went wrong."""
    for part, path in PARTS.items():
        told = measure(read_corpus(path))
        lines = [*table(part, told), *(told.mistakes if "--mistakes" in sys.argv[1:] else [])]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
