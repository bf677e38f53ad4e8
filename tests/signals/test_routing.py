"""The routing table: readable, complete, first match wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.signals.routing import ROWS, Situation, propose
from regiotoezicht.signals.vocabulary import POLICE_FIRST, Category, PlaceKind, Priority, Route, Source

SITUATIONS = st.builds(
    Situation,
    sources=st.frozensets(st.sampled_from(Source.values), min_size=1),
    categories=st.frozensets(st.sampled_from(Category.values), min_size=1),
    place_kind=st.sampled_from(PlaceKind.values),
    earlier=st.integers(0, 5),
)


def case(source: str, categories: str, place_kind: str = "premises", earlier: int = 0) -> Situation:
    return Situation(frozenset(source.split()), frozenset(categories.split()), place_kind, earlier)


@pytest.mark.parametrize(
    ("situation", "code", "route", "priority"),
    [
        (case("partner", "minor no_permit"), "minor", Route.POLICE_FIRST, Priority.HIGH),
        (case("citizen", "danger"), "danger", Route.POLICE_FIRST, Priority.HIGH),
        (case("anonymous_line", "trafficking home", "dwelling"), "trafficking", Route.POLICE_FIRST, Priority.HIGH),
        (case("own_observation", "help_wanted nuisance"), "help", Route.CARE, Priority.HIGH),
        (case("anonymous_line", "home", "dwelling"), "anonymous_home", Route.MUNICIPALITY, Priority.NORMAL),
        (case("anonymous_line citizen", "home", "dwelling"), "home", Route.CONTROL, Priority.NORMAL),
        (case("licensed_trade", "no_permit"), "partner_no_permit", Route.CONTROL, Priority.HIGH),
        (case("citizen", "under_local_age"), "local_age", Route.CONTROL, Priority.HIGH),
        (case("citizen", "nuisance", earlier=2), "repeated", Route.CONTROL, Priority.HIGH),
        (case("citizen", "nuisance", earlier=1), "nuisance", Route.MUNICIPALITY, Priority.LOW),
        (case("citizen", "no_permit"), "no_permit", Route.CONTROL, Priority.NORMAL),
        (case("citizen", "advert_number"), "advert", Route.MUNICIPALITY, Priority.LOW),
        (case("partner", "fire_safety house_rules"), "house", Route.MUNICIPALITY, Priority.NORMAL),
        (case("anonymous_line", "no_manager", "unknown"), "nowhere", Route.NO_ACTION, Priority.LOW),
        (case("citizen", "no_manager"), "otherwise", Route.CONTROL, Priority.NORMAL),
    ],
)
def test_the_first_row_that_fits_is_proposed(situation: Situation, code: str, route: Route, priority: Priority) -> None:
    row = propose(situation)
    assert (row.code, row.route, row.priority) == (code, route, priority)


@given(SITUATIONS)
def test_there_is_always_a_proposal_with_a_reason(situation: Situation) -> None:
    row = propose(situation)
    assert row.why.endswith(".")
    earlier_rows = ROWS[: ROWS.index(row)]
    assert not any(other.fits(situation) for other in earlier_rows)


@given(SITUATIONS)
def test_a_control_is_never_proposed_on_a_police_matter_or_an_anonymous_tip_about_a_home(situation: Situation) -> None:
    proposed = propose(situation).route
    if situation.categories & POLICE_FIRST:
        assert proposed == Route.POLICE_FIRST
    if situation.is_home and situation.is_anonymous:
        assert proposed != Route.CONTROL


def test_every_row_can_be_reached_and_has_a_code_of_its_own() -> None:
    assert len({row.code for row in ROWS}) == len(ROWS)
    assert all(len(row.code) <= 30 for row in ROWS)
