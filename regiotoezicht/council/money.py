"""What a municipality pays in a year, as far as the actor may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from regiotoezicht.contributions.letters import by_taakveld, promise_in_words
from regiotoezicht.contributions.models import Contribution, Promise, Version
from regiotoezicht.contributions.queries import promises_of, totals_of
from regiotoezicht.contributions.rules import SHARE_READ
from regiotoezicht.contributions.sentences import by_key
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import TAAKVELDEN, Stage
from regiotoezicht.core.money import euros
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.counting import mergers
from regiotoezicht.organisation.models import Municipality

_FIRMNESS = (Stage.INDICATIVE, Stage.DEFINITIVE, Stage.SETTLED)


@dataclass(frozen=True)
class Paying:
    """The contributions of a municipality by the versions in force in a year, and the promises for that year.

    `is_whole` says whether the actor reads more than the public total: VAT, hours, fields and promises.
    """

    year: int
    rows: Sequence[Contribution]
    promises: Sequence[Promise]
    is_whole: bool

    @property
    def paid(self) -> list[Contribution]:
        """Those of the plans in which it takes part."""
        return [row for row in self.rows if row.participates]

    @property
    def cents(self) -> int | None:
        """What it contributes, without VAT; None when nothing was laid down, or it takes no part."""
        return sum(row.cents for row in self.paid) if self.paid else None

    @property
    def not_paying(self) -> bool:
        """Whether it is laid down that it takes no part."""
        return bool(self.rows) and not self.paid

    @property
    def stage(self) -> str:
        """How firm the amount is: as its least firm part."""
        stages = {Stage(row.version.stage) for row in self.paid}
        return next((stage.label for stage in _FIRMNESS if stage in stages), "")

    @property
    def shares(self) -> list[str]:
        """The parts, when there are more plans than one."""
        if len(self.paid) < 2:
            return []
        return [
            f"{_capital(row.version.plan.place)}: {euros(row.cents)} ({row.version.get_stage_display()})."
            for row in self.paid
        ]

    @property
    def by_key(self) -> str:
        """By what was divided; empty when the plans differ."""
        said = {by_key(Key(row.version.key), row.version.fractions) for row in self.paid} if self.is_whole else set()
        return said.pop() if len(said) == 1 else ""

    @property
    def vat(self) -> int:
        """VAT in cents, as far as it may be read."""
        return sum(row.vat_cents for row in self.paid) if self.is_whole else 0

    @property
    def in_kind(self) -> int:
        """What is paid in hours, in cents."""
        return sum(row.in_kind_cents for row in self.paid) if self.is_whole else 0

    @property
    def to_pay(self) -> int:
        """What is left to pay in money, VAT included."""
        return sum(row.to_pay_cents for row in self.paid)

    @property
    def uncovered(self) -> int:
        """What nobody pays of these plans."""
        return sum(row.version.uncovered_cents for row in self.paid)

    @property
    def carried_by(self) -> str:
        """Who carries that, by which decision."""
        said = [
            f"{row.version.carried_by} ({row.version.carried_reference})"
            if row.version.carried_reference
            else row.version.carried_by
            for row in self.paid
            if row.version.uncovered_cents
        ]
        return ", ".join(said) if all(said) else ""

    @property
    def promised(self) -> list[str]:
        """The promises in sentences."""
        return [promise_in_words(promise, "Onze gemeente") for promise in self.promises] if self.paid else []

    def taakvelden(self) -> dict[str, int]:
        """The contribution over the fields of the national accounts, in cents by their names."""
        found: dict[str, int] = {}
        for row in self.paid if self.is_whole else ():
            for code, cents in by_taakveld(list(row.version.lines.all()), row.cents).items():
                name = dict(TAAKVELDEN).get(code, code)
                found[name] = found.get(name, 0) + cents
        return found


def paying_in(actor: Actor, municipality: Municipality, year: int) -> Paying:
    """What a municipality pays in a year by the last adopted version of each plan that reaches it."""
    where = Q(plan__district=None) | Q(plan__district=municipality.district_id)
    adopted = Version.objects.visible_to(actor).filter(where, adopted_at__isnull=False, plan__year=year)
    is_whole = actor.may(SHARE_READ, municipality)
    versions = adopted.select_related("plan__district").order_by("number")
    last = {one.plan_id: one for one in (versions.prefetch_related("lines") if is_whole else versions)}
    rows: list[Contribution] = []
    if is_whole and last:
        seen = Contribution.objects.visible_to(actor).filter(version__in=last.values(), municipality=municipality)
        rows = list(seen)
    elif last:
        rows = [row for one in last.values() for row in totals_of(one) if row.municipality_id == municipality.pk]
    by_version = {one.pk: one for one in last.values()}
    for row in rows:
        row.version = by_version[row.version_id]
    promises = promises_of(actor, municipality, year, mergers(date(year, 1, 1))) if is_whole else ()
    return Paying(year, rows, promises, is_whole)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
