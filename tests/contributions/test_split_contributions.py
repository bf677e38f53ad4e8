"""`split-contributions` as other programs use it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from regiotoezicht.contributions.plan_file import LARGEST
from tests.architecture.house import ROOT

REGION = ROOT / "regiotoezicht/organisation/municipalities.csv"


def split(plan: Any, folder: Path, *options: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error for a plan, or for the bytes of a file."""
    file = folder / "plan.json"
    file.write_bytes(plan if isinstance(plan, bytes) else json.dumps(plan).encode())
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("split-contributions", str(file), *options, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def answer(plan: Any, folder: Path) -> Any:
    code, out, err = split(plan, folder, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def a_plan(**changes: Any) -> dict[str, Any]:
    parties = [{"code": "GM0375", "inhabitants": 30}, {"code": "GM0392", "inhabitants": 70}]
    return {"year": 2022, "total_cents": 1000, "key": "inhabitants", "parties": parties} | changes


def test_the_letter_to_the_council_of_beverwijk(tmp_path: Path, region: list[dict[str, Any]]) -> None:
    plan = a_plan(total_cents=36_102_060, parties=region, remainder="largest-remainder", redistribute=False)
    found = answer(plan, tmp_path)
    assert len(found["shares"]) == 32
    assert next(share for share in found["shares"] if share["code"] == "GM0375") == {
        "code": "GM0375",
        "cents": 971_000,
        "uncapped_cents": 971_000,
        "capped": False,
    }
    assert (found["covered_cents"], found["uncovered_cents"]) == (36_102_060, 0)
    assert "32 deelnemende partijen" in found["explanation"][0]


def test_whoever_leaves_makes_the_others_pay_up_to_their_promise(tmp_path: Path, region: list[dict[str, Any]]) -> None:
    beverwijk = next(party for party in region if party["code"] == "GM0375")
    haarlem = next(party for party in region if party["code"] == "GM0392")
    beverwijk["cap_cents"], haarlem["participates"] = 971_000, False
    found = answer(a_plan(total_cents=36_102_060, parties=region), tmp_path)
    by_code = {share["code"]: share for share in found["shares"]}
    assert by_code["GM0392"]["cents"] == 0
    assert by_code["GM0375"]["capped"] and by_code["GM0375"]["cents"] == 971_000
    assert found["uncovered_cents"] == by_code["GM0375"]["uncapped_cents"] - 971_000 > 0
    assert "Niet deelnemend, en dus € 0,00: GM0392." in found["explanation"]
    assert any(sentence.startswith("GM0375 zou €") for sentence in found["explanation"])
    assert found["explanation"][-1].startswith("Niet gedekt blijft €")
    everybody = answer(a_plan(total_cents=36_102_060, parties=region, redistribute=True), tmp_path)
    assert everybody["uncovered_cents"] == 0


def test_a_mix_is_said_in_percentages(tmp_path: Path) -> None:
    found = answer(a_plan(key="mixed", mix={"inhabitants": "0.8", "equal": "0.2"}), tmp_path)
    assert [share["cents"] for share in found["shares"]] == [340, 660]
    assert "voor 80\u00a0% naar het aantal inwoners en voor 20\u00a0% in gelijke delen" in found["explanation"][0]


def test_weights_are_decimals_as_text_or_whole_numbers(tmp_path: Path) -> None:
    parties = [{"code": "A", "weight": "0.5"}, {"code": "B", "weight": 2}, {"code": "C", "weight": "0"}]
    found = answer(a_plan(key="weights", parties=parties), tmp_path)
    assert [share["cents"] for share in found["shares"]] == [200, 800, 0]


def test_without_json_it_is_read_by_people(tmp_path: Path) -> None:
    code, out, _ = split(a_plan(), tmp_path)
    assert code == 0
    assert out.splitlines()[0] == "GM0375  €\u00a03,00"
    assert out.splitlines()[-1] == "Het hele totaal is gedekt."


_WEIGHT = ("wrong_value", "weight van A")


def _with_party(**changes: Any) -> dict[str, Any]:
    plan = a_plan()
    plan["parties"][0] |= changes
    return plan


@pytest.mark.parametrize(
    ("plan", "code", "word"),
    [
        (b"", "unreadable_plan", "geen geldig JSON"),
        (b"\xff\xfe\x00", "unreadable_plan", "geen geldig JSON"),
        (b"[" * 100_000, "unreadable_plan", "geen geldig JSON"),
        (b'{"total_cents": ' + b"9" * 5000 + b"}", "unreadable_plan", "geen geldig JSON"),
        (b'{"total_cents": NaN}', "unreadable_plan", "geen geldig JSON"),
        (b'{"key": "equal", "key": "weights"}', "unreadable_plan", "twee keer"),
        ([], "unreadable_plan", "JSON-object"),
        ({}, "missing_field", "total_cents"),
        (a_plan(total_cents=-1), "wrong_value", "total_cents"),
        (a_plan(total_cents=10.0), "wrong_value", "total_cents"),
        (a_plan(total_cents="10"), "wrong_value", "total_cents"),
        (a_plan(total_cents=True), "wrong_value", "total_cents"),
        (a_plan(total_cents=LARGEST + 1), "wrong_value", "te groot"),
        (b'{"total_cents": 1e99999999999999999999, "key": "equal", "parties": []}', "wrong_value", "total_cents"),
        (
            b'{"total_cents": 1, "key": "equal", "parties": [{"code": "A", "weight": 1E-99999999999999999999}]}',
            *_WEIGHT,
        ),
        (a_plan(key="income"), "unknown_key", "verdeelsleutel"),
        (a_plan(key=["equal"]), "unknown_key", "verdeelsleutel"),
        (a_plan(discount=5), "unknown_field", "discount"),
        (a_plan(**{"\x1b[2J\ud800": 5}), "unknown_field", "veld: \ufffd[2J\ufffd."),
        (a_plan(year="2022"), "wrong_value", "year"),
        (a_plan(remainder="random"), "wrong_value", "remainder"),
        (a_plan(redistribute="no"), "wrong_value", "redistribute"),
        (a_plan(parties={}), "wrong_value", "parties"),
        (a_plan(parties=["GM0375"]), "wrong_value", "parties"),
        (a_plan(parties=[]), "no_participants", "deelnemende"),
        (_with_party(participates=0), "wrong_value", "participates van GM0375"),
        (_with_party(code="GM0392"), "duplicate_code", "GM0392"),
        (_with_party(code=375), "wrong_value", "code van partij 1"),
        (_with_party(code="GM0392 "), "wrong_value", "zonder spaties"),
        (_with_party(code="\ud800"), "wrong_value", "onzichtbare tekens"),
        (_with_party(code="GM\n0375"), "wrong_value", "onzichtbare tekens"),
        (_with_party(weight=LARGEST + 1), "wrong_value", "te groot"),
        (_with_party(weight="0." + "3" * 60), "wrong_value", "61 tekens"),
        (_with_party(mayor="x"), "unknown_field", "mayor"),
        (_with_party(inhabitants=-1), "wrong_value", "inhabitants van GM0375"),
        (_with_party(inhabitants=1.5), "wrong_value", "inhabitants van GM0375"),
        (_with_party(inhabitants=None), "missing_field", "inhabitants"),
        (_with_party(cap_cents=-1), "wrong_value", "cap_cents van GM0375"),
        (_with_party(weight="-0.5"), "wrong_value", "weight van GM0375"),
        (_with_party(weight=0.5), "wrong_value", "weight van GM0375"),
        (_with_party(weight="1e99"), "wrong_value", "weight van GM0375"),
        (a_plan(key="weights"), "missing_field", "weight"),
        (a_plan(mix={"equal": "1"}), "wrong_mix", "mixed"),
        (a_plan(key="mixed"), "wrong_mix", "mixed"),
        (a_plan(key="mixed", mix={"equal": "0.5"}), "wrong_mix", "samen niet 1"),
        (a_plan(key="mixed", mix={"equal": "1", "income": "0"}), "wrong_mix", "income"),
        (a_plan(key="mixed", mix={"equal": 0.5, "inhabitants": 0.5}), "wrong_value", "mix.equal"),
    ],
)
def test_a_plan_that_is_not_as_described_is_refused_by_name(plan: Any, code: str, word: str, tmp_path: Path) -> None:
    exit_code, out, err = split(plan, tmp_path, "--json")
    document = json.loads(out)
    assert (exit_code, document["refused"]) == (1, code)
    assert word in document["sentence"]
    assert err.strip() == document["sentence"]


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        call_command("split-contributions", str(tmp_path / "none.json"))
    assert error.value.returncode == 2


@pytest.fixture
def region() -> list[dict[str, Any]]:
    """The 32 municipalities with their inhabitants of 1 January 2022."""
    with REGION.open(encoding="utf-8") as lines:
        return [
            {"code": line["code"], "inhabitants": int(line["inhabitants_2022_01_01"])} for line in csv.DictReader(lines)
        ]


def test_it_is_told_who_took_over_and_only_when_somebody_did(tmp_path: Path) -> None:
    parties = [
        {"code": "A", "inhabitants": 60, "cap_cents": 100},
        {"code": "B", "inhabitants": 20, "cap_cents": 250},
        {"code": "C", "inhabitants": 20},
    ]
    found = answer(a_plan(parties=parties, redistribute=True), tmp_path)
    assert [share["cents"] for share in found["shares"]] == [100, 250, 650]
    assert "Door wat zij overnemen ook aan hun grens: B." in found["explanation"]
    parties[1]["cap_cents"], parties[2]["cap_cents"] = 0, 200
    full = answer(a_plan(parties=parties, redistribute=True), tmp_path)
    assert full["uncovered_cents"] == 700
    assert not any("volgens dezelfde sleutel verdeeld" in sentence for sentence in full["explanation"])
