"""What taking in rows would do to the register of one municipality: one computation for preview and for writing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch, Q

from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.contents import Difference, contents_of, differences, merged, unique
from regiotoezicht.permits.models import Import, Permit
from regiotoezicht.permits.register.parsing import Row, permit_key
from regiotoezicht.permits.rules import Outcome, PermitStatus
from regiotoezicht.premises.models import Party


class Register:
    """The permits of one municipality in memory, without the sealed ones.

    With `near` only those that one row could touch: its own permit, its namesakes and its neighbours.
    """

    def __init__(self, municipality: Municipality, near: Row | None = None, own: Permit | None = None) -> None:
        self.municipality = municipality
        parties = Prefetch("business__parties", queryset=Party.objects.order_by("role", "pk"))
        permits = Permit.objects.open().filter(municipality=municipality).select_related("business", "premises")
        if near is not None:
            touched = Q(key=near.key) | Q(premises__number=near.address.number) | Q(business__name__iexact=near.name)
            if own is not None:
                touched |= Q(pk=own.pk) | Q(business_id=own.business_id) | Q(premises_id=own.premises_id)
            permits = permits.filter(touched)
        self.permits: list[Permit] = list(permits.prefetch_related(parties).order_by("pk"))
        self.last_import = _last_import(municipality) if near is None else None
        self.users_of_business = Counter(permit.business_id for permit in self.permits)
        self.users_of_premises = Counter(permit.premises_id for permit in self.permits)


def _last_import(municipality: Municipality) -> tuple[int, str] | None:
    found: tuple[int, str] | None = (
        Import.objects.filter(municipality=municipality).order_by("-pk").values_list("pk", "status").first()
    )
    return found


@dataclass(frozen=True)
class Line:
    """One row and what becomes of it: the permit it is about, what that says now, and what it will say."""

    outcome: Outcome
    permit: Permit | None
    now: Row | None
    wanted: Row

    @property
    def row(self) -> int:
        """The number of the row in the file."""
        return self.wanted.row

    @property
    def differences(self) -> list[Difference]:
        """What changes in a permit that is there already."""
        return differences(self.now, self.wanted) if self.now is not None else []

    @property
    def has_ended(self) -> bool:
        """Whether the row is about a permit that was withdrawn or ended here."""
        return self.permit is not None and self.permit.status != PermitStatus.IN_FORCE


def count(lines: Iterable[Line], outcome: Outcome) -> int:
    """How many rows have this outcome."""
    return sum(line.outcome is outcome for line in lines)


def plan(register: Register, rows: Sequence[Row]) -> list[Line]:
    """What each row does to the register.

    A row is about the permit with its key. A row or a permit without a case number is also recognised by name,
    address and day of granting, when exactly one permit fits and no other row is about it.
    """
    by_key = {permit.key: permit for permit in register.permits}
    taken = {permit.pk for row in rows if (permit := by_key.get(row.key))}
    namesakes: dict[tuple[str, object], list[Permit]] = {}
    contents = {permit.pk: contents_of(permit) for permit in register.permits}
    for permit in register.permits:
        said = contents[permit.pk]
        known_as = permit_key("", said.name, said.address), permit.granted_date
        namesakes.setdefault(known_as, []).append(permit)
    lines = []
    for row in rows:
        found = by_key.get(row.key)
        if found is None:
            fitting = [
                permit
                for permit in namesakes.get((permit_key("", row.name, row.address), row.granted_date), [])
                if permit.pk not in taken and not (row.case_number and permit.case_number)
            ]
            found = fitting[0] if len(fitting) == 1 else None
            taken |= {found.pk} if found else set()
        lines.append(_line(row, found, contents))
    return lines


def _line(row: Row, permit: Permit | None, contents: dict[int, Row]) -> Line:
    if permit is None:
        return Line(Outcome.CREATED, None, None, _without_repeats(row))
    now = contents[permit.pk]
    wanted = merged(row, now)
    return Line(Outcome.UNCHANGED if wanted == now else Outcome.UPDATED, permit, now, wanted)


def _without_repeats(row: Row) -> Row:
    return replace(row, managers=unique(row.managers))
