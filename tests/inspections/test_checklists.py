"""The checklists: every kind has one, and a version once used stays as it was."""

from datetime import date

import pytest

from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.guard import check
from regiotoezicht.inspections.checklists import FIRST, VERSIONS, Checklist, version_named, version_on

ASKED = {
    PremisesKind.CLUB: 15,
    PremisesKind.WINDOW: 16,
    PremisesKind.ESCORT: 12,
    PremisesKind.MASSAGE: 12,
    PremisesKind.HOME: 5,
    PremisesKind.HOTEL: 6,
    PremisesKind.OTHER: 3,
}


@pytest.mark.parametrize(("kind", "items"), ASKED.items())
def test_each_kind_of_premises_has_its_items(kind: PremisesKind, items: int) -> None:
    assert len(FIRST.for_kind(kind)) == items


def test_codes_are_unique_and_questions_hold_no_personal_data() -> None:
    codes = [item.code for item in FIRST.items]
    assert len(codes) == len(set(codes))
    assert [item.code for item in FIRST.items if check(item.question)] == []


def test_a_new_version_is_used_from_its_day_on() -> None:
    second = Checklist("2028-1", date(2028, 2, 29), FIRST.items)
    versions = (*VERSIONS, second)
    assert version_on(date(2028, 2, 28), versions) is FIRST
    assert version_on(date(2028, 2, 29), versions) is second
    assert version_on(date(2020, 1, 1), versions) is FIRST


def test_a_version_is_found_by_its_code_for_ever() -> None:
    assert version_named("2022-1") is FIRST
    with pytest.raises(KeyError):
        version_named("1999-1")
