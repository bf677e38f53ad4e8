"""The texts of the letters of objections, requests and incoming papers, for `make_letters`.

Each writes the middle of a letter; `WRITERS` adds opening and closing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.letter_paper import Paper

QUESTIONS = (
    "Neem gerust contact met ons op{% if contact %}: {{ contact }}{% endif %}. Noem daarbij ons kenmerk "
    "{{ reference }}."
)
STILL_HOLDS = (
    "Uw bezwaar schort het besluit niet op (artikel 6:16 van de Algemene wet bestuursrecht). Het besluit blijft dus "
    "gelden "
    "terwijl wij uw bezwaar behandelen."
)


def objection_received(paper: Paper) -> None:
    """The receipt of an objection (Awb 6:14)."""
    paper.text(
        "Op {{ received_date }} hebben wij uw bezwaar ontvangen. Het gaat over ons besluit dat wij op {{ "
        "decision_date }} "
        "hebben verzonden."
    )
    paper.head("Hoe gaat het verder?").text(
        "Wij kijken opnieuw naar het besluit. Dat doet iemand die niet bij het besluit was betrokken. Meestal nodigen "
        "wij u "
        "uit om uw bezwaar toe te lichten."
    )
    paper.when(
        "decision_until",
        "Wij beslissen uiterlijk op {{ decision_until }}. Hebben wij meer tijd nodig, dan hoort u dat van ons.",
    )
    paper.head("Het besluit blijft gelden").text(
        STILL_HOLDS,
        "Hebt u een spoedeisend belang? Dan kunt u de voorzieningenrechter van de rechtbank om een voorlopige "
        "voorziening "
        "vragen (artikel 8:81).",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def objection_repair(paper: Paper) -> None:
    """The request to repair what is missing (Awb 6:6)."""
    paper.text(
        "Op {{ received_date }} hebben wij uw bezwaar ontvangen tegen ons besluit dat wij op {{ decision_date }} "
        "hebben "
        "verzonden. Uw bezwaar is nog niet volledig."
    )
    paper.head("Wat ontbreekt er?").text("{{ defects }}")
    paper.head("Tot wanneer kunt u dit aanvullen?").text(
        "Stuur ons dit uiterlijk op {{ repair_until }}. Noem daarbij ons kenmerk {{ reference }}.",
        "Krijgen wij het niet op tijd? Dan kunnen wij uw bezwaar niet-ontvankelijk verklaren (artikel 6:6 van de "
        "Algemene "
        "wet bestuursrecht). Wij gaan er dan niet inhoudelijk op in.",
        "Zolang wij op uw aanvulling wachten, telt de tijd waarin wij moeten beslissen niet door (artikel 7:10, "
        "tweede lid).",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def objection_hearing(paper: Paper) -> None:
    """The invitation to a hearing (Awb 7:2, 7:4)."""
    paper.text(
        "U hebt bezwaar gemaakt tegen ons besluit dat wij op {{ decision_date }} hebben verzonden. U kunt uw bezwaar "
        "toelichten op een hoorzitting."
    )
    paper.head("Waar en wanneer?").text("Op {{ hearing_date }} om {{ hearing_time }}, {{ hearing_place }}.")
    paper.head("Stukken").text(
        "Wilt u nog stukken inzenden? Dat kan tot en met {{ papers_until }}, tien dagen voor de zitting. Het dossier "
        "ligt "
        "vanaf {{ file_from }} voor u ter inzage (artikel 7:4 van de Algemene wet bestuursrecht).",
        "Wij kunnen delen van stukken weglaten als daar een gewichtige reden voor is.",
    )
    paper.head("Wat moet u weten?").text(
        "De zitting wordt gehouden door iemand die niet bij het besluit was betrokken. U mag iemand meenemen of u "
        "laten "
        "vertegenwoordigen. U mag getuigen en deskundigen meebrengen (artikel 7:8). Hebt u een tolk nodig? Laat het "
        "ons dan "
        "op tijd weten.",
        "Wilt u niet worden gehoord? Laat ons dat dan ook weten.",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def objection_committee(paper: Paper) -> None:
    """The notice that a committee advises (Awb 7:13(2))."""
    paper.text(
        "Op {{ received_date }} hebben wij uw bezwaar ontvangen tegen ons besluit dat wij op {{ decision_date }} "
        "hebben verzonden.",
        "Een adviescommissie kijkt naar uw bezwaar en geeft ons advies. De voorzitter werkt niet voor de gemeente "
        "(artikel 7:13 van de Algemene wet bestuursrecht). De commissie hoort u ook.",
        "Wij beslissen uiterlijk op {{ decision_until }}.",
        STILL_HOLDS,
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def objection_postponed(paper: Paper) -> None:
    """The notice that the decision comes later (Awb 7:10(3) and (4))."""
    paper.text(
        "Op {{ received_date }} hebben wij uw bezwaar ontvangen tegen ons besluit dat wij op {{ decision_date }} "
        "hebben "
        "verzonden. Wij hebben meer tijd nodig om te beslissen."
    )
    paper.when(
        "is_extension",
        "Wij verdagen de beslissing met zes weken (artikel 7:10, derde lid, van de Algemene wet bestuursrecht).",
    )
    paper.when(
        "not is_extension",
        "Wij stellen de beslissing verder uit (artikel 7:10, vierde lid, van de Algemene wet bestuursrecht).",
    )
    paper.text("Wij beslissen uiterlijk op {{ decision_until }}.", STILL_HOLDS)
    paper.head("Hebt u vragen?").text(QUESTIONS)


def objection_decision(paper: Paper) -> None:
    """The decision on an objection, with appeal to the court (Awb 7:11, 7:12, 7:15, 3:45, 6:23)."""
    paper.text(
        "Op {{ received_date }} hebben wij uw bezwaar ontvangen tegen ons besluit dat wij op {{ decision_date }} "
        "hebben "
        "verzonden. In deze brief leest u onze beslissing."
    )
    paper.head("Onze beslissing").text("{{ outcome }} {{ effect }}")
    paper.when(
        "along",
        "Deze beslissing gaat ook over de latere besluiten in deze zaak waarmee u het niet eens bent (artikelen 5:31c "
        "en "
        "5:39 van de Algemene wet bestuursrecht).",
    )
    paper.when("heard_date", "Op {{ heard_date }} bent u gehoord.", head="Horen")
    paper.when("no_hearing", "U bent niet gehoord. De reden is: {{ no_hearing }}.", head="Horen")
    paper.when(
        "advice_date",
        "De commissie gaf op {{ advice_date }} advies. Het advies en het verslag van het horen zitten bij deze brief.",
        head="Advies van de commissie",
    )
    paper.when("deviation", "Wij beslissen anders dan de commissie adviseert. De reden is: {{ deviation }}")
    paper.head("Waarom wij zo beslissen").text("{{ grounds }}")
    paper.when(
        "costs_asked and costs",
        "U hebt gevraagd om vergoeding van de kosten van uw bezwaar. Wij vergoeden {{ costs }} (artikel 7:15).",
        head="Kosten",
    )
    paper.when(
        "costs_asked and not costs",
        "U hebt gevraagd om vergoeding van de kosten van uw bezwaar. Wij vergoeden geen kosten (artikel 7:15).",
        head="Kosten",
    )
    paper.head("Bent u het niet eens met deze beslissing?").text(
        "U kunt beroep instellen bij {{ court }}. Dat moet binnen {{ objection_term }}. De termijn begint op de dag "
        "na de dag "
        "waarop deze beslissing aan u is verzonden of uitgereikt (artikelen 6:7 en 6:8 van de Algemene wet "
        "bestuursrecht). "
        "Stuur uw beroepschrift naar:\n{{ court_address }}",
        "Zet daarin uw naam en adres, de datum, ons kenmerk {{ reference }} en waarom u het niet eens bent met deze "
        "beslissing. Stuur een kopie van deze brief mee en onderteken het. Aan beroep zijn kosten verbonden "
        "(griffierecht).",
        "Als u beroep instelt, blijft deze beslissing gelden. Hebt u een spoedeisend belang? Dan kunt u, als u beroep "
        "hebt "
        "ingesteld, de voorzieningenrechter van {{ court }} om een voorlopige voorziening vragen (artikel 8:81).",
    )


def request_received(paper: Paper) -> None:
    """The receipt of a request to enforce."""
    paper.text("Op {{ received_date }} hebben wij uw verzoek om op te treden ontvangen.")
    paper.head("Hoe gaat het verder?").text("Wij onderzoeken of wij moeten optreden. U krijgt daarover een besluit.")
    paper.when("decision_until", "Wij beslissen uiterlijk op {{ decision_until }}.")
    paper.text("Wij gaan zorgvuldig om met uw gegevens.")
    paper.head("Hebt u vragen?").text(QUESTIONS)


def request_extended(paper: Paper) -> None:
    """The notice that the decision on a request comes later (Awb 4:14)."""
    paper.text(
        "Op {{ received_date }} hebben wij uw verzoek om op te treden ontvangen. Wij kunnen daarover nog niet "
        "beslissen.",
        "Wij beslissen uiterlijk op {{ decision_until }} (artikel 4:14 van de Algemene wet bestuursrecht).",
    )
    paper.head("Waarom duurt het langer?").text("{{ grounds }}")
    paper.head("Hebt u vragen?").text(QUESTIONS)


def request_reply(paper: Paper) -> None:
    """The decision on a request to enforce (Awb 1:3(3), 3:45)."""
    paper.text("Op {{ received_date }} hebben wij uw verzoek om op te treden ontvangen.")
    paper.head("Ons besluit")
    paper.when("granted", "Wij wijzen uw verzoek toe. Wij treden op, of hebben dat al gedaan.")
    paper.when("not granted", "Wij wijzen uw verzoek af.")
    paper.head("Waarom wij dit besluit nemen").text(
        "{{ grounds }}", "Over anderen mogen wij u niet meer vertellen dan voor dit besluit nodig is."
    )
    paper.remedy()


def reporter_feedback(paper: Paper) -> None:
    """The feedback to a reporter, which reveals nothing (Awb 2:5)."""
    paper.text(
        "Op {{ received_date }} hebben wij uw melding ontvangen. Dank u dat u de moeite hebt genomen om ons te "
        "informeren.",
        "Uw melding is bekeken en afgehandeld. Wij mogen u niet vertellen wat wij hebben gezien, of en hoe wij "
        "optreden, en "
        "over wie het gaat. Wij hopen dat u daar begrip voor hebt.",
        "Uw naam staat in geen brief aan anderen.",
        "Ziet u opnieuw iets waarover u zich zorgen maakt? Meld het dan weer. Is er direct gevaar, bel dan 112.",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def paper_received(paper: Paper) -> None:
    """The receipt of a paper."""
    paper.text(
        "Op {{ received_date }} hebben wij van u ontvangen: {{ paper }}. Wij hebben dit bij ons dossier gevoegd."
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def whole(write: Callable[[Paper], None]) -> Callable[[Paper], Paper]:
    """A letter from its opening to its closing; `write` writes what stands between."""

    def make(paper: Paper) -> Paper:
        write(paper.opening())
        return paper.closing()

    return make


_MIDDLES: dict[str, Callable[[Paper], None]] = {
    "objection_received": objection_received,
    "objection_repair": objection_repair,
    "objection_hearing": objection_hearing,
    "objection_committee": objection_committee,
    "objection_postponed": objection_postponed,
    "objection_decision": objection_decision,
    "request_received": request_received,
    "request_extended": request_extended,
    "request_reply": request_reply,
    "reporter_feedback": reporter_feedback,
    "paper_received": paper_received,
}
WRITERS = {name: whole(write) for name, write in _MIDDLES.items()}
