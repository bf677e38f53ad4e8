"""`regiotoezicht import-permits`, as other programs rely on it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from tests.permits.register_builders import EXAMPLE

REJECTED = [
    (8, "KvK-nummer", False),
    (10, None, True),
    (11, "Opmerkingen", False),
    (12, None, True),
    (13, None, True),
    (15, None, True),
    (16, "Kamers", False),
    (16, "Opmerkingen", False),
]


def run(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("import-permits", *arguments, "--json", stdout=out, stderr=StringIO())
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def counts(document: dict[str, Any]) -> tuple[int, int, int]:
    return document["created"], document["updated"], document["unchanged"]


def cells(document: dict[str, Any]) -> list[tuple[int, str | None, bool]]:
    return [(one["row"], one["column"], one["whole_row"]) for one in document["rejected"]]


def test_the_example_twice_gives_the_numbers_and_rows_of_the_contract(beverwijk: Municipality) -> None:
    first = run(str(EXAMPLE), "--municipality", "GM0375")
    assert counts(first) == (7, 0, 1)
    assert cells(first) == REJECTED
    second = run(str(EXAMPLE), "--municipality", "GM0375")
    assert counts(second) == (0, 0, 8)
    assert cells(second) == REJECTED
    assert set(first["warnings"][0]) == {"row", "column", "whole_row", "reason"}
    assert verify().ok


def test_the_command_acts_as_the_system_on_the_log(beverwijk: Municipality) -> None:
    run(str(EXAMPLE), "--municipality", "GM0375")
    assert Event.objects.filter(label="permits.permit", account=None).count() == 7


def test_a_dry_run_says_the_same_and_writes_nothing(beverwijk: Municipality) -> None:
    assert counts(run(str(EXAMPLE), "--municipality", "GM0375", "--dry-run")) == (7, 0, 1)
    assert not Permit.objects.exists() and not Event.objects.exists()


def test_an_unknown_municipality_or_file_is_wrong_usage(beverwijk: Municipality) -> None:
    for arguments in ((str(EXAMPLE), "--municipality", "GM9999"), ("nergens.xlsx", "--municipality", "GM0375")):
        with pytest.raises(CommandError) as wrong:
            run(*arguments)
        assert wrong.value.returncode == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"PK\x03\x04rest", "broken"), (b"%PDF-1.7", "wrong_type"), (b"x" * 10_485_761, "too_large")],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(
    beverwijk: Municipality, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "register.xlsx"
    file.write_bytes(content)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("import-permits", str(file), "--municipality", "GM0375", "--json", stdout=out, stderr=err)
    assert stopped.value.code == 1
    document = json.loads(out.getvalue())
    assert document["refused"] == code
    assert err.getvalue().strip() == document["sentence"]


def test_without_json_the_command_answers_in_dutch(beverwijk: Municipality) -> None:
    out = StringIO()
    call_command("import-permits", str(EXAMPLE), "--municipality", "GM0375", stdout=out)
    assert out.getvalue().startswith("Nieuw: 7, gewijzigd: 0, ongewijzigd: 1.")
