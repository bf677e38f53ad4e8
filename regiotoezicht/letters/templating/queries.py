"""Questions about templates and letterheads."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.db.models import Exists, FilteredRelation, QuerySet

from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters.models import Letterhead, Template
from regiotoezicht.letters.templating import rules
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import in_force


def template_on(municipality_id: int, kind: str, on: date) -> Template | None:
    """The own template of a municipality for a kind of letter on a day; None where the standard one is used."""
    held = Template.objects.in_force(on).filter(municipality_id=municipality_id, kind=kind)
    return held.select_related("file").first()


def content_of(template: Template | None) -> bytes | None:
    """The Word file of a template; None for the standard one."""
    return open_file(template.file) if template is not None and template.file is not None else None


def letterhead_on(municipality_id: int, on: date) -> Letterhead | None:
    """What the letters of a municipality say about itself on a day, if that was laid down."""
    return Letterhead.objects.filter(in_force(on), municipality_id=municipality_id).first()


def held_in(municipalities: QuerySet[Municipality], asked: str, on: date) -> dict[str, Any]:
    """What a form for other letterhead data starts from: what holds on a day in the municipality that was asked by its
    number, else in the first that has any; empty when none has.
    """
    rows = Letterhead.objects.filter(in_force(on), municipality__in=municipalities).order_by("municipality__name")
    held = (rows.filter(municipality=int(asked)) if asked.isascii() and asked.isdecimal() else rows).first()
    if held is None:
        return {}
    return {"municipality": held.municipality_id} | {one.name: getattr(held, one.name) for one in fields(rules.Said)}


@dataclass(frozen=True)
class Addresses:
    """Where somebody may write about a letter of a municipality, in lines; each is empty when it was not laid down."""

    view: str = ""
    objection: str = ""
    court: str = ""


def addresses_on(municipality: Municipality, on: date) -> Addresses:
    """Where a view, an objection and an appeal go on a day, as the letterhead of that day says it."""
    held = letterhead_on(municipality.pk, on)
    if held is None:
        return Addresses()
    town = f"Gemeente {municipality.name}"
    court = held.court.removeprefix("de ")
    return Addresses(
        view=held.lines(town, held.office, held.address),
        objection=held.lines(town, held.objection_office, held.objection_address),
        court=held.lines(court[:1].upper() + court[1:], held.court_address),
    )


@dataclass
class Stationery:
    """What letters of a municipality are made of on a day: its own templates by kind, and its letterhead."""

    templates: dict[str, Template]
    letterhead: Letterhead | None
    opened: dict[str, bytes | None] = field(default_factory=dict)

    def content(self, kind: str) -> bytes | None:
        """The own Word file of a kind, opened once; None for the standard one."""
        if kind not in self.opened:
            self.opened[kind] = content_of(self.templates.get(kind))
        return self.opened[kind]


LETTERHEAD = (
    *("office", "address", "return_address", "phone", "email", "contact_function", "court", "from_date"),
    *("court_address", "objection_office", "objection_address", "iban", "account_name"),
)


def stationery_on(municipality_id: int, kinds: Collection[str], on: date) -> Stationery:
    """What letters of these kinds are made of in a municipality on a day.

    One statement, and another only where there is an own template: every letter asks this.
    """
    own = Template.objects.in_force(on).filter(municipality_id=municipality_id, kind__in=kinds)
    found = (
        Municipality.objects.filter(pk=municipality_id)
        .annotate(
            held=FilteredRelation("letterheads", condition=in_force(on, "letterheads__")),
            has_own=Exists(own),
        )
        .values("has_own", "held__pk", *(f"held__{name}" for name in LETTERHEAD))
        .get()
    )
    letterhead = None
    if found["held__pk"] is not None:
        said = {name: found[f"held__{name}"] for name in LETTERHEAD}
        letterhead = Letterhead(pk=found["held__pk"], municipality_id=municipality_id, **said)
    templates = own.select_related("file") if found["has_own"] else ()
    return Stationery({template.kind: template for template in templates}, letterhead)


def versions_of(actor: Actor, municipality_id: int, kind: str = "") -> list[Template]:
    """The templates of a municipality that the actor may see, newest version first; of one kind when it is given."""
    rows = Template.objects.visible_to(actor).filter(municipality_id=municipality_id)
    rows = rows.filter(kind=kind) if kind else rows
    return list(rows.select_related("municipality", "file", "made_by"))


def may_read(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the Word file of a template."""
    return Template.objects.visible_to(actor).filter(pk=pk).exists()
