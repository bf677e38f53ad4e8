"""Weighing a violation on the ladder: how often it happened before, what the ladder proposes, and why. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.vocabulary import HEAVINESS, OFFERED

LONGEST_LADDER = 3
SHORTEST_REASON = 10


@dataclass(frozen=True)
class Earlier:
    """An earlier case of the own municipality in which the same violation led to a warning or a decision."""

    dossier: str
    violated_on: date


def window_start(violated_on: date, months: int) -> date:
    """The first day that counts as within the window of repetition; 29 February becomes the last day of February.

    Basis: Awb 4:81 and 4:84 (the policy rule sets the window); law notes C4 (24 months unless chosen otherwise).
    """
    return violated_on - relativedelta(months=months)


def repetition_of(earlier: Collection[Earlier]) -> int:
    """Which time this is: one more than the earlier cases; beyond the third the last step of the ladder holds.

    Basis: Awb 4:84 (the ladder as policy rule); law notes C4.
    """
    return min(1 + len({case.dossier for case in earlier}), LONGEST_LADDER)


def tell_repetition(
    earlier: Sequence[Earlier], *, violation: str, violated_on: date, months: int, is_dwelling: bool
) -> str:
    """The counting of the repetition in one Dutch sentence: which earlier cases, from which day on.

    Basis: Awb 3:46 (reasons) and 4:84; law notes A8 "Dwelling suspected" (no looking back by the address of a home).
    """
    label = ViolationKind(violation).label
    label = label[:1].upper() + label[1:]
    if is_dwelling:
        return (
            f"“{label}”: telt als eerste keer, want bij een woning wordt niet gezocht naar eerdere zaken op het adres. "
            "Kent u een eerder besluit, kies dan zelf een zwaardere stap met reden."
        )
    since = f"sinds {window_start(violated_on, months):%d-%m-%Y} ({months} maanden voor {violated_on:%d-%m-%Y})"
    if not earlier:
        return f"“{label}”: eerste keer; in deze gemeente is er geen eerdere zaak over hetzelfde bedrijf {since}."
    told = ", ".join(f"{case.dossier} (overtreding van {case.violated_on:%d-%m-%Y})" for case in earlier)
    times = 1 + len({case.dossier for case in earlier})
    return f"“{label}”: {times}e keer; eerder in deze gemeente {since}: {told}."


def heaviest(measures: Collection[str]) -> str:
    """The heaviest of what the ladder proposes for the violations of one case; empty when it proposes nothing.

    Basis: Awb 3:4(2) and 5:6 (one remedial sanction at a time); ADR 0060.
    """
    order = {kind.value: place for place, kind in enumerate(HEAVINESS)}
    return max(measures, key=lambda measure: order[measure], default="")


def refuse_not_offered(measure: str) -> None:
    """Only what the ladder knows is chosen here; there is no fine, for no law gives one.

    Basis: Awb 5:4(1); Gemeentewet 154 (the by-law knows criminal penalties only); ADR 0060.
    """
    if measure not in OFFERED:
        raise Refused(
            "measure",
            "Kies een van de maatregelen van de ladder. Een bestuurlijke boete is daar niet bij: daarvoor is een "
            "wettelijke grondslag nodig, en de APV geeft die niet (artikel 5:4 Awb en artikel 154 Gemeentewet). "
            "Geen maatregel? Sluit de zaak dan met een reden.",
            field="measure",
        )


def refuse_unexplained(measure: str, *, proposed: str, reason: str) -> None:
    """Whoever takes another measure than the ladder proposes, or has no ladder to follow, says why.

    Basis: Awb 3:46 and 4:84.
    """
    if measure == proposed or len(reason.strip()) >= SHORTEST_REASON:
        return
    if proposed:
        sentence = (
            f"De ladder stelt voor: {MeasureKind(proposed).label}. U wijkt daarvan af; schrijf op waarom "
            "(artikel 4:84 Awb)."
        )
    else:
        sentence = (
            "Er is geen vastgestelde ladder die een maatregel voorstelt. Schrijf op waarom u deze maatregel neemt "
            "(artikel 3:46 Awb)."
        )
    raise Refused("reason_needed", sentence, field="reason")


def refuse_without_reason(reason: str) -> None:
    """Whoever closes a case without a measure says why.

    Basis: Awb 3:46.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("reason_needed", "Schrijf in enkele woorden op waarom (artikel 3:46 Awb).", field="reason")


def refuse_nothing_violated(number: int) -> None:
    """A measure rests on at least one violation of a rule that was written down before.

    Basis: Awb 5:4(2).
    """
    if not number:
        raise Refused("no_violation", "Kies eerst welke overtreding u uit het rapport overneemt (artikel 5:4 Awb).")


def refuse_article_of_another_day(*, number: str, held: bool, violated_on: date) -> None:
    """The article held in this municipality on the day of the violation.

    Basis: Awb 5:4(2) and 5:9.
    """
    if not held:
        raise Refused(
            "article_not_in_force",
            f"Artikel {number} gold niet op {violated_on:%d-%m-%Y}. Een overtreding rust op een regel die op die dag "
            "gold (artikel 5:4 Awb).",
        )


def refuse_draft_report(*, is_signed: bool) -> None:
    """A case rests on a locked report.

    Basis: law notes C1 (5:48) and C5 (guard: report locked).
    """
    if not is_signed:
        raise Refused("report_not_locked", "Het rapport is nog niet door iedereen ondertekend.")


def refuse_not_accepted(*, is_accepted: bool, is_report: bool) -> None:
    """A case is opened from a report that the own municipality accepted.

    Basis: Gemeentewet 125; toegang.md, rows "Hand-over" and "Report".
    """
    if not is_report:
        raise Refused("no_report", "Alleen een rapport van bevindingen kan een handhavingszaak worden.")
    if not is_accepted:
        raise Refused("not_accepted", "Aanvaard eerst de overdracht; daarna kunt u de zaak openen.")
