"""Money: integer euro cents, shown the Dutch way."""

NO_BREAK = "\u00a0"
"""A space at which a line does not break."""


def euros(cents: int) -> str:
    """Cents as Dutch text that stays on one line: 971000 becomes `€ 9.710,00`, with a no-break space."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}€{NO_BREAK}{whole:,}".replace(",", ".") + f",{rest:02d}"
