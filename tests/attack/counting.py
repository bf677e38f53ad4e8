"""The figures of a year counted anew, row by row and without the queries of the product: what is true in each place."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from regiotoezicht.complaints.models import Complaint
from regiotoezicht.enforcement.models import Case, CourtProceeding, Forfeiture, Measure, Objection, Payment
from regiotoezicht.enforcement.models import ThirdPartyRequest as Request
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.models import Finding, Visit
from regiotoezicht.law.rules import RULES
from regiotoezicht.organisation.models import Municipality, Succession
from regiotoezicht.permits.models import Permit
from regiotoezicht.worklist.models import RunningTerm

from .asking import ZONE

Parts = tuple[int, int]
COUNTS = (
    *("Controles", "Bevindingen", "Maatregelen", "Termijnen vergund", "Termijnen niet vergund", "Overige termijnen"),
    "Uren",
)
PENALTIES = ("Verbeurde dwangsommen", "Geïnde dwangsommen")
"""The names of the sheets of the report."""


@dataclass
class Truth:
    """What is true of one year: per figure and municipality both parts, and the cases behind each sum of money."""

    over: bool
    parts: dict[str, dict[int, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: [0, 0]))
    )
    cases: dict[str, dict[int, dict[int, int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    )

    def of(self, figure: str, places: list[int]) -> Parts:
        """Both parts over some municipalities together."""
        found = [self.parts[figure][place] for place in places]
        return sum(one for one, _ in found), sum(other for _, other in found)

    def behind(self, figure: str, places: list[int]) -> list[int]:
        """What each case stands for in a sum of money."""
        return [cents for place in places for cents in self.cases[figure][place].values() if cents]


def count(year: int, today: date) -> Truth:
    """Count a year, or the part of it that is over."""
    last = min(date(year, 12, 31), today)
    true = Truth(over=last == date(year, 12, 31))
    into = _into(last)
    sealed = set(Permit.objects.filter(is_sealed=True).values_list("pk", flat=True))

    def add(figure: str, place: int, permit: int | None, number: int = 1) -> None:
        if permit not in sealed:
            true.parts[figure][into(place)][permit is None] += number

    def within(day: date | datetime | None) -> bool:
        found = day.astimezone(ZONE).date() if isinstance(day, datetime) else day
        return found is not None and date(year, 1, 1) <= found <= last

    _controls(add, within)
    cases = {row.pk: row for row in Case.objects.only("pk", "municipality_id", "permit_id")}
    for case, decided in Measure.objects.values_list("case_id", "decided_on"):
        if within(decided):
            add("Maatregelen", cases[case].municipality_id, cases[case].permit_id)
    for place, minutes, sector, day in WorkedHours.objects.filter(withdrawn_at__isnull=True).values_list(
        "municipality_id", "minutes", "sector", "date"
    ):
        if within(day):
            true.parts["Uren"][into(place)][sector != "licensed"] += minutes
    _terms(true, into, cases, sealed, within, today)
    amounts = Forfeiture.objects.values_list("case_id", "amount_cents", "forfeited_on")
    paid = Payment.objects.filter(undone__isnull=True).values_list("forfeiture__case_id", "cents", "paid_on")
    for figure, rows in zip(PENALTIES, (amounts, paid), strict=True):
        for case, cents, day in rows:
            if within(day) and cases[case].permit_id not in sealed:
                add(figure, cases[case].municipality_id, cases[case].permit_id, cents)
                true.cases[figure][into(cases[case].municipality_id)][case] += cents
    return true


def _into(last: date) -> Callable[[int], int]:
    """Where the work of a municipality is counted, after the mergers up to a day."""
    passed = dict(Succession.objects.filter(date__lte=last).values_list("predecessor_id", "successor_id"))

    def find(place: int) -> int:
        while place in passed:
            place = passed[place]
        return place

    return find


def _controls(add: Callable[..., None], within: Callable[[Any], bool]) -> None:
    held = {row.pk: row for row in Visit.objects.exclude(status="cancelled") if within(row.arrived_at)}
    for row in held.values():
        add("Controles", row.municipality_id, row.permit_id)
    for visit in Finding.objects.filter(visit__report__status="signed").values_list("visit_id", flat=True):
        if visit in held:
            add("Bevindingen", held[visit].municipality_id, held[visit].permit_id)


def _terms(
    true: Truth,
    into: Callable[[int], int],
    cases: dict[int, Any],
    sealed: set[int],
    within: Callable[[Any], bool],
    today: date,
) -> None:
    of_case = {("enforcement.case", pk): pk for pk in cases}
    for model in (Objection, CourtProceeding, Request):
        label = model._meta.label_lower
        of_case |= {(label, pk): case for pk, case in model.objects.values_list("pk", "case_id")}
    closed = set(Complaint.objects.filter(case__permit__in=sealed).values_list("pk", flat=True))
    for row in RunningTerm.objects.exclude(end_reason__in=("withdrawn", "doorgezonden")):
        if not RULES[row.rule].is_ours or not within(row.end) or (row.ended_at is None and row.end >= today):
            continue
        case = of_case.get((row.label, row.record_id))
        permit = cases[case].permit_id if case else None
        if permit in sealed or (row.label == "complaints.complaint" and row.record_id in closed):
            continue
        name = "Overige termijnen" if case is None else f"Termijnen {'niet ' if permit is None else ''}vergund"
        missed = row.ended_at is None or row.ended_at.astimezone(ZONE).date() > row.end
        true.parts[name][into(row.municipality_id)][missed] += 1


def districts(last: date) -> Iterator[tuple[str, list[Municipality]]]:
    """The districts with their municipalities of a year that ends on this day."""
    gone = set(Succession.objects.filter(date__lte=last).values_list("predecessor_id", flat=True))
    rows = Municipality.objects.filter(valid_from__lte=last).exclude(pk__in=gone).select_related("district")
    found: dict[str, list[Municipality]] = defaultdict(list)
    for row in rows:
        if row.valid_until is None or row.valid_until > date(last.year, 1, 1):
            found[row.district.name].append(row)
    yield from found.items()
