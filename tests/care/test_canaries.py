"""Whether the search for canaries in care finds them: what `make attack` runs, see `tests.attack.care`."""

import pytest

from regiotoezicht.care import codes
from tests.attack.care import Found


@pytest.fixture
def found() -> Found:
    return Found(codes={"23456789CDFHJKLM"}, uids={"0f" * 16: 1})


@pytest.mark.parametrize(
    "text",
    [
        "zie 2345-6789-CDFH-JKLM",
        "<td>2345 6789 cdfh jklm</td>",
        "code=23456789CDFHJKLM&x",
        "\\x" + b'{"code": "2345-6789-CDFH-JKLM"}'.hex(),
        "/zorg/0f0f0f0f-0f0f-0f0f-0f0f-0f0f0f0f0f0f/contact/",
    ],
)
def test_a_canary_is_found_however_it_is_spelled(found: Found, text: str) -> None:
    found.see("pages", text, "somewhere")
    assert found.leaks == ["pages: somewhere"]


def test_what_is_no_canary_and_a_key_in_its_own_row_are_let_through(found: Found) -> None:
    for text, where in ((codes.new_code(), "somewhere"), ("0f" * 16, "table care_referral")):
        found.see("rows", text, where)
    assert not found.leaks
    found.see("rows", "2345-6789-CDFH-JKLM", "table care_referral")
    assert found.leaks, "the code itself may not even stand in its own row"
