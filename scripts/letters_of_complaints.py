"""The texts of the letters of complaints, for `make_letters`. Each writes the middle of a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scripts.letters_of_proceedings import QUESTIONS, whole

if TYPE_CHECKING:
    from scripts.letter_paper import Paper

OMBUDSMAN = (
    "Bent u niet tevreden met hoe wij met uw klacht zijn omgegaan? Dan kunt u {{ ombudsman }} vragen om een onderzoek. "
    "Doe dat binnen een jaar na deze brief (artikelen 9:12 en 9:24 van de Algemene wet bestuursrecht)."
)


def complaint_received(paper: Paper) -> None:
    """The receipt (Awb 9:6)."""
    paper.text("Op {{ received_date }} hebben wij uw klacht ontvangen. Dank u dat u ons dit laat weten.")
    paper.head("Hoe gaat het verder?").text(
        "Iemand die niet bij de gedraging was betrokken, onderzoekt uw klacht. Wij nodigen u uit om te vertellen wat "
        "er is gebeurd. Gaat uw klacht over iemand die bij ons werkt? Dan krijgt die een kopie van uw klacht en "
        "mag ook vertellen hoe het ging (artikelen 9:7, 9:9 en 9:10 van de Algemene wet bestuursrecht)."
    )
    paper.when(
        "decision_until",
        "U hoort uiterlijk op {{ decision_until }} van ons wat wij van uw klacht vinden. Hebben wij meer tijd nodig, "
        "dan laten wij u dat weten.",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def complaint_extended(paper: Paper) -> None:
    """The notice that handling takes longer (Awb 9:11(2))."""
    paper.text(
        "Op {{ received_date }} hebben wij uw klacht ontvangen. Wij hebben vier weken meer tijd nodig (artikel 9:11, "
        "tweede lid, van de Algemene wet bestuursrecht).",
        "U hoort uiterlijk op {{ decision_until }} van ons wat wij van uw klacht vinden.",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def complaint_not_taken_up(paper: Paper) -> None:
    """That the complaint is not handled (Awb 9:8)."""
    paper.text("Op {{ received_date }} hebben wij uw klacht ontvangen. Wij behandelen uw klacht niet.")
    paper.head("Waarom niet?").text(
        "De wet zegt wanneer wij een klacht niet hoeven te behandelen (artikel 9:8 van de Algemene wet bestuursrecht).",
        "{{ ground }}",
        "{{ grounds }}",
    )
    paper.head("Bent u het niet eens?").text(OMBUDSMAN)
    paper.head("Hebt u vragen?").text(QUESTIONS)


def complaint_outcome(paper: Paper) -> None:
    """Findings, opinion and conclusions (Awb 9:12)."""
    paper.text("Op {{ received_date }} hebben wij uw klacht ontvangen. In deze brief leest u wat wij daarvan vinden.")
    paper.head("Ons oordeel").text("{{ opinion }}")
    paper.when("heard_date", "Op {{ heard_date }} bent u gehoord.", head="Horen")
    paper.when("no_hearing", "U bent niet gehoord. De reden is: {{ no_hearing }}.", head="Horen")
    paper.when(
        "advice_date",
        "Op {{ advice_date }} ontvingen wij het advies van de klachtadviescommissie. Het zit bij deze brief (artikelen "
        "9:15 en 9:16 van de Algemene wet bestuursrecht).",
        head="Advies van de commissie",
    )
    paper.head("Wat wij hebben onderzocht").text("{{ findings }}")
    paper.when("conclusions", "{{ conclusions }}", head="Wat wij doen")
    paper.head("Bent u het niet eens?").text(
        "Tegen deze brief kunt u geen bezwaar maken en geen beroep instellen (artikel 9:3). " + OMBUDSMAN
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def complaint_copy(paper: Paper) -> None:
    """The copy to whom the complaint is about (Awb 9:9, 9:10). Who complains stands in it nowhere."""
    paper.text(
        "Op {{ received_date }} hebben wij een klacht ontvangen over hoe u zich hebt gedragen"
        "{% if occurred_date %} op {{ occurred_date }}{% endif %}. U krijgt daarvan een afschrift (artikel 9:9 van de "
        "Algemene wet bestuursrecht)."
    )
    paper.head("Waarover gaat de klacht?").text("{{ what }}")
    paper.when("has_paper", "Een kopie van het klaagschrift en wat erbij zat, vindt u bij deze brief.")
    paper.when(
        "is_anonymous",
        "De klager heeft geen naam gegeven. Wij weten niet wie het is. Ga dat niet na.",
    )
    paper.when("not is_anonymous", "Neem over deze klacht zelf geen contact op met de klager.")
    paper.head("Hoe gaat het verder?").text(
        "Iemand die niet bij de gedraging was betrokken, onderzoekt de klacht (artikel 9:7). U mag vertellen hoe u het "
        "hebt gezien (artikel 9:10). U krijgt daarvoor een uitnodiging. Wat wij van de klacht vinden, hoort u daarna."
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


_MIDDLES: dict[str, Callable[[Paper], None]] = {
    "complaint_received": complaint_received,
    "complaint_extended": complaint_extended,
    "complaint_not_taken_up": complaint_not_taken_up,
    "complaint_outcome": complaint_outcome,
    "complaint_copy": complaint_copy,
}
WRITERS = {name: whole(write) for name, write in _MIDDLES.items()}
