"""The statutory interest on a debt that was not paid in time: by day, compound by year, payments in their order.

Amounts are cents. Within a year nothing is rounded; what a year brought, and what a payment settles, is whole cents.
Basis: artikelen 4:92, 4:97, 4:98 en 4:101 Awb; artikelen 6:119 en 6:120 BW.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from regiotoezicht.law.rates import Rate, rate_on

ONE_DAY = timedelta(days=1)
NOT_BELOW_CENTS = 20_00
"""Interest below this is not owed at the only or the last payment. Basis: artikel 4:98, tweede lid, Awb."""


@dataclass(frozen=True)
class Paid:
    """A payment on a day, in cents."""

    on: date
    cents: int


@dataclass(frozen=True)
class Period:
    """Days in which one rate ran over one amount: from `first` up to, not including, `until`."""

    first: date
    until: date
    rate: Rate
    over_cents: int
    cents: int


@dataclass(frozen=True)
class Added:
    """The interest of a year joins the amount that interest runs over."""

    on: date
    cents: int


@dataclass(frozen=True)
class Settled:
    """What a payment settled: interest first, then the principal; `left_cents` is above what was due."""

    on: date
    interest_cents: int
    principal_cents: int
    left_cents: int


Piece = Period | Added | Settled


@dataclass(frozen=True)
class Owed:
    """What is due of a debt: principal and interest still open, all interest that ran, and how it came about."""

    principal_cents: int
    interest_cents: int
    ran_cents: int
    pieces: tuple[Piece, ...]

    @property
    def is_too_little(self) -> bool:
        """Whether so little interest ran that it would not be owed at the last payment."""
        return 0 < self.ran_cents < NOT_BELOW_CENTS


@dataclass
class _Debt:
    """A debt while it is computed: the principal, the interest of whole years, and that of this year."""

    principal: int
    years: int = 0
    running: Fraction = Fraction(0)
    settled: int = 0
    pieces: list[Piece] = field(default_factory=list)


def owed(principal_cents: int, *, pay_until: date, on: date, paid: Iterable[Paid] = ()) -> Owed:
    """What is due on a day of a debt that had to be paid by `pay_until`.

    Interest runs from the day after, up to and not including the day asked or the day of a payment; postponement does
    not stop it. A payment settles the interest that ran, then the principal. After each year the interest of that year
    joins the amount. A part of a year is its days by the days of that year, so a whole year brings the rate itself.
    Raises `NoAnswer` when interest ran on a day of which the rate is not known.
    Basis: artikelen 4:92, eerste lid, 4:97, 4:98, eerste lid, en 4:101 Awb; artikel 6:119, eerste en tweede lid, BW.
    That the interest of this year is settled before the principal is to be confirmed by a lawyer.
    """
    debt = _Debt(principal_cents)
    payments = sorted((one for one in paid if one.on <= on), key=lambda one: one.on)
    start = day = pay_until + ONE_DAY
    for payment in [one for one in payments if one.on <= start]:
        _settle(debt, payment)
    later = [one for one in payments if one.on > start]
    for year_start, year_end in _years(start, on):
        in_year = [one for one in later if year_start < one.on <= min(year_end, on)]
        for payment in in_year:
            _run(debt, day, payment.on, (year_end - year_start).days)
            _settle(debt, payment)
            day = payment.on
        _run(debt, day, min(year_end, on), (year_end - year_start).days)
        day = year_end
        if year_end <= on:
            _add_year(debt, year_end)
    running = _rounded(debt.running)
    left = debt.years + running
    return Owed(debt.principal, left, debt.settled + left, tuple(debt.pieces))


def _years(start: date, on: date) -> Iterator[tuple[date, date]]:
    """The years of a debt that began by a day, each from its first day up to the first of the next."""
    number = 0
    while (begin := _anniversary(start, number)) < on:
        number += 1
        yield begin, _anniversary(start, number)


def _anniversary(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February in a year without one
        return start.replace(year=start.year + years, day=28)


def _run(debt: _Debt, first: date, until: date, days_of_year: int) -> None:
    """Let interest run over some days of one year, by one rate after the other."""
    over = debt.principal + debt.years
    while first < until and over:
        rate = rate_on(first)
        end = min(rate.until, until)
        brought = Fraction(over) * Fraction(rate.percent) / 100 * (end - first).days / days_of_year
        debt.running += brought
        debt.pieces.append(Period(first, end, rate, over, _rounded(brought)))
        first = end


def _settle(debt: _Debt, payment: Paid) -> None:
    running = _rounded(debt.running)
    interest = min(payment.cents, debt.years + running)
    of_years = min(interest, debt.years)
    of_running = interest - of_years
    debt.years -= of_years
    debt.running = Fraction(0) if of_running == running else debt.running - of_running
    debt.settled += interest
    principal = min(payment.cents - interest, debt.principal)
    debt.principal -= principal
    debt.pieces.append(Settled(payment.on, interest, principal, payment.cents - interest - principal))


def _add_year(debt: _Debt, on: date) -> None:
    brought = _rounded(debt.running)
    debt.running = Fraction(0)
    if brought:
        debt.years += brought
        debt.pieces.append(Added(on, brought))


def _rounded(cents: Fraction) -> int:
    """Whole cents; half a cent is rounded up."""
    return int(cents + Fraction(1, 2))
