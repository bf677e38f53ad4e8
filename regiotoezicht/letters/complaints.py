"""The kinds of letters of complaints (Awb chapter 9)."""

from pathlib import Path

from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind

TEMPLATES = Path(__file__).parent / "templates_docx"
RECEIVED_ON = LetterField("received_date", "Klacht ontvangen op", FieldKind.DAY, required=True)
OMBUDSMAN = LetterField("ombudsman", "Ombudsman", default="de Nationale ombudsman")

COMPLAINT_RECEIVED = LetterKind(
    "complaint_received",
    "ontvangstbevestiging van een klacht",
    TEMPLATES / "complaint_received.docx",
    (RECEIVED_ON, LetterField("decision_until", "Wij handelen af uiterlijk op", FieldKind.DAY, default=None)),
    "Ontvangst van uw klacht",
)
COMPLAINT_EXTENDED = LetterKind(
    "complaint_extended",
    "bericht dat een klacht later wordt afgehandeld",
    TEMPLATES / "complaint_extended.docx",
    (RECEIVED_ON, LetterField("decision_until", "Wij handelen af uiterlijk op", FieldKind.DAY, required=True)),
    "De afhandeling van uw klacht duurt langer",
)
COMPLAINT_NOT_TAKEN_UP = LetterKind(
    "complaint_not_taken_up",
    "bericht dat een klacht niet wordt behandeld",
    TEMPLATES / "complaint_not_taken_up.docx",
    (
        RECEIVED_ON,
        LetterField("ground", "Grond", required=True),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        OMBUDSMAN,
    ),
    "Wij behandelen uw klacht niet",
)
COMPLAINT_OUTCOME = LetterKind(
    "complaint_outcome",
    "uitkomst van een klacht",
    TEMPLATES / "complaint_outcome.docx",
    (
        RECEIVED_ON,
        LetterField("heard_date", "Gehoord op", FieldKind.DAY, default=None),
        LetterField("no_hearing", "Waarom niet gehoord"),
        LetterField("advice_date", "Advies van de commissie ontvangen op", FieldKind.DAY, default=None),
        LetterField("findings", "Bevindingen", FieldKind.TEXT, required=True),
        LetterField("opinion", "Oordeel", required=True),
        LetterField("conclusions", "Wat wij doen", FieldKind.TEXT),
        OMBUDSMAN,
    ),
    "De uitkomst van uw klacht",
)
COMPLAINT_COPY = LetterKind(
    "complaint_copy",
    "afschrift van een klacht aan wie zij betreft",
    TEMPLATES / "complaint_copy.docx",
    (
        RECEIVED_ON,
        LetterField("occurred_date", "Gebeurd op", FieldKind.DAY, default=None),
        LetterField("what", "Waarover", FieldKind.TEXT, required=True),
        LetterField("has_paper", "Klaagschrift gaat mee", FieldKind.YES_NO, default=False),
        LetterField("is_anonymous", "Klager zonder naam", FieldKind.YES_NO, default=False),
    ),
    "Afschrift van een klacht",
)
ALL = (COMPLAINT_RECEIVED, COMPLAINT_EXTENDED, COMPLAINT_NOT_TAKEN_UP, COMPLAINT_OUTCOME, COMPLAINT_COPY)


def declare_complaints() -> None:
    """Declare these kinds."""
    for kind in ALL:
        declare_kind(kind)
