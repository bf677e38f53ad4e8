"""Whose records are whose after municipalities went into each other."""

from regiotoezicht.organisation.mergers import Merged


def test_the_successor_has_what_went_into_it_however_long_ago_and_the_predecessor_nothing() -> None:
    merged = Merged([(1, 2), (2, 3), (9, 3)])
    assert merged.own(3) == {1, 2, 3, 9}
    assert merged.own(1) == merged.own(2) == frozenset()
    assert merged.own(4) == {4}
    assert merged.own(None) == frozenset()


def test_two_that_went_into_each_other_do_not_go_round_for_ever() -> None:
    assert Merged([(1, 2), (2, 1)]).own(1) == frozenset()
