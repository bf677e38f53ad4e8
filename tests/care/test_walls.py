"""The wall of care: even a raw query of somebody else of the same municipality finds no row."""

import pytest
from django.db import connection

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core import walls
from regiotoezicht.organisation.models import Municipality
from tests.care.conftest import Ward
from tests.conftest import NOW, Hire

pytestmark = pytest.mark.postgresql
TABLES = ("care_referral", "care_step", "care_keywrap", "care_carekey", "care_readerkey", "care_transfer")


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_only_the_readers_of_the_municipality_have_rows(ward: Ward, hire: Hire, haarlem: Municipality) -> None:
    ward.made()
    for role in Role:
        if role is Role.CARE_COORDINATOR:
            continue
        actor = hire(f"Iemand{role.value}", role, ward.town)
        with walls.standing(AccountActor(actor.account, NOW)):
            assert [table for table in TABLES if counted(table)] == [], role
    undesignated = hire("Mo", Role.CARE_COORDINATOR, ward.town)
    with walls.standing(AccountActor(undesignated.account, NOW)):
        assert [table for table in TABLES if counted(table)] == []
    elsewhere = hire("Noor", Role.CARE_COORDINATOR, haarlem)
    with walls.standing(AccountActor(elsewhere.account, NOW)):
        assert counted("care_referral") == counted("care_step") == counted("care_keywrap") == 0
    with walls.standing(AccountActor(ward.zoe.account, NOW)):
        assert counted("care_referral") == 1
