"""The wall of disclosures in PostgreSQL, as the role of the application: a partner reads her rows and nothing else."""

import pytest
from django.db import connection

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core import walls
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.models import Disclosure
from regiotoezicht.worklist.models import Task
from tests.conftest import Hire
from tests.sharing.disclosing import crime, partner, reader_of, shared, thing

__all__ = ["thing"]
pytestmark = pytest.mark.postgresql


def test_a_partner_reads_what_was_shared_with_her_and_writes_nothing(
    thing: Task, anna: AccountActor, chris: AccountActor, hire: Hire, alkmaar: Municipality
) -> None:
    police = partner(PartnerKind.POLICE)
    made = shared(thing, crime(police), anna)
    other = reader_of(partner(PartnerKind.TAX))
    with walls.standing(reader_of(police)):
        assert list(Disclosure.objects.values_list("pk", flat=True)) == [made.pk]
        assert Disclosure.objects.update(status="recalled") == 0
        assert not Task.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM audit_event")
            assert cursor.fetchone() == (0,)
    for stranger in (other, chris, None):
        with walls.standing(stranger):
            assert not Disclosure.objects.exists()
