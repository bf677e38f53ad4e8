"""Money in the attack: cost plans, shares, promises, requests to pay, hours, and the papers for council and college.

Asked in bulk, and through their pages and what is saved of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import billing_rules, queries, rules
from regiotoezicht.contributions.invoices.rules import DETAILS_KEEP
from regiotoezicht.contributions.models import (
    Contribution,
    CostPlan,
    InvoiceDetails,
    PaymentRequest,
    Promise,
    Version,
)
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.organisation.models import Municipality

from .asking import Right, Rights
from .facts import Kind, Phase, Record
from .programme import at, kept, opened, written
from .reading import accounts_by_employee, key_of
from .shown import CONTENT, WRITE, Route

if TYPE_CHECKING:
    from .browsing import Visit

TOTALS: Rights = CONTENT | {Right.TOTALS}
SUMS: Rights = frozenset({Right.COUNTS})
OF_SHARES: tuple[tuple[Any, Kind], ...] = (
    (Promise, Kind.SHARE),
    (PaymentRequest, Kind.PAYMENT_REQUEST),
    (InvoiceDetails, Kind.PAYMENT_REQUEST),
)
OF_VERSION = {"export": (), "hours": (), "ledger": ("xlsx",), "e-invoices": ()}
"""What controllers save or read of a version."""
OF_REQUEST: dict[str, tuple[str, ...]] = {"payment-request": (), "e-invoice": (), "letter": ("letter", "docx")}


def records(_: dict[str, Record]) -> Iterator[Record]:
    """What the oracle has to know about each."""
    adopted = dict(Version.objects.filter(adopted_at__isnull=False).values_list("pk", "plan_id"))
    for pk in CostPlan.objects.values_list("pk", flat=True):
        yield Record(key_of("contributions.costplan", pk), Kind.COST_PLAN, _phase(adopted=pk in adopted.values()))
    for pk in Version.objects.values_list("pk", flat=True):
        yield Record(key_of("contributions.version", pk), Kind.COST_PLAN, _phase(adopted=pk in adopted))
    for pk, version, place in Contribution.objects.values_list("pk", "version_id", "municipality_id"):
        phase = _phase(adopted=version in adopted)
        yield Record(key_of("contributions.contribution", pk), Kind.SHARE, phase, at(place))
    for model, kind in OF_SHARES:
        for pk, place in model.objects.values_list("pk", "municipality_id"):
            yield Record(key_of(model._meta.label_lower, pk), kind, responsible=at(place))
    yield from _bookings()


def _bookings() -> Iterator[Record]:
    accounts = accounts_by_employee()
    for row in WorkedHours.objects.all():
        yield Record(
            key_of("inspections.workedhours", row.pk),
            Kind.HOURS,
            responsible=at(row.municipality_id),
            district=str(row.district_id),
            makers=frozenset({accounts[row.employee_id]} if row.employee_id in accounts else ()),
            supplied_by=str(row.employer_id),
        )


def _phase(*, adopted: bool) -> Phase:
    return Phase.ADOPTED if adopted else Phase.ALWAYS


def routes() -> list[Route]:
    """The ways to money and hours that are asked in bulk."""

    def plain(model: Any, asks: Rights = CONTENT) -> Route:
        label = model._meta.label_lower
        return Route("queryset", label, lambda actor: model.objects.visible_to(actor).only("pk"), asks=asks)

    return [
        plain(CostPlan, TOTALS),
        plain(Version, TOTALS),
        *(plain(model) for model in (Contribution, Promise, PaymentRequest, InvoiceDetails, WorkedHours)),
        Route("totals", "contributions.contribution", _totals, asks=TOTALS, whole=False),
        Route("list", "contributions.promise", queries.promises_for),
        Route("sums", "inspections.workedhours", _counted, asks=SUMS, whole=False),
        written(PaymentRequest, billing_rules.PAYMENT_RECORD),
        written(InvoiceDetails, DETAILS_KEEP),
        kept(CostPlan, rules.PLAN_KEEP),
        kept(Version, rules.PLAN_KEEP),
        kept(Promise, rules.PLAN_KEEP),
    ]


def _totals(actor: AccountActor) -> Iterable[Any]:
    seen = Version.objects.visible_to(actor)
    return [row for version in seen for row in queries.totals_of(version)]


def _counted(actor: AccountActor) -> Iterable[Any]:
    return WorkedHours.objects.counted_for(actor).only("pk")


def look(person: "Visit") -> None:
    """Open plans, shares and requests, save what can be saved, and read sums and papers."""
    _versions(person)
    _requests(person)
    _promises(person)
    _hours(person)
    _papers(person)


def _some(person: "Visit", rows: Iterable[Any], size: int) -> list[Any]:
    found = list(rows)
    return person.chance.sample(found, k=min(size, len(found)))


def _versions(person: "Visit") -> None:
    """Of a version everybody reads the totals that were adopted; what it costs and how it was reckoned is for some."""
    for version in _some(person, Version.objects.order_by("pk"), 2):
        record = person.facts.records[key_of("contributions.version", version.pk)]
        page = opened(person, record, reverse("contributions:version", args=[version.pk]), TOTALS)
        costs = [line.description for line in version.lines.all() if line.description]
        told = page.status_code == 200 and any(words in page.content.decode() for words in costs)
        _judge(person, record, "costs of a version", is_shown=told, asks=CONTENT, is_whole=False)
        for name, ending in OF_VERSION.items():
            answer = person.client.get(reverse(f"contributions:{name}", args=[version.pk, *ending]))
            got = answer.status_code == 200
            _judge(person, record, f"download {name}", is_shown=got, asks=CONTENT, is_whole=False)
        for row in _some(person, version.contributions.select_related("municipality"), 2):
            share = person.facts.records[key_of("contributions.contribution", row.pk)]
            path = reverse("contributions:contribution", args=[version.pk, row.municipality.code])
            got = person.client.get(path).status_code == 200
            # The own share of a draft is not told before it is adopted.
            is_whole = version.adopted_at is not None
            _judge(person, share, "page of a share", is_shown=got, asks=CONTENT, is_whole=is_whole)


def _requests(person: "Visit") -> None:
    for row in _some(person, PaymentRequest.objects.order_by("pk"), 2):
        record = person.facts.records[key_of("contributions.paymentrequest", row.pk)]
        for name, more in OF_REQUEST.items():
            got = person.client.get(reverse(f"contributions:{name}", args=[row.pk, *more])).status_code == 200
            _judge(person, record, f"page {name}", is_shown=got, asks=CONTENT, is_whole=name == "payment-request")
        paid = person.client.get(reverse("contributions:pay", args=[row.pk])).status_code == 200
        _judge(person, record, "page pay", is_shown=paid, asks=WRITE, is_whole=False)


def _promises(person: "Visit") -> None:
    answer = person.client.get(reverse("contributions:promises"))
    told = answer.content.decode() if answer.status_code == 200 else ""
    for row in Promise.objects.select_related("municipality"):
        record = person.facts.records[key_of("contributions.promise", row.pk)]
        sources = Promise.objects.filter(source=row.source).count()
        if sources == 1:
            _judge(person, record, "page of promises", is_shown=row.source in told, asks=CONTENT, is_whole=False)


def _hours(person: "Visit") -> None:
    """The sheet of hours holds for each municipality what the bookings that she may count are together."""
    answer = person.client.get(f"{reverse('inspections:hours_sums')}?uitvoer=xlsx")
    if answer.status_code != 200:
        return
    names = dict(Municipality.objects.values_list("pk", "name"))
    year = person.allowed.at.year
    mine: dict[str, Counter[str]] = {"Gewerkt voor": Counter(), "Geleverd door": Counter()}
    for row in WorkedHours.objects.filter(date__year=year, withdrawn_at__isnull=True):
        supplied = person.facts.records[key_of("inspections.workedhours", row.pk)]
        worked = replace(supplied, key=f"worked:{row.pk}", supplied_by=None)
        for sheet, place, record in (
            ("Gewerkt voor", row.municipality_id, worked),
            ("Geleverd door", row.employer_id, supplied),
        ):
            may, deviation = person.allowed.of(record, SUMS)
            if may if deviation is None else deviation.more:
                mine[sheet][names[place]] += row.minutes
    from .browsing import body_of

    book: Any = openpyxl.load_workbook(BytesIO(body_of(answer)), read_only=True)
    for sheet, counted in mine.items():
        rows = book[sheet].iter_rows(min_row=2, values_only=True)
        found = {str(row[0]): round(Decimal(str(row[3])) * 60) for row in rows}
        same = found == dict(counted)
        person.count("sums", shown=bool(found), may=same)
        if not same:
            wrong = {name for name in found.keys() | counted if found.get(name) != counted.get(name)}
            person.wrong("LEAK", Kind.HOURS, f"sums {sheet}", " ".join(sorted(wrong)))


def _papers(person: "Visit") -> None:
    """The papers of a municipality, and of what only it reads of its share nothing for others."""
    for place in _some(person, Municipality.objects.filter(valid_until__isnull=True).order_by("pk"), 2):
        record = Record(f"papers:{place.pk}", Kind.COUNCIL_PAPER, responsible=at(place.pk))
        path = reverse("council:papers", args=[place.code])
        page = opened(person, record, path, WRITE)
        if page.status_code != 200:
            continue
        made = person.client.post(path, {"date": f"{person.allowed.at:%Y-%m-%d}", "make": "letter-docx"})
        from .dwellings import text_of

        told = page.content.decode() + re.sub(r"<[^>]+>", "", text_of(made))
        is_told = any(row.source in told for row in Promise.objects.filter(municipality=place))
        share = replace(record, key=f"share in papers:{place.pk}", kind=Kind.SHARE)
        _judge(person, share, "promise in a paper", is_shown=is_told, asks=CONTENT, is_whole=False)


def _judge(person: "Visit", record: Record, route: str, *, is_shown: bool, asks: Rights, is_whole: bool) -> None:
    may, deviation = person.allowed.of(record, asks)
    person.count(route.split()[0], shown=is_shown, may=may)
    if deviation is None and is_shown and not may:
        person.wrong("LEAK", record.kind, route, record.key)
    elif deviation is None and may and is_whole and not is_shown:
        person.wrong("withheld", record.kind, route, record.key)
