"""What the register costs in statements: an import of sixty rows as much as one of six."""

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import enter_permit
from tests.conftest import NOW
from tests.permits.cast import contents, entered, taken_in
from tests.permits.register_builders import HEADINGS, permit, workbook
from tests.statements import costs, fresh


@pytest.fixture
def municipality(beverwijk: Municipality) -> Municipality:
    """Beverwijk as a form chooses it."""
    return Municipality.objects.select_related("district").get(pk=beverwijk.pk)


def test_entering_a_permit(municipality: Municipality, petra: AccountActor) -> None:
    entered(municipality, petra, case_number="Z/26/000002", name="Club Verzonnen")
    with costs("enter a permit"):
        enter_permit(municipality, contents=contents(), actor=fresh(petra), at=NOW)


@pytest.mark.parametrize("rows", [6, 60])
def test_taking_in_a_register(municipality: Municipality, petra: AccountActor, rows: int) -> None:
    entered(municipality, petra, case_number="Z/26/000002", name="Club Verzonnen")
    lines = [
        permit(
            Zaaknummer=f"Z/25/{row:06}",
            Naam_inrichting=f"Salon {row}",
            Exploitant=f"Salon {row} B.V.",
            KvK_nummer=f"{row:08}",
            Nr=row,
        )
        for row in range(1, rows + 1)
    ]
    content = workbook([HEADINGS, *lines])
    with costs(f"import a register, {rows} rows"):
        imported, _ = taken_in(municipality, fresh(petra), content)
    assert imported.created == rows
