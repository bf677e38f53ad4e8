"""Disguises, places in the raw input, and size."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.guard import Kind, check


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("😀 bel 06\u200b-1234\u200d5678 😀", Kind.PHONE, "06\u200b-1234\u200d5678"),
        ("０６１２３４５６７８", Kind.PHONE, "０６１２３４５６７８"),
        ("ﬁets, mevrouw Тestpersoon", Kind.NAME, "Тestpersoon"),
        ("½ uur, BSN 111\u00ad222\u00ad333", Kind.BSN, "111\u00ad222\u00ad333"),
        ("Oekrai\u0308ense vrouw", Kind.NATIONALITY, "Oekrai\u0308ense vrouw"),
        ("аnna@voorbeeld.nl", Kind.EMAIL, "аnna@voorbeeld.nl"),
        ("&lt;b&gt; 06&nbsp;12345678;", Kind.PHONE, "06&nbsp;12345678"),
        ("mail naam&#64;voorbeeld.n&#108;!", Kind.EMAIL, "naam&#64;voorbeeld.n&#108;"),
        ("bel \u202b06-1234\n5678\u202c", Kind.PHONE, "06-1234\n5678"),
        (
            "bel nul zes, een twee drie vier vijf zes zeven acht",
            Kind.PHONE,
            "nul zes, een twee drie vier vijf zes zeven acht",
        ),
    ],
)
def test_a_disguise_is_seen_through_and_the_place_is_that_of_the_raw_text(text: str, kind: Kind, part: str) -> None:
    assert [(finding.kind, text[finding.start : finding.end]) for finding in check(text)] == [(kind, part)]


@given(st.text(max_size=200) | st.text(alphabet="&#64;x@0 6\n1nbsp\u200bé", max_size=60))
def test_any_text_is_answered_with_places_inside_it_that_do_not_overlap(text: str) -> None:
    end = 0
    for finding in check(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


@given(st.text(alphabet="😀\u200b \né½", max_size=30))
def test_what_stands_before_a_number_does_not_shift_it(before: str) -> None:
    text = f"{before} 06-12345678"
    (finding,) = check(text)
    assert text[finding.start : finding.end] == "06-12345678"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "0 ",
        "a",
        "A",
        "A. ",
        "Anna, ",
        "a.",
        "@",
        "a@",
        "-a",
        "Van ",
        "woont op ",
        "<",
        "😀",
        "\u200b",
        "www.",
        "geboren te ",
        "nul zes ",
        "&#64;",
        "12-03-1990 is ",
        "ingeschreven op ",
        "Jan van der ",
        "0\n6",
        "G h ",
        "zich ",
        "een roemeense, ",
        "gebruikt ghb en ",
        "www . a",
        "a_at_",
        "n l 9 1",
        "bsn een ",
        "vrouw van ",
        "mw ",
    ],
)
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begin = time.perf_counter()
        check(text)
        return time.perf_counter() - begin

    small, large = seconds(5_000), seconds(40_000)
    assert large < 30 * small + 1.0
