"""The order under penalty: what must be said in it, by whom, and when it may not be taken. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, RecheckResult
from regiotoezicht.organisation.rules import Body, with_article

SHORTEST_DEMAND = 10
SHORTEST_REASONS = 40
LONGEST_COMPLY_DAYS = 365
LARGEST_CENTS = 100_000_000
SHORTEST_LEAK = 15
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_OPERATOR = re.compile(
    r"\bu\s+exploiteert\b|\bu,?\s+als\s+(?:exploitant|ondernemer|beheerder)\b|\bals\s+exploitant\b"
    r"|\buw\s+(?:bedrijf|onderneming|exploitatie|zaak|seksinrichting|seksbedrijf|inrichting|personeel)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """One addressee, as far as hearing goes: in which role, settled or not, and why not yet."""

    label: str
    is_settled: bool
    why_not: str = ""


def why_not_heard(addressees: Sequence[Heard]) -> str:
    """Why no order may be taken yet, because somebody was not heard; empty when everybody was.

    Basis: Awb 4:8 and 4:11; 4:12 does not hold for an order under penalty.
    """
    if not addressees:
        return "Voeg eerst toe aan wie het besluit wordt gericht (artikel 5:24, derde lid, en 3:41 Awb)."
    for addressee in addressees:
        if not addressee.is_settled:
            reason = addressee.why_not or "de zienswijze is nog niet vastgelegd en gewogen"
            return f"{addressee.label[:1].upper()}{addressee.label[1:]}: {reason[:1].lower()}{reason[1:]}"
    return ""


def refuse_unheard(addressees: Sequence[Heard]) -> None:
    """No order before everybody addressed could give a view. Raises Refused("not_heard").

    Basis: Awb 4:8 and 4:11.
    """
    if sentence := why_not_heard(addressees):
        raise Refused("not_heard", f"Er kan nog niet worden besloten. {sentence}")


def why_second_sanction(others: Collection[str]) -> str:
    """Why no order may be taken, because another one holds for the same violation; `others` are dossier numbers.

    Basis: Awb 5:6.
    """
    if not others:
        return ""
    return (
        f"Voor dezelfde overtreding geldt al een last in zaak {', '.join(sorted(others))}; er kan geen tweede "
        "herstelsanctie naast (artikel 5:6 Awb)."
    )


def refuse_second_sanction(others: Collection[str]) -> None:
    """One remedial sanction at a time for the same violation. Raises Refused("second_sanction").

    Basis: Awb 5:6.
    """
    if sentence := why_second_sanction(others):
        raise Refused("second_sanction", sentence)


def refuse_demand(demand: str) -> None:
    """The measures to be taken are described.

    Basis: Awb 5:32a(1).
    """
    if len(demand.strip()) < SHORTEST_DEMAND:
        raise Refused("no_demand", "Beschrijf wat er moet gebeuren (artikel 5:32a Awb).", field="demand")


def refuse_grounds(grounds: str) -> None:
    """An intention says why, so that somebody can answer it.

    Basis: Awb 4:8 and 3:2.
    """
    if len(grounds.strip()) < SHORTEST_DEMAND:
        raise Refused("no_grounds", "Schrijf op waarom de last nodig is (artikel 4:8 Awb).", field="grounds")


def refuse_comply_days(days: int | None, *, may_be_missing: bool) -> None:
    """There is a term in which the order can be complied with. Calendar days.

    Basis: Awb 5:32a(2).
    """
    if days is None and may_be_missing:
        return
    if days is None or not 1 <= days <= LONGEST_COMPLY_DAYS:
        raise Refused(
            "comply_days",
            f"De termijn om te herstellen is 1 tot {LONGEST_COMPLY_DAYS} dagen (artikel 5:32a, tweede lid, Awb).",
            field="comply_days",
        )


def refuse_comply_until(comply_until: date, *, decided_on: date) -> None:
    """The last day to comply lies after the decision, so that there is a term at all.

    Basis: Awb 5:32a(2).
    """
    days = (comply_until - decided_on).days
    if not 1 <= days <= LONGEST_COMPLY_DAYS:
        raise Refused(
            "comply_until",
            f"De laatste dag om te voldoen ligt 1 tot {LONGEST_COMPLY_DAYS} dagen na het besluit "
            "(artikel 5:32a, tweede lid, Awb).",
            field="comply_until",
        )


def refuse_letter_too_late(last_day: date, *, sent_date: date) -> None:
    """A letter that names a last day goes out before that day.

    Basis: Awb 4:8 and 5:32a(2) (a term that is over when it starts is none).
    """
    if last_day <= sent_date:
        raise Refused(
            "letter_too_late",
            f"De brief noemt {last_day:%d-%m-%Y} als laatste dag; op {sent_date:%d-%m-%Y} is dat geen termijn meer. "
            "Stel de brief opnieuw op met een latere dag.",
            field="sent_date",
        )


def refuse_penalty(
    amount_cents: int | None, maximum_cents: int | None, unit: str, *, ladder_maximum_cents: int | None
) -> None:
    """Amount, what it is for, and the amount above which none is due; not above what the ladder adopted. Cents.

    Basis: Awb 5:32b (mode, maximum, proportion) and 4:84 (the adopted ladder).
    """
    if amount_cents is None or not 0 < amount_cents <= LARGEST_CENTS:
        raise Refused("amount", "Vul een bedrag in dat hoger is dan nul (artikel 5:32b Awb).", field="amount")
    if maximum_cents is None or maximum_cents <= 0:
        raise Refused("maximum", "Vul het maximum in (artikel 5:32b Awb).", field="maximum")
    if maximum_cents < amount_cents:
        raise Refused(
            "maximum_below_amount",
            "Het maximum is lager dan het bedrag per keer (artikel 5:32b Awb).",
            field="maximum",
        )
    if unit not in PenaltyUnit:
        raise Refused("unit", "Kies waarvoor de dwangsom telkens verschuldigd is (artikel 5:32b Awb).", field="unit")
    if unit == PenaltyUnit.LUMP and maximum_cents != amount_cents:
        raise Refused(
            "lump_maximum", "Bij een bedrag in één keer is het maximum gelijk aan het bedrag.", field="maximum"
        )
    if ladder_maximum_cents is not None and maximum_cents > ladder_maximum_cents:
        raise Refused(
            "above_ladder",
            f"Het maximum is hoger dan de vastgestelde ladder toestaat: {euros(ladder_maximum_cents)} "
            "(artikel 4:84 Awb).",
            field="maximum",
        )


def refuse_untrue_letter(*, is_older: bool, fits_measure: bool) -> None:
    """A signed letter that what was decided since made untrue is not sent; another one is made.

    Basis: Awb 3:40 and 3:41 (what is made known is what was decided).
    """
    if is_older or not fits_measure:
        raise Refused(
            "letter_untrue",
            "Deze brief is van voor de laatste wijziging van de zaak en klopt niet meer. Verzend de nieuwe brief.",
        )


def refuse_body(body: str, *, by_default: str, basis: str) -> None:
    """The competent body decides; another one than decides on the rest, only on a basis of its own.

    Basis: Gemeentewet 125 and 174; law notes C2 "Whose power".
    """
    if body not in Body:
        raise Refused("body", "Kies welk bestuursorgaan besluit.", field="body")
    if by_default and body != by_default and not basis.strip():
        raise Refused(
            "other_body",
            f"Volgens de lokale regels is {with_article(by_default)} bevoegd. Noem de grondslag van het andere "
            "bestuursorgaan (artikel 125 Gemeentewet).",
            field="body_basis",
        )


def refuse_unnamed_body(body: str, *, named: Sequence[tuple[str, str]], measure: str, field: str = "body") -> None:
    """Where local rules name who decides on a measure, nobody else does. `named` holds each body with its article.

    Basis: Gemeentewet 125 and 174; Awb 5:4(1); law notes C2 "Whose power".
    """
    if not named or body in dict(named):
        return
    said = " of ".join(f"{with_article(one)} ({article})" for one, article in named)
    raise Refused(
        "unnamed_body",
        f"Over {MeasureKind(measure).label} beslist volgens de lokale regels van die dag {said}, en niet "
        f"{with_article(body)} (artikel 125 Gemeentewet).",
        field=field,
    )


def refuse_without_mandate(*, has_mandate: bool, decided_on: date, body: str) -> None:
    """Who signs has a mandate of that body, for this measure, on that day.

    Basis: Awb 10:1 and 10:3.
    """
    if not has_mandate:
        raise Refused(
            "no_mandate",
            f"Deze ondertekenaar heeft op {decided_on:%d-%m-%Y} geen mandaat van {with_article(body)} voor deze "
            "maatregel (artikel 10:1 Awb).",
            field="signer",
        )


def refuse_signing_for_another(*, is_lawyer: bool, is_own: bool) -> None:
    """A signer decides in her own name only; the lawyer lays down for whom she prepared it.

    Basis: Awb 10:1; toegang.md, row "Enforcement case": signers within their mandate.
    """
    if not is_lawyer and not is_own:
        raise Refused("not_own_mandate", "U kunt alleen binnen uw eigen mandaat besluiten.", field="signer")


def refuse_thin_reasons(reasons: str, balance: str) -> None:
    """The reasons of this case are written down, also when the ladder is followed.

    Basis: Awb 3:4(2), 3:46 and 4:84.
    """
    if len(reasons.strip()) < SHORTEST_REASONS:
        raise Refused(
            "reasons",
            f"Motiveer het besluit in ten minste {SHORTEST_REASONS} tekens (artikel 3:46 Awb).",
            field="reasons",
        )
    if len(balance.strip()) < SHORTEST_REASONS:
        raise Refused(
            "balance",
            "Schrijf op waarom de last in dit geval geschikt, nodig en evenwichtig is, ook als u de ladder volgt "
            f"(artikelen 3:4 en 4:84 Awb; ten minste {SHORTEST_REASONS} tekens).",
            field="balance",
        )


def refuse_findings_to_owner(text: str, *, field: str, told_to_others: Sequence[str]) -> None:
    """What an owner or landlord reads holds no sentence of the findings or of the reasons that others read.

    Basis: law notes C6 "Publication of decisions" (a letter to an owner or landlord holds the breach of use only).
    """
    own = _plain(text)
    for sentence in _SENTENCE.split("\n".join(told_to_others)):
        words = _plain(sentence)
        if len(words) >= SHORTEST_LEAK and words in own:
            raise Refused(
                "owner_reads_findings",
                f"Een eigenaar of verhuurder leest niet wat er is gezien. Haal dit weg: “{sentence.strip()}”.",
                field=field,
            )


def operator_words(text: str) -> str:
    """The words by which a text calls its reader an operator, such as `uw bedrijf`; empty when there are none.

    Basis: Awb 5:1(2) and 3:46 (who is addressed, and why); law notes C3 (a home is somebody's home first).
    """
    found = _OPERATOR.search(text)
    return found[0] if found else ""


def refuse_operator_words(words: str, *, field: str) -> None:
    """A letter that goes to a resident too does not speak to her as the operator of a business.

    Basis: Awb 5:1(2) and 3:46; law notes C3.
    """
    raise Refused(
        "resident_reads",
        f"Deze brief gaat ook naar een bewoner. “{words}” past daar niet: schrijf wat er is gebeurd en wat er anders "
        "moet, zonder de lezer exploitant te noemen.",
        field=field,
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?;: ")


def refuse_decision_day(decided_on: date, *, today: date, not_before: date) -> None:
    """A decision is of today or before, and not older than what it rests on.

    Basis: Awb 3:2 and 3:40.
    """
    if decided_on > today:
        raise Refused("decided_in_future", "De datum van het besluit ligt in de toekomst.", field="decided_on")
    if decided_on < not_before:
        raise Refused(
            "decided_too_early",
            f"Het besluit kan niet van voor {not_before:%d-%m-%Y} zijn: toen was de zienswijze nog niet afgerond.",
            field="decided_on",
        )


def refuse_recheck(
    result: str, done_on: date, *, today: date, sent_on: date | None, last_comply_day: date | None
) -> None:
    """A recheck was done after the letter went out; a breach counts only after the term to comply. Raises Refused.

    Basis: Awb 5:32a(2) (nothing is forfeited within the term) and 5:33.
    """
    if result not in RecheckResult:
        raise Refused("result", "Kies wat bij de hercontrole is gevonden.", field="result")
    if done_on > today:
        raise Refused("recheck_in_future", "De hercontrole ligt in de toekomst.", field="done_on")
    if sent_on is not None and done_on < sent_on:
        raise Refused("recheck_before_sending", f"De brief is pas op {sent_on:%d-%m-%Y} verzonden.", field="done_on")
    if result == RecheckResult.NOT_COMPLIED and last_comply_day is not None and done_on <= last_comply_day:
        raise Refused(
            "within_term",
            f"De termijn om te herstellen liep tot en met {last_comply_day:%d-%m-%Y}; binnen die termijn wordt niets "
            "verbeurd (artikel 5:32a, tweede lid, Awb).",
            field="done_on",
        )
