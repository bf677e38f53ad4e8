"""What is asked of the database for the path, the tab and the letters of these measures."""

from datetime import date

from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import models
from regiotoezicht.enforcement.remedies import way
from regiotoezicht.enforcement.vocabulary import Status


def remedy_facts_of(case: models.Case, everybody: list[models.Addressee], today: date) -> way.RemedyFacts:
    """What the path of coercion, closure, suspension or withdrawal asks besides. Asks nothing more of the database."""
    taken: models.Measure | None = getattr(case, "taken", None)
    remedy: models.Remedy | None = getattr(taken, "remedy", None) if taken and taken.kind == case.measure else None
    execution: models.Execution | None = getattr(case, "execution", None)
    costs: models.CostDecision | None = getattr(case, "costs", None)
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
        costs_decided=costs.decided_on if costs else None,
        costs_sent=costs.sent_on if costs else None,
        last_comply_day=max((one.comply_term.end for one in everybody if one.comply_term), default=None),
        waits_for_signature=second is not None and second.signed_at is None and case.status == Status.DECIDED,
        permit_ended=today if permit is None or permit.is_sealed else permit.ended_date,
        today=today,
    )


def closing_day_of(case: models.Case) -> models.ClosingDay | None:
    """The sheet of the closing day, if there is one. The caller has checked the case."""
    return models.ClosingDay.objects.filter(case=case.pk).first()


def payments_of(case: models.Case) -> list[models.CostPayment]:
    """What was paid of the costs, oldest first. The caller has checked the case."""
    return list(models.CostPayment.objects.filter(costs__case=case.pk))


def home_test_of(case: models.Case) -> models.HomeTest | None:
    """The answers about the closure of a home, if they were given. The caller has checked the case."""
    return models.HomeTest.objects.filter(case=case.pk).first()


def co_decision_of(case: models.Case) -> models.CoDecision | None:
    """The second body of the decision, with who signs. The caller has checked the case."""
    return models.CoDecision.objects.select_related("signer", "mandate").filter(measure__case=case.pk).first()
