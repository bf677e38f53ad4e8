"""Paying later: the days and parts that a decision gives, and when it is taken back. Pure; cents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.deciding import SHORTEST_REASONS
from regiotoezicht.enforcement.collection.vocabulary import WithdrawalGround

MOST_PARTS = 60


@dataclass(frozen=True)
class Part:
    """One part of an arrangement: how much, by which day at the latest."""

    due_on: date
    cents: int


def refuse_thin(reason: str) -> None:
    """A decision on paying later is reasoned.

    Basis: Awb 3:46.
    """
    if len(reason.strip()) < SHORTEST_REASONS:
        raise Refused(
            "reason",
            f"Motiveer het besluit in ten minste {SHORTEST_REASONS} tekens (artikel 3:46 Awb).",
            field="reason",
        )


def refuse_asked(asked_on: date | None, *, forfeited_on: date, decided_on: date) -> None:
    """Somebody asked for it after the forfeiture and before the decision; a body may also offer it.

    Basis: Awb 4:94, 4:13.
    """
    if asked_on is not None and not forfeited_on <= asked_on <= decided_on:
        raise Refused("asked", "Het verzoek ligt tussen de verbeurte en het besluit.", field="asked_on")


def last_day(last_on: date | None, parts: Sequence[Part]) -> date:
    """Until which day postponement holds: that of the last part, or the one that was filled in.

    Basis: Awb 4:94(3) (the decision says for how long).
    """
    if parts:
        return max(part.due_on for part in parts)
    if last_on is None:
        raise Refused(
            "no_last_day",
            "Vul in tot en met welke dag het uitstel geldt, of in welke delen wordt betaald.",
            field="last_on",
        )
    return last_on


def refuse_parts(parts: Sequence[Part], *, first_on: date, due_cents: int) -> None:
    """Parts follow each other, within the postponement, and are together what is due.

    Basis: Awb 4:94(3) and (4) (for how long, and under which conditions).
    """
    if len(parts) > MOST_PARTS:
        raise Refused("too_many_parts", f"Een regeling heeft ten hoogste {MOST_PARTS} delen.", field="parts")
    days = [part.due_on for part in parts]
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise Refused("parts_order", "Zet de delen op volgorde van hun dag, elke dag één keer.", field="parts")
    if days and days[0] < first_on:
        raise Refused(
            "part_early", f"Het eerste deel ligt voor het uitstel, dat op {first_on:%d-%m-%Y} begint.", field="parts"
        )
    total = sum(part.cents for part in parts)
    if parts and total != due_cents:
        raise Refused(
            "parts_total", f"De delen zijn samen {euros(total)}, en er staat {euros(due_cents)} open.", field="parts"
        )


def refuse_second(until: date | None) -> None:
    """Of one amount one postponement holds at a time; another one follows its withdrawal.

    Basis: Awb 4:94, 4:96.
    """
    if until is not None:
        raise Refused(
            "arranged_before",
            f"Er is al uitstel verleend tot en met {until:%d-%m-%Y}. Trek dat eerst in (artikel 4:96 Awb).",
        )


def refuse_sending(*, is_changed: bool, first_due: date | None, sent: date) -> None:
    """A decision on paying later goes out while what it says is true, and before the first day it names is over.

    Basis: Awb 3:40 (it works once it is made known), 3:2.
    """
    if is_changed:
        raise Refused(
            "letter_untrue",
            "Dit bedrag is sindsdien gewijzigd; trek de brief in en neem het besluit opnieuw.",
        )
    if first_due is not None and sent > first_due:
        raise Refused(
            "sent_after_first_part",
            f"De eerste dag om te betalen was {first_due:%d-%m-%Y}; trek de brief in en neem het besluit opnieuw.",
            field="sent_date",
        )


def refuse_withdrawal(ground: str, *, granted_until: date | None) -> None:
    """Only a postponement that was sent and still holds is taken back, on one of the grounds of the law.

    Basis: Awb 4:96.
    """
    if granted_until is None:
        raise Refused("nothing_granted", "Er geldt nu geen uitstel dat is verzonden; er valt niets in te trekken.")
    if ground not in WithdrawalGround:
        raise Refused("no_ground", "Kies waarom u het uitstel intrekt (artikel 4:96 Awb).", field="ground")
