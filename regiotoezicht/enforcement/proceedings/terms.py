"""Terms of the law for this subject: what has no answer is a refusal here. Pure."""

from collections.abc import Mapping
from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.options import OptionValue
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.terms import Term


def term_of(rule: str, start: date, options: Mapping[str, OptionValue] | None = None) -> Term:
    """The term of a rule; Refused with the sentence of the law when it has no answer.

    Basis: per rule, see `law.rules.RULES`.
    """
    try:
        return compute(rule, start, options)
    except NoAnswer as unknown:
        raise Refused(unknown.code, unknown.sentence) from unknown


def decision_options(
    *, committee: bool, extended: bool, suspended_days: int, postponed_until: date | None
) -> dict[str, OptionValue]:
    """What lengthens the term to decide on an objection.

    Basis: Awb 7:10(1), (2), (3) and (4); 7:13.
    """
    options: dict[str, OptionValue] = {"committee": committee, "extended": extended}
    if suspended_days:
        options["suspended_days"] = suspended_days
    if postponed_until is not None:
        options["postponed_until"] = postponed_until
    return options
