"""Requests about an order: to collect, by whoever it concerns, and to lift it, by an addressee."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max, Min

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import ROUTE, mandate_of, measure_of
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.collection.telling import tell_answer
from regiotoezicht.enforcement.actions.ends import end_case
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale
from regiotoezicht.enforcement.checking import refuse_texts
from regiotoezicht.enforcement.collection import asking, deciding, queries, rules
from regiotoezicht.enforcement.collection.vocabulary import LIFTING, Outcome, RequestKind
from regiotoezicht.enforcement.models import Addressee, Case, Forfeiture, OrderRequest
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.organisation.models import Employee
from regiotoezicht.worklist.actions import end_term, run_term

ASKABLE = (Status.RUNNING, Status.NOT_COMPLIED, Status.COLLECTING)
RULES = {RequestKind.COLLECT: "awb-5:37", RequestKind.LIFT_YEAR: "awb-4:13", RequestKind.LIFT_IMPOSSIBLE: "awb-4:13"}
LONGEST_ASKER = 500


@action(permission=case_rules.CASE_WORK, records=rules.REQUEST_RECEIVED)
def receive_request(
    case: Case,
    *,
    kind: RequestKind,
    received_on: date,
    addressee: Addressee | None = None,
    asker: str = "",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> OrderRequest:
    """Lay down a request about the order; the term to decide runs from its receipt (5:37: four weeks; 4:13: eight)."""
    refuse_stale(case, seen)
    case_rules.refuse_outside(case.status, ASKABLE, "een verzoek vastleggen")
    measure_of(case)
    lifts = kind in LIFTING
    if lifts and (addressee is None or addressee.case_id != case.pk):
        raise Refused(
            "no_addressee", "Kies welke geadresseerde om opheffing vraagt (artikel 5:34 Awb).", field="addressee"
        )
    if not lifts and not asker.strip():
        raise Refused("no_asker", "Vul in wie om invordering vraagt (artikel 1:3, derde lid, Awb).", field="asker")
    if not lifts and "\n" not in asker.strip():
        raise Refused(
            "no_address",
            "Zet naam en adres onder elkaar: het besluit gaat naar dat adres (artikel 3:41 Awb).",
            field="asker",
        )
    if len(asker) > LONGEST_ASKER:
        raise Refused("too_long", f"Dit is langer dan {LONGEST_ASKER} tekens.", field="asker")
    first = Forfeiture.objects.filter(case=case).aggregate(first=Min("forfeited_on"))["first"]
    not_before = addressee.order_sent if lifts and addressee else first
    asking.refuse_request(kind, received_on, today=local_date(at), not_before=not_before)
    request = OrderRequest(
        case=case,
        kind=RequestKind(kind),
        addressee=addressee if lifts else None,
        asker=None if lifts else asker.strip(),
        received_on=received_on,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Dit verzoek is al vastgelegd.") from error
    term = rules.term_of(RULES[RequestKind(kind)], received_on)
    request.term = run_term(
        case, term, addressee_label=addressee.label if lifts and addressee else "", route=ROUTE, actor=actor, at=at
    )
    request.save(update_fields=["term"])
    change(case, form=token)
    received = received_on.isoformat()
    record(rules.REQUEST_RECEIVED, case, actor=actor, at=at, received=received, request=RequestKind(kind).value)
    plan(case, actor=actor, at=at)
    return request


@action(permission=case_rules.CASE_DECIDE, records=rules.REQUEST_DECIDED)
def decide_request(
    request: OrderRequest,
    *,
    outcome: Outcome,
    reasons: str,
    decided_on: date,
    signer: Employee,
    remedy_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> OrderRequest:
    """Decide on a request, by a signer with a mandate. Lifting the last order ends the case, or leaves its collection.

    Who asked gets a letter of it; who asked to collect is no addressee of the case, and gets his own.
    Raises Refused to lift an order after a year when that year is not over, or something was forfeited in it (5:34(2)).
    """
    case = request.case
    refuse_stale(case, seen)
    case_rules.refuse_outside(case.status, ASKABLE, "op een verzoek beslissen")
    if outcome not in Outcome:
        raise Refused("outcome", "Kies wat u beslist.", field="outcome")
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=request.received_on)
    if len(reasons.strip()) < deciding.SHORTEST_REASONS:
        raise Refused(
            "reasons",
            f"Motiveer het besluit in ten minste {deciding.SHORTEST_REASONS} tekens (artikel 3:46 Awb).",
            field="reasons",
        )
    refuse_texts(reasons=reasons)
    lifts = request.kind in LIFTING and outcome == Outcome.GRANTED
    if lifts and request.kind == RequestKind.LIFT_YEAR:
        asking.refuse_lifting(_opens_on(request), decided_on)
    mandate = mandate_of(case, measure_of(case), signer, decided_on, actor)
    undecided = OrderRequest.objects.filter(pk=request.pk, decided_on=None)
    given = {"decided_on": decided_on, "outcome": outcome, "reasons": reasons.strip(), "mandate": mandate}
    if not undecided.update(**given):
        raise Refused("decided_before", "Op dit verzoek is al beslist.")
    if request.term is not None:
        end_term(request.term, reason="decided", actor=actor, at=at)
    change(case, form=form)
    decided, code = decided_on.isoformat(), Outcome(outcome).value
    record(rules.REQUEST_DECIDED, case, actor=actor, at=at, decided=decided, outcome=code, mandate=mandate.pk)
    if lifts and request.addressee is not None:
        _lift(case, request.addressee, decided_on, form, actor, at)
    plan(case, actor=actor, at=at)
    request.refresh_from_db()
    tell_answer(request, remedy_address, actor, at)
    return request


def _opens_on(request: OrderRequest) -> date:
    """The day from which an order may be lifted after a year: from its sending, or from the last forfeiture."""
    assert request.addressee is not None and request.addressee.order_sent is not None  # noqa: S101 - asked at receipt
    last = Forfeiture.objects.filter(addressee=request.addressee).aggregate(last=Max("forfeited_on"))["last"]
    term = rules.term_of("awb-5:34", max(last or request.addressee.order_sent, request.addressee.order_sent))
    assert term.first_day is not None  # noqa: S101 - this rule names one
    return term.first_day


def _lift(case: Case, addressee: Addressee, on: date, form: UUID | None, actor: Actor, at: datetime) -> None:
    Addressee.objects.filter(pk=addressee.pk).update(lifted_on=on)
    if Addressee.objects.in_force().filter(case=case, order_sent__isnull=False, lifted_on=None).exists():
        return
    if not queries.outstanding_of(case):
        end_case(case, Status.LIFTED, actor=actor, at=at, form=form)
    elif case.status != Status.COLLECTING:
        old = move(case, Status.COLLECTING, actor=actor, at=at, form=form)
        record(
            case_rules.MOVED,
            case,
            actor=actor,
            at=at,
            state=Status.COLLECTING.label,
            from_status=old,
            to_status=case.status,
        )
