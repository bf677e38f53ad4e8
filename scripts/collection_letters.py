"""The texts of the letters of collection, for `make_letters`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.letter_paper import Paper


def collection_intention(paper: "Paper") -> "Paper":
    """The intention to collect, with the request for a view (Awb 4:8, 5:37)."""
    paper.opening()
    paper.text(
        "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. U hebt zich daar niet aan gehouden. Daarom "
        "moet u betalen:",
        "{{ claims }}",
        "Samen is dat {{ total }}. Wij willen dit bedrag invorderen. In deze brief leest u waarom en hoe u kunt "
        "reageren.",
    )
    paper.head("Wat is vastgesteld").text("{{ finding }}")
    paper.head("Waarom wij willen invorderen").text("{{ grounds }}")
    paper.head("U kunt reageren").text(
        "Voordat wij beslissen, kunt u ons uw mening geven. Dat heet een zienswijze (artikel 4:8 van de Algemene wet "
        "bestuursrecht). U mag dat schriftelijk of mondeling doen. Laat het ons ook weten als er bijzondere "
        "omstandigheden zijn waardoor u niet kunt betalen. Wij ontvangen uw zienswijze graag uiterlijk op "
        "{{ view_until }}. Noem daarbij ons kenmerk {{ reference }}."
    )
    paper.when("view_address", "Reageert u schriftelijk? Stuur uw brief dan naar:\n{{ view_address }}")
    paper.when("contact", "Reageert u liever mondeling? Neem dan op tijd contact met ons op: {{ contact }}.")
    paper.text(
        "U bent niet verplicht om te reageren. Deze brief is nog geen besluit; u kunt er geen bezwaar tegen maken. Een "
        "verbeurde dwangsom moet u wel al betalen binnen {{ payment_term }} na de overtreding (artikel 5:33)."
    )
    return paper.closing()


def collection_decision(paper: "Paper") -> "Paper":
    """The decision to collect (Awb 5:37, 5:33, 3:45, 5:39)."""
    paper.opening()
    paper.head("Besluit").text(
        "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. U hebt zich daar niet aan gehouden. Wij "
        "vorderen daarom deze dwangsommen bij u in, op grond van artikel 5:37 van de Algemene wet bestuursrecht:",
        "{{ claims }}",
        "Samen betaalt u {{ total }}.",
    )
    paper.head("Wat is vastgesteld").text("{{ finding }}")
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.head("Bijzondere omstandigheden").text("{{ circumstances }}")
    paper.when(
        "view_date", "Op {{ view_date }} hebt u uw zienswijze gegeven.", "{{ view_answer }}", head="Uw zienswijze"
    )
    paper.when(
        "view_silent",
        "Wij hebben u vooraf om een zienswijze gevraagd. Binnen de termijn hebben wij geen reactie ontvangen.",
        head="Uw zienswijze",
    )
    paper.when(
        "no_view_reason",
        "Wij hebben u niet vooraf om een zienswijze gevraagd. Dat hoeft niet bij een besluit over een bedrag "
        "waartegen u "
        "bezwaar kunt maken (artikel 4:12 van de Algemene wet bestuursrecht). De reden daarvan is:",
        "{{ no_view_reason }}",
        head="Uw zienswijze",
    )
    paper.head("Zo betaalt u").payment("{{ total }}").text(
        "Een verbeurde dwangsom moet betaald zijn binnen {{ payment_term }} na de overtreding (artikel 5:33). Voor het "
        "laatste bedrag is dat uiterlijk op {{ pay_until }}. Is een termijn al voorbij? Betaal dan zo snel mogelijk."
    )
    paper.when("pay_how", "{{ pay_how }}")
    paper.text(
        "Betaalt u niet, dan krijgt u een aanmaning. Daarna kunnen wij het bedrag bij dwangbevel laten invorderen. "
        "Kunt "
        "u niet in één keer betalen? Neem dan contact met ons op{% if contact %}: {{ contact }}{% endif %}.",
    )
    paper.remedy()
    paper.text(
        "Als u bezwaar maakt, moet u toch betalen. Hebt u een spoedeisend belang? Dan kunt u, als u bezwaar hebt "
        "gemaakt, "
        "de voorzieningenrechter van {{ court }} om een voorlopige voorziening vragen (artikel 8:81 van de Algemene "
        "wet "
        "bestuursrecht). Loopt er nog een bezwaar tegen de last zelf, en bent u het ook met dit besluit niet eens? Dan "
        "gaat dat bezwaar ook over dit besluit (artikel 5:39)."
    )
    return paper.closing()


def reminder(paper: "Paper") -> "Paper":
    """The reminder (Awb 4:112)."""
    paper.opening()
    paper.text(
        "Op {{ decision_date }} hebben wij besloten dwangsommen bij u in te vorderen, die u moet betalen door de "
        "last onder "
        "dwangsom van {{ order_date }}. Wij hebben nog niet alles ontvangen. Dit moet u nog betalen:",
        "{{ claims }}",
        "Samen is dat {{ total }}.",
    )
    paper.head("Betaal alsnog").payment("{{ total }}").text(
        "Betaal binnen {{ reminder_term }}. De termijn begint op de dag na de dag waarop deze aanmaning aan u is "
        "verzonden (artikel 4:112 van de Algemene wet bestuursrecht)."
    )
    paper.when("pay_how", "{{ pay_how }}")
    paper.head("Wat gebeurt er als u niet betaalt?").text(
        "Dan kunnen wij het bedrag bij dwangbevel laten invorderen. De kosten daarvan komen voor uw rekening. Door "
        "deze "
        "aanmaning begint de termijn waarna wij niet meer mogen invorderen opnieuw (artikelen 4:106 en 4:110).",
        "Hebt u al betaald? Dan is deze aanmaning niet meer nodig. Kunt u niet in één keer betalen? Neem dan contact "
        "met "
        "ons op{% if contact %}: {{ contact }}{% endif %}.",
    )
    return paper.closing()


STILL_HOLDS = "Als u bezwaar maakt, blijft dit besluit gewoon gelden. "
URGENT = (
    "Hebt u een spoedeisend belang? Dan kunt u, als u bezwaar hebt gemaakt, de voorzieningenrechter van {{ court }} om "
    "een voorlopige voorziening vragen (artikel 8:81 van de Algemene wet bestuursrecht)."
)


def waiver_decision(paper: "Paper") -> "Paper":
    """The decision not to collect an amount or a part of it (Awb 3:45, 3:46)."""
    paper.opening()
    paper.head("Besluit").text(
        "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. Op {{ forfeited_date }} hebt u een "
        "dwangsom verbeurd. Wij zien ervan af om {{ waived }} daarvan bij u in te vorderen."
    )
    paper.when("still_due", "Van deze dwangsom moet u nog {{ still_due }} betalen.")
    paper.when("not still_due", "Van deze dwangsom hoeft u niets meer te betalen.")
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.text("Dit besluit gaat alleen over deze dwangsom. De last zelf verandert niet.")
    paper.remedy()
    paper.text(STILL_HOLDS + URGENT)
    return paper.closing()


def lift_decision(paper: "Paper") -> "Paper":
    """The decision on a request to lift an order under penalty (Awb 5:34, 3:45, 3:46)."""
    paper.opening()
    paper.text(
        "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. Op {{ received_date }} ontvingen wij uw "
        "verzoek om die last op te heffen ({{ request_basis }} van de Algemene wet bestuursrecht)."
    )
    paper.when(
        "lifted_date",
        "Wij wijzen uw verzoek toe. De last geldt voor u niet meer vanaf {{ lifted_date }}. Een dwangsom die u "
        "daarvoor hebt verbeurd, moet u nog wel betalen.",
        head="Besluit",
    )
    paper.when(
        "not lifted_date",
        "Wij wijzen uw verzoek af. De last blijft gelden zoals zij is. Houdt u zich er niet aan, dan verbeurt u een "
        "dwangsom.",
        head="Besluit",
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.remedy()
    paper.text(STILL_HOLDS + URGENT)
    return paper.closing()


def collect_answer(paper: "Paper") -> "Paper":
    """The decision on a request of a third party to collect (Awb 5:37(2), 3:45, 3:46)."""
    paper.opening()
    paper.text(
        "Op {{ received_date }} ontvingen wij uw verzoek om een verbeurde dwangsom in te vorderen (artikel 5:37, "
        "tweede lid, van de Algemene wet bestuursrecht)."
    )
    paper.head("Besluit")
    paper.when("granted", "Wij wijzen uw verzoek toe. Wij gaan invorderen, of hebben dat al gedaan.")
    paper.when("not granted", "Wij wijzen uw verzoek af.")
    paper.head("Waarom wij dit besluit nemen").text(
        "{{ grounds }}", "Over anderen mogen wij u niet meer vertellen dan voor dit besluit nodig is."
    )
    paper.remedy()
    paper.text(STILL_HOLDS + URGENT)
    return paper.closing()


DUE = (
    "Op {{ order_date }} hebben wij u een last onder dwangsom opgelegd. Op {{ forfeited_date }} hebt u een dwangsom "
    "verbeurd. Daarvan moet u nog {{ total }} betalen."
)
COLLECTION_GOES_ALONG = (
    "Hebt u bezwaar gemaakt tegen het besluit om dit bedrag in te vorderen? Dan gaat dat bezwaar ook over dit besluit, "
    "als u het er niet mee eens bent (artikel 4:125)."
)


def payment_postponed(paper: "Paper") -> "Paper":
    """The decision to postpone payment, in parts or until a day (Awb 4:94, 3:45, 3:46)."""
    paper.opening()
    paper.text(DUE)
    paper.when("asked_date", "Op {{ asked_date }} vroeg u ons om uitstel van betaling.")
    paper.when(
        "parts",
        "U krijgt uitstel van betaling tot en met {{ postponed_until }} (artikel 4:94 van de Algemene wet "
        "bestuursrecht). U betaalt in delen:",
        "{{ parts }}",
        head="Besluit",
    )
    paper.when(
        "not parts",
        "U krijgt uitstel van betaling tot en met {{ postponed_until }} (artikel 4:94 van de Algemene wet "
        "bestuursrecht). U betaalt het hele bedrag uiterlijk op die dag.",
        head="Besluit",
    )
    paper.head("Zo betaalt u").payment("{% if parts %}elk deel{% else %}{{ total }}{% endif %}")
    paper.text(
        "Houdt u zich hieraan? Dan sturen wij geen aanmaning en vorderen wij niet in. Houdt u zich er niet aan, dan "
        "kunnen wij dit uitstel intrekken (artikel 4:96). U moet dan in één keer betalen wat nog openstaat.",
        "Lukt betalen een keer niet? Neem dan op tijd contact met ons op{% if contact %}: {{ contact }}{% endif %}.",
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.remedy()
    paper.text(STILL_HOLDS + COLLECTION_GOES_ALONG + " " + URGENT)
    return paper.closing()


def postponement_refused(paper: "Paper") -> "Paper":
    """The decision not to postpone payment (Awb 4:94, 3:45, 3:46)."""
    paper.opening()
    paper.text(DUE)
    paper.when("asked_date", "Op {{ asked_date }} vroeg u ons om uitstel van betaling.")
    paper.head("Besluit").text(
        "U krijgt geen uitstel van betaling (artikel 4:94 van de Algemene wet bestuursrecht). U moet het bedrag dus "
        "gewoon betalen."
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ grounds }}")
    paper.head("Zo betaalt u").payment("{{ total }}")
    paper.text("Is de termijn om te betalen al voorbij? Betaal dan zo snel mogelijk. Anders kunnen wij invorderen.")
    paper.remedy()
    paper.text("Als u bezwaar maakt, moet u toch betalen. " + COLLECTION_GOES_ALONG + " " + URGENT)
    return paper.closing()


def postponement_withdrawn(paper: "Paper") -> "Paper":
    """The decision to take a postponement back (Awb 4:96, 3:45, 3:46)."""
    paper.opening()
    paper.text(DUE + " Op {{ decision_date }} lieten wij u weten dat u uitstel van betaling kreeg.")
    paper.head("Besluit").text(
        "Wij trekken het uitstel van betaling in. Het geldt tot en met de dag waarop wij dit besluit aan u verzenden."
    )
    paper.head("Waarom wij dit besluit nemen").text("{{ taken_back }}", "{{ grounds }}")
    paper.head("Zo betaalt u").payment("{{ total }}")
    paper.text(
        "U moet dit bedrag in één keer betalen. Is de termijn om te betalen al voorbij? Betaal dan zo snel mogelijk. "
        "Anders kunnen wij invorderen."
    )
    paper.remedy()
    paper.text("Als u bezwaar maakt, moet u toch betalen. " + COLLECTION_GOES_ALONG + " " + URGENT)
    return paper.closing()


WRITERS: dict[str, Callable[["Paper"], "Paper"]] = {
    "collection_intention": collection_intention,
    "collection_decision": collection_decision,
    "reminder": reminder,
    "waiver_decision": waiver_decision,
    "lift_decision": lift_decision,
    "collect_answer": collect_answer,
    "payment_postponed": payment_postponed,
    "postponement_refused": postponement_refused,
    "postponement_withdrawn": postponement_withdrawn,
}
