"""Makes the Word templates of the standard letters: `python -m scripts.make_letters [FOLDER]`.

The text stands here, so that a change can be read; lawyers may edit the Word files themselves as long as the names
between braces stay. The same text gives the same bytes: `tests/letters` compares them with what is kept.
"""

import functools
import sys
from collections.abc import Callable
from pathlib import Path

from scripts import (
    collection_letters,
    letters_of_complaints,
    letters_of_contributions,
    letters_of_council,
    letters_of_proceedings,
)
from scripts.letter_paper import Paper

TEMPLATES = Path(__file__).parent.parent / "regiotoezicht" / "letters" / "templates_docx"


def intention() -> Paper:
    """The intention, with the request for a view (Awb 4:8)."""
    paper = Paper().opening()
    paper.text(
        "Bij een controle is een overtreding vastgesteld. Daarom willen wij een maatregel nemen. In deze brief leest u "
        "welke maatregel dat is, waarom wij die willen nemen en hoe u kunt reageren."
    )
    paper.found().head("Wat wij van plan zijn")
    paper.text("Wij zijn van plan {{ intended }}.")
    paper.when("measure", "Dit wordt dan van u gevraagd:", "{{ measure }}")
    paper.when("comply_term", "U krijgt daarvoor deze termijn: {{ comply_term }}.")
    paper.when(
        "amount",
        "Voldoet u daarna niet? Dan moet u een dwangsom betalen van {{ amount }} {{ per }}"
        "{% if maximum %}, tot een maximum van {{ maximum }}{% endif %}.",
    )
    paper.head("Waarom wij dit van plan zijn").text("{{ grounds }}")
    paper.head("U kunt reageren").text(
        "Voordat wij beslissen, kunt u ons uw mening geven. Dat heet een zienswijze (artikel 4:8 van de Algemene wet "
        "bestuursrecht). U mag dat schriftelijk of mondeling doen. Wij ontvangen uw zienswijze graag uiterlijk op "
        "{{ view_until }}. Noem daarbij ons kenmerk {{ reference }}."
    )
    paper.when("view_address", "Reageert u schriftelijk? Stuur uw brief dan naar:\n{{ view_address }}")
    paper.when("contact", "Reageert u liever mondeling? Neem dan op tijd contact met ons op: {{ contact }}.")
    paper.text(
        "U bent niet verplicht om te reageren. Krijgen wij geen reactie, dan beslissen wij met wat wij nu weten.",
        "Deze brief is nog geen besluit. U kunt er daarom geen bezwaar tegen maken. Nemen wij een besluit, dan staat "
        "daarin hoe u bezwaar maakt.",
    )
    return paper.closing()


def view_received() -> Paper:
    """The receipt of a view."""
    paper = Paper().opening()
    paper.text(
        "Op {{ received_date }} hebben wij uw zienswijze ontvangen ({{ channel }}). U reageert daarmee op onze brief "
        "van {{ intention_date }}. Dank u voor uw reactie."
    )
    paper.head("Hoe gaat het verder?").text(
        "Wij nemen uw zienswijze mee in onze afweging. Daarna beslissen wij of wij een maatregel nemen."
    )
    paper.when("decision_by", "Wij verwachten uiterlijk op {{ decision_by }} te beslissen.")
    paper.text("Ons besluit krijgt u per brief. Daarin gaan wij in op wat u naar voren hebt gebracht.")
    paper.head("Hebt u nog vragen?").text(
        "Wilt u iets aanvullen of hebt u een vraag? Laat het ons zo snel mogelijk weten"
        "{% if contact %}: {{ contact }}{% endif %}. Noem daarbij ons kenmerk {{ reference }}."
    )
    return paper.closing()


def order_under_penalty() -> Paper:
    """The order under penalty (Awb 5:9, 5:32, 5:32a, 5:32b, 3:45)."""
    paper = Paper().opening()
    paper.head("Besluit").text(
        "Wij leggen u een last onder dwangsom op. Dat betekent: u moet een overtreding beëindigen of niet herhalen. "
        "Doet u dat niet, dan moet u een bedrag betalen. Wij doen dit op grond van artikel 125 van de Gemeentewet en "
        "artikel 5:32 van de Algemene wet bestuursrecht."
    )
    paper.found()
    paper.head("Wat u moet doen").text(
        "{{ measure }}", "U moet hieraan voldoen uiterlijk op {{ comply_until }} om {{ comply_hour }}."
    )
    paper.head("Wat u betaalt als u niet voldoet").text(
        "Voldoet u na dat tijdstip niet aan de last? Dan moet u een dwangsom betalen van {{ amount }} {{ per }}. In "
        "totaal betaalt u niet meer dan {{ maximum }}.",
        "Een verbeurde dwangsom moet u betalen binnen {{ payment_term }} nadat u niet aan de last hebt voldaan "
        "(artikel 5:33 van de Algemene wet bestuursrecht). Voordat wij het geld invorderen, krijgt u daarover een "
        "apart besluit.",
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.when("view_date", "Op {{ view_date }} hebt u uw zienswijze gegeven.", head="Uw zienswijze")
    paper.when(
        "view_silent",
        "Wij hebben u vooraf om een zienswijze gevraagd. Binnen de termijn hebben wij geen reactie ontvangen.",
        head="Uw zienswijze",
    )
    paper.when(
        "no_view_reason",
        "Wij hebben u niet vooraf om een zienswijze gevraagd. De reden daarvan is:",
        "{{ no_view_reason }}",
        head="Uw zienswijze",
    )
    paper.when("view_answer", "{{ view_answer }}")
    paper.head("Hoelang geldt de last?").text(
        "De last blijft gelden tot wij haar opheffen. Is zij een jaar van kracht zonder dat u een dwangsom hebt "
        "verbeurd? Dan kunt u ons vragen haar op te heffen (artikel 5:34 van de Algemene wet bestuursrecht)."
    )
    paper.remedy()
    paper.text(
        "Als u bezwaar maakt, blijft dit besluit gewoon gelden. Hebt u een spoedeisend belang? Dan kunt u, als u "
        "bezwaar hebt gemaakt, de voorzieningenrechter van {{ court }} om een voorlopige voorziening vragen (artikel "
        "8:81 van de Algemene wet bestuursrecht). Uw bezwaar gaat ook over een later besluit om dwangsommen in te "
        "vorderen, als u het daarmee niet eens bent (artikel 5:39)."
    )
    return paper.closing().co_signed()


def warning() -> Paper:
    """The warning; with a remedy clause only where it is equated with a decision."""
    paper = Paper().opening()
    paper.text(
        "Bij een controle is een overtreding vastgesteld. Met deze brief waarschuwen wij u. Hieronder leest u wat er "
        "is vastgesteld en wat wij van u verwachten."
    )
    paper.found().head("Wat wij van u verwachten").text("{{ measure }}")
    paper.when("comply_until", "Zorg dat dit uiterlijk op {{ comply_until }} in orde is.")
    paper.head("Wat gebeurt er als u dit niet doet?")
    paper.when("next_step", "{{ next_step }}")
    paper.when(
        "not next_step",
        "Stellen wij de overtreding opnieuw vast, dan kunnen wij een maatregel nemen. U krijgt dan eerst een brief.",
    )
    paper.text("{%p if with_remedy %}").remedy().text("{%p else %}")
    paper.head("Bent u het hier niet mee eens?").text(
        "Deze waarschuwing is geen besluit waartegen u bezwaar kunt maken. Klopt er volgens u iets niet? Laat het ons "
        "dan weten{% if contact %}: {{ contact }}{% endif %}. Wij bewaren uw reactie bij deze waarschuwing.",
        "{%p endif %}",
    )
    return paper.closing()


def recheck_closed() -> Paper:
    """The order was complied with: the file is closed."""
    paper = Paper().opening()
    paper.text(
        "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. Op {{ recheck_date }} hebben "
        "toezichthouders gecontroleerd of u zich daaraan houdt. U hebt aan de last voldaan."
    )
    paper.when("finding", "{{ finding }}")
    paper.head("Wat betekent dit voor u?").text(
        "Bij deze controle hebt u geen dwangsom verbeurd.{% if still_due %} Voor eerdere overtredingen moet u nog "
        "{{ still_due }} betalen. Zodra dat is afgerond, sluiten wij dit dossier.{% else %} U hoeft nu niets meer te "
        "doen. Wij sluiten dit dossier.{% endif %}",
        "De last zelf blijft gelden tot wij haar opheffen. Houd u er dus aan. Stellen wij de overtreding opnieuw vast, "
        "dan kunt u alsnog een dwangsom moeten betalen.",
    )
    paper.head("Hebt u vragen?").text(
        "Neem gerust contact met ons op{% if contact %}: {{ contact }}{% endif %}. Noem daarbij ons kenmerk "
        "{{ reference }}."
    )
    return paper.closing()


def _written(write: Callable[[Paper], Paper]) -> Paper:
    return write(Paper())


PAPERS: dict[str, Callable[[], Paper]] = {
    "intention": intention,
    "view_received": view_received,
    "order_under_penalty": order_under_penalty,
    "warning": warning,
    "recheck_closed": recheck_closed,
    **letters_of_council.PAPERS,
    **{
        name: functools.partial(_written, write)
        for name, write in (
            collection_letters.WRITERS
            | letters_of_proceedings.WRITERS
            | letters_of_complaints.WRITERS
            | letters_of_contributions.WRITERS
        ).items()
    },
}


def main() -> None:
    """Write all templates into the folder of the room, or another one."""
    from scripts import measure_letters

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES
    for name, make in {**PAPERS, **measure_letters.PAPERS}.items():
        (folder / f"{name}.docx").write_bytes(make().content())
        print(folder / f"{name}.docx")


if __name__ == "__main__":
    main()
