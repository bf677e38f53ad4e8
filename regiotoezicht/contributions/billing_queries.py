"""Reads of letters, payment requests and payments."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from regiotoezicht.contributions.models import Billing, ContributionPayment, PaymentRequest, Version
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality


def billing_of(version: Version) -> Billing | None:
    """The letters of a version, if they were made."""
    found = Billing.objects.filter(version=version)
    return found.select_related("version__plan__collector", "version__plan__district").first()


def is_followed(version: Version) -> bool:
    """Whether letters were made of a later version of its plan."""
    return Billing.objects.filter(version__plan=version.plan_id, version__number__gt=version.number).exists()


def lines_of(requests: QuerySet[PaymentRequest]) -> Sequence[Any]:
    """Payment requests with what was paid, what is open, and until when, in one statement."""
    paid = (
        ContributionPayment.objects.filter(request=OuterRef("pk"), withdrawn_at__isnull=True)
        .order_by()
        .values("request")
        .annotate(paid=Sum("cents"))
        .values("paid")
    )
    rows: list[Any] = list(
        requests.select_related("municipality", "billing").annotate(
            paid_cents=Coalesce(Subquery(paid), 0), reminded_until=Max("reminders__due_date")
        )
    )
    for row in rows:
        row.open_cents = row.cents - row.paid_cents
        row.due = row.reminded_until or row.billing.due_date
    return rows


def open_of(request: PaymentRequest) -> int:
    """What is still open of a request, in cents; below zero when money must go back."""
    paid = request.payments.filter(withdrawn_at__isnull=True).aggregate(paid=Sum("cents"))["paid"]
    return request.cents - (paid or 0)


def asked_before(version: Version) -> dict[int, int]:
    """What was asked for the plan of a version until now, in cents by municipality."""
    found = PaymentRequest.objects.filter(billing__version__plan=version.plan_id).order_by()
    return dict(found.values_list("municipality").annotate(Sum("cents")))


def requests_of(version: Version, municipality: Municipality, actor: Actor) -> Sequence[Any]:
    """The payment requests to a municipality for the plan of a version, with what was paid of each."""
    found = PaymentRequest.objects.visible_to(actor)
    return lines_of(found.filter(billing__version__plan=version.plan_id, municipality=municipality))
