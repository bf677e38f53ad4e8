"""The letter to the council and the proposal to the college: what a municipality tells its own boards."""

from pathlib import Path

from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind

TEMPLATES = Path(__file__).parent / "templates_docx"

SHARED = (
    LetterField("period", "Periode", required=True),
    LetterField("year", "Jaar van de bijdrage", required=True),
    LetterField("day", "De stand op deze dag", FieldKind.DAY, required=True),
    LetterField("takes_part", "De gemeente neemt deel aan een districtsteam", FieldKind.YES_NO, default=False),
    LetterField("district", "District"),
    LetterField("coordinator", "Gemeente die het district coördineert, als dat een andere is"),
    LetterField("coordinates", "De gemeente coördineert zelf het district", FieldKind.YES_NO, default=False),
    LetterField("decisions", "Stand van de besluiten", FieldKind.LIST),
    LetterField("working_groups", "Regionale werkgroepen", FieldKind.LIST),
    LetterField("open_subjects", "Wat nog open is", FieldKind.LIST),
    LetterField("share", "Bijdrage zonder btw", FieldKind.MONEY, default=None),
    LetterField("stage", "Stand van de bijdrage (indicatief, definitief, afgerekend)"),
    LetterField("by_key", "Waarnaar is verdeeld"),
    LetterField("shares", "Bijdrage per kostenplan, als er meer zijn", FieldKind.LIST),
    LetterField("not_paying", "De gemeente doet niet mee in de kosten", FieldKind.YES_NO, default=False),
    LetterField("vat", "Btw", FieldKind.MONEY, default=None),
    LetterField("in_kind", "In uren betaald", FieldKind.MONEY, default=None),
    LetterField("to_pay", "Te betalen", FieldKind.MONEY, default=None),
    LetterField("promises", "De toezegging, voor de voetnoot", FieldKind.LIST),
    LetterField("uncovered", "Niet gedekt bedrag van het plan", FieldKind.MONEY, default=None),
    LetterField("carried_by", "Wie het niet gedekte bedrag draagt", FieldKind.LINES),
    LetterField("attachments", "Bijlagen", FieldKind.LIST),
)
COUNCIL_LETTER = LetterKind(
    "council_letter",
    "raadsinformatiebrief",
    TEMPLATES / "council_letter.docx",
    (
        *SHARED,
        LetterField("decided", "Besluiten in de periode", FieldKind.LIST),
        LetterField("secretary", "Naam van de secretaris", required=True),
    ),
    "Informatie voor de raad: toezicht op de seksbranche",
)
COLLEGE_PROPOSAL = LetterKind(
    "college_proposal",
    "collegevoorstel",
    TEMPLATES / "college_proposal.docx",
    (
        *SHARED,
        LetterField("subject", "Onderwerp"),
        LetterField("date", "Datum van het voorstel", FieldKind.DAY, required=True),
        LetterField("portfolio_holder", "Naam van de portefeuillehouder", required=True),
        LetterField("points", "Voorgesteld besluit, per punt", FieldKind.LIST, required=True),
        LetterField("reasons", "Argumenten bij deze punten", FieldKind.LIST),
        LetterField("taakvelden", "Bedragen per taakveld", FieldKind.LIST),
        LetterField("privacy", "Wat voor de privacy is geregeld", FieldKind.LIST),
        LetterField("informs_council", "De raad wordt geïnformeerd", FieldKind.YES_NO, default=False),
        LetterField("next_steps", "Wat hierna komt", FieldKind.LIST),
    ),
    "Toezicht op de seksbranche",
    is_addressed=False,
)
ALL = (COUNCIL_LETTER, COLLEGE_PROPOSAL)


def declare_council() -> None:
    """Declare these kinds."""
    for kind in ALL:
        declare_kind(kind)
