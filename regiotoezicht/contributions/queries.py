"""Reads of this room that span models."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from regiotoezicht.contributions.dividing import promises_behind
from regiotoezicht.contributions.invoices.rules import DETAILS_KEEP, Said, missing_of
from regiotoezicht.contributions.models import Contribution, CostPlan, InvoiceDetails, Promise, Version
from regiotoezicht.contributions.settling import booked_by
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.statline import Place
from regiotoezicht.core.export import Page
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.counting import Merger, mergers
from regiotoezicht.organisation.mergers import Merged
from regiotoezicht.organisation.models import Inhabitants, InhabitantsLoad, Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Kind


def plans_for(actor: Actor) -> Sequence[CostPlan]:
    """The plans that the actor sees, each with its versions that she sees, the latest first."""
    versions = Version.objects.visible_to(actor).order_by("-number")
    plans = CostPlan.objects.visible_to(actor).select_related("district")
    return list(plans.prefetch_related(Prefetch("versions", queryset=versions)))


def own_contributions(actor: Actor, versions: Sequence[Version], reach: Reach) -> dict[int, list[Contribution]]:
    """By version what the municipalities within reach pay."""
    if not reach or reach.region:
        return {}
    rows = Contribution.objects.visible_to(actor).filter(
        reach.within(), version__in=versions, version__adopted_at__isnull=False
    )
    found: dict[int, list[Contribution]] = {}
    for row in rows.select_related("municipality"):
        found.setdefault(row.version_id, []).append(row)
    return found


def collectors() -> QuerySet[Municipality]:
    """The municipalities that coordinate a district."""
    return Municipality.objects.filter(coordinates__isnull=False).distinct().order_by("name")


def service_agreements(year: int) -> QuerySet[Agreement]:
    """The service agreements of a year, from which the treatment of VAT may follow."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    lasts = Q(until_date__isnull=True) | Q(until_date__gt=first)
    return Agreement.objects.filter(lasts, kind=Kind.SERVICE, from_date__lte=last).order_by("reference")


def municipalities_in(year: int) -> QuerySet[Municipality]:
    """The municipalities of the region on the first day of a year."""
    return municipalities_on(date(year, 1, 1), Reach(region=True))


def places() -> list[Place]:
    """Every municipality of the region, those that are gone too, as a file may name them."""
    rows = Municipality.objects.order_by("name")
    return [Place(one.code, one.name, one.valid_from, one.valid_until) for one in rows]


def numbers_by_date() -> list[tuple[date, list[Inhabitants]]]:
    """The numbers of inhabitants that hold, by reference date, the latest first."""
    rows = (
        Inhabitants.objects.current().select_related("municipality").order_by("-reference_date", "municipality__name")
    )
    found: dict[date, list[Inhabitants]] = {}
    for row in rows:
        found.setdefault(row.reference_date, []).append(row)
    return list(found.items())


def replaced_numbers() -> list[Inhabitants]:
    """The numbers that a later file corrected, the latest first."""
    rows = Inhabitants.objects.filter(replaced_at__isnull=False).select_related("municipality")
    return list(rows.order_by("-replaced_at", "municipality__name")[:500])


def load_with(token: UUID) -> InhabitantsLoad | None:
    """What an earlier form with this mark took in."""
    return InhabitantsLoad.objects.filter(token=token).first()


def codes_to_ids() -> dict[str, int]:
    """The id of every municipality by its CBS code."""
    return dict(Municipality.objects.values_list("code", "pk"))


def known_numbers() -> dict[tuple[str, date], int]:
    """The numbers that hold, by code and reference date."""
    rows = Inhabitants.objects.current().values_list("municipality__code", "reference_date", "count")
    return {(code, day): count for code, day, count in rows}


def promises_for(actor: Actor) -> Sequence[Promise]:
    """The promises that the actor sees, with the municipality."""
    return list(Promise.objects.visible_to(actor).select_related("municipality")[:1_000])


def promises_of(actor: Actor, municipality: Municipality, year: int, merged: Sequence[Merger]) -> Sequence[Promise]:
    """The promises by which a municipality is held in a year, as far as the actor sees them."""
    seen = Promise.objects.visible_to(actor)
    return promises_behind(year, [municipality], merged, seen).get(municipality.pk, [])


def promises_held(year: int, municipalities: Collection[Municipality]) -> dict[int, list[Promise]]:
    """The promises by which each of these is held in a year: for their letters, which are of the system."""
    return promises_behind(year, municipalities, mergers(date(year, 1, 1)), Promise.objects.all())


def numbers_of(municipality: Municipality, version: Version, merged: Iterable[Merger]) -> Sequence[Inhabitants]:
    """The numbers of inhabitants behind a contribution: its own and those of what merged into it since."""
    since = version.reference_date
    if since is None:
        return []
    parts = Merged((one.predecessor, one.successor) for one in merged if one.on > since).own(municipality.pk)
    rows = Inhabitants.objects.current().filter(reference_date=since, municipality__in=parts)
    return list(rows.select_related("municipality").order_by("municipality__name"))


def pages_of(version: Version) -> list[Page]:
    """An adopted version as sheets: contributions and costs, amounts in euros."""
    return [_paying(version), _costs(version)]


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100


def _paying(version: Version) -> Page:
    headings = (
        *("Code", "Gemeente", "Doet mee", "Inwoners", "Zonder grens", "Grens"),
        *("Bijdrage", "Btw", "In uren", "Te betalen"),
    )
    amounts = ("uncapped_cents", "cap_cents", "cents", "vat_cents", "in_kind_cents", "to_pay_cents")
    rows = version.contributions.select_related("municipality")
    return (
        "Bijdragen",
        headings,
        [
            (
                row.municipality.code,
                row.municipality.name,
                "ja" if row.participates else "nee",
                row.inhabitants,
                *(_euros(getattr(row, name)) for name in amounts),
            )
            for row in rows
        ],
    )


def _costs(version: Version) -> Page:
    headings = (
        *("Kostensoort", "Omschrijving", "Uitgegeven in", "Bedrag", "Uren van", "Telt als betaling"),
        *("Btw", "Grond van de btw", "Taakveld", "Gepland", "Reden van het verschil"),
    )
    lines = version.lines.select_related("district", "supplied_by")
    return (
        "Kosten",
        headings,
        [
            (
                line.get_kind_display(),
                line.description,
                line.district.name if line.district else "de regio",
                _euros(line.cents),
                line.supplied_by.name if line.supplied_by else "",
                "ja" if line.counts_as_payment else "",
                line.get_vat_display(),
                line.vat_reason,
                line.taakveld,
                _euros(line.planned_cents),
                line.difference_reason,
            )
            for line in lines
        ],
    )


def totals_of(version: Version) -> Sequence[Contribution]:
    """What each municipality pays by an adopted version: public, see toegang.md, row "Cost plan, shares"."""
    return list(
        Contribution.objects.filter(version=version, version__adopted_at__isnull=False).select_related("municipality")
    )


def whole_of(version: Version) -> dict[Key, Fraction]:
    """What all that take part have together, by key, of an adopted version."""
    rows = version.contributions.filter(participates=True).values_list("inhabitants", "weight")
    return together((count or 0, Fraction(weight)) for count, weight in rows)


def together(parties: Iterable[tuple[int, Fraction]]) -> dict[Key, Fraction]:
    """What parties have together, by key, out of the inhabitants and the weight of each."""
    found = list(parties)
    return {
        Key.INHABITANTS: Fraction(sum(inhabitants for inhabitants, _ in found)),
        Key.EQUAL: Fraction(len(found)),
        Key.WEIGHTS: sum((weight for _, weight in found), Fraction(0)),
    }


@dataclass(frozen=True)
class PlannedHours:
    """Minutes that a municipality supplies by a version, and those that its people booked in that year."""

    municipality: Municipality
    planned: int
    used: int

    @property
    def left(self) -> int:
        """What is still to supply, in minutes; below zero when more was supplied."""
        return self.planned - self.used

    @property
    def over(self) -> int:
        """What was supplied more than planned, in minutes."""
        return -self.left


def planned_hours(actor: Actor, version: Version) -> list[PlannedHours]:
    """Planned against used hours of each municipality that supplies any, by name."""
    planned: dict[int, int] = {}
    for line in version.lines.filter(supplied_by__isnull=False):
        planned[line.supplied_by_id or 0] = planned.get(line.supplied_by_id or 0, 0) + line.minutes_as_planned
    used = booked_by(actor, version.plan.year)
    towns = Municipality.objects.filter(pk__in=planned.keys() | used.keys()).order_by("name")
    return [PlannedHours(town, planned.get(town.pk, 0), used.get(town.pk, 0)) for town in towns]


@dataclass(frozen=True)
class KnownAs:
    """By what a municipality is known on an e-invoice, and what it lacks to get one."""

    municipality: Municipality
    said: Said

    @property
    def lacks(self) -> str:
        """What is missing to send it an e-invoice, in words; a purchase order number stands in the cost plan."""
        return ", ".join(missing_of(self.said, sells=False, with_vat_number=False, order_number="-"))


def invoice_details_of(actor: Actor, on: date) -> list[KnownAs]:
    """Every municipality of a day for which the actor keeps invoice details, with what is known, by name."""
    towns = municipalities_on(on, actor.reach(DETAILS_KEEP))
    held = {one.municipality_id: one.said for one in InvoiceDetails.objects.filter(municipality__in=towns)}
    return [KnownAs(town, held.get(town.pk, Said())) for town in towns]
