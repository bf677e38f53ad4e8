"""Money: integer euro cents, shown the Dutch way."""


def euros(cents: int) -> str:
    """Cents as Dutch text: 971000 becomes `€ 9.710,00`."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}€ {whole:,}".replace(",", ".") + f",{rest:02d}"
