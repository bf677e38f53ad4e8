"""The kinds of letters of the other measures: coercion, closure, suspension, withdrawal, their costs, the door."""

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.letters import rules
from regiotoezicht.letters.kinds import FieldKind, LetterField, LetterKind, declare_kind
from regiotoezicht.letters.standard import CO_SIGNED, FOUND, REMEDY, TEMPLATES, VIEW

DEMAND = LetterField("measure", "Wat u moet doen of laten", FieldKind.TEXT, required=True)
GROUNDS = LetterField("grounds", "Redenen", FieldKind.TEXT, required=True)
COSTS = LetterField("costs", "In hoeverre de kosten worden verhaald", FieldKind.TEXT, required=True)
URGENCY = (
    LetterField("urgency", "Waarom het niet kon wachten", FieldKind.TEXT),
    LetterField("acted_date", "Opgetreden op", FieldKind.DAY, default=None),
    LetterField("acted_time", "Opgetreden om"),
    LetterField("acted", "Wat al is gedaan", FieldKind.TEXT),
)
LIVES_THERE = LetterField("lives_there", "Woont de geadresseerde er", FieldKind.YES_NO, default=False)
FROM = LetterField("from_date", "Vanaf", FieldKind.DAY, required=True)
UNTIL = LetterField("until_date", "Tot en met", FieldKind.DAY, required=True)
PERMIT = LetterField("permit_date", "Datum van de vergunning", FieldKind.DAY, default=None)
END = (GROUNDS, *VIEW, *REMEDY, CO_SIGNED)


def _decision(code: str, name: str, measure: MeasureKind, fields: tuple[LetterField, ...], subject: str) -> LetterKind:
    return LetterKind(
        code,
        name,
        TEMPLATES / f"{code}.docx",
        (*FOUND, DEMAND, *fields, *END),
        subject,
        is_decision=True,
        measure=measure,
        refuse=rules.refuse_silence_on_view,
    )


COERCION = _decision(
    "coercion_order",
    "last onder bestuursdwang",
    MeasureKind.COERCION,
    (
        LetterField("comply_until", "Voldoen uiterlijk op", FieldKind.DAY, required=True),
        LetterField("comply_hour", "Voldoen uiterlijk om", default="24.00 uur"),
        COSTS,
    ),
    "Last onder bestuursdwang",
)
URGENT_COERCION = _decision(
    "urgent_coercion",
    "spoedeisende bestuursdwang",
    MeasureKind.COERCION,
    (*URGENCY, COSTS),
    "Spoedeisende bestuursdwang",
)
CLOSURE = _decision(
    "closure",
    "sluiting",
    MeasureKind.CLOSURE,
    (
        FROM,
        UNTIL,
        LetterField("basis", "Grondslag van de sluiting", required=True),
        LetterField("facts", "Feiten die de grondslag dragen", FieldKind.TEXT),
        LIVES_THERE,
        *URGENCY,
        COSTS,
    ),
    "Sluiting",
)
CLOSURE_PROLONGED = LetterKind(
    "closure_prolonged",
    "verlenging van een sluiting",
    TEMPLATES / "closure_prolonged.docx",
    (
        LetterField("place", "Plaats", required=True),
        LetterField("order_date", "Datum van het besluit tot sluiting", FieldKind.DAY, required=True),
        LetterField("was_until", "Duurde tot en met", FieldKind.DAY, required=True),
        UNTIL,
        LetterField("basis", "Grondslag van de sluiting", required=True),
        LIVES_THERE,
        LetterField("hearing", "Over de zienswijze", FieldKind.TEXT, required=True),
        GROUNDS,
        *REMEDY,
        CO_SIGNED,
    ),
    "Verlenging van de sluiting",
    is_decision=True,
    measure=MeasureKind.CLOSURE,
)
SUSPENSION = _decision(
    "suspension",
    "schorsing van de vergunning",
    MeasureKind.SUSPENSION,
    (FROM, UNTIL, PERMIT),
    "Schorsing van de vergunning",
)
WITHDRAWAL = _decision(
    "withdrawal",
    "intrekking van de vergunning",
    MeasureKind.WITHDRAWAL,
    (FROM, PERMIT),
    "Intrekking van de vergunning",
)
COST_DECISION = LetterKind(
    "cost_decision",
    "kostenbeschikking bestuursdwang",
    TEMPLATES / "cost_decision.docx",
    (
        LetterField("order_date", "Datum van het besluit", FieldKind.DAY, required=True),
        LetterField("executed_date", "Opgetreden op", FieldKind.DAY, required=True),
        LetterField("amount", "Bedrag", FieldKind.MONEY, required=True),
        LetterField("specification", "Waaruit de kosten bestaan", FieldKind.TEXT, required=True),
        *REMEDY,
    ),
    "Kosten van bestuursdwang",
    is_decision=True,
    asks_payment=True,
)
COERCION_COMPLIED = LetterKind(
    "coercion_complied",
    "aan de last onder bestuursdwang voldaan",
    TEMPLATES / "coercion_complied.docx",
    (
        LetterField("order_date", "Datum van de last", FieldKind.DAY, required=True),
        LetterField("recheck_date", "Datum van de hercontrole", FieldKind.DAY, required=True),
        LetterField("finding", "Wat is vastgesteld", FieldKind.TEXT),
    ),
    "U hebt aan de last voldaan",
)
CLOSURE_NOTICE = LetterKind(
    "closure_notice",
    "aanplakbiljet bij een sluiting",
    TEMPLATES / "closure_notice.docx",
    (LetterField("body", "Namens welk bestuursorgaan", required=True), FROM, UNTIL),
    is_addressed=False,
    may_be_own=False,
)
"""The paper for the door: no reason, no word on what happens there, and no name (law notes C6)."""

MEASURES = (
    COERCION,
    URGENT_COERCION,
    CLOSURE,
    CLOSURE_PROLONGED,
    SUSPENSION,
    WITHDRAWAL,
    COST_DECISION,
    COERCION_COMPLIED,
)


def declare_measures() -> None:
    """Declare the kinds of letters of the other measures, and the notice."""
    for kind in (*MEASURES, CLOSURE_NOTICE):
        declare_kind(kind)
