"""Measures the guard on our own reviewed sentences and holds the level that was reached."""

from collections import Counter

import pytest

from regiotoezicht.guard import Context, Kind
from tests.guard.measuring import MISSED, PARTS, Measure, measure, read_corpus, read_sentence, table

LOWEST_RECALL = 0.99
LOWEST_PRECISION = 0.98
MOST_ALARMS = 0.02

MEASURED = {part: measure(read_corpus(path)) for part, path in PARTS.items()}


def test_a_line_of_the_corpus_says_its_context_its_text_and_its_marks() -> None:
    sentence = read_sentence(r"letter	bel {phone|06\n1} of {name|Testa}")
    assert (sentence.context, sentence.text) == (Context.LETTER, "bel 06\n1 of Testa")
    assert [sentence.text[mark.start : mark.end] for mark in sentence.marks] == ["06\n1", "Testa"]


def test_the_corpus_is_large_enough_and_knows_every_kind() -> None:
    sentences = [sentence for path in PARTS.values() for sentence in read_corpus(path)]
    marked = sum((told.marked for told in MEASURED.values()), start=Measure().marked)
    assert len(sentences) >= 1500
    assert min(marked[kind] for kind in Kind) >= 50
    assert sum(told.harmless for told in MEASURED.values()) >= 600
    assert {sentence.context for sentence in sentences} == set(Context)


def test_no_sentence_stands_in_the_corpus_twice() -> None:
    texts = [(one.context, one.text) for path in PARTS.values() for one in read_corpus(path)]
    assert [text for text, times in Counter(texts).items() if times > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_the_guard_reaches_its_level_for_every_kind(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = MEASURED[part]
    with capsys.disabled():
        print("\n" + "\n".join(table(part, told)))  # noqa: T201 - the measurement is the point
    for kind in Kind:
        assert told.recall(kind) >= LOWEST_RECALL, told.mistakes
        assert told.precision(kind) >= LOWEST_PRECISION, told.mistakes


@pytest.mark.parametrize("part", PARTS)
def test_harmless_sentences_raise_hardly_an_alarm(part: str) -> None:
    assert MEASURED[part].overall()[2] <= MOST_ALARMS, MEASURED[part].mistakes


def test_what_the_guard_is_known_to_misjudge_is_still_misjudged() -> None:
    """A sentence that it judges rightly by now belongs in a part."""
    sentences = read_corpus(MISSED)
    assert len(measure(sentences).mistakes) == len(sentences)
