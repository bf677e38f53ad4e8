"""The door for typed text: a rule, a base date and options as a person or a program wrote them."""

from collections.abc import Iterable

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.holidays import Calendar
from regiotoezicht.law.moments import read_moment, write_like
from regiotoezicht.law.options import parse_settings, read_day
from regiotoezicht.law.rules import find_rule
from regiotoezicht.law.terms import Term

Answer = dict[str, str | bool | list[str] | None]


def compute_from_text(
    rule_code: str, start: str, settings: Iterable[str] = (), *, calendar: Calendar | None = None
) -> Term:
    """Read a base date and KEY=VALUE options, and compute the term. Raises `WrongUsage` and `NoAnswer`.

    Basis: per rule, see `rules.RULES`.
    """
    rule = find_rule(rule_code)
    base = read_moment(start) if rule.takes_moment else read_day(start)
    return compute(rule_code, base, parse_settings(settings), calendar=calendar)


def as_answer(term: Term, start: str) -> Answer:
    """Write a term as the public answer, ready for JSON; moments in the same form as `start`.

    `first_day` and `warning` stand in the answer of the rules that name them; `warning` is None without one.
    Basis: the public command line (no article).
    """
    answer: Answer = {
        "rule": term.rule.code,
        "basis": term.basis,
        "from": start,
        "raw_end": write_like(start, term.raw_end),
        "end": write_like(start, term.end),
        "rolled": term.rolled,
        "steps": list(term.steps),
    }
    if term.rule.names_first_day and term.first_day is not None:
        answer["first_day"] = term.first_day.isoformat()
    if term.rule.names_warning:
        answer["warning"] = term.warning
    return answer


def answer(rule_code: str, start: str, settings: Iterable[str] = (), *, calendar: Calendar | None = None) -> Answer:
    """Compute a term from text and write it as the public answer. Raises `WrongUsage` and `NoAnswer`.

    Basis: per rule, see `rules.RULES`.
    """
    return as_answer(compute_from_text(rule_code, start, settings, calendar=calendar), start)
