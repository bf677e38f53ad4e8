"""Templates of a municipality in the making, and a try at adding one."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import docx
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.letters.kinds import kind_of
from regiotoezicht.letters.models import Letterhead, Template
from regiotoezicht.letters.templating import actions
from regiotoezicht.letters.templating.rules import Said
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW

Add = Callable[..., Template]
OFFICE = {
    "office": "afdeling Veiligheid",
    "address": "Postbus 0, 1999 ZZ Beverwijk",
    "return_address": "Postbus 0, 1999 ZZ Beverwijk",
    "phone": "0000 000 000",
    "email": "post@gemeente.example",
    "contact_function": "de behandelend jurist",
    "court": "de rechtbank Noord-Holland",
    "court_address": "Postbus 1, 1999 ZY Beverwijk",
    "objection_office": "afdeling Juridische Zaken",
    "objection_address": "Postbus 0, 1999 ZZ Beverwijk",
    "iban": "NL79DEMO0000000000",
    "account_name": "Gemeente Beverwijk",
}


def word(kind: str = "warning", change: Callable[[Any], object] = lambda document: None) -> bytes:
    """The standard template of a kind, changed in Word."""
    document = docx.Document(io.BytesIO(kind_of(kind).template.read_bytes()))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def typed(text: str, kind: str = "warning") -> bytes:
    """The standard template with a paragraph typed at its end."""
    return word(kind, lambda document: document.add_paragraph(text))


def with_part(name: str, text: bytes, *, instead: bool = False) -> bytes:
    """The standard template with another part in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            if not (instead and part == name):
                target.writestr(part, source.read(part))
        target.writestr(name, text)
    return made.getvalue()


@pytest.fixture
def add(anna: AccountActor, beverwijk: Municipality) -> Add:
    """Add a version of a template."""

    def add(content: bytes | None = None, *, kind: str = "warning", **more: Any) -> Template:
        given: dict[str, Any] = {"actor": anna, "token": uuid4(), "name": "sjabloon.docx", "at": NOW} | more
        return actions.add(
            given.pop("municipality", beverwijk),
            kind=kind,
            content=content if content is not None else word(kind),
            **given,
        )

    return add


def refusal_of(add: Add, content: bytes, **more: Any) -> Refused:
    """Why a template is refused; nothing of it is kept."""
    kept = (Template.objects.count(), StoredFile.objects.count())
    with pytest.raises(Refused) as refusal:
        add(content, **more)
    assert (Template.objects.count(), StoredFile.objects.count()) == kept
    return refusal.value


def adopted(template: Template, actor: AccountActor, from_date: date, **more: Any) -> Template:
    """The template, adopted from a day on."""
    given: dict[str, Any] = {"reference": "B2026/4", "adopted_date": date(2026, 1, 5), "at": NOW} | more
    return actions.adopt(template, from_date=from_date, actor=actor, **given)


def letterhead(municipality: Municipality, actor: AccountActor, from_date: date, **more: Any) -> Letterhead:
    """What the letters of a municipality say about itself."""
    said = Said(**(OFFICE | more))
    return actions.set_letterhead(municipality, said=said, from_date=from_date, actor=actor, at=NOW)
