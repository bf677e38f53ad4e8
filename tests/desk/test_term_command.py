"""The command `term`: outputs and exit codes that other programs rely on."""

import json

import pytest
from django.core.management import ManagementUtility


def run(*words: str) -> int:
    """Run one command as the console script does; answers its exit code."""
    try:
        ManagementUtility(["regiotoezicht", *words]).execute()
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code
    return 0


def test_a_term_is_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("term", "awb-6:7", "--from", "2026-03-24", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"rule", "basis", "from", "raw_end", "end", "rolled", "steps"}
    assert (answer["raw_end"], answer["end"], answer["rolled"]) == ("2026-05-05", "2026-05-06", True)


def test_options_are_set_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["term", "awb-7:10", "--from", "2026-05-06", "--set", "committee=yes", "--set", "extended=yes", "--json"]
    assert run(*words) == 0
    assert json.loads(capsys.readouterr().out)["end"] == "2026-09-09"


def test_a_rule_that_names_them_gives_first_day_and_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("term", "awb-4:17", "--from", "2026-04-30", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["first_day"] == "2026-05-15"
    assert "19 mei 2026" in answer["warning"]


def test_a_refusal_is_exit_1_with_the_code_and_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("term", "awb-6:7", "--from", "2030-03-24", "--json") == 1
    output = capsys.readouterr()
    refusal = json.loads(output.out)
    assert refusal["refused"] == "year_unknown"
    assert refusal["sentence"] in output.err


@pytest.mark.parametrize(
    "words",
    [
        ["awb-0:0", "--from", "2026-03-24"],
        ["awb-6:7", "--from", "2026-02-30"],
        ["awb-6:7", "--from", "2026-03-24", "--set", "weeks=3"],
        ["awb-6:7", "--from", "2026-03-24", "--set", "weeks"],
        ["awb-6:7", "--from", "2026-03-24", "--unknown"],
        ["awb-6:7"],
        [],
    ],
)
def test_wrong_usage_is_exit_2_and_leaves_standard_output_empty(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("term", *words, "--json") == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err


def test_without_json_the_reasons_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("term", "own", "--from", "2026-06-06", "--set", "weeks=2") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("De termijn is twee weken")
    assert lines[-1].endswith("Stel liever een einddatum op een werkdag.")
