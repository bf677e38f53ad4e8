"""Codes of events in Dutch words."""

import pytest

from regiotoezicht.audit.models import Event
from regiotoezicht.core.words import word_of


@pytest.mark.parametrize(
    "label, fact, value, word",
    [
        ("signals.signal", "source", "partner", "ketenpartner"),
        ("signals.signal", "to_status", "closed", "afgesloten"),
        ("signals.signal", "kind", "signals.decide", "Melding beoordelen"),
        ("signals.signal", "role", "lawyer", "jurist handhaving"),
        ("signals.signal", "permission", "signals.register", "Meldingen vastleggen"),
        ("signals.signal", "until", "2026-05-06", "06-05-2026"),
        ("signals.signal", "source", "no_such_code", "no_such_code"),
        ("no.such", "source", "partner", "partner"),
        ("nothing", "rows", 3, "3"),
        ("nothing", "active", False, "nee"),
        ("nothing", "reason", None, ""),
    ],
)
def test_a_code_is_said_in_dutch_or_stays_what_it_is(label: str, fact: str, value: object, word: str) -> None:
    assert word_of(label, fact, value) == word


def test_a_headline_says_that_it_happened_and_leaves_out_the_rest() -> None:
    registered = Event(
        type="signals.registered", label="signals.signal", facts={"source": "partner", "place_kind": "dwelling"}
    )
    assert registered.headline == "Melding vastgelegd"
    assert "ketenpartner" in registered.sentence
    merged = Event(type="signals.joined", label="signals.signal", facts={"other": "KEN-2026-00002"})
    assert merged.headline == "Melding KEN-2026-00002 hiermee samengevoegd"
