"""The command `check-text`, as other programs call it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


def _answer(raw: bytes, *arguments: str) -> str:
    written = io.StringIO()
    call_command("check-text", *arguments, stdin=io.BytesIO(raw), stdout=written)
    return written.getvalue()


def test_the_document_names_kind_and_place_in_code_points_and_not_the_text() -> None:
    written = _answer("😀 é 06-12345678".encode(), "--json")
    assert json.loads(written) == {"blocked": True, "findings": [{"kind": "phone", "start": 4, "end": 15}]}


def test_a_clean_text_is_not_blocked() -> None:
    assert json.loads(_answer(b"bedrijfsplan herzien 2024", "--json")) == {"blocked": False, "findings": []}


def test_bytes_that_are_no_text_count_as_one_character() -> None:
    assert json.loads(_answer(b"\xff 06-12345678", "--json"))["findings"][0]["start"] == 2


def test_in_plain_language_the_found_text_is_not_repeated() -> None:
    written = _answer(b"bel 06-12345678")
    assert written.startswith("Teken 5 tot en met 15: Hier staat een telefoonnummer.")
    assert "12345678" not in written


def test_the_context_of_the_permit_lets_its_holder_pass() -> None:
    assert not json.loads(_answer(b"A. Testpersoon", "--context", "permit-holder", "--json"))["blocked"]


def test_an_unknown_context_is_wrong_usage() -> None:
    with pytest.raises(CommandError):
        _answer(b"", "--context", "elders")
