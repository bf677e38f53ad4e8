"""The listings of the house on the command line."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest
from django.core.management import call_command

from regiotoezicht.core.actions import ACTIONS
from regiotoezicht.law.rules import RULES
from tests.architecture.house import ROOT


def told(*arguments: str) -> Any:
    out = io.StringIO()
    call_command(*arguments, "--json", stdout=out)
    return json.loads(out.getvalue())


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_rules_are_found_by_article_by_name_and_by_the_dutch_of_the_refusal() -> None:
    by_article = {line["rule"] for line in told("rules", "5:11")}
    assert any(rule.startswith("organisation.rules.") for rule in by_article)
    by_sentence = {line["rule"] for line in told("rules", "anonieme melding is nooit genoeg")}
    assert "signals.rules.refuse_home_on_one_anonymous_tip" in by_sentence
    assert told("rules", "awb-6:7")[-1] == {
        "rule": "term awb-6:7",
        "basis": "artikel 6:7 Awb",
        "summary": "Bezwaar of beroep",
    }


def test_every_rule_in_the_listing_says_what_it_rests_on() -> None:
    lines = told("rules")
    assert len(lines) > 100
    assert not [line for line in lines if not line["basis"] or not line["summary"]]
    assert len({line["rule"] for line in lines}) == len(lines)


def test_a_rule_is_said_with_its_basis() -> None:
    page = said("rules", "refuse_home_on_one_anonymous_tip")
    assert "signals.rules.refuse_home_on_one_anonymous_tip\n    A home is not controlled on anonymous tips" in page
    assert "Basis: " in page
    assert said("rules", "xyzzy") == "Geen regel gevonden.\n"


def test_the_glossary_leads_from_the_dutch_word_to_the_code() -> None:
    assert "signals.Signal" in {word["code"] for word in told("glossary", "MELDING")}
    assert "melding" in said("glossary", "signals.Signal")
    assert said("glossary", "xyzzy") == "Dit woord staat niet in de woordenlijst.\n"
    assert len(told("glossary")) > 30


def test_the_actions_name_their_permission_and_event() -> None:
    lines = told("actions")
    assert [line["action"] for line in lines] == sorted(ACTIONS)
    offer = next(line for line in lines if line["action"] == "sharing.actions.offer")
    assert (offer["permission"], offer["event"]) == ("sharing.hand_over_offer", "sharing.offered")
    assert "sharing.actions.offer" in said("actions", "aanbieden")
    assert said("actions", "xyzzy") == "Geen handeling gevonden.\n"


def test_the_terms_are_listed_with_their_options() -> None:
    listed = {line["rule"]: line for line in told("terms")}
    assert list(listed) == list(RULES)
    assert set(listed["awb-6:7"]) == {"rule", "basis", "name", "from", "options"}
    assert {option["key"] for option in listed["awb-7:10"]["options"]} == {
        "committee",
        "extended",
        "suspended_days",
        "postponed_until",
    }
    assert "--set source=act|bylaw" in said("terms")


@pytest.mark.parametrize("command", ["rules", "glossary", "actions", "terms"])
def test_a_listing_answers_one_document_without_a_database(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "regiotoezicht", command, "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert isinstance(json.loads(done.stdout), list)
