"""Every table is behind the wall between municipalities, or outside it with a reason in docs/reference/databases.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from pytest_django.fixtures import Settings

from regiotoezicht.core import walls
from tests import behind_the_wall

pytestmark = pytest.mark.postgresql

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "databases.md"


def _outside() -> dict[str, str]:
    part = DOCS.read_text().split("## Tables outside the wall")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \| ([^|]+) \|$", part, re.M)
    return {table: reason.strip() for tables, reason in rows for table in re.findall(r"`(\w+)`", tables)}


@pytest.fixture
def forced(db: None) -> dict[str, bool]:
    """Every table of this database, with whether a wall holds its owner too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return dict(cursor.fetchall())


def test_every_table_is_behind_the_wall_or_outside_with_a_reason(forced: dict[str, bool]) -> None:
    outside = _outside()
    open_ones = {table for table, is_forced in forced.items() if not is_forced}
    assert sorted(open_ones - outside.keys()) == [], "Put them behind the wall with `Walls`, or give the reason"
    assert sorted(outside.keys() - open_ones) == [], "These are behind the wall, or gone: take them out of the list"
    assert all(outside.values())


def test_a_table_with_a_municipality_is_outside_for_a_reason_of_its_own() -> None:
    with_place = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if {field.name for field in model._meta.concrete_fields} & {"municipality", "district"}
    }
    assert sorted(with_place & _outside().keys()) == [
        "access_roleassignment",
        "bylaws_ruleset",
        "bylaws_switchground",
        "bylaws_switchperiod",
        "care_oncallnumber",
        "contributions_contribution",
        "contributions_costline",
        "contributions_costplan",
        "contributions_invoicedetails",
        "contributions_paymentrequest",
        "contributions_promise",
        "inspections_round_municipalities",
        "inspections_workedhours",
        "letters_channeloutage",
        "letters_letterhead",
        "letters_template",
        "organisation_designation",
        "organisation_inhabitants",
        "organisation_mandate",
        "organisation_municipality",
        "organisation_participation",
        "premises_trace",
        "programme_arranged",
        "programme_certificate",
        "programme_groupaction",
        "programme_planaction",
        "programme_resolution",
        "programme_triangleseat",
        "reporting_border",
        "sharing_agreement",
        "sharing_agreement_municipalities",
    ]


def test_without_saying_who_asks_no_table_behind_the_wall_shows_a_row(forced: dict[str, bool]) -> None:
    walls.stand(None)
    with connection.cursor() as cursor:
        for table in sorted(name for name, is_forced in forced.items() if is_forced):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table


def test_a_production_does_not_start_as_a_role_that_no_wall_holds(forced: dict[str, bool], settings: Settings) -> None:
    settings.PRODUCTION = True
    walls.refuse_passing()
    with pytest.raises(SystemExit, match="gaat door elke muur"), behind_the_wall.as_owner():
        walls.refuse_passing()


def test_the_role_of_the_application_passes_no_wall_and_takes_none_away(forced: dict[str, bool]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
            "AND pg_get_userbyid(relowner) = current_user"
        )
        assert cursor.fetchone() == (0,)
