"""Writes of many rows at once answer for each row, and touch no other."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.core.bulk import unchanged, update_answering
from regiotoezicht.core.references import dossier_numbers, dossiers_up_to, next_number, next_numbers
from regiotoezicht.organisation.models import District, Employee, Municipality

pytestmark = pytest.mark.django_db


def test_an_update_answers_the_rows_that_it_changed(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    before = dict(Municipality.objects.values_list("code", "name"))
    some = Municipality.objects.filter(code__in=["GM0375", "GM0361", "GM9999"])
    with django_assert_num_queries(1):
        changed = update_answering(some, "code", "district", valid_until=date(2030, 1, 1))
    assert {code for code, _ in changed} == {"GM0375", "GM0361"}
    assert all(Municipality.objects.get(code=code).district_id == district for code, district in changed)
    assert set(Municipality.objects.filter(valid_until=date(2030, 1, 1)).values_list("code", flat=True)) == {
        "GM0375",
        "GM0361",
    }
    assert dict(Municipality.objects.values_list("code", "name")) == before


def test_a_condition_over_another_table_changes_only_what_it_meets() -> None:
    in_kennemerland = Municipality.objects.filter(district__code="KEN")
    changed = update_answering(in_kennemerland, "code", valid_until=date(2030, 1, 1))
    assert len(changed) == in_kennemerland.count()
    assert not Municipality.objects.exclude(district__code="KEN").filter(valid_until=date(2030, 1, 1)).exists()


def test_a_condition_that_nothing_can_meet_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert update_answering(Municipality.objects.filter(pk__in=[]), "code", name="Nergens") == []


def test_a_row_that_was_changed_meanwhile_is_not_met(sara: AccountActor, tom: AccountActor) -> None:
    read = list(Account.objects.order_by("pk"))
    assert Account.objects.filter(unchanged(read, "name", "email")).count() == 2
    Account.objects.filter(pk=tom.account.pk).update(name="Thomas")
    assert list(Account.objects.filter(unchanged(read, "name", "email"))) == [sara.account]
    assert not Employee.objects.filter(unchanged([])).exists()


def test_numbers_of_several_series_go_on_from_the_last(
    kennemerland: District, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert next_number("planned") == 1
    with django_assert_num_queries(1):
        assert next_numbers({"planned": 1, "KEN-2026": 3}) == {"planned": 2, "KEN-2026": 3}
    assert dossiers_up_to(3, "KEN-2026", 3) == ["KEN-2026-00001", "KEN-2026-00002", "KEN-2026-00003"]
    assert dossier_numbers(kennemerland.code, 2026, 2) == ["KEN-2026-00004", "KEN-2026-00005"]
