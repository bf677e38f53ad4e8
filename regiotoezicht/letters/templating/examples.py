"""Examples for the fields of letters: the fictitious case on which a template is tried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.core.money import euros
from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind

A_DAY = date(2026, 3, 24)
DAYS: Mapping[str, date] = {
    "found_date": date(2026, 3, 3),
    "order_date": date(2026, 1, 20),
    "permit_date": date(2023, 5, 9),
    "intention_date": date(2026, 3, 5),
    "view_until": date(2026, 4, 8),
    "view_date": date(2026, 3, 17),
    "decision_by": date(2026, 4, 21),
    "comply_until": date(2026, 4, 14),
    "acted_date": date(2026, 3, 3),
    "executed_date": date(2026, 3, 10),
    "recheck_date": date(2026, 3, 18),
    "from_date": date(2026, 3, 30),
    "until_date": date(2026, 4, 26),
    "decision_date": date(2026, 2, 10),
    "received_date": date(2026, 3, 16),
    "decision_until": date(2026, 5, 6),
    "repair_until": date(2026, 4, 8),
    "hearing_date": date(2026, 4, 22),
    "papers_until": date(2026, 4, 12),
    "file_from": date(2026, 4, 15),
    "heard_date": date(2026, 3, 20),
    "pay_until": date(2026, 4, 21),
    "advice_date": date(2026, 3, 20),
    "forfeited_date": date(2026, 3, 4),
    "lifted_date": date(2026, 3, 24),
    "was_until": date(2026, 3, 31),
    "asked_date": date(2026, 3, 16),
    "postponed_until": date(2026, 5, 1),
    "occurred_date": date(2026, 3, 3),
}
CENTS = 250_000
AMOUNTS: Mapping[str, int] = {"maximum": 1_000_000, "total": 500_000, "costs": 64_700}
ALTERNATIVES = frozenset({"view_silent", "no_view_reason", "no_hearing", "not_paying", "coordinates"})
"""Fields of which a letter has one or the other: what the try-out of a whole letter leaves out."""
KNOWN: Mapping[str, Any] = {
    "addressee_name": "Voorbeeld Exploitatie B.V.",
    "addressee_address": "Verzonnenstraat 12\n1999 ZZ Voorbeeldstad",
    "salutation": "Geachte heer, mevrouw,",
    "body": "de burgemeester van Voorbeeldstad",
    "contact": "de behandelend jurist (afdeling Veiligheid), telefoon 0000\u00a0000\u00a0000",
    "found_time": "21.30 uur",
    "place": "Verzonnenstraat 12 in Voorbeeldstad",
    "violation": "Het bedrijf was geopend zonder vergunning.",
    "article": "artikel 3:3 van de Algemene plaatselijke verordening van Voorbeeldstad",
    "measure": "Staak de exploitatie en houd haar gestaakt.",
    "grounds": "Wij hebben alle belangen tegen elkaar afgewogen.",
    "request_basis": "artikel 5:34, tweede lid",
    "taken_back": "U hebt zich niet gehouden aan wat in dat besluit staat (artikel 4:96, onder a).",
    "per": "per geconstateerde overtreding",
    "comply_hour": "24.00 uur",
    "remedy_body": "de burgemeester van Voorbeeldstad",
    "remedy_address": "Gemeente Voorbeeldstad\nafdeling Juridische Zaken\nPostbus 0\n1999 ZZ Voorbeeldstad",
    "court": "de rechtbank Voorbeeldland",
    "court_address": "Rechtbank Voorbeeldland\nPostbus 0\n1999 ZZ Voorbeeldstad",
    "view_address": "Gemeente Voorbeeldstad\nPostbus 0\n1999 ZZ Voorbeeldstad",
    "view_answer": "U schrijft dat u een vergunning hebt aangevraagd. Die is nog niet verleend.",
    "no_view_reason": "De situatie verdraagt geen uitstel.",
    "comply_term": "14 dagen na de verzending van het besluit",
    "next_step": "Stellen wij dit opnieuw vast, dan leggen wij u een last onder dwangsom op.",
    "claims": "€\u00a02.500,00, verbeurd op 4 maart 2026\n€\u00a02.500,00, verbeurd op 10 maart 2026",
    "finding": "Toezichthouders zagen het bedrijf open en in werking.",
    "circumstances": "Bijzondere omstandigheden zijn ons niet gebleken.",
    "pay_how": "Betaal dit bedrag in één keer.",
    "reminder_term": "twee weken",
    "parts": "€\u00a02.500,00 uiterlijk op 1 april 2026\n€\u00a02.500,00 uiterlijk op 1 mei 2026",
    "basis": "artikel 2:30 van de Algemene plaatselijke verordening",
    "facts": "Het pand was op drie dagen open zonder vergunning, met overlast op straat.",
    "urgency": "Er was direct gevaar voor brand.",
    "acted": "De nooduitgang is opengemaakt en het slot is vervangen.",
    "acted_time": "10.00 uur",
    "specification": "Slotenmaker €\u00a0250,00 en beveiliging €\u00a02.250,00.",
    "co_signed": "het college van burgemeester en wethouders van Voorbeeldstad,\nnamens dit college\nA. Voorbeeld",
    "outcome": "Uw bezwaar is ongegrond.",
    "effect": "Het besluit blijft in stand.",
    "no_hearing": "u hebt laten weten dat u niet wilt worden gehoord",
    "defects": "De gronden van uw bezwaar ontbreken.",
    "hearing_time": "10.00 uur",
    "hearing_place": "in het gemeentehuis, kamer 1.02",
    "paper": "een brief",
    "ground": "U had hierover bezwaar kunnen maken (artikel 9:8, eerste lid, onder c).",
    "findings": "De toezichthouder zei niet vooraf wat het doel van de controle was.",
    "opinion": "Wij vinden uw klacht gegrond.",
    "what": "De toezichthouder was kortaf en liet zijn legitimatie niet zien.",
    "conclusions": "Wij bespreken dit met de toezichthouders.",
    "year": "2026",
    "stage": "indicatief",
    "decided_by": "de stuurgroep",
    "decision_reference": "SG 2026/01",
    "by_key": "naar het aantal inwoners",
    "counted": "Uw gemeente telde op 1 januari 2025 42.500 van de 1.580.000 inwoners.",
    "promise": "Uw gemeente is toegezegd dat zij niet meer betaalt dan €\u00a09.710,00 (brief 2022/014).",
    "carried_by": "de gemeente Voorbeeldstad",
    "number": "BIJ-2026-0001",
    "order_number": "4500000000",
    "taakvelden": "1.2 Openbare orde en veiligheid: €\u00a02.500,00",
    "deviation": "De commissie gaat uit van een andere datum dan in het rapport staat.",
    "hearing": "U hebt geen zienswijze gegeven.",
    "period": "2026",
    "district": "Voorbeeldland",
    "coordinator": "Voorbeeldstad",
    "secretary": "A. Voorbeeld",
    "portfolio_holder": "B. Voorbeeld",
}
LISTS: Mapping[str, Sequence[str]] = {
    "points": ["kennis te nemen van de stand van het toezicht;", "de gemeenteraad te informeren met bijgaande brief."],
    "decisions": ["Uitvoeringsplan toezicht (college): op de agenda van 14 april 2026."],
    "open_subjects": ["DPIA", "Afspraken over het delen van gegevens (college): voorgesteld op 3 maart 2026."],
    "promises": ["Onze gemeente is toegezegd dat zij niet meer betaalt dan €\u00a09.710,00 (brief 2022/014)."],
    "shares": ["De regio: €\u00a09.710,00 (indicatief)."],
    "taakvelden": ["1.2 Openbare orde en veiligheid: €\u00a09.710,00."],
    "attachments": ["Uitvoeringsplan toezicht."],
    "decided": ["Uitvoeringsplan toezicht (college): vastgesteld op 12 mei 2026."],
    "working_groups": ["Werkgroep privacy", "Werkgroep ICT"],
    "reasons": ["De taak ligt sinds 2022 bij de gemeenten."],
    "privacy": ["De DPIA is vastgesteld op 3 februari 2026."],
    "next_steps": ["Het college beslist op 14 april 2026 over het uitvoeringsplan."],
}
"""What stands in the place of a field that is repeated."""
COSTS_SHARE = "Alle kosten van ons optreden zijn voor uw rekening."
BUILT_IN_MEANING: Mapping[str, tuple[str, str]] = {
    "municipality": ("Naam van de gemeente", "Voorbeeldstad"),
    "reference": ("Dossiernummer", "XXX-2026-00000"),
    "objection_term": ("Termijn voor bezwaar, in woorden", "zes weken"),
    "payment_term": ("Termijn om een dwangsom te betalen, in woorden", "zes weken"),
    "office": ("Afdeling, uit de briefgegevens", "afdeling Veiligheid"),
    "office_address": ("Postadres, uit de briefgegevens", "Postbus 0, 1999 ZZ Voorbeeldstad"),
    "office_phone": ("Telefoon, uit de briefgegevens", "0000 000 000"),
    "office_email": ("E-mailadres, uit de briefgegevens", "post@gemeente.example"),
    "return_address": ("Retouradres, uit de briefgegevens", "Postbus 0, 1999 ZZ Voorbeeldstad"),
    "account": ("Rekeningnummer, uit de briefgegevens", "NL79 DEMO 0000 0000 00"),
    "account_name": ("Op naam van, uit de briefgegevens", "Gemeente Voorbeeldstad"),
}


@dataclass(frozen=True)
class FieldLine:
    """One field in the list that a lawyer reads: how it is written in Word, what it means, and an example."""

    name: str
    meaning: str
    kind: FieldKind | None
    required: bool
    example: str

    @property
    def code(self) -> str:
        """What is typed in Word."""
        if self.kind is FieldKind.YES_NO:
            return f"{{%p if {self.name} %}} … {{%p endif %}}"
        if self.kind is FieldKind.LIST:
            return f"{{%p for regel in {self.name} %}} {{{{ regel }}}} {{%p endfor %}}"
        return f"{{{{ {self.name} }}}}"


def example_of(asked: LetterField) -> Any:
    """An example value of a field, of the type that the letter takes."""
    if asked.kind is FieldKind.DAY:
        return DAYS.get(asked.name, A_DAY)
    if asked.kind is FieldKind.MONEY:
        return AMOUNTS.get(asked.name, CENTS)
    if asked.kind is FieldKind.YES_NO:
        return True
    if asked.kind is FieldKind.LIST:
        return LISTS.get(asked.name) or [f"Voorbeeld bij “{asked.label.lower()}”."]
    if asked.name == "costs":
        return COSTS_SHARE
    return KNOWN.get(asked.name) or asked.default or f"Voorbeeld bij “{asked.label.lower()}”."


def example_fields(kind: LetterKind, *, complete: bool, likely: bool = False) -> dict[str, Any]:
    """The fields of a fictitious letter: all of them, or only those that must be there.

    A `likely` letter says one of what excludes each other; else all is said, so that every part is filled in.
    """
    gone = {"subject", *(ALTERNATIVES if likely else ())}
    asked_for = [asked for asked in kind.all_fields if complete or asked.required]
    return {asked.name: example_of(asked) for asked in asked_for if asked.name not in gone}


def lines_of(kind: LetterKind) -> list[FieldLine]:
    """The fields that a template of this kind may use, those that the programme fills in itself last."""
    own = [
        FieldLine(asked.name, asked.label, asked.kind, asked.required, _in_words(example_of(asked)))
        for asked in kind.all_fields
    ]
    return own + [FieldLine(name, meaning, None, False, said) for name, (meaning, said) in BUILT_IN_MEANING.items()]


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "ja"
    if isinstance(value, date):
        return written(value, "j F Y")
    if isinstance(value, list):
        return " ".join(value)
    return euros(value) if isinstance(value, int) else str(value).replace("\n", ", ")
