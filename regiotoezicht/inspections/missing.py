"""What a visit still lacks before its report can be made. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections.entry import EntryFacts, refuse_companion, refuse_entry
from regiotoezicht.inspections.vocabulary import AnswerCode, Part, VisitStatus


@dataclass(frozen=True)
class Missing:
    """Something that is still to be done, in which section, in Dutch."""

    part: Part
    sentence: str


@dataclass(frozen=True)
class Recorded:
    """What was recorded of a visit, as far as its completeness depends on it.

    `phase` is how the control stands or ended. `items` are the codes and names of the checklist, `companions` pairs of
    own ground and whether the authorisation names her, `photos_on` whether photos were turned on in the home.
    """

    phase: VisitStatus
    home: bool
    lives_here: str
    has_left: bool
    entry: EntryFacts | None = None
    companions: Sequence[tuple[str, bool]] = ()
    items: Sequence[tuple[str, str]] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    findings: frozenset[str] = frozenset()
    photos: int = 0
    held_photos: int = 0
    photos_on: bool = False


def missing_of(seen: Recorded) -> list[Missing]:
    """What is still missing, in the order of the sections.

    After a refused entry or a control that stopped early only the times are asked; what was recorded has to be right.
    Basis: Awb 5:48(2), 3:2; law notes C1 (5:48) and D1 (end of the control).
    """
    found: list[Missing] = []
    whole = seen.phase is VisitStatus.UNDER_WAY
    if seen.phase is not VisitStatus.HELP_ASKED:
        if not seen.lives_here and whole:
            found.append(Missing(Part.ARRIVAL, "Beantwoord de vraag of hier iemand woont."))
        found += _of_entry(seen, whole=whole)
        found += _of_checklist(seen, whole=whole)
        if seen.home and seen.photos and not seen.photos_on:
            found.append(Missing(Part.PHOTOS, "In een woning staan foto's uit: verwijder ze."))
        if seen.held_photos and seen.phase is not VisitStatus.REFUSED_ENTRY:
            number = "1 foto" if seen.held_photos == 1 else f"{seen.held_photos} foto's"
            found.append(Missing(Part.PHOTOS, f"Beoordeel nog {number} waarop misschien een persoon staat."))
    if not seen.has_left:
        found.append(Missing(Part.CLOSING, "Vul in hoe laat u vertrok."))
    return found


def _of_entry(seen: Recorded, *, whole: bool) -> list[Missing]:
    if seen.entry is None:
        return [Missing(Part.ENTRY, "Leg vast op welke grond u binnentrad.")] if whole else []
    found: list[Missing] = []
    try:
        refuse_entry(seen.entry)
    except Refused as refusal:
        found.append(Missing(Part.ENTRY, refusal.sentence))
    for own_ground, named in seen.companions:
        try:
            refuse_companion(
                home=seen.home, ground=seen.entry.ground, own_ground=own_ground, named_in_authorisation=named
            )
        except Refused as refusal:
            found.append(Missing(Part.COMPANIONS, refusal.sentence))
    return found


def _of_checklist(seen: Recorded, *, whole: bool) -> list[Missing]:
    found: list[Missing] = []
    open_items = [name for code, name in seen.items if code not in seen.answers]
    if whole and open_items:
        number = len(open_items)
        found.append(
            Missing(
                Part.CHECKLIST, f"Nog {number} {'controlepunt' if number == 1 else 'controlepunten'} zonder antwoord."
            )
        )
    found += [
        Missing(Part.FINDINGS, f"Beschrijf de overtreding bij «{name}» en kies het artikel.")
        for code, name in seen.items
        if seen.answers.get(code) == AnswerCode.BREACH and code not in seen.findings
    ]
    return found
