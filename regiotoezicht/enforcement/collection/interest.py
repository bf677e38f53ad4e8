"""The statutory interest on a debt of a case as the pages show it: how much, over which days and why. Pure; cents.

It is only shown: the interest is fixed by a decision (Awb 4:99), and payments are laid down without it (ADR 0083).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regiotoezicht.core.money import euros
from regiotoezicht.law.interest import ONE_DAY, Added, Owed, Paid, Period, Piece, owed
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.sentences import short_day

TOO_LITTLE = (
    "Er liep minder dan €\xa020,00 rente. Blijft dat zo bij de laatste betaling, dan is zij niet verschuldigd (artikel "
    "4:98, tweede lid, Awb)."
)


@dataclass(frozen=True)
class Interest:
    """What runs, or ran, over one debt up to `on`; `unknown` says why there is no answer."""

    on: date
    owed: Owed | None
    unknown: str = ""

    @property
    def due_cents(self) -> int:
        """Principal and interest together."""
        return self.owed.principal_cents + self.owed.interest_cents if self.owed else 0

    @property
    def steps(self) -> list[str]:
        """How the interest came about, in Dutch sentences."""
        return [_said(piece) for piece in self.owed.pieces] if self.owed else []

    @property
    def note(self) -> str:
        """What else there is to know; empty when there is nothing."""
        return TOO_LITTLE if self.owed and self.owed.is_too_little else ""


def interest_on(principal_cents: int, *, pay_until: date, on: date, paid: Iterable[Paid]) -> Interest | None:
    """The interest on a debt on a day; None while the term to pay runs, or when all was paid in it.

    Basis: Awb 4:92, 4:97, 4:98 and 4:101; BW 6:119 and 6:120.
    """
    if on <= pay_until:
        return None
    try:
        found = owed(principal_cents, pay_until=pay_until, on=on, paid=paid)
    except NoAnswer as refusal:
        return Interest(on, None, refusal.sentence)
    return Interest(on, found) if found.ran_cents else None


def _said(piece: Piece) -> str:
    if isinstance(piece, Period):
        days = (piece.until - piece.first).days
        return (
            f"Van {short_day(piece.first)} tot en met {short_day(piece.until - ONE_DAY)}: {days} "
            f"{'dag' if days == 1 else 'dagen'} tegen {_percent(piece)}% per jaar ({piece.rate.source}) over "
            f"{euros(piece.over_cents)} is {euros(piece.cents)}."
        )
    if isinstance(piece, Added):
        return (
            f"Op {short_day(piece.on)} was er een jaar voorbij. Over de rente van dat jaar, {euros(piece.cents)}, "
            "loopt daarna ook rente (artikel 6:119, tweede lid, BW)."
        )
    return (
        f"Van de betaling van {short_day(piece.on)} ging {euros(piece.interest_cents)} naar de rente en "
        f"{euros(piece.principal_cents)} naar de hoofdsom (artikel 4:92 Awb)."
    )


def _percent(piece: Period) -> str:
    return f"{piece.rate.percent.normalize():f}".replace(".", ",")
