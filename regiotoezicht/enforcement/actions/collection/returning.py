"""A reminder that came back: the lapse it interrupted is guarded as if it had not, until it is sent again or stands."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import alter, begin, run_lapse
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.collection import paying, rules
from regiotoezicht.enforcement.collection.vocabulary import Interruption
from regiotoezicht.enforcement.models import Case, Forfeiture, LapseInterruption
from regiotoezicht.guard import Context
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.rules import TASK_SEND_AGAIN
from regiotoezicht.worklist.actions import finish_tasks, restart_term


def reminder_returned(letter: Letter, returned: date, actor: Actor, at: datetime) -> None:
    """Guard the earlier lapse of each amount of a reminder that came back, as part of an action of the letters.

    Basis: Awb 3:41, 4:106 and 4:112 (a demand that did not reach whom it was for interrupts nothing).
    """
    amounts = _of_letter(letter.pk)
    for amount in amounts:
        assert amount.reminded_on is not None  # noqa: S101 - asked of those that were
        LapseInterruption.objects.filter(forfeiture=amount, kind=Interruption.REMINDER, on=amount.reminded_on).update(
            returned_on=returned, announced_reason=""
        )
        alter(amount, reminder_returned_on=returned)
        if amount.is_ended:
            continue
        run_lapse(amount, reason="returned", actor=actor, at=at)
        record(rules.REMINDER_RETURNED, amount.case, actor=actor, at=at, number=amount.number, on=returned.isoformat())
    for case in _cases(amounts):
        change(case)
        plan(case, actor=actor, at=at)


def reminder_sent_again(letter: Letter, before: date, sent: date, actor: Actor, at: datetime) -> None:
    """Let the lapse be interrupted on the day that counts (Awb 4:106, 4:110); too late, it is refused.

    This is part of an action of the letters. A first reminder that stands keeps its own interruption beside it.
    """
    amounts = _of_letter(letter.pk)
    for amount in amounts:
        came_back = LapseInterruption.objects.uncounted().filter(
            forfeiture=amount, kind=Interruption.REMINDER, on=before
        )
        came_back.update(on=sent, returned_on=None)
        alter(amount, reminded_on=sent, reminder_returned_on=None)
        if not amount.is_ended:
            run_lapse(amount, reason="interrupted", actor=actor, at=at)
    for case in _cases(amounts):
        plan(case, actor=actor, at=at)


@action(permission=case_rules.CASE_WORK, records=rules.REMINDER_STANDS)
def let_reminder_stand(
    amount: Forfeiture,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Forfeiture:
    """Lay down why a reminder that came back was made known all the same: it interrupts the lapse after all.

    The reason holds for every amount of that letter, and the letter no longer waits to be sent again.
    """
    begin(amount.case, "vastleggen dat een aanmaning toch is bekendgemaakt", seen=seen)
    if amount.is_ended or amount.reminder_returned_on is None or amount.reminder_letter is None:
        raise Refused("nothing_returned", f"Van dwangsom {amount.number} is geen aanmaning teruggekomen.")
    paying.refuse_standing(reason)
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    change(amount.case, form=form)
    amounts = {one.pk: one for one in _of_letter(amount.reminder_letter.pk)}
    for one in amounts.values():
        if one.is_ended:
            continue
        LapseInterruption.objects.uncounted().filter(forfeiture=one).update(announced_reason=reason.strip())
        alter(one, reminder_returned_on=None)
        run_lapse(one, reason="interrupted", actor=actor, at=at)
        term = one.reminder_term
        if term is not None and term.ended_at is not None:
            restart_term(term, compute(term.rule, term.start), actor=actor, at=at)
        record(rules.REMINDER_STANDS, amount.case, actor=actor, at=at, number=one.number)
    finish_tasks(amount.reminder_letter, kind=TASK_SEND_AGAIN, actor=actor, at=at)
    plan(amount.case, actor=actor, at=at)
    return amounts[amount.pk]


def _of_letter(letter_pk: int) -> list[Forfeiture]:
    found = Forfeiture.objects.filter(reminder_letter=letter_pk, reminded_on__isnull=False)
    return list(found.select_related("lapse_term", "reminder_term", "addressee", "case__municipality"))


def _cases(amounts: Iterable[Forfeiture]) -> list[Case]:
    """The cases of some amounts, each once: all amounts of a letter are of one case."""
    return list({amount.case_id: amount.case for amount in amounts}.values())
