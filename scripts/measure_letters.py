"""The Word templates of the letters of the other measures; `python -m scripts.make_letters` writes them too."""

from collections.abc import Callable

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from scripts.letter_paper import Paper

INJUNCTION = (
    "Als u bezwaar maakt, blijft dit besluit gewoon gelden. Hebt u een spoedeisend belang? Dan kunt u, "
    "als u bezwaar hebt "
    "gemaakt, de voorzieningenrechter van {{ court }} om een voorlopige voorziening vragen (artikel 8:81 "
    "van de Algemene "
    "wet bestuursrecht)."
)
COSTS_GO_ALONG = (
    "Uw bezwaar gaat ook over een later besluit over het toepassen van bestuursdwang of over de kosten "
    "daarvan, als u het "
    "daarmee niet eens bent (artikel 5:31c)."
)
NO_HOME = (
    "Zolang de sluiting geldt, kunt u hier niet wonen. Hebt u geen plek om te slapen? Bel "
    "ons dan meteen{% if contact %}: {{ contact }}{% endif %}."
)
COERCION_LAW = "artikel 125 van de Gemeentewet en artikel 5:21 van de Algemene wet bestuursrecht"


def _end(paper: Paper, *more: str) -> Paper:
    paper.view_and_remedy()
    paper.text(" ".join((INJUNCTION, *more)))
    return paper.closing().co_signed()


def _costs(paper: Paper) -> Paper:
    paper.head("Wie de kosten betaalt").text(
        "{{ costs }}",
        "Brengen wij kosten in rekening, dan krijgt u daarover een apart besluit (artikel 5:25 van de Algemene wet "
        "bestuursrecht).",
    )
    return paper


def _acted(paper: Paper) -> Paper:
    paper.when("urgency", "{{ urgency }}", head="Waarom dit niet kon wachten")
    paper.when(
        "acted",
        "Op {{ acted_date }} om {{ acted_time }} hebben wij al opgetreden. Dit is gedaan:",
        "{{ acted }}",
        head="Wat al is gedaan",
    )
    return paper


def coercion_order() -> Paper:
    """The order under coercion with a term (Awb 5:9, 5:21, 5:24, 5:25, 3:45)."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Wij leggen u een last onder bestuursdwang op. Dat betekent: u moet een overtreding beëindigen of "
        "niet herhalen. "
        f"Doet u dat niet, dan treden wij zelf op. Wij doen dit op grond van {COERCION_LAW}."
    )
    paper.found()
    paper.head("Wat u moet doen").text(
        "{{ measure }}", "U moet hieraan voldoen uiterlijk op {{ comply_until }} om {{ comply_hour }}."
    )
    paper.head("Wat gebeurt er als u niet voldoet?").text(
        "Hebt u op dat tijdstip niet aan de last voldaan? Dan mogen wij zelf doen wat hierboven staat."
    )
    _costs(paper).head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    return _end(paper, COSTS_GO_ALONG)


def urgent_coercion() -> Paper:
    """Coercion without an order first (Awb 5:31(1)), or after acting at once (5:31(2))."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "{% if acted %}Wij hebben bestuursdwang toegepast{% else %}Wij passen bestuursdwang toe{% endif %} zonder u "
        "eerst een termijn te geven om zelf te voldoen. Wij doen dit op grond van "
        f"{COERCION_LAW}, en artikel 5:31 van die wet."
    )
    paper.found()
    paper.head("{% if acted %}Wat de maatregel inhoudt{% else %}Wat wij doen{% endif %}").text("{{ measure }}")
    _costs(_acted(paper)).head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    return _end(paper, COSTS_GO_ALONG)


def closure() -> Paper:
    """The closure (Awb 5:9, 5:21 to 5:31; the basis is named)."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Wij sluiten {{ place }} van {{ from_date }} tot en met {{ until_date }}. Wij doen dit op grond van "
        "{{ basis }}."
    )
    paper.found()
    paper.when("facts", "{{ facts }}", head="Waarop de sluiting rust")
    paper.head("Wat dit voor u betekent").text("{{ measure }}")
    paper.when("lives_there", NO_HOME)
    paper.text(
        "Zolang de sluiting geldt, mag niemand er binnengaan zonder onze toestemming. Wij kunnen het pand verzegelen "
        "(artikel 5:28 van de Algemene wet bestuursrecht). Op de deur hangen wij een bericht op dat er gesloten is.",
    )
    _costs(_acted(paper)).head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    return _end(paper, COSTS_GO_ALONG)


def closure_prolonged() -> Paper:
    """The decision that a closure lasts longer (Awb 3:45, 3:46)."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Op {{ order_date }} hebben wij besloten {{ place }} te sluiten, op grond van {{ basis }}. De sluiting zou "
        "duren tot en met {{ was_until }}. Wij verlengen haar tot en met {{ until_date }}.",
        "Wat wij toen hebben besloten over de sluiting, blijft gelden.",
    )
    paper.when("lives_there", NO_HOME)
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.head("Uw zienswijze").text("{{ hearing }}")
    paper.remedy()
    paper.text(INJUNCTION)
    return paper.closing().co_signed()


def suspension() -> Paper:
    """The suspension of the permit."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Wij schorsen de vergunning{% if permit_date %} die wij op {{ permit_date }} hebben verleend{% endif %}. De "
        "schorsing duurt van {{ from_date }} tot en met {{ until_date }}."
    )
    paper.found()
    paper.head("Wat dit voor u betekent").text(
        "In deze periode mag u van de vergunning geen gebruik maken.", "{{ measure }}"
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    return _end(paper)


def withdrawal() -> Paper:
    """The withdrawal of the permit."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Wij trekken de vergunning{% if permit_date %} van {{ permit_date }}{% endif %} in met ingang van {{ "
        "from_date }}."
    )
    paper.found()
    paper.head("Wat dit voor u betekent").text("Vanaf die dag hebt u geen vergunning meer.", "{{ measure }}")
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    return _end(paper)


def cost_decision() -> Paper:
    """The decision on the costs (Awb 5:25(6), 4:86, 4:87)."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Op {{ executed_date }} hebben wij zelf opgetreden. Dat hoort bij ons besluit van {{ order_date }}, "
        "waarin staat "
        "dat de kosten voor uw rekening komen. U moet {{ amount }} betalen (artikel 5:25 van de Algemene wet "
        "bestuursrecht)."
    )
    paper.head("Waaruit de kosten bestaan").text("{{ specification }}")
    paper.head("Zo betaalt u").payment("{{ amount }}").text(
        "U betaalt binnen {{ payment_term }}. De termijn begint op de dag na de dag waarop dit besluit aan u "
        "is verzonden "
        "of uitgereikt (artikel 4:87 van de Algemene wet bestuursrecht). "
        "Betaalt u te laat, dan kunnen wij ook rente en kosten in rekening brengen."
    )
    paper.remedy()
    paper.text(
        "Hebt u al bezwaar gemaakt tegen het besluit van {{ order_date }}? Dan gaat dat bezwaar ook over "
        "deze kosten, als "
        "u het daarmee niet eens bent (artikel 5:31c). " + INJUNCTION
    )
    return paper.closing()


def coercion_complied() -> Paper:
    """The order under coercion was complied with: the file is closed."""
    paper = Paper().opening()
    paper.text(
        "Op {{ order_date }} hebben wij u een last onder bestuursdwang opgelegd. Op {{ recheck_date }} is "
        "gecontroleerd "
        "of u zich daaraan houdt. U hebt aan de last voldaan."
    )
    paper.when("finding", "{{ finding }}")
    paper.head("Wat betekent dit voor u?").text(
        "U hoeft nu niets meer te doen. Wij treden niet zelf op en brengen geen kosten in rekening. Wij sluiten dit "
        "dossier."
    )
    paper.head("Hebt u vragen?").text(
        "Neem gerust contact met ons op{% if contact %}: {{ contact }}{% endif %}. Noem daarbij ons kenmerk "
        "{{ reference }}."
    )
    return paper.closing()


def closure_notice() -> Paper:
    """The paper for the door: closed, on whose order, from when until when. No reason, no name, no number."""
    paper = Paper(numbered=False)
    for text, size, before in (
        ("GESLOTEN", 60, 130),
        ("op last van {{ body }}", 22, 6),
        ("van {{ from_date }} tot en met {{ until_date }}", 22, 30),
        ("Verboden toegang. Wie naar binnen gaat of een zegel verbreekt, is strafbaar.", 16, 60),
        ("Vragen? Bel de gemeente {{ municipality }}.", 14, 30),
    ):
        line = paper.document.add_paragraph()
        run = line.add_run(text)
        run.font.size, run.font.bold = Pt(size), size > 20
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before = Pt(before)
    return paper


PAPERS: dict[str, Callable[[], Paper]] = {
    "coercion_order": coercion_order,
    "urgent_coercion": urgent_coercion,
    "closure": closure,
    "closure_prolonged": closure_prolonged,
    "suspension": suspension,
    "withdrawal": withdrawal,
    "cost_decision": cost_decision,
    "coercion_complied": coercion_complied,
    "closure_notice": closure_notice,
}
