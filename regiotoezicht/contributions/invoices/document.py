"""What stands in the e-invoice of a payment request, by the business terms (BT) of EN 16931. Reads, and writes nothing.

It follows from the same adopted amounts as the letters, so it can be made again at any time; the invoice details are
those of now.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.contributions.invoices.amounts import Amounts, Laid, Line, amounts_of
from regiotoezicht.contributions.invoices.rules import (
    CATEGORY,
    KVK_SCHEME,
    OIN_SCHEME,
    Said,
    missing_of,
    refuse_missing,
)
from regiotoezicht.contributions.models import Billing, CostLine, InvoiceDetails, PaymentRequest, Version
from regiotoezicht.contributions.vat import general_rate
from regiotoezicht.contributions.vocabulary import TAAKVELDEN, Decider, Stage, Vat
from regiotoezicht.core.money import euros
from regiotoezicht.letters.templating.queries import letterhead_on
from regiotoezicht.organisation.models import Municipality

INVOICE, CREDIT_NOTE = "380", "381"
TRANSFER, AS_AGREED = "58", "57"
"""How is paid: by SEPA transfer, or back by an agreement that says to which account."""
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
_UNSAID = {
    Vat.EXEMPT: "Vrijgesteld van btw",
    Vat.OUTSIDE: "Buiten de heffing van btw: handelen als overheid (Richtlijn 2006/112/EG, artikel 13)",
}
"""What an invoice says when nobody laid down a ground."""


class Drawing:
    """Drawing up the invoices of one billing: what they share is read once."""

    def __init__(self, billing: Billing) -> None:
        self._billing, self._version = billing, billing.version
        self._collector = self._version.plan.collector
        self._before = _billed_before(billing)
        self._lines = list(self._version.lines.all())
        self._lines_before = list(self._before.lines.all()) if self._before else []
        self._now = self._laid(self._version, self._lines)
        self._then = self._laid(self._before, self._lines_before) if self._before else {}
        self._details = {one.municipality_id: one for one in InvoiceDetails.objects.all()}
        self._head = letterhead_on(self._collector.pk, billing.sent_date)
        earlier = PaymentRequest.objects.filter(billing__version__plan=self._version.plan_id, billing__lt=billing.pk)
        self._numbers: dict[int, list[str]] = {}
        for municipality, number in earlier.order_by("number").values_list("municipality", "number"):
            self._numbers.setdefault(municipality, []).append(number)

    def _laid(self, version: Version, lines: Iterable[CostLine]) -> dict[int, Laid]:
        weights: dict[tuple[str, Vat], int] = {}
        for line in lines:
            key = line.taakveld, Vat(line.vat)
            weights[key] = weights.get(key, 0) + line.cents
        return {
            row.municipality_id: Laid(row.cents, row.vat_cents, row.in_kind_cents, weights)
            for row in version.contributions.all()
        }

    def amounts(self, request: PaymentRequest) -> Amounts:
        """The lines and totals of an invoice."""
        pk = request.municipality_id
        before = self._then.get(pk, Laid())
        return amounts_of(self._now.get(pk, Laid()), before, invoiced_before=bool(self._numbers.get(pk)))

    def fields(self, request: PaymentRequest) -> dict[str, Any]:
        """What stands in an invoice. Raises Refused with what is not known yet."""
        amounts = self.amounts(request)
        outside = any(line.vat is Vat.OUTSIDE for line in amounts.lines)
        seller, buyer = self._known_as(self._collector.pk), self._known_as(request.municipality_id)
        account = self._head.iban if self._head else ""
        refuse_missing(
            [
                (self._collector.name, missing_of(seller, sells=True, with_vat_number=not outside)),
                (
                    request.municipality.name,
                    missing_of(buyer, sells=False, with_vat_number=False, order_number=request.order_number),
                ),
            ],
            has_account=bool(account),
        )
        if amounts.payable_cents != (-request.cents if amounts.is_credit else request.cents):
            raise ValueError(f"the invoice {request.number} does not ask what its request asks")
        return (
            self._head_of(request, amounts)
            | _totals(amounts)
            | self._payment(request, amounts, account)
            | {
                "BG-4": _party(self._collector, seller, with_vat_number=not outside) | self._contact(),
                "BG-7": _party(request.municipality, buyer, with_vat_number=not outside),
                "BG-25": [self._line(place, line) for place, line in enumerate(amounts.lines, start=1)],
                "BG-23": self._breakdown(amounts),
            }
            | ({"BT-13": request.order_number} if request.order_number else {})
            | ({"BT-10": buyer.buyer_reference} if buyer.buyer_reference else {})
        )

    def _known_as(self, municipality_id: int) -> Said:
        details = self._details.get(municipality_id)
        return details.said if details else Said()

    def _head_of(self, request: PaymentRequest, amounts: Amounts) -> dict[str, Any]:
        version, numbers = self._version, self._numbers.get(request.municipality_id, [])
        decided = written(version.decision_date, "j F Y") if version.decision_date else ""
        note = (
            f"Bijdrage {version.plan.year} ({Stage(version.stage).label}), vastgesteld door "
            f"{Decider(version.decided_by).label} op {decided}, kenmerk {version.decision_reference}."
        )
        if amounts.prepaid_cents:
            note += f" Betaald in uren: {euros(amounts.prepaid_cents)}."
        if any(line.vat is Vat.COMPENSABLE for line in amounts.lines):
            note += " Btw op doorgeschoven regels kan worden teruggevraagd bij het BTW-compensatiefonds."
        return {
            "BT-24": "urn:cen.eu:en16931:2017",  # the writer knows no other; the process puts NLCIUS in its place
            "BT-23": PROFILE,
            "BT-1": request.number,
            "BT-2": self._billing.sent_date.isoformat(),
            "BT-3": CREDIT_NOTE if amounts.is_credit else INVOICE,
            "BT-5": "EUR",
            "BT-73": date(version.plan.year, 1, 1).isoformat(),
            "BT-74": date(version.plan.year, 12, 31).isoformat(),
            "BG-1": [{"BT-22": note}],
            "BG-3": [{"BT-25": number} for number in numbers],
        }

    def _payment(self, request: PaymentRequest, amounts: Amounts, account: str) -> dict[str, Any]:
        """How and until when is paid; what comes back goes to an account that we do not keep."""
        due = self._billing.due_date
        if amounts.is_credit or amounts.payable_cents <= 0:
            return {
                "BT-81": AS_AGREED,
                "BT-20": f"Wij betalen dit bedrag uiterlijk op {written(due, 'j F Y')} aan u terug.",
            }
        return {"BT-9": due.isoformat(), "BT-81": TRANSFER, "BT-84": account, "BT-83": request.number}

    def _contact(self) -> dict[str, Any]:
        head = self._head
        return {"contacts": [{"name": head.office, "phone": head.phone, "email": head.email}]} if head else {}

    def _line(self, place: int, line: Line) -> dict[str, Any]:
        field = dict(TAAKVELDEN).get(line.taakveld, line.taakveld)
        return {
            "BT-126": str(place),
            "BT-129": "-1" if line.cents < 0 else "1",  # a price is never below zero (BR-27)
            "BT-130": "C62",
            "BT-131": _amount(line.cents),
            "BT-146": _amount(abs(line.cents)),
            "BT-133": line.taakveld,
            "BT-153": f"Bijdrage {self._version.plan.year}, {field}",
            "BT-154": line.vat.label,
            **self._category(line.vat, "BT-151", "BT-152"),
        }

    def _category(self, vat: Vat, code: str, percent: str) -> dict[str, str]:
        category = CATEGORY[vat]
        if category == "O":
            return {code: category}
        rate = general_rate(date(self._version.plan.year, 1, 1)) if category == "S" else 0
        return {code: category, percent: _amount(rate)}

    def _breakdown(self, amounts: Amounts) -> list[dict[str, str]]:
        """VAT by category. All of it is of what is taxed, at one rate."""
        found: dict[str, list[Line]] = {}
        for line in amounts.lines:
            found.setdefault(CATEGORY[line.vat], []).append(line)
        groups = []
        for category, lines in sorted(found.items()):
            vat = amounts.vat_cents if category == "S" else 0
            group = {"BT-116": _amount(sum(line.cents for line in lines)), "BT-117": _amount(vat)}
            group |= self._category(lines[0].vat, "BT-118", "BT-119")
            if category != "S":
                group["BT-120"] = self._ground(lines[0].vat)
            groups.append(group)
        return groups

    def _ground(self, vat: Vat) -> str:
        of_version = self._version.vat_reason if self._version.vat == vat else ""
        said = [line.vat_reason or of_version for line in self._lines if line.vat == vat]
        return "; ".join(dict.fromkeys(filter(None, said))) or _UNSAID[vat]


def _billed_before(billing: Billing) -> Version | None:
    found = Billing.objects.filter(version__plan=billing.version.plan_id, pk__lt=billing.pk).order_by("-pk")
    last = found.select_related("version").first()
    return last.version if last else None


def _party(town: Municipality, said: Said, *, with_vat_number: bool) -> dict[str, Any]:
    number, scheme = (said.oin, OIN_SCHEME) if said.oin else (said.kvk, KVK_SCHEME)
    party: dict[str, Any] = {
        "name": f"Gemeente {town.name}",
        "legal_identifier": number,
        "legal_identifier_schemeid": scheme,
        "einvoicing_addr": number,
        "einvoicing_addr_schemeid": scheme,
        "addr_l1": said.street,
        "postcode": said.postcode,
        "city": said.city,
        "country_code": "NL",
    }
    if with_vat_number and said.vat_number:
        party["vat_identifier"] = said.vat_number
    return party


def _totals(amounts: Amounts) -> dict[str, Any]:
    net, vat = amounts.net_cents, amounts.vat_cents
    said: dict[str, Any] = {
        "BT-106": _amount(net),
        "BT-109": _amount(net),
        "BT-110": _amount(vat),
        "BT-112": _amount(net + vat),
        "BT-115": _amount(amounts.payable_cents),
    }
    return said | ({"BT-113": _amount(amounts.prepaid_cents)} if amounts.prepaid_cents else {})


def _amount(cents: int) -> str:
    """Cents as an amount in XML: `-1` becomes `-0.01`. A rate in hundredths of a per cent is written the same way."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"
