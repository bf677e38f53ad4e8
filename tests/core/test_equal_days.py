"""The file with the equal days of a next decree: taken in, used, and refused when it cannot be right."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from regiotoezicht.core import equal_days
from regiotoezicht.core.checks import _equal_days_can_be_read
from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.answers import answer
from regiotoezicht.law.decrees import put_in_use, statutory
from regiotoezicht.law.holidays import ATW
from regiotoezicht.law.refusals import NoAnswer

NEXT = '[[besluit]]\nvan = 2029\ntot = 2032\ndagen = [2029-05-11]\nbron = "Stb. 2028, 123 (fictief)"\n'


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.HOME = tmp_path
    yield
    put_in_use(ATW)


def listed(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("equal-days", *arguments, "--json", stdout=out)
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def test_a_fresh_installation_has_the_tables_of_the_programme() -> None:
    equal_days.load()
    assert statutory() is ATW
    assert not _equal_days_can_be_read()
    years = [(decree["from_year"], decree["until_year"]) for decree in listed()["decrees"]]
    assert years == [(2017, 2020), (2023, 2026), (2026, 2029)]


def test_a_file_that_is_taken_in_holds_from_the_next_start(tmp_path: Path) -> None:
    brought = tmp_path / "besluit.toml"
    brought.write_text("\ufeff" + NEXT, encoding="utf-8")
    assert listed(str(brought))["taken"] is True
    with pytest.raises(NoAnswer):
        answer("awb-6:7", "2029-03-29")
    equal_days.load()
    assert answer("awb-6:7", "2029-03-29")["end"] == "2029-05-14"
    decrees = listed()["decrees"]
    assert [decree["source"] for decree in decrees][-1] == "Stb. 2028, 123 (fictief)"
    assert {path.name for path in tmp_path.iterdir()} == {"besluit.toml", "tables"}
    assert [path.name for path in (tmp_path / "tables").iterdir()] == [equal_days.NAME]


def test_a_wrong_file_is_refused_and_the_earlier_one_stays(tmp_path: Path) -> None:
    brought = tmp_path / "besluit.toml"
    brought.write_text(NEXT)
    equal_days.take_in(brought)
    brought.write_text(NEXT.replace("2029-05-11", "2029-05-12"))
    with pytest.raises(Refused, match="weekend"):
        equal_days.take_in(brought)
    assert equal_days.place().read_text() == NEXT


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 400_000])
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes) -> None:
    brought = tmp_path / "besluit.toml"
    brought.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        equal_days.take_in(brought)
    assert refusal.value.code == "equal_days_malformed"
    with pytest.raises(Refused):
        equal_days.take_in(tmp_path / "er-is-niets.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"onzin", NEXT.replace("bron", "born").encode()])
def test_a_damaged_file_stops_the_start_and_gives_no_date(content: bytes) -> None:
    equal_days.place().parent.mkdir()
    equal_days.place().write_bytes(content)
    equal_days.load()
    errors = _equal_days_can_be_read()
    assert [error.id for error in errors] == ["core.E002"]
    with pytest.raises(NoAnswer) as refusal:
        answer("awb-6:7", "2026-03-24")
    assert refusal.value.code == "equal_days_malformed"
    with pytest.raises(SystemExit):
        listed()
