"""Writing the papers: facts and what was typed become the fields of a letter, and those a Word file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.walls import Standing, reaching
from regiotoezicht.council.facts import Facts
from regiotoezicht.council.vocabulary import REASONS, Paper, Point
from regiotoezicht.documents import recognition
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.letters import composing, signing
from regiotoezicht.letters.council import COLLEGE_PROPOSAL, COUNCIL_LETTER
from regiotoezicht.letters.kinds import LetterKind
from regiotoezicht.letters.templating.queries import content_of, template_on
from regiotoezicht.programme.vocabulary import Item, State

BLANK = "…" * 12
"""What stands where something is still to be written by hand, or in Word."""


@dataclass(frozen=True)
class Typed:
    """What was typed on the form; nothing of it is kept."""

    date: date
    reference: str = ""
    secretary: str = ""
    mayor: str = ""
    portfolio_holder: str = ""
    attachments: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


def write(paper: Paper, facts: Facts, typed: Typed, standing: Standing) -> bytes:
    """A paper as a Word file, from the own template of the municipality or else the standard one.

    Raises Refused when a field cannot be printed or the own template does not fit any more.
    """
    if paper is Paper.PROPOSAL:
        return _filled(COLLEGE_PROPOSAL, _shared(facts, typed) | _proposal(facts, typed), facts, typed, standing)
    made = _filled(COUNCIL_LETTER, _shared(facts, typed) | _letter(facts, typed), facts, typed, standing)
    return signing.signed(made, signing.Signature(typed.mayor or BLANK, "burgemeester", "", typed.date))


def edited_as_pdfa(content: bytes) -> bytes:
    """PDF/A-2b of a paper that was edited in Word; nothing of it is kept.

    Raises Refused for another type of file, macros, links to outside, changes that nobody accepted, data that no paper
    needs, signs that cannot be printed, or when LibreOffice fails.
    """
    if recognition.recognise(content) is not recognition.DOCX:
        raise Refused("paper_no_word", "Kies het stuk zoals u het in Word hebt opgeslagen (.docx).", field="file")
    recognition.refuse_bad_docx(content)
    signing.refuse_unusable(content, is_signed=False)  # names were filled in when it was made
    return docx_to_pdfa(content)


def name_of(paper: Paper, facts: Facts, ending: str) -> str:
    """The name of the file: what it is, of which municipality, about which period."""
    town = "".join(sign if sign.isalnum() else "-" for sign in facts.municipality.name).strip("-")
    return f"{paper.label}-{town}-{facts.period.code}.{ending}"


def offered(facts: Facts) -> dict[Point, bool]:
    """The points that can be proposed, and whether the facts ask for each."""
    open_to_college = any(one.asks_college for one in facts.decisions)
    return {
        Point.NOTE: True,
        **({Point.ADOPT: True} if open_to_college else {}),
        **({Point.PAY: True} if facts.paying.cents else {}),
        Point.DESIGNATE: Item.SUPERVISORS in facts.lacking,
        Point.MANDATE: Item.MANDATE in facts.lacking,
        Point.INFORM: True,
    }


def _filled(kind: LetterKind, fields: dict[str, Any], facts: Facts, typed: Typed, standing: Standing) -> bytes:
    town = facts.municipality
    with reaching(standing, frozenset({town.pk})):  # its templates lie behind its wall
        template = content_of(template_on(town.pk, kind.code, facts.day))
    return composing.fill(
        kind,
        fields,
        municipality=town.name,
        reference=typed.reference or BLANK,
        template=template,
        letterhead=facts.letterhead,
    )


def _shared(facts: Facts, typed: Typed) -> dict[str, Any]:
    paying = facts.paying
    other = facts.coordinator if facts.coordinator and not facts.coordinates else None
    return {
        "period": facts.period.label,
        "year": str(facts.period.year),
        "day": facts.day,
        "takes_part": facts.participation is not None,
        "district": facts.district,
        "coordinator": other.name if other else "",
        "coordinates": facts.coordinates,
        "decisions": facts.decision_lines,
        "working_groups": facts.groups,
        "open_subjects": facts.open_subjects,
        "share": paying.cents,
        "stage": paying.stage,
        "by_key": paying.by_key,
        "shares": paying.shares,
        "not_paying": paying.not_paying,
        "vat": paying.vat or None,
        "in_kind": paying.in_kind or None,
        "to_pay": paying.to_pay if paying.in_kind else None,
        "promises": paying.promised,
        "uncovered": paying.uncovered or None,
        "carried_by": paying.carried_by,
        "attachments": list(typed.attachments),
    }


def _letter(facts: Facts, typed: Typed) -> dict[str, Any]:
    town, head = facts.municipality.name, facts.letterhead
    return {
        "addressee_name": "Aan de gemeenteraad",
        "addressee_address": head.lines(f"Gemeente {town}", head.address) if head else f"Gemeente {town}",
        "salutation": "Geachte leden van de raad,",
        "body": f"het college van burgemeester en wethouders van {town}",
        "contact": f"{typed.portfolio_holder}, portefeuillehouder" if typed.portfolio_holder else "",
        "subject": f"Raadsinformatiebrief: toezicht op de seksbranche in {facts.period.label}",
        "decided": facts.decided,
        "secretary": typed.secretary or BLANK,
    }


def _proposal(facts: Facts, typed: Typed) -> dict[str, Any]:
    return {
        "subject": f"Toezicht op de seksbranche in {facts.period.label}",
        "date": typed.date,
        "portfolio_holder": typed.portfolio_holder or BLANK,
        "points": points_of(facts, typed.points),
        "reasons": [REASONS[point] for point in typed.points],
        "taakvelden": [f"{name}: {euros(cents)}." for name, cents in facts.paying.taakvelden().items()],
        "privacy": facts.privacy,
        "informs_council": Point.INFORM in typed.points,
        "next_steps": _next_steps(facts, typed),
    }


def points_of(facts: Facts, points: tuple[Point, ...]) -> list[str]:
    """The points of the decision in words, one under the other as a list of a sentence."""
    said: list[str] = []
    for point in points:
        said += _worded(point, facts)
    return [f"{text}{'.' if place == len(said) else ';'}" for place, text in enumerate(said, start=1)]


def _worded(point: Point, facts: Facts) -> list[str]:
    act = "van de Algemene wet bestuursrecht"
    match point:
        case Point.NOTE:
            return [f"kennis te nemen van de stand van het toezicht op {written(facts.day, 'j F Y')}"]
        case Point.ADOPT:
            return [f"vast te stellen: {one.subject.title}" for one in facts.decisions if one.asks_college]
        case Point.PAY:
            return [_paying(facts)]
        case Point.DESIGNATE:
            return [f"de toezichthouders van het district aan te wijzen voor onze gemeente (artikel 5:11 {act})"]
        case Point.MANDATE:
            return [f"mandaat te verlenen om besluiten over maatregelen te ondertekenen (artikel 10:1 {act})"]
        case Point.INFORM:
            return ["de gemeenteraad te informeren met de bijgaande raadsinformatiebrief"]


def _paying(facts: Facts) -> str:
    paying = facts.paying
    vat = f", met {euros(paying.vat)} btw" if paying.vat else ""
    fields = " en ".join(paying.taakvelden())
    cover = f"ten laste van taakveld {fields}" if fields else "waarvoor de dekking nog moet worden aangewezen"
    return f"de bijdrage voor {paying.year} van {euros(paying.cents or 0)} ({paying.stage}){vat} te betalen, {cover}"


def _next_steps(facts: Facts, typed: Typed) -> list[str]:
    said = [
        f"Op {written(one.steps[-1].date, 'j F Y')} staat op de agenda ({one.subject.get_organ_display()}): "
        f"{one.subject.title}."
        for one in facts.decisions
        if one.state is State.AGENDA and one.steps[-1].date >= facts.day
    ]
    if Point.INFORM in typed.points:
        said.append("De raadsinformatiebrief gaat na het besluit van het college naar de raad.")
    if facts.paying.stage == "indicatief":
        said.append("De definitieve verdeling van de kosten moet nog worden vastgesteld.")
    return said
