"""What the letters of coercion, closure, suspension, withdrawal and costs say, and the notice for the door."""

import io
import subprocess
import zipfile
from datetime import date
from typing import Any

import docx
import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.guard import check
from regiotoezicht.letters import composing, signing
from regiotoezicht.letters.kinds import BUILT_IN, kind_of
from regiotoezicht.letters.measures import CLOSURE_NOTICE, MEASURES
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.worklist.models import Task
from scripts import measure_letters
from tests.architecture.test_words import REFUSED

from ..conftest import TODAY
from .conftest import ADDRESSEE, FOUND, REMEDY
from .own.conftest import OFFICE
from .test_texts import parts, text_of

CODES = [kind.code for kind in MEASURES]
DECISIONS = [kind.code for kind in MEASURES if kind.is_decision]
SHARED: dict[str, Any] = {
    **ADDRESSEE,
    **FOUND,
    **REMEDY,
    "measure": "Beëindig het gebruik.",
    "grounds": "Dit past bij het beleid.",
    "view_silent": True,
}
PERIOD = {"from_date": date(2026, 4, 1), "until_date": date(2026, 4, 28)}
COSTS = {"costs": "Treden wij zelf op, dan betaalt u alle kosten daarvan."}
FIELDS: dict[str, dict[str, Any]] = {
    "coercion_order": {**SHARED, **COSTS, "comply_until": date(2026, 4, 7)},
    "urgent_coercion": {**SHARED, **COSTS, "urgency": "Er was gevaar voor brand."},
    "closure": {**SHARED, **COSTS, **PERIOD, "basis": "artikel 174 van de Gemeentewet", "facts": "Overlast op straat."},
    "closure_prolonged": {
        **ADDRESSEE,
        **REMEDY,
        "place": "Voorbeeldweg 12",
        "order_date": TODAY,
        "was_until": date(2026, 4, 28),
        "until_date": date(2026, 5, 12),
        "basis": "artikel 174 van de Gemeentewet",
        "hearing": "U gaf op 20 april uw mening.",
        "grounds": "De overlast gaat door.",
    },
    "suspension": {**SHARED, **PERIOD, "permit_date": date(2024, 5, 1)},
    "withdrawal": {**SHARED, "from_date": date(2026, 4, 1)},
    "cost_decision": {
        **ADDRESSEE,
        **REMEDY,
        "order_date": TODAY,
        "executed_date": TODAY,
        "amount": 125_050,
        "specification": "Een slotenmaker en twee beveiligers.",
    },
    "coercion_complied": {**ADDRESSEE, "order_date": TODAY, "recheck_date": TODAY},
}
NOTICE = {"body": "de burgemeester van Beverwijk", **PERIOD}


def written(matter: Task, code: str, **fields: Any) -> str:
    return text_of(composing.compose(matter, kind_of(code), FIELDS[code] | fields, letterhead=Letterhead(**OFFICE)))


@pytest.mark.parametrize("kind", [*MEASURES, CLOSURE_NOTICE], ids=lambda kind: kind.code)
def test_a_template_asks_every_field_of_its_kind_and_is_what_the_script_makes(kind: Any) -> None:
    asked, named = composing.placeholders_of(kind.template), {field.name for field in kind.all_fields}
    assert asked - {"subject"} <= named | BUILT_IN
    assert named <= asked
    assert parts(kind.template.read_bytes()) == parts(measure_letters.PAPERS[kind.code]().content())


@pytest.mark.parametrize("code", CODES)
def test_every_letter_has_a_place_for_the_signature_no_holes_and_neutral_words(matter: Task, code: str) -> None:
    text = written(matter, code)
    assert all(mark in text for mark in signing.MARKS)
    assert "{" not in text and "None" not in text and "()" not in text
    assert not REFUSED.search(text) and "seks" not in text.lower()
    assert "Beverwijk" in text and matter.dossier in text


@pytest.mark.parametrize("code", DECISIONS)
def test_every_decision_says_how_to_object_and_what_a_court_can_do(matter: Task, code: str) -> None:
    text = written(matter, code, court="de rechtbank Noord-Holland")
    assert "binnen zes weken" in text and "Postbus 0\n1940 AA Beverwijk" in text
    assert "naar de burgemeester van Beverwijk" in text
    assert "voorzieningenrechter van de rechtbank Noord-Holland" in text


@pytest.mark.parametrize("code", [code for code in DECISIONS if code not in ("cost_decision", "closure_prolonged")])
def test_a_decision_says_what_was_done_with_the_view_and_who_else_signed(matter: Task, code: str) -> None:
    with pytest.raises(Refused, match="4:8"):
        written(matter, code, view_silent=False)
    both = written(matter, code, co_signed="namens het college, mandaat M1\nC. Model, directeur")
    assert "Mede ondertekend:\nnamens het college, mandaat M1\nC. Model, directeur" in both
    assert "Mede ondertekend" not in written(matter, code)


def test_an_urgent_decision_tells_what_was_done_only_when_something_was(matter: Task) -> None:
    before = written(matter, "urgent_coercion")
    after = written(matter, "urgent_coercion", acted="De deur is geopend.", acted_date=TODAY, acted_time="08.00 uur")
    assert "Wij passen bestuursdwang toe" in before and "hebben wij al opgetreden" not in before
    assert "Wij hebben bestuursdwang toegepast" in after
    assert "Op 24 maart 2026 om 08.00 uur hebben wij al opgetreden" in after


@pytest.mark.parametrize("code", ["closure", "closure_prolonged"])
def test_who_lives_there_reads_that_she_cannot_and_whom_to_call(matter: Task, code: str) -> None:
    told = "kunt u hier niet wonen"
    assert told not in written(matter, code)
    text = written(matter, code, lives_there=True).replace("\u00a0", " ")
    assert told in text and "Bel ons dan meteen: " in text


def test_the_costs_name_the_amount_the_term_and_the_objection_that_covers_them(matter: Task) -> None:
    text = written(matter, "cost_decision")
    for said in ("€\u00a01.250,50", "binnen zes weken", "artikel 4:87", "artikel 5:31c", "Een slotenmaker"):
        assert said in text


def test_the_notice_says_that_it_is_closed_and_nothing_else(matter: Task) -> None:
    content = composing.compose(matter, CLOSURE_NOTICE, NOTICE)
    pdf = docx_to_pdfa(content)
    assert conformance(pdf)
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    words = " ".join(text.split())
    assert words == (
        "GESLOTEN op last van de burgemeester van Beverwijk van 1 april 2026 tot en met 28 april 2026 "
        "Verboden toegang. Wie naar binnen gaat of een zegel verbreekt, is strafbaar. "
        "Vragen? Bel de gemeente Beverwijk."
    )
    assert matter.dossier not in text and not check(words) and not REFUSED.search(words)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"Sluiting" not in archive.read("docProps/core.xml")
    assert len(docx.Document(io.BytesIO(content)).tables) == 0


def test_the_notice_has_no_field_for_a_name_or_a_reason() -> None:
    assert {field.name for field in CLOSURE_NOTICE.all_fields} == {"body", "from_date", "until_date"}
