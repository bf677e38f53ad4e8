"""What is asked of the database for the path, the tab and the letters of these measures."""

from datetime import date

from django.db.models import F, OuterRef, Subquery

from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import models
from regiotoezicht.enforcement.collection.interest import Interest, interest_on
from regiotoezicht.enforcement.remedies import way
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.law.interest import Paid


def remedy_facts_of(case: models.Case, everybody: list[models.Addressee], today: date) -> way.RemedyFacts:
    """What the path of coercion, closure, suspension or withdrawal asks besides. Asks nothing more of the database."""
    taken: models.Measure | None = getattr(case, "taken", None)
    remedy: models.Remedy | None = getattr(taken, "remedy", None) if taken and taken.kind == case.measure else None
    execution: models.Execution | None = getattr(case, "execution", None)
    second: models.CoDecision | None = getattr(taken, "co_decision", None) if taken else None
    done = local_date(execution.done_at) if execution else None
    permit = case.permit
    return way.RemedyFacts(
        is_home=case.is_dwelling,
        has_home_test=getattr(case, "home_test", None) is not None,
        is_urgent=remedy is not None and remedy.is_urgent,
        acted=done if execution and execution.before_decision else None,
        executed=done,
        from_date=remedy.from_date if remedy else None,
        until_date=remedy.until_date if remedy else None,
        reopened=remedy.ended_on if remedy else None,
        cost_share=remedy.cost_share if remedy else "",
        costs_decided=getattr(case, "costs_decided", None),
        costs_sent=getattr(case, "costs_sent", None),
        costs_open=getattr(case, "costs_open", None) is not None,
        costs_unsent=getattr(case, "costs_unsent", None) is not None,
        last_comply_day=max((one.comply_term.end for one in everybody if one.comply_term), default=None),
        waits_for_signature=(second is not None and second.signed_at is None and case.status == Status.DECIDED)
        or (getattr(case, "prolonged_unsigned", None) is not None and case.status == Status.SHUT),
        permit_ended=today if permit is None or permit.is_sealed else permit.ended_date,
        today=today,
    )


def beside_a_case() -> dict[str, Subquery]:
    """Of the costs: first decided, last sent, and whether any wait; and the last prolongation."""
    of = models.CostDecision.objects.filter(case=OuterRef("pk")).order_by()
    longer = models.Prolongation.objects.filter(case=OuterRef("pk")).order_by("-number")
    return {
        "prolonged_unsigned": Subquery(
            models.CoProlongation.objects.filter(prolongation__case=OuterRef("pk"), signed_at__isnull=True)
            .order_by()
            .values("body")[:1]
        ),
        "prolonged_on": Subquery(longer.values("decided_on")[:1]),
        "prolonged_until": Subquery(longer.values("until_date")[:1]),
        "prolonged_sent": Subquery(longer.values("sent_on")[:1]),
        "costs_decided": Subquery(of.order_by("decided_on").values("decided_on")[:1]),
        "costs_sent": Subquery(of.filter(sent_on__isnull=False).order_by("-sent_on").values("sent_on")[:1]),
        "costs_open": Subquery(of.filter(paid_cents__lt=F("amount_cents")).values("number")[:1]),
        "costs_unsent": Subquery(of.filter(sent_on__isnull=True).values("number")[:1]),
    }


def closing_day_of(case: models.Case) -> models.ClosingDay | None:
    """The sheet of the closing day, if there is one. The caller has checked the case."""
    return models.ClosingDay.objects.filter(case=case.pk).first()


def costs_of(case: models.Case) -> list[models.CostDecision]:
    """The decisions on costs, with whom they address. The caller has checked the case."""
    found = models.CostDecision.objects.filter(case=case.pk).select_related("addressee", "payment_term")
    return list(found.order_by("number"))


def payments_of(case: models.Case) -> list[models.CostPayment]:
    """What was paid of the costs, oldest first. The caller has checked the case."""
    return list(models.CostPayment.objects.filter(costs__case=case.pk).select_related("costs", "undone"))


def with_interest(
    costs: list[models.CostDecision], payments: list[models.CostPayment], today: date
) -> list[tuple[models.CostDecision, Interest | None]]:
    """The decisions on costs, each with the interest on it today, or until the payment that settled it."""
    found = []
    for one in costs:
        counting = [pay for pay in payments if pay.costs_id == one.pk and getattr(pay, "undone", None) is None]
        paid = [Paid(pay.paid_on, pay.amount_cents) for pay in counting]
        on = max((pay.on for pay in paid), default=today) if not one.open_cents else today
        term = one.payment_term
        runs = interest_on(one.amount_cents, pay_until=term.end, on=on, paid=paid) if term else None
        found.append((one, runs))
    return found


def home_test_of(case: models.Case) -> models.HomeTest | None:
    """The answers about the closure of a home, if they were given. The caller has checked the case."""
    return models.HomeTest.objects.filter(case=case.pk).first()


def co_decision_of(case: models.Case) -> models.CoDecision | models.CoProlongation | None:
    """The second body of the last decision: on the measure, or while closed on its prolongation; with who signs.

    The caller has checked the case.
    """
    if case.status == Status.SHUT:
        longer = models.CoProlongation.objects.select_related("signer", "mandate").filter(prolongation__case=case.pk)
        return longer.order_by("-prolongation__number").first()
    return models.CoDecision.objects.select_related("signer", "mandate").filter(measure__case=case.pk).first()


def second_of_closure(case: models.Case) -> models.CoDecision | None:
    """The second body that decided the closure itself. The caller has checked the case."""
    return models.CoDecision.objects.filter(measure__case=case.pk).first()
