"""Permissions, events and guards of asking for contributions. Pure."""

from datetime import date, timedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions.rules import refuse_early
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

BILL = Permission("contributions.bill", "Brieven en betaalverzoeken van bijdragen maken")
PAYMENT_RECORD = Permission("contributions.payment_record", "Betalingen van bijdragen vastleggen")

BILLED = EventType("contributions.billed", "Brieven en {requests} betaalverzoeken gemaakt")
PAID = EventType("contributions.paid", "Betaling vastgelegd: {cents} cent")
PAYMENT_WITHDRAWN = EventType("contributions.payment_withdrawn", "Betaling ingetrokken: {cents} cent")
REMINDED = EventType("contributions.reminded", "Herinnering gemaakt: {cents} cent open")

TERM = timedelta(days=30)
"""How long a municipality has to pay when nothing else was agreed. Basis: BW 6:119b(2) (public bodies: thirty days)."""
AHEAD = timedelta(days=366)


def declare_rights() -> None:
    """Fill in who asks for contributions and who records payments.

    Basis: toegang.md, row "Cost plan, shares" (own controller: own hours, payments).
    """
    allow(BILL, {Role.REGION_CONTROLLER: Way.OFFICE})
    allow(PAYMENT_RECORD, dict.fromkeys((Role.REGION_CONTROLLER, Role.CONTROLLER), Way.OFFICE))


def refuse_unadopted(*, is_draft: bool) -> None:
    """Letters are of an adopted version: a draft can still change.

    Basis: ADR 0151.
    """
    if is_draft:
        raise Refused("not_adopted", "Stel deze versie eerst vast; daarna maakt u de brieven.")


def refuse_followed(*, is_followed: bool) -> None:
    """Once letters were made of a later version, those of an earlier one would ask its amounts anew.

    Basis: ADR 0151.
    """
    if is_followed:
        raise Refused(
            "followed", "Van een latere versie zijn de brieven al gemaakt; deze versie is daardoor vervangen."
        )


def refuse_dates(sent: date, due: date, *, adopted: date, today: date) -> None:
    """A request goes out after the decision, and leaves time to pay; more than a year ahead is a typing error.

    Basis: ADR 0151; BW 6:119b.
    """
    for field, day, since in (("sent_date", sent, today), ("due_date", due, sent)):
        if day > since + AHEAD:
            raise Refused("far_ahead", "Deze datum ligt meer dan een jaar vooruit; kijk het jaar na.", field=field)
    if sent < adopted:
        raise Refused("before_decision", "De brieven kunnen niet van voor het besluit zijn.", field="sent_date")
    if due <= sent:
        raise Refused(
            "no_time_to_pay", "De uiterste betaaldatum ligt niet na de datum van de brieven.", field="due_date"
        )


def refuse_payment(asked: int, open_cents: int, cents: int, *, paid: date, today: date) -> None:
    """A payment has the direction of its request, is no more than what is open, and was made. All in cents.

    Basis: ADR 0151.
    """
    if cents <= 0:
        raise Refused("no_amount", "Vul een bedrag in dat groter is dan nul.", field="cents")
    refuse_early(paid, field="paid_date")
    if paid > today:
        raise Refused(
            "paid_later", "De betaling ligt in de toekomst; kies de dag waarop is betaald.", field="paid_date"
        )
    if cents > abs(open_cents) or asked * open_cents <= 0:
        raise Refused("too_much", "Er staat minder open dan dit bedrag.", field="cents")


def refuse_reminder(open_cents: int, due: date, today: date) -> None:
    """Who is reminded owes money, and had until yesterday at the latest.

    Basis: Awb 4:112 by analogy; ADR 0151.
    """
    if open_cents <= 0:
        raise Refused("nothing_open", "Er staat niets open.")
    if today <= due:
        raise Refused("not_late", f"Er kan nog worden betaald tot en met {due:%d-%m-%Y}.")
