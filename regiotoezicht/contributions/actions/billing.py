"""Asking for contributions, and recording what was paid."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.contributions import billing_rules as rules
from regiotoezicht.contributions.billing_queries import asked_before, is_followed, open_of
from regiotoezicht.contributions.models import (
    Billing,
    ContributionPayment,
    ContributionReminder,
    PaymentRequest,
    Version,
)
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import next_number
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class Letters:
    """Of which day the letters are, until when is paid, and who signs in which function."""

    sent_date: date
    due_date: date
    signer_name: str
    signer_function: str


@action(permission=rules.BILL, records=rules.BILLED)
def bill(version: Version, letters: Letters, *, actor: Actor, at: datetime) -> Billing:
    """Ask every municipality for what it still owes by an adopted version: its amount without what was asked before.

    Whoever takes no part and was never asked, and whoever owes nothing more, gets no request.
    """
    rules.refuse_unadopted(is_draft=version.is_draft)
    rules.refuse_followed(is_followed=is_followed(version))
    decided = version.decision_date or local_date(at)
    rules.refuse_dates(letters.sent_date, letters.due_date, adopted=decided, today=local_date(at))
    try:
        with transaction.atomic():
            billing = Billing.objects.create(
                version=version,
                sent_date=letters.sent_date,
                due_date=letters.due_date,
                signer_name=letters.signer_name,
                signer_function=letters.signer_function,
                made_at=at,
                made_by_id=actor.account_id,
            )
    except IntegrityError as error:
        raise Refused("billed", "Van deze versie zijn de brieven al gemaakt.") from error
    earlier = asked_before(version)
    due = [
        (row, asked)
        for row in version.contributions.select_related("municipality")
        if row.to_pay_cents != (asked := earlier.get(row.municipality_id, 0))
    ]
    last = next_number(f"BIJ-{version.plan.year}", len(due)) if due else 0
    PaymentRequest.objects.bulk_create(
        PaymentRequest(
            billing=billing,
            municipality_id=row.municipality_id,
            number=f"BIJ-{version.plan.year}-{last - len(due) + place:04d}",
            cents=row.to_pay_cents - asked,
            earlier_cents=asked,
            order_number=row.order_number,
        )
        for place, (row, asked) in enumerate(due, start=1)
    )
    record(rules.BILLED, version, actor=actor, at=at, requests=len(due))
    return billing


@action(permission=rules.PAYMENT_RECORD, records=rules.PAID)
def record_payment(
    request: PaymentRequest, *, cents: int, paid_date: date, reference: str, token: UUID, actor: Actor, at: datetime
) -> ContributionPayment:
    """Record that a request was paid, wholly or in part; of one below zero that the money was paid back."""
    refuse_personal_text(reference, field="reference")
    _hold(request)
    rules.refuse_payment(request.cents, open_of(request), cents, paid=paid_date, today=local_date(at))
    made = ContributionPayment.objects.create(
        request=request,
        paid_date=paid_date,
        cents=cents if request.cents > 0 else -cents,
        reference=reference,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    record(rules.PAID, request, actor=actor, at=at, cents=made.cents, payment=made.pk)
    return made


@action(permission=rules.PAYMENT_RECORD, records=rules.PAYMENT_WITHDRAWN)
def withdraw_payment(request: PaymentRequest, payment: ContributionPayment, *, actor: Actor, at: datetime) -> None:
    """Take back a payment that was recorded by mistake; it stays visible as such."""
    held = ContributionPayment.objects.filter(pk=payment.pk, request=request, withdrawn_at__isnull=True)
    if not held.update(withdrawn_at=at):
        raise changed_meanwhile("deze betaling")
    record(rules.PAYMENT_WITHDRAWN, request, actor=actor, at=at, cents=payment.cents, payment=payment.pk)


@action(permission=rules.BILL, records=rules.REMINDED)
def remind(request: PaymentRequest, *, actor: Actor, at: datetime) -> ContributionReminder:
    """Make a reminder of what is open, payable within the same term again."""
    _hold(request)
    today = local_date(at)
    due = request.reminders.order_by("-due_date").values_list("due_date", flat=True).first()
    left = open_of(request)
    rules.refuse_reminder(left, due or request.billing.due_date, today)
    made = ContributionReminder.objects.create(
        request=request, sent_date=today, due_date=today + rules.TERM, open_cents=left
    )
    record(rules.REMINDED, request, actor=actor, at=at, cents=left)
    return made


def _hold(request: PaymentRequest) -> None:
    """Hold a request until the unit ends, so that of two payments the second sees the first."""
    PaymentRequest.objects.filter(pk=request.pk).update(number=request.number)
