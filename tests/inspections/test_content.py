"""The canonical content of a report: one spelling, one hash, and any change shows."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.inspections.content import canonical, sha256_of, sha256_of_supplement

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
CONTENTS = st.dictionaries(
    TEXTS, st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=3))
)


def test_the_hash_does_not_depend_on_the_order_in_which_things_were_noted() -> None:
    assert sha256_of({"b": 1, "a": {"d": [1, 2], "c": "é"}}) == sha256_of({"a": {"c": "e\u0301", "d": [1, 2]}, "b": 1})


def test_anybody_can_compute_the_hash_again_with_standard_tools() -> None:
    content = {"nummer": "RB-KEN-2026-00001", "aantallen": [{"wat": "personen gezien", "aantal": 3}]}
    by_hand = '{"aantallen":[{"aantal":3,"wat":"personen gezien"}],"nummer":"RB-KEN-2026-00001"}'
    assert sha256_of(content) == hashlib.sha256(by_hand.encode()).hexdigest()


@given(CONTENTS)
def test_what_was_read_back_has_the_same_hash(content: dict[str, Any]) -> None:
    assert sha256_of(json.loads(canonical(content))) == sha256_of(content)


@pytest.mark.parametrize(
    "other",
    [{"a": 2}, {"a": "1"}, {"a": 1, "b": None}, {"b": 1}, {"a": [1]}, {"a": True}],
)
def test_any_change_gives_another_hash(other: dict[str, Any]) -> None:
    assert sha256_of(other) != sha256_of({"a": 1})


def test_a_fraction_has_no_canonical_form() -> None:
    with pytest.raises(ValueError, match="float"):
        canonical({"a": 1.0})


def test_a_supplement_is_bound_to_its_report_and_place() -> None:
    one = sha256_of_supplement("a" * 64, 1, "tekst")
    assert one != sha256_of_supplement("b" * 64, 1, "tekst")
    assert one != sha256_of_supplement("a" * 64, 2, "tekst")
    assert one != sha256_of_supplement("a" * 64, 1, "tekst.")
