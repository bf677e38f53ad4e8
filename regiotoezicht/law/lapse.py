"""The lapse of a claim for a forfeited penalty: interrupted as often as it was, and longer by postponed payment.

`calculation.compute` knows one interruption; a claim may be interrupted again and again, and its debtor may get
postponement in between. Both agree where both answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.rules import find_rule
from regiotoezicht.law.sentences import in_words, long_day, short_day
from regiotoezicht.law.terms import Rule, Term

RULE = "awb-5:35"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Postponed:
    """A period in which the debtor need not pay: the first and the last day."""

    first: date
    last: date


def lapse(forfeited_on: date, *, interrupted: Iterable[date] = (), postponed: Iterable[Postponed] = ()) -> Term:
    """The term after which a forfeited penalty can no longer be collected.

    An interruption starts an equal term on the next day; postponement that begins within a term lengthens it by its
    days, and days that are postponed twice count once. Raises `NoAnswer` for an interruption before the forfeiture or
    after the lapse, and for postponement after the lapse.
    Basis: artikelen 5:35, 4:105, 4:106, 4:110 en 4:111 Awb.
    """
    rule, periods = find_rule(RULE), _merged(postponed)
    steps = [
        f"De termijn is {rule.length.words} ({rule.basis}) en begint op de dag na {rule.trigger}: "
        f"{long_day(forfeited_on + ONE_DAY)}."
    ]
    start, end = forfeited_on, _longer(rule, forfeited_on, periods)[0]
    for day in sorted(interrupted):
        if day < forfeited_on:
            raise NoAnswer("interrupted_before_start", "De stuiting kan niet voor de verbeurte liggen.")
        if day > end:
            raise NoAnswer(
                "interrupted_after_lapse",
                f"Op {long_day(end)} was de bevoegdheid al verjaard ({rule.basis}); daarna is stuiting niet meer "
                "mogelijk.",
            )
        steps.append(
            f"De verjaring is gestuit op {long_day(day)} (artikelen 4:105 en 4:106 Awb); de dag daarna begint een "
            f"nieuwe termijn van {rule.length.words} (artikel 4:110 Awb)."
        )
        start = day
        # Never earlier than it would have been without the interruption (4:110, tweede lid).
        end = max(end, _longer(rule, start, periods)[0])
    _, told = _longer(rule, start, periods)
    late = [period for period in periods if period.first > end]
    if late:
        raise NoAnswer(
            "postponed_after_lapse",
            f"Op {long_day(end)} was de bevoegdheid al verjaard ({rule.basis}); uitstel daarna verlengt niets.",
        )
    steps += told
    steps += [f"De laatste dag is dan {long_day(end)}.", rule.stays]
    return Term(rule, forfeited_on, end, end, tuple(steps))


def _merged(periods: Iterable[Postponed]) -> list[Postponed]:
    """The periods in order; those that overlap or touch as one."""
    merged: list[Postponed] = []
    for period in sorted(periods):
        if period.last < period.first:
            raise NoAnswer("postponed_backwards", "Het uitstel kan niet eindigen voordat het begint.")
        if merged and period.first <= merged[-1].last + ONE_DAY:
            merged[-1] = Postponed(merged[-1].first, max(merged[-1].last, period.last))
        else:
            merged.append(period)
    return merged


def _longer(rule: Rule, start: date, periods: list[Postponed]) -> tuple[date, list[str]]:
    """The end of the term that begins after `start`, with the postponed days in it, and the sentences on those."""
    end, told = rule.length.after(start), []
    for period in periods:
        first = max(period.first, start + ONE_DAY)
        if period.last < first or first > end:
            continue
        days = (period.last - first).days + 1
        end += timedelta(days=days)
        told.append(
            f"In die termijn was er van {short_day(first)} tot en met {short_day(period.last)} uitstel van betaling: "
            f"{in_words(days)} {'dag' if days == 1 else 'dagen'} langer (artikel 4:111 Awb)."
        )
    return end, told
