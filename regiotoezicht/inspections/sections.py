"""The sections of a visit: their addresses, what is stored in each, and how a form of each is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.actions import entry as entering
from regiotoezicht.inspections.actions import seen, visits
from regiotoezicht.inspections.entry import EntryFacts
from regiotoezicht.inspections.forms.visits import (
    OF_AUTHORISATION,
    OF_CONSENT,
    ArrivalForm,
    ChecklistForm,
    ClosingForm,
    CountsForm,
    EntryForm,
    PowersForm,
    SectionForm,
)
from regiotoezicht.inspections.models import Entry, Visit, VisitPart
from regiotoezicht.inspections.notes import items_of
from regiotoezicht.inspections.vocabulary import LivesHere, Part, Power

Stored = dict[str, Any]

SLUGS: Mapping[Part, str] = {
    Part.ARRIVAL: "aankomst",
    Part.ENTRY: "binnentreden",
    Part.COMPANIONS: "meelopers",
    Part.POWERS: "bevoegdheden",
    Part.CHECKLIST: "controlepunten",
    Part.COUNTS: "aantallen",
    Part.FINDINGS: "bevindingen",
    Part.PHOTOS: "fotos",
    Part.CLOSING: "afronden",
}
PART_OF = {slug: part for part, slug in SLUGS.items()}
ICONS: Mapping[Part, str] = {
    Part.ARRIVAL: "map-pin",
    Part.ENTRY: "login",
    Part.COMPANIONS: "users",
    Part.POWERS: "gavel",
    Part.CHECKLIST: "checklist",
    Part.COUNTS: "user-plus",
    Part.FINDINGS: "file-text",
    Part.PHOTOS: "camera",
    Part.CLOSING: "logout",
}


@dataclass(frozen=True)
class Section:
    """A section that is filled in with one form: how it is stored, shown and saved."""

    stored: Callable[[Visit, datetime], Stored]
    form: Callable[..., Any]
    save: Callable[[Visit, Any, Actor, datetime], object]


def next_of(part: Part) -> Part | None:
    """The section that follows."""
    order = list(Part)
    place = order.index(part) + 1
    return order[place] if place < len(order) else None


def previous_of(part: Part) -> Part | None:
    """The section before."""
    place = list(Part).index(part)
    return list(Part)[place - 1] if place else None


def stored_form(part: Part, visit: Visit, at: datetime, data: Any = None) -> Any:
    """The form of a section with what is stored, or bound to what was typed. The visit knows its `revision`."""
    section = SECTIONS[part]
    revision = getattr(visit, "revision", None) or 0
    form = section.form(visit)(data, initial=section.stored(visit, at) | {"seen": revision})
    form.revision = revision
    return form


def was_saved(visit: Visit, part: Part, form: SectionForm) -> bool:
    """Whether this very form was saved before: a second submit changes nothing."""
    return VisitPart.objects.filter(visit=visit, part=part, token=form.cleaned_data["token"]).exists()


def _of_arrival(visit: Visit, at: datetime) -> Stored:
    return {"lives_here": visit.lives_here}


def _save_arrival(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    answer = LivesHere(form.cleaned_data["lives_here"])
    return visits.answer_lives_here(visit, lives_here=answer, actor=actor, at=at, **_marks(form))


def _of_entry(visit: Visit, at: datetime) -> Stored:
    entry = Entry.objects.filter(visit=visit).first()
    if entry is None:
        return {"entered_at": at, "consent_at": at}
    names = ("ground", "entered_at", "identity_shown", "purpose_stated", *OF_CONSENT, *OF_AUTHORISATION)
    return {name: getattr(entry, name) for name in names}


def _save_entry(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    typed = form.cleaned_data
    told = {name: value for name, value in typed.items() if name not in ("seen", "token", "interpreter")}
    facts = EntryFacts(home=visit.is_home, **told)
    interpreter = typed.get("interpreter", False)
    return entering.record_entry(visit, facts=facts, interpreter=interpreter, actor=actor, at=at, **_marks(form))


def _of_powers(visit: Visit, at: datetime) -> Stored:
    found: Stored = {}
    for used in visit.powers.all():
        name = Power(used.power).name.lower()
        found |= {f"used_{name}": True, f"why_{name}": used.why}
    return found


def _save_powers(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    seen.save_powers(visit, powers=form.powers, actor=actor, at=at, **_marks(form))
    return visit


def _of_checklist(visit: Visit, at: datetime) -> Stored:
    found: Stored = {}
    for given in visit.answers.all():
        found |= {f"answer_{given.item}": given.answer, f"note_{given.item}": given.note}
    return found


def _save_checklist(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    seen.save_answers(visit, answers=form.answers, actor=actor, at=at, **_marks(form))
    return visit


def _of_counts(visit: Visit, at: datetime) -> Stored:
    return dict(visit.counts.values_list("kind", "number"))


def _save_counts(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    seen.save_counts(visit, counts=form.counts, actor=actor, at=at, **_marks(form))
    return visit


def _of_closing(visit: Visit, at: datetime) -> Stored:
    return {"left_at": visit.left_at or at}


def _save_closing(visit: Visit, form: Any, actor: Actor, at: datetime) -> object:
    return visits.note_leaving(visit, left_at=form.cleaned_data["left_at"], actor=actor, at=at, **_marks(form))


def _marks(form: Any) -> dict[str, Any]:
    return {"seen": form.cleaned_data["seen"], "token": form.cleaned_data["token"]}


def _plain(form: type[SectionForm]) -> Callable[[Visit], Callable[..., Any]]:
    return lambda visit: form


def _entry_form(visit: Visit) -> Callable[..., Any]:
    return lambda *args, **kwargs: EntryForm(*args, home=visit.is_home, **kwargs)


def _checklist_form(visit: Visit) -> Callable[..., Any]:
    return lambda *args, **kwargs: ChecklistForm(*args, items=items_of(visit), **kwargs)


SECTIONS: Mapping[Part, Section] = {
    Part.ARRIVAL: Section(_of_arrival, _plain(ArrivalForm), _save_arrival),
    Part.ENTRY: Section(_of_entry, _entry_form, _save_entry),
    Part.POWERS: Section(_of_powers, _plain(PowersForm), _save_powers),
    Part.CHECKLIST: Section(_of_checklist, _checklist_form, _save_checklist),
    Part.COUNTS: Section(_of_counts, _plain(CountsForm), _save_counts),
    Part.CLOSING: Section(_of_closing, _plain(ClosingForm), _save_closing),
}
