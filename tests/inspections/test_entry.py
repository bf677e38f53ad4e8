"""Entering: every ground, and every way in which it falls short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections.entry import EntryFacts, refuse_companion, refuse_entry, valid_through
from regiotoezicht.inspections.vocabulary import Ground

ENTERED = datetime(2026, 3, 24, 14, 0)  # noqa: DTZ001 - local time, as the rule takes it
BUSINESS = EntryFacts(Ground.BUSINESS, ENTERED, home=False, identity_shown=True, purpose_stated=True)
CONSENT = EntryFacts(
    Ground.CONSENT,
    ENTERED,
    home=True,
    identity_shown=True,
    purpose_stated=True,
    consent_role="resident",
    consent_at=datetime(2026, 3, 24, 13, 58),  # noqa: DTZ001 - local time
    consent_language="Nederlands",
    consent_evident=True,
)
AUTHORISED = EntryFacts(
    Ground.AUTHORISED,
    ENTERED,
    home=True,
    identity_shown=True,
    purpose_stated=True,
    power_article="artikel 6:3 APV, artikel 149a Gemeentewet",
    issuer="mayor",
    issued_date=date(2026, 3, 23),
    reference="2026/12",
    reason="toezicht op hoofdstuk 3 van de APV",
    address_checked=True,
)


def refused(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


@pytest.mark.parametrize("facts", [BUSINESS, CONSENT, AUTHORISED])
def test_each_ground_carries_an_entry_when_it_is_complete(facts: EntryFacts) -> None:
    refuse_entry(facts)


def test_identity_is_shown_on_request_in_a_business_and_always_in_a_dwelling() -> None:
    refuse_entry(replace(BUSINESS, identity_shown=False))
    assert refused(lambda: refuse_entry(replace(CONSENT, identity_shown=False))).code == "identity_not_shown"


@pytest.mark.parametrize("facts", [BUSINESS, CONSENT, AUTHORISED])
def test_the_purpose_is_stated_first(facts: EntryFacts) -> None:
    assert refused(lambda: refuse_entry(replace(facts, purpose_stated=False))).code == "purpose_not_stated"


def test_business_premises_where_somebody_lives_need_another_ground() -> None:
    assert "5:15" in refused(lambda: refuse_entry(replace(BUSINESS, home=True))).sentence


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent_role": ""}, "consent_by_whom"),
        ({"consent_at": None}, "consent_when"),
        ({"consent_at": datetime(2026, 3, 24, 14, 1)}, "consent_after_entry"),  # noqa: DTZ001 - local time
        ({"consent_language": ""}, "consent_language"),
        ({"consent_evident": False}, "consent_not_evident"),
        ({"ground": ""}, "no_ground"),
    ],
)
def test_consent_is_evident_before_entering_and_complete(change: dict[str, Any], code: str) -> None:
    assert refused(lambda: refuse_entry(replace(CONSENT, **change))).code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"power_article": ""}, "no_power"),
        ({"issuer": ""}, "no_issuer"),
        ({"reference": ""}, "no_reference"),
        ({"reason": ""}, "no_reason"),
        ({"address_checked": False}, "address_not_checked"),
        ({"issued_date": None}, "no_issue_date"),
        ({"issued_date": date(2026, 3, 25)}, "issued_after_entry"),
        ({"issued_date": date(2026, 3, 20)}, "authorisation_expired"),
        ({"entered_at": datetime(2026, 3, 24, 5, 59)}, "at_night"),  # noqa: DTZ001 - local time
    ],
)
def test_an_authorisation_that_falls_short_is_refused(change: dict[str, Any], code: str) -> None:
    assert refused(lambda: refuse_entry(replace(AUTHORISED, **change))).code == code


def test_an_urgent_authorisation_holds_at_night() -> None:
    refuse_entry(replace(AUTHORISED, entered_at=datetime(2026, 3, 24, 5, 59), urgent=True))  # noqa: DTZ001 - local


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2026, 12, 24), date(2026, 12, 27)),  # a Sunday after two holidays: nothing moves
        (date(2028, 2, 26), date(2028, 2, 29)),
        (date(2027, 2, 26), date(2027, 3, 1)),
    ],
)
def test_an_authorisation_holds_through_the_third_day_after_its_issue(issued: date, last: date) -> None:
    assert valid_through(issued) == last
    on_the_last = replace(AUTHORISED, issued_date=issued, entered_at=datetime.combine(last, ENTERED.time()))
    refuse_entry(on_the_last)


def test_a_companion_has_a_ground_of_her_own() -> None:
    refuse_companion(home=False, ground=Ground.BUSINESS, own_ground="artikel 5:15 Awb", named_in_authorisation=False)
    refusal = refused(
        lambda: refuse_companion(home=False, ground=Ground.BUSINESS, own_ground=" ", named_in_authorisation=False)
    )
    assert refusal.field == "ground"


def test_into_a_dwelling_on_an_authorisation_comes_only_who_it_allows() -> None:
    refusal = refused(
        lambda: refuse_companion(home=True, ground=Ground.AUTHORISED, own_ground="Wpg", named_in_authorisation=False)
    )
    assert refusal.code == "companion_not_named"
    refuse_companion(home=True, ground=Ground.AUTHORISED, own_ground="Wpg", named_in_authorisation=True)
