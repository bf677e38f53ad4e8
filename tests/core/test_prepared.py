"""A prepared read: made once, filled in for each request, and the same as the queryset that it was made from."""

from datetime import date
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.core.prepared import Prepared
from regiotoezicht.organisation.models import Municipality


def _valid(day: date, code: str, pk: int) -> QuerySet[Any, Any]:
    return Municipality.objects.filter(valid_from__lte=day, code=code, pk__gt=pk).values("name", "valid_from")


def test_it_answers_what_its_queryset_answers(
    beverwijk: Municipality, haarlem: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    prepared = Prepared(_valid, day=date, code=str, pk=int)
    day = date(2026, 3, 24)
    for place in (beverwijk, haarlem):
        with django_assert_num_queries(1):
            found = prepared.named_rows(day=day, code=place.code, pk=0)
        assert found == list(_valid(day, place.code, 0)) == [{"name": place.name, "valid_from": place.valid_from}]
    assert prepared.rows(day=date(1800, 1, 1), code=beverwijk.code, pk=0) == []
    assert prepared.rows(day=day, code=beverwijk.code, pk=beverwijk.pk) == []


def test_what_stands_in_a_parameter_is_never_read_as_sql(beverwijk: Municipality) -> None:
    prepared = Prepared(_valid, day=date, code=str, pk=int)
    assert prepared.rows(day=date(2026, 3, 24), code="' OR 1=1 --", pk=0) == []


def test_a_read_that_no_row_can_fit_asks_nothing(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    def nobody(pk: int) -> QuerySet[Any, Any]:
        return Municipality.objects.filter(pk=pk, code__in=()).values("name")

    with django_assert_num_queries(0):
        assert Prepared(nobody, pk=int).rows(pk=1) == []


def test_a_parameter_that_only_steers_the_making_is_a_mistake(db: None) -> None:
    def steered(pk: int, code: str) -> QuerySet[Any, Any]:
        return Municipality.objects.filter(pk=pk, name="A" if code else "B").values("name")

    with pytest.raises(ValueError, match="does not ask for code"):
        Prepared(steered, pk=int, code=str).rows(pk=1, code="GM0375")
