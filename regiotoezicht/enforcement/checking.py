"""Checks that ask the local rules or the guard, shared by the actions of a case."""

from datetime import date, datetime

from regiotoezicht.bylaws.queries import bodies_on
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.enforcement import deciding
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.vocabulary import AddresseeRole
from regiotoezicht.guard import Context


def refuse_texts(**texts: str) -> None:
    """Refuse typed text of a letter that holds personal data; each text by the name of its field."""
    for field, text in texts.items():
        refuse_personal_text(text, field=field, context=Context.LETTER)


def refuse_letter_texts(case: Case, **texts: str) -> None:
    """Refuse typed text of letters to everybody in a case: with personal data, or that calls a resident an operator."""
    refuse_texts(**texts)
    for field, text in texts.items():
        words = deciding.operator_words(text)
        if words and Addressee.objects.in_force().filter(case=case, role=AddresseeRole.RESIDENT).exists():
            deciding.refuse_operator_words(words, field=field)


def refuse_body(case: Case, body: str, basis: str, *, on: date) -> None:
    """Refuse a body that the local rules of the day `on` do not name for the measure of a case.

    Where they only say who decides on the rest, another body may have a basis of its own.
    """
    guards.refuse_body_for_plan(body, plan_rule=case.plan_rule)
    if case.plan_rule:
        return
    held = bodies_on(case.municipality, case.measure, on)
    named = [(one, article) for one, article in held if article]
    deciding.refuse_body(body, by_default="" if named or not held else held[0][0], basis=basis)
    deciding.refuse_unnamed_body(body, named=named, measure=case.measure)


def refuse_second_body(case: Case, body: str, *, on: date) -> None:
    """Refuse a second body beside the first, when the local rules of that day name others for the measure."""
    named = [(one, article) for one, article in bodies_on(case.municipality, case.measure, on) if article]
    deciding.refuse_unnamed_body(body, named=named, measure=case.measure, field="co_mandate")


def refuse_owner_text(case: Case, text: str, *told_to_others: str, field: str) -> None:
    """Refuse reasons for an owner that tell what was seen, or hold personal data; nothing typed is in order."""
    if text.strip():
        refuse_texts(**{field: text})
        seen = [one.text for one in case.violations.all()]
        deciding.refuse_findings_to_owner(text, field=field, told_to_others=[*seen, *told_to_others])


def refuse_held(case: Case, at: datetime) -> None:
    """Refuse a letter or a visit of a case that waits for police or prosecution."""
    guards.refuse_held(case.held_for, case.held_until, today=local_date(at))


def ladder_maximum(case: Case) -> int | None:
    """The highest maximum that the followed step of the ladder allows, in cents; None when it names none."""
    step = case.step
    return step.maximum_cents if step is not None and step.measure == case.measure else None
