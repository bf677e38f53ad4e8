"""What an invoice asks, line by line, so that it is the payment request to the cent. Pure; money in cents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from regiotoezicht.contributions.shares import rounded
from regiotoezicht.contributions.vocabulary import Vat


@dataclass(frozen=True)
class Laid:
    """What a version lays down for one municipality. `weights` are the costs by field of the national accounts and
    treatment of VAT: by these its contribution is split over the lines.
    """

    cents: int = 0
    vat_cents: int = 0
    in_kind_cents: int = 0
    weights: Mapping[tuple[str, Vat], int] = field(default_factory=dict)

    @property
    def lines(self) -> dict[tuple[str, Vat], int]:
        """The contribution split over the lines, to the cent."""
        if not any(self.weights.values()):
            return {}
        names = {f"{taakveld} {vat.value}": (taakveld, vat) for taakveld, vat in self.weights}
        split = rounded(self.cents, {name: self.weights[key] for name, key in names.items()})
        return {key: split[name] for name, key in names.items()}


@dataclass(frozen=True)
class Line:
    """A line of an invoice; its amount is without VAT, below zero when less is asked than before."""

    taakveld: str
    vat: Vat
    cents: int


@dataclass(frozen=True)
class Amounts:
    """The lines of an invoice and their totals. On a credit note amounts count the other way."""

    is_credit: bool
    lines: Sequence[Line]
    vat_cents: int
    prepaid_cents: int

    @property
    def net_cents(self) -> int:
        """The lines together."""
        return sum(line.cents for line in self.lines)

    @property
    def payable_cents(self) -> int:
        """What is left to pay, or on a credit note to give back."""
        return self.net_cents + self.vat_cents - self.prepaid_cents


def amounts_of(now: Laid, before: Laid, *, invoiced_before: bool) -> Amounts:
    """What an invoice says when one version was asked for and another follows: the difference.

    Supplied hours that count as payment were paid already. Money that comes back is a credit note when there is an
    invoice that it corrects; else an invoice that gives more than it asks.
    """
    earlier = before.lines
    differences = {
        key: now.lines.get(key, 0) - earlier.get(key, 0) for key in sorted({*now.lines, *earlier}, key=_in_order)
    }
    vat, prepaid = now.vat_cents - before.vat_cents, now.in_kind_cents - before.in_kind_cents
    is_credit = invoiced_before and sum(differences.values()) + vat - prepaid < 0
    sign = -1 if is_credit else 1
    told = {key: cents for key, cents in differences.items() if cents} or dict.fromkeys(list(differences)[:1], 0)
    lines = [Line(taakveld, treatment, sign * cents) for (taakveld, treatment), cents in told.items()]
    return Amounts(is_credit, lines, sign * vat, sign * prepaid)


def _in_order(key: tuple[str, Vat]) -> tuple[str, str]:
    return key[0], key[1].value
