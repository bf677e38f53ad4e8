"""Measures the guard on our own reviewed sentences and holds the level that was reached."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from regiotoezicht.guard import Context, Kind, check

CORPUS = Path(__file__).parent / "corpus" / "sentences.tsv"
LOWEST_RECALL = 0.99
LOWEST_PRECISION = 0.98


def _rows() -> list[tuple[Context, str, frozenset[Kind]]]:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(Context(row["context"]), row["sentence"], frozenset(map(Kind, row["kinds"].split()))) for row in rows]


def test_the_corpus_is_large_enough_and_knows_every_kind() -> None:
    rows = _rows()
    assert len(rows) >= 150
    assert {kind for _, _, kinds in rows for kind in kinds} == set(Kind)
    assert {context for context, _, _ in rows} == set(Context)


def test_the_guard_reaches_its_level_for_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    right: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    expected: Counter[Kind] = Counter()
    wrong: list[str] = []
    for context, sentence, kinds in _rows():
        seen = frozenset(finding.kind for finding in check(sentence, context))
        right.update(seen & kinds)
        found.update(seen)
        expected.update(kinds)
        if seen != kinds:
            wrong.append(f"{sentence!r}: expected {sorted(kinds)}, found {sorted(seen)}")
    with capsys.disabled():
        print("\nkind              sentences  precision  recall")  # noqa: T201 - the measurement is the point
        for kind in Kind:
            precision, recall = right[kind] / max(found[kind], 1), right[kind] / expected[kind]
            print(f"{kind:<17} {expected[kind]:>9}  {precision:>9.3f}  {recall:>6.3f}")  # noqa: T201
    for kind in Kind:
        assert right[kind] >= LOWEST_RECALL * expected[kind], wrong
        assert right[kind] >= LOWEST_PRECISION * found[kind], wrong


def test_ordinary_sentences_raise_at_most_two_false_alarms_in_a_hundred() -> None:
    harmless = [(context, sentence) for context, sentence, kinds in _rows() if not kinds]
    alarms = [sentence for context, sentence in harmless if check(sentence, context)]
    assert len(alarms) <= 0.02 * len(harmless), alarms
