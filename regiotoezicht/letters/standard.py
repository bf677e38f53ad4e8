"""The kinds of letters that every enforcement needs."""

from pathlib import Path

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.letters import rules
from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind

TEMPLATES = Path(__file__).parent / "templates_docx"

FOUND = (
    LetterField("found_date", "Datum van de controle", FieldKind.DAY, required=True),
    LetterField("found_time", "Tijdstip van de controle"),
    LetterField("place", "Plaats van de overtreding", required=True),
    LetterField("violation", "Wat is vastgesteld", FieldKind.TEXT, required=True),
    LetterField("article", "Overtreden artikel", required=True),
)
PENALTY = (
    LetterField("measure", "Wat u moet doen of laten", FieldKind.TEXT, required=True),
    LetterField("amount", "Dwangsom", FieldKind.MONEY, required=True),
    LetterField("per", "Per wat de dwangsom wordt verbeurd", default="per geconstateerde overtreding"),
    LetterField("maximum", "Maximum", FieldKind.MONEY, required=True),
)
REMEDY = (
    LetterField("remedy_body", "Bestuursorgaan dat op bezwaar beslist", required=True),
    LetterField("remedy_address", "Adres voor een bezwaarschrift", FieldKind.LINES, required=True),
    LetterField("court", "Rechtbank", default="de rechtbank"),
)
VIEW = (
    LetterField("view_date", "Datum van de zienswijze", FieldKind.DAY, default=None),
    LetterField("view_answer", "Onze reactie op de zienswijze", FieldKind.TEXT),
    LetterField("view_silent", "Er kwam geen zienswijze", FieldKind.YES_NO, default=False),
    LetterField("no_view_reason", "Waarom geen zienswijze is gevraagd", FieldKind.TEXT),
)
MORE_ON_PAYING = LetterField("pay_how", "Meer over het betalen", FieldKind.LINES)
CO_SIGNED = LetterField("co_signed", "Tweede ondertekening", FieldKind.LINES)

INTENTION = LetterKind(
    "intention",
    "voornemen met verzoek om een zienswijze",
    TEMPLATES / "intention.docx",
    (
        *FOUND,
        LetterField("intended", "Wat wij van plan zijn", default="u een last onder dwangsom op te leggen"),
        LetterField("measure", "Wat u moet doen of laten", FieldKind.TEXT),
        LetterField("amount", "Dwangsom", FieldKind.MONEY, default=None),
        LetterField("per", "Per wat de dwangsom wordt verbeurd", default="per geconstateerde overtreding"),
        LetterField("maximum", "Maximum", FieldKind.MONEY, default=None),
        LetterField("comply_term", "Termijn om te voldoen"),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        LetterField("view_until", "Zienswijze uiterlijk op", FieldKind.DAY, required=True),
        LetterField("view_address", "Adres voor de zienswijze", FieldKind.LINES),
    ),
    "Voornemen tot een maatregel; uw zienswijze",
)
VIEW_RECEIVED = LetterKind(
    "view_received",
    "ontvangstbevestiging van een zienswijze",
    TEMPLATES / "view_received.docx",
    (
        LetterField("received_date", "Ontvangen op", FieldKind.DAY, required=True),
        LetterField("channel", "Hoe ontvangen", default="schriftelijk"),
        LetterField("intention_date", "Datum van het voornemen", FieldKind.DAY, required=True),
        LetterField("decision_by", "Wij beslissen naar verwachting uiterlijk op", FieldKind.DAY, default=None),
    ),
    "Ontvangst van uw zienswijze",
)
ORDER = LetterKind(
    "order_under_penalty",
    "last onder dwangsom",
    TEMPLATES / "order_under_penalty.docx",
    (
        *FOUND,
        *PENALTY,
        LetterField("comply_until", "Voldoen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("comply_hour", "Voldoen uiterlijk om", default="24.00 uur"),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        *VIEW,
        *REMEDY,
        CO_SIGNED,
    ),
    "Last onder dwangsom",
    is_decision=True,
    measure=MeasureKind.ORDER_PENALTY,
    refuse=rules.refuse_silence_on_view,
)
WARNING = LetterKind(
    "warning",
    "waarschuwing",
    TEMPLATES / "warning.docx",
    (
        *FOUND,
        LetterField("measure", "Wat u moet doen of laten", FieldKind.TEXT, required=True),
        LetterField("comply_until", "Uiterlijk op", FieldKind.DAY, default=None),
        LetterField("next_step", "Wat volgt bij herhaling", FieldKind.TEXT),
        LetterField("with_remedy", "Staat bezwaar open", FieldKind.YES_NO, default=False),
        LetterField("remedy_body", "Bestuursorgaan dat op bezwaar beslist"),
        LetterField("remedy_address", "Adres voor een bezwaarschrift", FieldKind.LINES),
    ),
    "Waarschuwing",
    measure=MeasureKind.WARNING,
    refuse=rules.refuse_half_remedy,
)
RECHECK_CLOSED = LetterKind(
    "recheck_closed",
    "aan de last voldaan",
    TEMPLATES / "recheck_closed.docx",
    (
        LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
        LetterField("recheck_date", "Datum van de hercontrole", FieldKind.DAY, required=True),
        LetterField("finding", "Wat is vastgesteld", FieldKind.TEXT),
        LetterField("still_due", "Nog te betalen voor eerdere overtredingen", FieldKind.MONEY, default=None),
    ),
    "U hebt aan de last voldaan",
)
CLAIM = (
    LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
    LetterField("claims", "Welke dwangsommen", FieldKind.LINES, required=True),
    LetterField("total", "Samen te betalen", FieldKind.MONEY, required=True),
)
COLLECTION_INTENTION = LetterKind(
    "collection_intention",
    "voornemen om een dwangsom in te vorderen",
    TEMPLATES / "collection_intention.docx",
    (
        *CLAIM,
        LetterField("finding", "Wat is vastgesteld", FieldKind.TEXT, required=True),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        LetterField("view_until", "Zienswijze uiterlijk op", FieldKind.DAY, required=True),
        LetterField("view_address", "Adres voor de zienswijze", FieldKind.LINES),
    ),
    "Wij willen een dwangsom invorderen; uw zienswijze",
)
COLLECTION_DECISION = LetterKind(
    "collection_decision",
    "invorderingsbesluit",
    TEMPLATES / "collection_decision.docx",
    (
        *CLAIM,
        LetterField("finding", "Wat is vastgesteld", FieldKind.TEXT, required=True),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        LetterField("circumstances", "Bijzondere omstandigheden", FieldKind.TEXT, required=True),
        LetterField("view_date", "Datum van de zienswijze", FieldKind.DAY, default=None),
        LetterField("view_answer", "Onze reactie op de zienswijze", FieldKind.TEXT),
        LetterField("view_silent", "Er kwam geen zienswijze", FieldKind.YES_NO, default=False),
        LetterField("no_view_reason", "Waarom geen zienswijze is gevraagd", FieldKind.TEXT),
        LetterField("pay_until", "Betalen uiterlijk op", FieldKind.DAY, required=True),
        MORE_ON_PAYING,
        *REMEDY,
    ),
    "Besluit om een dwangsom in te vorderen",
    is_decision=True,
    asks_payment=True,
    measure=MeasureKind.ORDER_PENALTY,
    refuse=rules.refuse_silence_on_view,
)
REMINDER = LetterKind(
    "reminder",
    "aanmaning",
    TEMPLATES / "reminder.docx",
    (
        *CLAIM,
        LetterField("decision_date", "Datum van het invorderingsbesluit", FieldKind.DAY, required=True),
        LetterField("reminder_term", "Termijn om alsnog te betalen", required=True),
        MORE_ON_PAYING,
    ),
    "Aanmaning",
    asks_payment=True,
)
WAIVER = LetterKind(
    "waiver_decision",
    "besluit om af te zien van invordering",
    TEMPLATES / "waiver_decision.docx",
    (
        LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
        LetterField("forfeited_date", "Verbeurd op", FieldKind.DAY, required=True),
        LetterField("waived", "Bedrag waarvan wij afzien", FieldKind.MONEY, required=True),
        LetterField("still_due", "Nog te betalen van deze dwangsom", FieldKind.MONEY, default=None),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        *REMEDY,
    ),
    "Wij zien af van invordering",
    is_decision=True,
    measure=MeasureKind.ORDER_PENALTY,
)
LIFTED = LetterKind(
    "lift_decision",
    "besluit op een verzoek om opheffing",
    TEMPLATES / "lift_decision.docx",
    (
        LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
        LetterField("received_date", "Verzoek ontvangen op", FieldKind.DAY, required=True),
        LetterField("request_basis", "Artikel van het verzoek", required=True),
        LetterField("lifted_date", "Opgeheven vanaf", FieldKind.DAY, default=None),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        *REMEDY,
    ),
    "Besluit op uw verzoek om de last op te heffen",
    is_decision=True,
    measure=MeasureKind.ORDER_PENALTY,
)
COLLECT_ANSWERED = LetterKind(
    "collect_answer",
    "besluit op een verzoek om in te vorderen",
    TEMPLATES / "collect_answer.docx",
    (
        LetterField("received_date", "Verzoek ontvangen op", FieldKind.DAY, required=True),
        LetterField("granted", "Toegewezen", FieldKind.YES_NO, default=False),
        LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
        *REMEDY,
    ),
    "Besluit op uw verzoek om in te vorderen",
    is_decision=True,
    measure=MeasureKind.ORDER_PENALTY,
)
OF_PAYMENT = (
    LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
    LetterField("forfeited_date", "Verbeurd op", FieldKind.DAY, required=True),
    LetterField("total", "Nog te betalen", FieldKind.MONEY, required=True),
    LetterField("grounds", "Redenen", FieldKind.TEXT, required=True),
    *REMEDY,
)
ASKED = LetterField("asked_date", "Gevraagd op", FieldKind.DAY, default=None)


def _of_payment(code: str, name: str, fields: tuple[LetterField, ...], subject: str) -> LetterKind:
    """A decision on paying later (Awb 4:94, 4:96)."""
    return LetterKind(
        code,
        name,
        TEMPLATES / f"{code}.docx",
        (*OF_PAYMENT, *fields),
        subject,
        is_decision=True,
        measure=MeasureKind.ORDER_PENALTY,
        asks_payment=True,
    )


POSTPONED = _of_payment(
    "payment_postponed",
    "besluit tot uitstel van betaling",
    (
        ASKED,
        LetterField("postponed_until", "Uitstel tot en met", FieldKind.DAY, required=True),
        LetterField("parts", "In welke delen", FieldKind.LINES),
    ),
    "Uitstel van betaling",
)
POSTPONEMENT_REFUSED = _of_payment(
    "postponement_refused", "besluit om geen uitstel van betaling te verlenen", (ASKED,), "U krijgt geen uitstel"
)
POSTPONEMENT_WITHDRAWN = _of_payment(
    "postponement_withdrawn",
    "besluit om uitstel van betaling in te trekken",
    (
        LetterField("decision_date", "Datum van het uitstel", FieldKind.DAY, required=True),
        LetterField("taken_back", "Waarom ingetrokken", required=True),
    ),
    "Wij trekken het uitstel van betaling in",
)
STANDARD = (
    INTENTION,
    VIEW_RECEIVED,
    ORDER,
    WARNING,
    RECHECK_CLOSED,
    COLLECTION_INTENTION,
    COLLECTION_DECISION,
    REMINDER,
    WAIVER,
    LIFTED,
    COLLECT_ANSWERED,
    POSTPONED,
    POSTPONEMENT_REFUSED,
    POSTPONEMENT_WITHDRAWN,
)


def declare_standard() -> None:
    """Declare the standard kinds."""
    for kind in STANDARD:
        declare_kind(kind)
