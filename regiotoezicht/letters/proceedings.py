"""The kinds of letters of objections, requests of third parties, and incoming papers."""

from pathlib import Path

from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind

TEMPLATES = Path(__file__).parent / "templates_docx"
OBJECTION = "objection"
"""The code by which a mandate covers decisions on objections (Awb 10:3(3))."""

OF_OBJECTION = (
    LetterField("decision_date", "Datum van het bestreden besluit", FieldKind.DAY, required=True),
    LetterField("received_date", "Bezwaar ontvangen op", FieldKind.DAY, required=True),
)

OBJECTION_RECEIVED = LetterKind(
    "objection_received",
    "ontvangstbevestiging van een bezwaar",
    TEMPLATES / "objection_received.docx",
    (*OF_OBJECTION, LetterField("decision_until", "Wij beslissen uiterlijk op", FieldKind.DAY, default=None)),
    "Ontvangst van uw bezwaar",
)
OBJECTION_REPAIR = LetterKind(
    "objection_repair",
    "verzoek om een verzuim te herstellen",
    TEMPLATES / "objection_repair.docx",
    (
        *OF_OBJECTION,
        LetterField("defects", "Wat ontbreekt", FieldKind.TEXT, required=True),
        LetterField("repair_until", "Herstellen uiterlijk op", FieldKind.DAY, required=True),
    ),
    "Uw bezwaar is nog niet volledig",
)
OBJECTION_HEARING = LetterKind(
    "objection_hearing",
    "uitnodiging voor een hoorzitting",
    TEMPLATES / "objection_hearing.docx",
    (
        OF_OBJECTION[0],
        LetterField("hearing_date", "Datum van de hoorzitting", FieldKind.DAY, required=True),
        LetterField("hearing_time", "Tijdstip", required=True),
        LetterField("hearing_place", "Plaats", required=True),
        LetterField("papers_until", "Stukken tot en met", FieldKind.DAY, required=True),
        LetterField("file_from", "Dossier in te zien vanaf", FieldKind.DAY, required=True),
    ),
    "Uitnodiging voor een hoorzitting",
)
OBJECTION_COMMITTEE = LetterKind(
    "objection_committee",
    "bericht dat een commissie adviseert over een bezwaar",
    TEMPLATES / "objection_committee.docx",
    (*OF_OBJECTION, LetterField("decision_until", "Wij beslissen uiterlijk op", FieldKind.DAY, required=True)),
    "Een commissie adviseert over uw bezwaar",
)
OBJECTION_POSTPONED = LetterKind(
    "objection_postponed",
    "bericht dat de beslissing op bezwaar later komt",
    TEMPLATES / "objection_postponed.docx",
    (
        *OF_OBJECTION,
        LetterField("decision_until", "Wij beslissen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("is_extension", "Verdaging met zes weken", FieldKind.YES_NO, default=False),
    ),
    "Onze beslissing op uw bezwaar komt later",
)
OBJECTION_DECISION = LetterKind(
    "objection_decision",
    "beslissing op bezwaar",
    TEMPLATES / "objection_decision.docx",
    (
        *OF_OBJECTION,
        LetterField("outcome", "Uitkomst", required=True),
        LetterField("effect", "Gevolg voor het besluit", required=True),
        LetterField("heard_date", "Gehoord op", FieldKind.DAY, default=None),
        LetterField("no_hearing", "Waarom niet gehoord"),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        LetterField("advice_date", "Advies van de commissie", FieldKind.DAY, default=None),
        LetterField("deviation", "Waarom anders dan het advies", FieldKind.TEXT),
        LetterField("along", "Latere besluiten meegenomen", FieldKind.YES_NO, default=False),
        LetterField("costs_asked", "Vergoeding van kosten gevraagd", FieldKind.YES_NO, default=False),
        LetterField("costs", "Vergoeding van kosten", FieldKind.MONEY, default=None),
        LetterField("court", "Rechtbank", default="de rechtbank"),
        LetterField("court_address", "Adres van de rechtbank", FieldKind.LINES, required=True),
    ),
    "Beslissing op uw bezwaar",
    is_decision=True,
    measure=OBJECTION,
)
REQUEST_RECEIVED = LetterKind(
    "request_received",
    "ontvangstbevestiging van een verzoek om handhaving",
    TEMPLATES / "request_received.docx",
    (
        LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),
        LetterField("decision_until", "Wij beslissen uiterlijk op", FieldKind.DAY, default=None),
    ),
    "Ontvangst van uw verzoek",
)
REQUEST_EXTENDED = LetterKind(
    "request_extended",
    "bericht dat het besluit op een verzoek later komt",
    TEMPLATES / "request_extended.docx",
    (
        LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),
        LetterField("decision_until", "Wij beslissen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("grounds", "Waarom later", FieldKind.TEXT, required=True),
    ),
    "Ons besluit op uw verzoek komt later",
)
REQUEST_REPLY = LetterKind(
    "request_reply",
    "antwoord op een verzoek om handhaving",
    TEMPLATES / "request_reply.docx",
    (
        LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),
        LetterField("granted", "Toegewezen", FieldKind.YES_NO, default=False),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        LetterField("remedy_body", "Bestuursorgaan dat op bezwaar beslist", required=True),
        LetterField("remedy_address", "Adres voor een bezwaarschrift", FieldKind.LINES, required=True),
    ),
    "Besluit op uw verzoek",
    is_decision=True,
)
REPORTER_FEEDBACK = LetterKind(
    "reporter_feedback",
    "terugkoppeling aan een melder",
    TEMPLATES / "reporter_feedback.docx",
    (LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),),
    "Uw melding",
)
PAPER_RECEIVED = LetterKind(
    "paper_received",
    "ontvangstbevestiging van een stuk",
    TEMPLATES / "paper_received.docx",
    (
        LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),
        LetterField("paper", "Wat is ontvangen", required=True),
    ),
    "Ontvangst van uw stuk",
)
ALL = (
    OBJECTION_RECEIVED,
    OBJECTION_REPAIR,
    OBJECTION_HEARING,
    OBJECTION_COMMITTEE,
    OBJECTION_POSTPONED,
    OBJECTION_DECISION,
    REQUEST_RECEIVED,
    REQUEST_EXTENDED,
    REQUEST_REPLY,
    REPORTER_FEEDBACK,
    PAPER_RECEIVED,
)


def declare_proceedings() -> None:
    """Declare these kinds."""
    for kind in ALL:
        declare_kind(kind)
