"""What waits in the collection of a case: the next step, a request, and warnings before an amount lapses."""

from datetime import date, datetime, timedelta

from regiotoezicht.access.models import label_of
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.collection import queries, rules
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Case, Forfeiture, OrderRequest, Postponement, Recheck
from regiotoezicht.enforcement.rules import WORKING_DAYS_TO_SEND
from regiotoezicht.enforcement.vocabulary import RecheckResult, Status
from regiotoezicht.worklist.actions import add_task, finish_tasks
from regiotoezicht.worklist.models import Task
from regiotoezicht.worklist.rules import working_days_after

A_DAY = timedelta(days=1)


def plan(case: Case, *, actor: Actor, at: datetime) -> int:
    """Put on the worklist what waits now and take off what does not, as part of an action; answers how many were put.

    Of each kind one task for a case, by its first day. Doing it twice does nothing twice.
    """
    wanted = _wanted(case, local_date(at)) if case.is_open else {}
    waiting = Task.objects.open().filter(label=label_of(case), record_id=case.pk, kind__in=rules.TASKS)
    have = dict(waiting.values_list("kind", "due_date"))
    put = 0
    for kind in rules.TASKS:
        if have.get(kind) == wanted.get(kind):
            continue
        if kind in have:
            finish_tasks(case, kind=kind, actor=actor, at=at)
        if kind in wanted:
            add_task(case, kind=kind, role=Role.LAWYER, due_date=wanted[kind], actor=actor, at=at)
            put += 1
    return put


def _wanted(case: Case, today: date) -> dict[str, date]:
    wanted: dict[str, date] = {}

    def want(kind: str, day: date) -> None:
        wanted[kind] = min(wanted.get(kind, day), day)

    amounts = [one for one in queries.amounts_of(case) if not one.is_ended]
    rows = Postponement.objects.filter(forfeiture__case=case.pk).order_by("last_on")
    postponed = dict(rows.values_list("forfeiture_id", "last_on"))
    unpaid = queries.first_unpaid(amounts, today) if postponed else {}
    for amount in amounts:
        if day := _next_step(amount):
            later = postponed.get(amount.pk)
            missed = unpaid.get(amount.pk)
            later = min(later, missed) if later and missed else later
            want(rules.TASK_COLLECT, max(day, later + A_DAY) if later else day)
        if amount.lapse_term and (kind := rules.warning_of(amount.lapse_term.end, today)):
            want(kind, amount.lapse_term.end)
    for request in OrderRequest.objects.filter(case=case, decided_on=None).select_related("term"):
        if request.term is not None:
            want(rules.TASK_REQUEST, request.term.end)
    if day := _unsettled_breach(case):
        want(rules.TASK_FORFEIT, day)
    return wanted


def _next_step(amount: Forfeiture) -> date | None:
    """The day on which the next step of an amount may be taken, or should be."""
    decision = amount.decision
    if amount.status == Stage.INTENDED and amount.view_term:
        return amount.view_term.end + A_DAY
    if amount.status == Stage.DECIDED and decision and decision.sent_on is None:
        return working_days_after(decision.decided_on, WORKING_DAYS_TO_SEND)
    if amount.status == Stage.REMINDED and amount.reminder_term:
        return amount.reminder_term.end + A_DAY
    if amount.status in (Stage.FORFEITED, Stage.DECIDED) and amount.payment_term:
        return amount.payment_term.end + A_DAY
    return None


def _unsettled_breach(case: Case) -> date | None:
    """The day of the last recheck with a breach, when nothing was forfeited since and something may be."""
    if case.status != Status.NOT_COMPLIED or not case.is_order:
        return None
    last = Recheck.objects.filter(case=case, result=RecheckResult.NOT_COMPLIED).order_by("-done_on").first()
    if last is None or Forfeiture.objects.filter(case=case, forfeited_on__gte=last.done_on).exists():
        return None
    taken = getattr(case, "taken", None)
    return last.done_on if taken and any(queries.left_by_addressee(case, taken).values()) else None
