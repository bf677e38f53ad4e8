"""A permit by hand and a register from a file, for the tests of this room."""

from dataclasses import replace
from datetime import date
from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import enter_permit, import_register
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.permits.preview import Preview
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.dates import End
from regiotoezicht.permits.register.parsing import Row
from tests.conftest import NOW
from tests.permits.register_builders import EXAMPLE

CONTENTS = Row(
    row=0,
    key="",
    case_number="Z/26/000001",
    name="Club Voorbeeld",
    kind="club",
    holder="Voorbeeld Exploitatie B.V.",
    kvk="00000101",
    managers=("J. de Proef",),
    address=Address("Fictiestraat", 12, "", "1949 ZZ", "Beverwijk"),
    granted_date=date(2022, 4, 1),
    end=End(last_date=date(2027, 3, 31)),
    rooms=8,
    opening_hours="18:00-04:00",
    advert_phone="0251-000101",
    remarks="",
)


def contents(**changes: Any) -> Row:
    """The contents of one good permit, with changes."""
    return replace(CONTENTS, **changes)


def entered(municipality: Municipality, actor: AccountActor, **changes: Any) -> Permit:
    """A permit entered by hand."""
    return enter_permit(municipality, contents=contents(**changes), actor=actor, at=NOW)


def taken_in(municipality: Municipality, actor: AccountActor, content: bytes | None = None) -> tuple[Import, Preview]:
    """A register taken in; the example unless said otherwise."""
    return import_register(
        municipality,
        content=EXAMPLE.read_bytes() if content is None else content,
        file_name="register.xlsx",
        actor=actor,
        at=NOW,
    )
