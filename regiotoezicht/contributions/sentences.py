"""A division of costs in Dutch sentences, for whoever has to explain it to a council."""

from collections.abc import Mapping
from fractions import Fraction

from regiotoezicht.contributions.shares import Division, Key, Party, Plan
from regiotoezicht.core.money import euros

_BY = {
    Key.INHABITANTS: "naar het aantal inwoners",
    Key.EQUAL: "in gelijke delen",
    Key.WEIGHTS: "naar de afgesproken gewichten",
}


def explain(plan: Plan, division: Division, names: Mapping[str, str] | None = None) -> list[str]:
    """How the total became these shares: key, participants, rounding, caps, and what stays open.

    Parties are called by their code, or by the names of these codes.
    """
    called = names or {}
    taking_part = [party for party in plan.parties if party.participates]
    absent = [called.get(party.code, party.code) for party in plan.parties if not party.participates]
    in_year = f" voor {plan.year}" if plan.year else ""
    shared = f"{_count(len(taking_part), 'deelnemende partij', 'deelnemende partijen')}"
    by = by_key(plan.key, plan.mix)
    sentences = [f"Het totaal{in_year} is {euros(plan.total_cents)} en wordt verdeeld over {shared}, {by}."]
    if absent:
        sentences.append(f"Niet deelnemend, en dus € 0,00: {', '.join(absent)}.")
    sentences.append(
        "Elk deel is precies berekend en één keer op centen afgerond: de overgebleven centen gaan naar de grootste "
        "resten, bij gelijke resten naar de laagste code."
    )
    sentences += [
        f"{called.get(share.code, share.code)} zou {euros(share.uncapped_cents)} betalen, maar is begrensd tot "
        f"{euros(share.cents)}."
        for share in division.shares
        if share.capped
    ]
    if plan.redistribute and any(share.cents > share.uncapped_cents for share in division.shares):
        sentences.append(
            "Wat de grenzen openlaten, is volgens dezelfde sleutel verdeeld over de partijen die nog onder hun grens "
            "zitten."
        )
        full = [
            called.get(party.code, party.code)
            for party, share in zip(plan.parties, division.shares, strict=True)
            if share.uncapped_cents < share.cents == party.cap_cents
        ]
        if full:
            sentences.append(f"Door wat zij overnemen ook aan hun grens: {', '.join(full)}.")
    if division.uncovered_cents:
        sentences.append(f"Niet gedekt blijft {euros(division.uncovered_cents)}.")
    else:
        sentences.append("Het hele totaal is gedekt.")
    return sentences


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def by_key(key: Key, mix: Mapping[Key, Fraction]) -> str:
    """By what is shared, as in a sentence: `voor 80 % naar het aantal inwoners en voor 20 % in gelijke delen`."""
    if key is not Key.MIXED:
        return _BY[key]
    return "voor " + " en voor ".join(f"{percent(part)} {_BY[one]}" for one, part in mix.items() if part)


def percent(part: Fraction) -> str:
    """A part of one as a Dutch percentage: 4/5 becomes `80 %`, rounded to two decimals."""
    rounded = f"{float(part * 100):.2f}".rstrip("0").rstrip(".")
    return f"{rounded.replace('.', ',')}\u00a0%"


def quota(total_cents: int, key: Key, mix: Mapping[Key, Fraction], of: Party, whole: Mapping[Key, Fraction]) -> str:
    """How what one party pays by the key is reckoned: `€ 100,00 × 42.084 ÷ 1.564.695`. `whole` is what all parties that
    take part have together, by key.
    """
    mine = {Key.INHABITANTS: Fraction(of.inhabitants), Key.EQUAL: Fraction(1), Key.WEIGHTS: of.weight}
    parts = {one: part for one, part in mix.items() if part} if key is Key.MIXED else {key: Fraction(1)}
    said = []
    for one, part in parts.items():
        if not whole[one]:
            return ""
        share = f"{percent(part)} × " if key is Key.MIXED else ""
        said.append(f"{share}{_decimal(mine[one])} ÷ {_decimal(whole[one])}")
    inside = " + ".join(said)
    return f"{euros(total_cents)} × {f'({inside})' if len(said) > 1 else inside}, afgerond op centen"


def _decimal(number: Fraction) -> str:
    whole, _, rest = f"{float(number):,.4f}".replace(",", " ").rstrip("0").partition(".")
    return whole.replace(" ", ".") + (f",{rest}" if rest else "")
