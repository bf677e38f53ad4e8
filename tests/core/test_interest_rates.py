"""The file with the rate of a next decree: taken in, used from the next start, and refused when it cannot be right."""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from regiotoezicht.core import interest_rates
from regiotoezicht.core.checks import _interest_rates_can_be_read
from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.rates import RATES, Table, put_rates_in_use, rate_on
from regiotoezicht.law.refusals import NoAnswer

NEXT = '[[percentage]]\nvan = 2025-01-01\ntot = 2026-01-01\nprocent = 5\nbron = "Stb. 2024, 1 (fictief)"\n'


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.HOME = tmp_path
    yield
    put_rates_in_use(Table(RATES))


def listed(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("interest-rates", *arguments, "--json", stdout=out)
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def test_a_fresh_installation_has_the_rates_of_the_programme() -> None:
    interest_rates.load()
    assert not _interest_rates_can_be_read()
    assert [rate["percent"] for rate in listed()["rates"]] == ["2", "4", "6", "7"]
    out = StringIO()
    call_command("interest-rates", stdout=out)
    assert "van 1 januari 2024 tot 1 januari 2025: 7% (Stb. 2023, 484)" in out.getvalue()


def test_a_file_that_is_taken_in_holds_from_the_next_start(tmp_path: Path) -> None:
    brought = tmp_path / "besluit.toml"
    brought.write_text("\ufeff" + NEXT, encoding="utf-8")
    assert listed(str(brought))["taken"] is True
    with pytest.raises(NoAnswer):
        rate_on(date(2025, 3, 1))
    interest_rates.load()
    assert rate_on(date(2025, 3, 1)).percent == 5


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 400_000, NEXT.replace("2025-01-01", "2024-01-01").encode()])
def test_a_wrong_file_is_refused_and_the_earlier_one_stays(tmp_path: Path, content: bytes) -> None:
    brought = tmp_path / "besluit.toml"
    brought.write_text(NEXT)
    interest_rates.take_in(brought)
    brought.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        interest_rates.take_in(brought)
    assert refusal.value.code == "rates_malformed"
    assert interest_rates.place().read_text() == NEXT


def test_a_damaged_file_in_the_home_folder_leaves_no_rate_and_stops_the_start(tmp_path: Path) -> None:
    interest_rates.place().parent.mkdir()
    interest_rates.place().write_text("[[percentage")
    interest_rates.load()
    with pytest.raises(NoAnswer, match="niet te lezen"):
        rate_on(date(2024, 3, 1))
    [error] = _interest_rates_can_be_read()
    assert error.id == "core.E003"
    with pytest.raises(SystemExit):
        listed()
