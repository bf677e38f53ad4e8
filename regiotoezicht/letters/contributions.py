"""The kinds of letters with which municipalities are told, asked and reminded of what they contribute."""

from pathlib import Path

from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind

TEMPLATES = Path(__file__).parent / "templates_docx"

SHARED = (
    LetterField("year", "Jaar", required=True),
    LetterField("stage", "Stand (indicatief, definitief, afgerekend)", required=True),
    LetterField("decided_by", "Wie de verdeling vaststelde", required=True),
    LetterField("decision_date", "Datum van dat besluit", FieldKind.DAY, required=True),
    LetterField("decision_reference", "Kenmerk van dat besluit", required=True),
    LetterField("share", "Bijdrage zonder btw", FieldKind.MONEY, required=True),
    LetterField("vat", "Btw", FieldKind.MONEY, default=None),
    LetterField("compensable", "Deel van de btw dat uit het BCF te compenseren is", FieldKind.MONEY, default=None),
    LetterField("in_kind", "In uren betaald", FieldKind.MONEY, default=None),
    LetterField("to_pay", "Te betalen", FieldKind.MONEY, required=True),
)
CONTRIBUTION_DECISION = LetterKind(
    "contribution_decision",
    "brief over de bijdrage van een gemeente",
    TEMPLATES / "contribution_decision.docx",
    (
        *SHARED,
        LetterField("total", "Kosten van het plan", FieldKind.MONEY, required=True),
        LetterField("by_key", "Waarnaar is verdeeld", required=True),
        LetterField("counted", "Inwoners die meetellen"),
        LetterField("uncapped", "Bedrag volgens de sleutel", FieldKind.MONEY, default=None),
        LetterField("promise", "De toezegging"),
        LetterField("uncovered", "Niet gedekt bedrag van het plan", FieldKind.MONEY, default=None),
        LetterField("carried_by", "Wie het niet gedekte bedrag draagt"),
        LetterField("provisional", "Het bedrag is nog niet definitief", FieldKind.YES_NO, default=False),
    ),
    "Bijdrage aan het toezicht",
)
CONTRIBUTION_REQUEST = LetterKind(
    "contribution_request",
    "betaalverzoek voor de bijdrage van een gemeente",
    TEMPLATES / "contribution_request.docx",
    (
        *SHARED,
        LetterField("number", "Nummer van het betaalverzoek", required=True),
        LetterField("asked", "Gevraagd bedrag", FieldKind.MONEY, default=None),
        LetterField("refund", "Bedrag dat u terugkrijgt", FieldKind.MONEY, default=None),
        LetterField("earlier", "Eerder gevraagd", FieldKind.MONEY, default=None),
        LetterField("due_date", "Te betalen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("order_number", "Inkoopnummer van de gemeente"),
        LetterField("taakvelden", "Bedragen per taakveld", FieldKind.LINES),
    ),
    "Betaalverzoek bijdrage",
    asks_payment=True,
)
CONTRIBUTION_REMINDER = LetterKind(
    "contribution_reminder",
    "herinnering aan een betaalverzoek voor de bijdrage",
    TEMPLATES / "contribution_reminder.docx",
    (
        LetterField("number", "Nummer van het betaalverzoek", required=True),
        LetterField("asked_date", "Datum van het betaalverzoek", FieldKind.DAY, required=True),
        LetterField("was_due", "Had betaald moeten zijn op", FieldKind.DAY, required=True),
        LetterField("open", "Nog open", FieldKind.MONEY, required=True),
        LetterField("due_date", "Te betalen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("order_number", "Inkoopnummer van de gemeente"),
    ),
    "Herinnering betaalverzoek bijdrage",
    asks_payment=True,
)
ALL = (CONTRIBUTION_DECISION, CONTRIBUTION_REQUEST, CONTRIBUTION_REMINDER)


def declare_contributions() -> None:
    """Declare these kinds."""
    for kind in ALL:
        declare_kind(kind)
