"""Examples for the fields of letters: the fictitious case on which a template is tried out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.core.money import euros
from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind

A_DAY = date(2026, 3, 24)
CENTS = 250_000
KNOWN: Mapping[str, Any] = {
    "addressee_name": "Voorbeeld Exploitatie B.V.",
    "addressee_address": "Verzonnenstraat 12\n1999 ZZ Voorbeeldstad",
    "salutation": "Geachte heer, mevrouw,",
    "body": "de burgemeester van Voorbeeldstad",
    "contact": "de behandelend jurist (afdeling Veiligheid), telefoon 0000 000 000",
    "found_time": "21.30 uur",
    "place": "Verzonnenstraat 12 in Voorbeeldstad",
    "violation": "Het bedrijf was geopend zonder vergunning.",
    "article": "artikel 3:3 van de Algemene plaatselijke verordening van Voorbeeldstad",
    "measure": "Staak de exploitatie en houd haar gestaakt.",
    "grounds": "De vergunning is bedoeld voor veilig werk. Dat belang weegt hier zwaarder.",
    "per": "per geconstateerde overtreding",
    "comply_hour": "24.00 uur",
    "remedy_body": "de burgemeester van Voorbeeldstad",
    "remedy_address": "Gemeente Voorbeeldstad\nPostbus 0\n1999 ZZ Voorbeeldstad",
    "court": "de rechtbank Voorbeeldland",
}
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
        return f"{{{{ {self.name} }}}}"


def example_of(asked: LetterField) -> Any:
    """An example value of a field, of the type that the letter takes."""
    if asked.kind is FieldKind.DAY:
        return A_DAY
    if asked.kind is FieldKind.MONEY:
        return CENTS
    if asked.kind is FieldKind.YES_NO:
        return True
    return KNOWN.get(asked.name) or asked.default or f"Voorbeeld bij “{asked.label.lower()}”."


def example_fields(kind: LetterKind, *, complete: bool) -> dict[str, Any]:
    """The fields of a fictitious letter: all of them, or only those that must be there."""
    asked_for = [asked for asked in kind.all_fields if complete or asked.required]
    return {asked.name: example_of(asked) for asked in asked_for if asked.name != "subject"}


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
    return euros(value) if isinstance(value, int) else str(value).replace("\n", ", ")
