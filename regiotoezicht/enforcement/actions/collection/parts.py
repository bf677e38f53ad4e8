"""Steps that the actions of collection share: moving an amount, its lapse, its tasks, and the end of its case."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.ends import end_case
from regiotoezicht.enforcement.actions.moves import WHAT, refuse_stale
from regiotoezicht.enforcement.collection import queries, rules
from regiotoezicht.enforcement.collection.vocabulary import ENDED, Stage
from regiotoezicht.enforcement.models import Addressee, Case, Forfeiture, LapseInterruption, Measure
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.queries import mandates_of
from regiotoezicht.worklist.actions import end_term, run_term

ROUTE = "enforcement:collection"
COLLECTABLE = (Status.NOT_COMPLIED, Status.COLLECTING)


def begin(case: Case, what: str, *, seen: int | None) -> None:
    """Refuse what comes too late or in another phase of the case, as part of an action. `what` is Dutch."""
    refuse_stale(case, seen)
    case_rules.refuse_outside(case.status, COLLECTABLE, what)


def measure_of(case: Case) -> Measure:
    """The order of a case, as part of an action."""
    measure = Measure.objects.filter(case=case, decided_on__isnull=False).first()
    if measure is None or not case.is_order:
        raise Refused("no_order", "In deze zaak is geen last onder dwangsom opgelegd (artikel 5:32 Awb).")
    return measure


def mandate_of(case: Case, measure: Measure, signer: Employee, on: date, actor: Actor) -> Mandate:
    """The mandate, of the body that imposed the order, to collect it; as part of an action (Awb 5:37, 10:1)."""
    covered = rules.measure_of_collection()
    held = [one for one in mandates_of(signer, case.municipality, covered, on) if one.body == measure.body]
    deciding.refuse_without_mandate(has_mandate=bool(held), decided_on=on, body=measure.body)
    deciding.refuse_signing_for_another(
        is_lawyer=actor.may(case_rules.CASE_WORK, case),
        is_own=Employee.objects.filter(pk=signer.pk, account=actor.account_id).exists(),
    )
    return held[0]


def refuse_none(amounts: Sequence[Forfeiture], case: Case) -> None:
    """Refuse a step without an amount, or with one of another case, as part of an action."""
    if not amounts:
        raise Refused("no_amounts", "Kies om welke bedragen het gaat.", field="amounts")
    if any(amount.case_id != case.pk for amount in amounts):
        raise Refused("other_case", "Dit bedrag hoort bij een andere zaak.", field="amounts")


def by_addressee(amounts: Sequence[Forfeiture]) -> dict[Addressee, list[Forfeiture]]:
    """The amounts of each addressee, as part of an action."""
    found: dict[int, list[Forfeiture]] = {}
    for amount in sorted(amounts, key=lambda one: one.number):
        found.setdefault(amount.addressee_id, []).append(amount)
    return {group[0].addressee: group for group in found.values()}


def alter(amount: Forfeiture, **fields: Any) -> None:
    """Change an amount as it was read, as part of an action; refused when somebody changed it since."""
    same = Forfeiture.objects.filter(
        pk=amount.pk, status=amount.status, paid_cents=amount.paid_cents, waived_cents=amount.waived_cents
    )
    if not same.update(**fields):
        raise changed_meanwhile(WHAT)
    for name, value in fields.items():
        setattr(amount, name, value)


def move_amount(amount: Forfeiture, to: Stage, *, actor: Actor, at: datetime, **fields: Any) -> None:
    """Move an amount, as part of an action. At its end its terms end with it."""
    rules.refuse_move(amount.number, amount.status, to)
    if to not in ENDED:
        alter(amount, status=to, **fields)
        return
    alter(amount, status=to, ended_at=at, settled_at=at, **fields)
    for term in (amount.payment_term, amount.lapse_term, amount.view_term, amount.reminder_term):
        if term is not None:
            end_term(term, reason=to.value, actor=actor, at=at)


def run_lapse(amount: Forfeiture, *, reason: str, actor: Actor, at: datetime) -> None:
    """Let the lapse run anew from what interrupted and postponed it, as part of an action."""
    days = list(LapseInterruption.objects.counting().filter(forfeiture=amount).values_list("on", flat=True))
    moved: dict[str, Any] = {"interrupted": days, "postponed": queries.postponed(amount)}
    back = amount.reminder_returned_on
    if back is None:
        term = rules.lapse_of(amount.forfeited_on, **moved)
    else:
        term = rules.guarded_lapse(amount.forfeited_on, **moved, returned_on=back)
    if amount.lapse_term is not None:
        end_term(amount.lapse_term, reason=reason, actor=actor, at=at)
    running = run_term(amount.case, term, addressee_label=amount.label, route=ROUTE, actor=actor, at=at)
    alter(amount, lapse_term=running)


def lapses_on(amount: Forfeiture) -> date:
    """The last day on which an amount may be collected, as part of an action."""
    assert amount.lapse_term is not None  # noqa: S101 - it runs from the forfeiture on
    return amount.lapse_term.end


def refuse_lapsed(amount: Forfeiture, at: datetime) -> None:
    """Refuse a step on an amount that lapsed, as part of an action."""
    rules.refuse_lapsed(lapses_on(amount), local_date(at))


def close_when_done(case: Case, *, actor: Actor, at: datetime, form: UUID | None) -> None:
    """Close a case that only waited for its amounts, once each is at its end, as part of an action."""
    if case.status != Status.COLLECTING or queries.outstanding_of(case):
        return
    lifted = not Addressee.objects.in_force().filter(case=case, order_sent__isnull=False, lifted_on=None).exists()
    end_case(case, Status.LIFTED if lifted else Status.COMPLIED, actor=actor, at=at, form=form)
