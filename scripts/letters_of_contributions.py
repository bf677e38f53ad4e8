"""The texts of the letters about contributions, for `make_letters`. Each writes the middle of a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scripts.letters_of_proceedings import QUESTIONS, whole

if TYPE_CHECKING:
    from scripts.letter_paper import Paper

DECIDED = "Vastgesteld door: {{ decided_by }}, op {{ decision_date }}, kenmerk {{ decision_reference }}."
VAT = (
    "{% if vat %}Daarbij komt {{ vat }} btw.{% if compensable %} Daarvan kunt u {{ compensable }} terugvragen bij het "
    "BTW-compensatiefonds.{% endif %}{% else %}Over dit bedrag is geen btw verschuldigd.{% endif %}"
)


def contribution_decision(paper: Paper) -> None:
    """What a municipality contributes in a year, and how that came about."""
    paper.text(
        "Sinds 2022 houden de gemeenten zelf toezicht op de seksbranche, vergund en niet vergund. Wij doen dat in de "
        "regio samen en delen de kosten. In deze brief leest u wat uw gemeente in {{ year }} bijdraagt."
    )
    paper.head("Uw bijdrage").text(
        "De bijdrage van uw gemeente voor {{ year }} is {{ share }} ({{ stage }}). " + VAT, DECIDED
    )
    paper.when(
        "provisional",
        "Dit bedrag is nog niet definitief: de verdeling over de gemeenten kan nog veranderen. Daarover krijgt u dan "
        "een nieuwe brief.",
    )
    paper.when(
        "in_kind",
        "Uw gemeente levert uren die als betaling tellen, samen {{ in_kind }}. Te betalen blijft {{ to_pay }}.",
    )
    paper.head("Hoe dit bedrag tot stand komt").text(
        "De kosten in {{ year }} zijn samen {{ total }}. Zij zijn verdeeld over de deelnemende gemeenten: {{ by_key }}."
        "{% if counted %} {{ counted }}{% endif %}{% if uncapped %} Volgens deze sleutel zou uw gemeente "
        "{{ uncapped }} betalen.{% endif %}"
    )
    paper.when("promise", "{{ promise }}", head="De toezegging aan uw gemeente")
    paper.when(
        "uncovered",
        "Van de kosten is {{ uncovered }} niet gedekt door bijdragen. {% if carried_by %}Dat bedrag wordt gedragen "
        "door {{ carried_by }}.{% else %}Over wie dat bedrag draagt, is nog niet besloten.{% endif %}",
        head="Niet gedekt",
    )
    paper.head("Wat uw gemeente zelf blijft doen").text(
        "Uw gemeente beslist zelf over bestuurlijke maatregelen, zoals de sluiting van een pand, en zorgt zelf voor de "
        "opvang en nazorg van slachtoffers."
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


def contribution_request(paper: Paper) -> None:
    """The request to pay a contribution, or the message that money comes back."""
    paper.text(
        "Hierbij ontvangt u betaalverzoek {{ number }} voor de bijdrage van uw gemeente aan het toezicht op de "
        "seksbranche in {{ year }}.",
        DECIDED,
    )
    paper.head("Berekening").text(
        "Bijdrage ({{ stage }}): {{ share }}. " + VAT,
    )
    paper.when("in_kind", "Af: uren die uw gemeente levert en die als betaling tellen, {{ in_kind }}.")
    paper.when("earlier", "Af: wat wij voor {{ year }} eerder vroegen, {{ earlier }}.")
    paper.when("taakvelden", "Verdeling over taakvelden:\n{{ taakvelden }}")
    paper.when(
        "asked",
        "Wij vragen u {{ asked }} te betalen, uiterlijk op {{ due_date }}.",
        "Maak dit bedrag over op rekeningnummer {{ account }} op naam van {{ account_name }}. Vermeld daarbij ons "
        "kenmerk {{ reference }}.{% if order_number %} Uw inkoopnummer is {{ order_number }}.{% endif %}",
        head="Betalen",
    )
    paper.when(
        "refund",
        "U krijgt {{ refund }} terug. Wij maken dat uiterlijk op {{ due_date }} over op de rekening van uw gemeente"
        "{% if order_number %}, onder vermelding van {{ order_number }}{% endif %}.",
        head="Terugbetaling",
    )
    paper.text("Per saldo betaalt uw gemeente voor {{ year }} {{ to_pay }}.")
    paper.head("Hebt u vragen?").text(QUESTIONS)


def contribution_reminder(paper: Paper) -> None:
    """The reminder of a request that was not paid in time."""
    paper.text(
        "Op {{ asked_date }} stuurden wij u betaalverzoek {{ number }}. U zou uiterlijk op {{ was_due }} betalen. Wij "
        "hebben nog niet alles ontvangen."
    )
    paper.head("Betalen").text(
        "Nog open staat {{ open }}. Wij vragen u dit bedrag uiterlijk op {{ due_date }} te betalen.",
        "Maak het over op rekeningnummer {{ account }} op naam van {{ account_name }}. Vermeld daarbij ons kenmerk "
        "{{ reference }}.{% if order_number %} Uw inkoopnummer is {{ order_number }}.{% endif %}",
        "Is uw betaling onderweg? Dan hoeft u niets te doen.",
    )
    paper.head("Hebt u vragen?").text(QUESTIONS)


WRITERS: dict[str, Callable[[Paper], Paper]] = {
    "contribution_decision": whole(contribution_decision),
    "contribution_request": whole(contribution_request),
    "contribution_reminder": whole(contribution_reminder),
}
