"""A breach of an order: which amounts it forfeits."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import ROUTE, measure_of
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale
from regiotoezicht.enforcement.checking import refuse_texts
from regiotoezicht.enforcement.collection import forfeiting, queries, rules
from regiotoezicht.enforcement.deciding import SHORTEST_DEMAND
from regiotoezicht.enforcement.models import Addressee, Case, Forfeiture, Measure, Recheck, Violation
from regiotoezicht.enforcement.queries import addressees_of
from regiotoezicht.enforcement.vocabulary import RecheckResult, Status
from regiotoezicht.worklist.actions import run_term

FORFEITABLE = (Status.RUNNING, Status.NOT_COMPLIED, Status.COLLECTING)


@action(permission=case_rules.CASE_WORK, records=rules.FORFEITED)
def forfeit(
    case: Case,
    *,
    addressees: Sequence[int],
    first_on: date,
    last_on: date | None = None,
    recheck: Recheck | None = None,
    note: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> list[Forfeiture]:
    """Lay down that a breach forfeited amounts: of each addressee (by id) his own, by his own order.

    A penalty per day or week may be laid down for a period up to `last_on`; the day of a `recheck` is its own.
    Raises Refused within the term to comply (5:32a), above the maximum and twice a day (5:32b).
    """
    refuse_stale(case, seen)
    case_rules.refuse_outside(case.status, FORFEITABLE, "een verbeurte vastleggen")
    measure = measure_of(case)
    _refuse_submitted(case, token)
    _refuse_breach(case, recheck, first_on, note)
    everybody = {one.pk: one for one in addressees_of(case)}
    chosen = [everybody[pk] for pk in sorted(set(addressees)) if pk in everybody]
    if not chosen:
        raise Refused("no_addressee", "Kies door wie de dwangsom is verbeurd.", field="addressees")
    made = _made(case, measure, chosen, (first_on, last_on or first_on), recheck, note.strip(), token, actor, at)
    if case.status == Status.NOT_COMPLIED:
        change(case, form=token)
    else:
        _move_on(case, token, actor, at)
    if not any(queries.left_by_addressee(case, measure).values()):
        # An order of which the maximum is forfeited works no more: another measure is not barred by it (Awb 5:6).
        Violation.objects.filter(case=case, is_sanctioned=True).update(is_sanctioned=False)
    plan(case, actor=actor, at=at)
    return made


def _refuse_submitted(case: Case, token: UUID) -> None:
    if Forfeiture.objects.filter(case=case, form=token).exists():
        raise Refused("submitted_before", "Deze verbeurte is al vastgelegd.")


def _refuse_breach(case: Case, recheck: Recheck | None, first_on: date, note: str) -> None:
    """A breach was found: by a recheck of this case that found one on that day, or it is described."""
    if recheck is not None:
        if recheck.case_id != case.pk or recheck.result != RecheckResult.NOT_COMPLIED:
            raise Refused("no_breach", "Deze hercontrole vond geen overtreding.", field="recheck")
        if recheck.done_on != first_on:
            raise Refused("other_day", "De hercontrole was op een andere dag.", field="first_on")
    if len(note.strip()) < SHORTEST_DEMAND:
        raise Refused(
            "no_note", "Schrijf op wat is vastgesteld, en door wie (artikelen 3:2 en 5:37 Awb).", field="note"
        )
    refuse_texts(note=note)


def _made(
    case: Case,
    measure: Measure,
    chosen: list[Addressee],
    period: tuple[date, date],
    recheck: Recheck | None,
    note: str,
    token: UUID,
    actor: Actor,
    at: datetime,
) -> list[Forfeiture]:
    before = queries.forfeited_by(case)
    number = Forfeiture.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    made = []
    for addressee in chosen:
        found = forfeiting.forfeit(
            queries.order_to(addressee, measure),
            before[addressee.pk],
            *period,
            today=local_date(at),
            violated_on=case.violated_on,
        )
        for one in found:
            number += 1
            amount = Forfeiture(
                case=case,
                number=number,
                addressee=addressee,
                recheck=recheck,
                note=note,
                forfeited_on=one.on,
                amount_cents=one.cents,
                settled_at=at,
                form=token,
                recorded_at=at,
                recorded_by_id=actor.account_id,
            )
            _start(amount, actor, at)
            made.append(amount)
    return made


def _start(amount: Forfeiture, actor: Actor, at: datetime) -> None:
    """Keep an amount, with its terms to pay and to lapse."""
    case, on = amount.case, amount.forfeited_on
    for rule, term in (("payment_term", rules.term_of("awb-5:33", on)), ("lapse_term", rules.lapse_of(on))):
        running = run_term(case, term, addressee_label=amount.label, route=ROUTE, actor=actor, at=at)
        setattr(amount, rule, running)
    try:
        with transaction.atomic():
            amount.save()
    except IntegrityError as error:
        raise Refused(
            "same_day",
            f"Voor {on:%d-%m-%Y} is door {amount.addressee.label} al een dwangsom verbeurd (artikel 5:32b Awb).",
            field="first_on",
        ) from error
    record(
        rules.FORFEITED,
        case,
        actor=actor,
        at=at,
        number=amount.number,
        on=on.isoformat(),
        euros=rules.in_euros(amount.amount_cents),
        who=amount.addressee.number,
    )


def _move_on(case: Case, token: UUID, actor: Actor, at: datetime) -> None:
    old = move(case, Status.NOT_COMPLIED, actor=actor, at=at, form=token)
    record(
        case_rules.MOVED,
        case,
        actor=actor,
        at=at,
        state=Status(case.status).label,
        from_status=old,
        to_status=case.status,
    )
