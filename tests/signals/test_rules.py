"""Rules of signals, without a database."""

from datetime import date, timedelta
from itertools import product

import pytest

from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import Refused
from regiotoezicht.signals import rules
from regiotoezicht.signals.vocabulary import Category, Outcome, PlaceKind, Route, Source, Status
from tests.conftest import NOW, TODAY

ALLOWED = {
    ("new", "triaged"),
    ("new", "closed"),
    ("new", "merged"),
    ("triaged", "triaged"),
    ("triaged", "planned"),
    ("triaged", "closed"),
    ("triaged", "merged"),
    ("planned", "triaged"),
    ("planned", "closed"),
    ("new", "offered"),
    ("triaged", "offered"),
    ("offered", "moved"),
}


@pytest.mark.parametrize(("old", "new"), list(product(Status.values, Status.values)))
def test_every_move_is_allowed_or_refused_as_the_table_says(old: str, new: str) -> None:
    assert rules.may_move(old, new) is ((old, new) in ALLOWED)
    if (old, new) in ALLOWED:
        rules.refuse_move(old, new)
    else:
        with pytest.raises(Refused, match=r"kan niet|Neem dat aanbod eerst terug"):
            rules.refuse_move(old, new)


CAUSE = "Het adres staat in een bestuurlijke rapportage."


@pytest.mark.parametrize(
    ("is_dwelling", "sources", "second_cause", "is_refused"),
    [
        (True, [Source.ANONYMOUS_LINE], "", True),
        (True, [Source.ANONYMOUS_LINE], "   kort   ", True),
        (True, [Source.ANONYMOUS_LINE, Source.ANONYMOUS_LINE], "", True),
        (True, [Source.ANONYMOUS_LINE], CAUSE, False),
        (True, [Source.ANONYMOUS_LINE, Source.PARTNER], "", False),
        (True, [Source.CITIZEN], "", False),
        (False, [Source.ANONYMOUS_LINE], "", False),
    ],
)
def test_a_home_is_never_controlled_on_anonymous_tips_alone(
    is_dwelling: bool, sources: list[str], second_cause: str, is_refused: bool
) -> None:
    def ask() -> None:
        rules.refuse_home_on_one_anonymous_tip(is_dwelling=is_dwelling, sources=sources, second_cause=second_cause)

    if is_refused:
        with pytest.raises(Refused) as refusal:
            ask()
        assert (refusal.value.code, refusal.value.field) == ("one_anonymous_tip", "second_cause")
    else:
        ask()


@pytest.mark.parametrize("category", [Category.MINOR, Category.TRAFFICKING, Category.DANGER])
def test_on_a_police_matter_the_police_come_first(category: Category) -> None:
    codes = [category.value, Category.NUISANCE.value]
    assert rules.is_police_first(codes)
    with pytest.raises(Refused, match="Bel de politie direct"):
        rules.refuse_control_before_police(categories=codes, route=Route.CONTROL, police_told_at=None)
    rules.refuse_control_before_police(categories=codes, route=Route.CONTROL, police_told_at=NOW)
    rules.refuse_control_before_police(categories=codes, route=Route.POLICE_FIRST, police_told_at=None)
    with pytest.raises(Refused, match="pas worden afgesloten als de politie is gebeld"):
        rules.refuse_closing_before_police(categories=codes, police_told_at=None)
    rules.refuse_closing_before_police(categories=codes, police_told_at=NOW)
    with pytest.raises(Refused, match="vertel het daar"):
        rules.refuse_story_on_police_matter(categories=codes, text="Iets over iemand.")
    rules.refuse_story_on_police_matter(categories=codes, text=" ")


def test_other_matters_wait_for_no_police_call() -> None:
    codes = [Category.NUISANCE.value]
    assert not rules.is_police_first(codes)
    rules.refuse_control_before_police(categories=codes, route=Route.CONTROL, police_told_at=None)
    rules.refuse_closing_before_police(categories=codes, police_told_at=None)
    rules.refuse_story_on_police_matter(categories=codes, text="Muziek na sluitingstijd.")


@pytest.mark.parametrize(
    ("kind", "has_premises", "address", "public_place", "field"),
    [
        (PlaceKind.PREMISES, False, "", "", "premises"),
        (PlaceKind.DWELLING, False, " ", "", "address"),
        (PlaceKind.PUBLIC, False, "", "", "public_place"),
        (PlaceKind.UNKNOWN, True, "", "", "premises"),
        (PlaceKind.PREMISES, True, "Fictiestraat 1", "", "address"),
        (PlaceKind.DWELLING, False, "Fictiestraat 1", "bij het station", "public_place"),
        (PlaceKind.UNKNOWN, False, "", "", None),
        (PlaceKind.PREMISES, True, "", "", None),
        (PlaceKind.DWELLING, False, "Fictiestraat 1", "", None),
        (PlaceKind.PUBLIC, False, "", "bij het station", None),
    ],
)
def test_a_place_is_said_in_the_field_of_its_kind_and_in_no_other(
    kind: PlaceKind, has_premises: bool, address: str, public_place: str, field: str | None
) -> None:
    def ask() -> None:
        rules.refuse_wrong_place(place_kind=kind, has_premises=has_premises, address=address, public_place=public_place)

    if field is None:
        ask()
        return
    with pytest.raises(Refused) as refusal:
        ask()
    assert refusal.value.field == field
    assert "Fictiestraat" not in refusal.value.sentence


def test_a_deviation_needs_a_reason_and_following_the_proposal_does_not() -> None:
    rules.refuse_unexplained_deviation(deviates=False, reason="")
    rules.refuse_unexplained_deviation(deviates=True, reason="De brandweer was er gisteren al.")
    with pytest.raises(Refused, match="Schrijf op waarom"):
        rules.refuse_unexplained_deviation(deviates=True, reason=" ")


def test_a_signal_lies_not_in_the_future() -> None:
    rules.refuse_future(occurred=TODAY, received_at=NOW, at=NOW, today=TODAY)
    with pytest.raises(Refused, match="toekomst"):
        rules.refuse_future(occurred=None, received_at=NOW + timedelta(minutes=1), at=NOW, today=TODAY)
    with pytest.raises(Refused, match="toekomst"):
        rules.refuse_future(occurred=date(2026, 3, 25), received_at=NOW, at=NOW, today=TODAY)


def test_a_category_comes_from_the_list() -> None:
    rules.refuse_unknown_codes([Category.HOME])
    for wrong in ([], ["no_such_category"], [Category.HOME, "no_such_category"]):
        with pytest.raises(Refused, match="uit de lijst"):
            rules.refuse_unknown_codes(wrong)
    assert rules.categories_text({"nuisance", "minor"}) == " minor nuisance "


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"same": True}, "met zichzelf"),
        ({"same_municipality": False}, "dezelfde gemeente"),
        ({"same_place": False}, "niet over dezelfde"),
        ({"main_is_open": False}, "al ingepland of afgesloten"),
        ({}, ""),
        ({"same_place": False, "place_known": False}, ""),
    ],
)
def test_signals_are_merged_only_about_one_place_in_one_municipality(change: dict[str, bool], words: str) -> None:
    given = {"same": False, "same_municipality": True, "same_place": True, "place_known": True, "main_is_open": True}
    if not words:
        rules.refuse_wrong_merge(**given | change)
        return
    with pytest.raises(Refused, match=words):
        rules.refuse_wrong_merge(**given | change)


def test_closing_needs_a_reason_and_controlled_needs_a_control() -> None:
    rules.refuse_closing_without_reason("Blijkt een verhuisbedrijf.")
    with pytest.raises(Refused, match="Schrijf op waarom"):
        rules.refuse_closing_without_reason("")
    rules.refuse_outcome_without_visit(Outcome.UNFOUNDED)
    with pytest.raises(Refused, match="pas gecontroleerd als er een controle is geweest"):
        rules.refuse_outcome_without_visit(Outcome.CONTROLLED)


def test_every_role_that_reads_signals_has_a_purpose() -> None:
    assert rules.purpose_of([Role.COORDINATOR, Role.LAWYER]) == "triage"
    assert rules.purpose_of([Role.PRIVACY_OFFICER]) == "rechtsbescherming"
    assert rules.purpose_of([Role.CONTROLLER]) == "onbekend"
