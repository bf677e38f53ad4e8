"""What is asked of forfeited amounts. The caller has checked the case."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case as Case_
from django.db.models import CharField, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value, When

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement import queries
from regiotoezicht.enforcement.collection.forfeiting import Forfeited, Order, left_of
from regiotoezicht.enforcement.collection.interest import Interest, interest_on
from regiotoezicht.enforcement.collection.vocabulary import REMINDER_BACK, PaymentAnswer, Stage
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    Forfeiture,
    Instalment,
    Measure,
    OrderRequest,
    Payment,
    PaymentDecision,
    PaymentUndone,
    Postponement,
    Recheck,
)
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, RecheckResult
from regiotoezicht.law.interest import Paid
from regiotoezicht.law.lapse import Postponed
from regiotoezicht.letters.vocabulary import Status as LetterStatus


def amounts_of(case: Case) -> list[Forfeiture]:
    """The forfeited amounts of a case with their terms and decision, by number, in one statement."""
    return _of(case, _with_all(case))


def _with_all(case: Case) -> Any:
    found = Forfeiture.objects.filter(case=case.pk).select_related(
        "addressee",
        "recheck",
        "payment_term",
        "lapse_term",
        "view_term",
        "reminder_term",
        "decision__objection_term",
        "decision__letter",
        "decision__mandate",
        "intention_letter",
        "reminder_letter",
    )
    return found.order_by("number")


def _of(case: Case, rows: Any) -> list[Any]:
    amounts = list(rows)
    for amount in amounts:
        amount.case = case  # the caller's own, which knows the version that the page showed
    return amounts


def shown_amounts(case: Case, today: date) -> list[tuple[Forfeiture, date | None, bool]]:
    """The amounts of a case in one statement, each with the last day of the postponement that began by today, and
    whether there is one by a decision that was sent."""
    begun = Postponement.objects.filter(forfeiture=OuterRef("pk"), first_on__lte=today).order_by("-last_on")
    granted = _granting(today).filter(forfeiture=OuterRef("pk"), sent_on__isnull=False)
    rows = _with_all(case).annotate(postponed_until=Subquery(begun.values("last_on")[:1]), is_granted=Exists(granted))
    return [(amount, amount.postponed_until, amount.is_granted) for amount in _of(case, rows)]


def _granting(on: date) -> QuerySet[PaymentDecision]:
    """The decisions by which payment is postponed on a day or after it, and that were not taken back."""
    found = PaymentDecision.objects.filter(answer=PaymentAnswer.GRANTED, last_on__gte=on, withdrawal__isnull=True)
    return found.exclude(letter__status=LetterStatus.WITHDRAWN)


@dataclass(frozen=True)
class Movement:
    """One thing that happened to an amount: what, when, until when (postponement), how much, its code and its words."""

    what: str
    day: date
    until: date
    cents: int
    code: str
    text: str


def movements_of(amount: Forfeiture) -> list[Movement]:
    """Payments, waivers, interruptions, postponements and decisions on them of an amount, by day, in one statement."""
    none, nothing = Value("", CharField()), Value(0, IntegerField())

    def rows(owner: Any, what: str, day: str, until: str, cents: Any, code: Any, text: Any) -> Any:
        columns = {"a": Value(what, CharField()), "b": F(day), "c": F(until), "d": cents, "e": code, "f": text}
        return owner.order_by().annotate(**columns).values_list(*columns)

    decisions = PaymentDecision.objects.filter(forfeiture=amount.pk, postponement__isnull=True)  # what began: below
    came_back = When(returned_on__isnull=False, announced_reason="", then=Value(REMINDER_BACK))
    kind = Case_(came_back, default=F("kind"), output_field=CharField())
    said = Case_(When(announced_reason="", then=F("note")), default=F("announced_reason"))
    undone = PaymentUndone.objects.filter(payment__forfeiture=amount.pk)
    found = rows(amount.payments, "payment", "paid_on", "paid_on", F("cents"), none, none).union(
        rows(undone, "undone", "undone_on", "undone_on", F("payment__cents"), none, F("reason")),
        rows(amount.waivers, "waiver", "decided_on", "decided_on", F("cents"), none, F("reason")),
        rows(amount.interruptions, "interruption", "on", "on", nothing, kind, said),
        rows(decisions, "payment_decision", "decided_on", "decided_on", nothing, F("answer"), F("reason")),
        rows(amount.postponements, "postponement", "first_on", "last_on", nothing, F("ground"), F("reason")),
        all=True,
    )
    return sorted((Movement(*row) for row in found), key=lambda one: one.day)


def payments_that_count(amount: Forfeiture) -> list[Payment]:
    """The payments on an amount that were not undone. The caller has checked the case."""
    return list(Payment.objects.filter(forfeiture=amount.pk, undone__isnull=True))


def interest_of(amount: Forfeiture, today: date) -> Interest | None:
    """The statutory interest on an amount today, or until the payment that ended it; None when none runs or ran.

    Nothing is asked of the database while the term to pay runs. The caller has checked the case.
    """
    term = amount.payment_term
    if term is None or today <= term.end or amount.status in (Stage.WAIVED, Stage.LAPSED):
        return None
    paid = [Paid(one.paid_on, one.cents) for one in payments_that_count(amount)]
    on = max((one.on for one in paid), default=today) if amount.status == Stage.PAID else today
    return interest_on(amount.amount_cents - amount.waived_cents, pay_until=term.end, on=on, paid=paid)


def outstanding_of(case: Case) -> bool:
    """Whether an amount of a case is not at its end."""
    return Forfeiture.objects.outstanding().filter(case=case.pk).exists()


def open_by_addressee(case: Case) -> dict[int, int]:
    """What each addressee still owes, in cents."""
    sums = Forfeiture.objects.outstanding().filter(case=case.pk).order_by().values("addressee_id")
    found = sums.annotate(due=Sum(F("amount_cents") - F("paid_cents") - F("waived_cents")))
    return {row["addressee_id"]: row["due"] for row in found}


def forfeited_by(case: Case) -> dict[int, list[Forfeited]]:
    """What each addressee forfeited before."""
    before: dict[int, list[Forfeited]] = defaultdict(list)
    rows = Forfeiture.objects.filter(case=case.pk).order_by("forfeited_on")
    for addressee, on, cents in rows.values_list("addressee_id", "forfeited_on", "amount_cents"):
        before[addressee].append(Forfeited(on, cents))
    return before


def order_to(addressee: Addressee, measure: Measure) -> Order:
    """The order to one addressee. The measure was decided on."""
    return Order(
        label=addressee.label,
        unit=PenaltyUnit(measure.unit),
        amount_cents=measure.amount_cents or 0,
        maximum_cents=measure.maximum_cents or 0,
        sent_on=addressee.order_sent,
        last_comply_day=addressee.comply_term.end if addressee.comply_term else None,
        lifted_on=addressee.lifted_on,
    )


def left_by_addressee(case: Case, measure: Measure) -> dict[int, int]:
    """What each addressee to whom the order was sent may still forfeit, in cents; nothing once it was lifted."""
    before = forfeited_by(case)
    return {
        one.pk: 0 if one.lifted_on else left_of(order_to(one, measure), before[one.pk])
        for one in queries.addressees_of(case)
        if one.order_sent is not None
    }


def refuse_more_to_come(case: Case) -> None:
    """Refuse to close an order as worked out when more can be forfeited, or an amount is not at its end (Awb 5:32b)."""
    measure = Measure.objects.filter(case=case, decided_on__isnull=False).first()
    if measure is None or not case.is_order or any(left_by_addressee(case, measure).values()):
        raise Refused(
            "not_exhausted",
            "Het maximum is nog niet verbeurd; de last werkt nog (artikel 5:32b, derde lid, Awb).",
            field="outcome",
        )
    if outstanding_of(case):
        raise Refused("amounts_open", "Er staan nog bedragen open; rond eerst de invordering af.", field="outcome")


def breaches_of(case: Case) -> list[tuple[Recheck, bool]]:
    """The rechecks of a case that found a breach, newest first, each with whether it forfeited something; at once."""
    used = Exists(Forfeiture.objects.filter(recheck=OuterRef("pk")))
    found = Recheck.objects.filter(case=case.pk, result=RecheckResult.NOT_COMPLIED).annotate(used=used)
    return [(recheck, recheck.used) for recheck in found.order_by("-done_on", "-pk")]


def refuse_breach_without_amount(case: Case) -> None:
    """Refuse to end an order while a recheck found a breach of which nothing was laid down as forfeited.

    What is forfeited is owed by law; once the case is closed nobody would collect it any more. An amount of up to six
    days before covers the breach too, for a penalty per week is forfeited once in seven days.
    Basis: artikel 5:33 Awb.
    """
    measure = Measure.objects.filter(case=case, decided_on__isnull=False).first()
    if measure is None or not case.is_order or not any(left_by_addressee(case, measure).values()):
        return
    last = Forfeiture.objects.filter(case=case.pk).order_by("-forfeited_on").values_list("forfeited_on", flat=True)
    covered = last.first() or date.min
    for recheck, used in breaches_of(case):
        if not used and recheck.done_on - timedelta(days=6) > covered:
            raise Refused(
                "breach_without_amount",
                f"Bij de hercontrole van {recheck.done_on:%d-%m-%Y} was de last niet nageleefd. Leg eerst bij "
                "Invordering vast wat is verbeurd (artikel 5:33 Awb).",
                field="result",
            )


def granted_decision(amount: Forfeiture, on: date) -> PaymentDecision | None:
    """The decision by which postponement holds or will hold, and that was not taken back; None when there is none.

    A decision whose letter was withdrawn before it went out works for nobody. As part of an action.
    """
    return _granting(on).filter(forfeiture=amount.pk).order_by("-decided_on", "-pk").first()


def instalments_of(amount: Forfeiture, on: date) -> list[Instalment]:
    """The parts in which an amount is paid by the decision that holds, those that are over too."""
    return list(Instalment.objects.filter(decision__in=_granting(on).filter(forfeiture=amount.pk)))


def first_unpaid(amounts: Collection[Forfeiture], on: date) -> dict[int, date]:
    """Of each amount that is paid in parts: the day of the first part that its payments do not cover; one statement."""
    left = {one.pk: one.amount_cents - one.open_cents for one in amounts}
    rows = Instalment.objects.filter(decision__in=_granting(on).filter(forfeiture__in=left)).order_by("due_on")
    found: dict[int, date] = {}
    asked: dict[int, int] = {}
    for pk, total, due, day, cents in rows.values_list(
        "decision__forfeiture_id", "decision__forfeiture__amount_cents", "decision__due_cents", "due_on", "cents"
    ):
        asked[pk] = asked.get(pk, total - due) + cents
        if asked[pk] > left[pk]:
            found.setdefault(pk, day)
    return found


def granted_until(amount: Forfeiture, on: date) -> date | None:
    """Until which day payment of an amount was postponed by a decision; None when it was not."""
    found = granted_decision(amount, on)
    return found.last_on if found else None


def postponed(amount: Forfeiture) -> list[Postponed]:
    """The periods in which an amount need not be paid."""
    return [Postponed(first, last) for first, last in amount.postponements.values_list("first_on", "last_on")]


def requests_of(case: Case) -> list[OrderRequest]:
    """The requests about the order of a case, oldest first."""
    found = OrderRequest.objects.filter(case=case.pk).select_related("addressee", "term", "mandate")
    return list(found.order_by("received_on", "pk"))
