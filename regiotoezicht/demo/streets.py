"""The only streets, towns' postcodes and business names that demo and test data may use. None of them exists."""

from itertools import islice

from stdnum.nl import bsn as elfproef

from regiotoezicht.organisation.models import Municipality

STREETS = (
    "Fictiestraat", "Voorbeeldweg", "Proefplein", "Fictiekade", "Industrieproef", "Testalaan", "Verzinselpad",
    "Bedachtsteeg", "Nepgracht", "Modelhof", "Schijnsingel", "Oefendijk", "Denkbeeldlaan", "Maquetteweg",
    "Schetsplein", "Sjabloonstraat",
)  # fmt: skip

FIRST_WORDS = (
    "Club", "Privéhuis", "Salon", "Huize", "Sauna", "Studio", "Bar", "Lounge", "Massagesalon", "Residentie",
)  # fmt: skip
SECOND_WORDS = (
    "Voorbeeld", "De Proef", "Fictief", "Testa", "Nergens", "Schijn", "Model", "Verzonnen", "Oefening", "Maquette",
    "Sjabloon", "Bedacht", "Denkbeeld", "Schets", "Proefballon", "Luchtkasteel",
)  # fmt: skip


def business_name(number: int) -> str:
    """A business name that does not exist; the same number always gives the same name.

    The number is part of the name from the second round on, so 10,000 names are all different.
    """
    first = FIRST_WORDS[number % len(FIRST_WORDS)]
    second = SECOND_WORDS[(number // len(FIRST_WORDS)) % len(SECOND_WORDS)]
    turn = number // (len(FIRST_WORDS) * len(SECOND_WORDS))
    return f"{first} {second}" + (f" {turn + 1}" if turn else "")


def fictitious_kvk(number: int) -> str:
    """A business number in the range that the trade register never gave out: it begins with four zeros."""
    return f"{number % 10_000:08d}"


def fictitious_rsin(number: int) -> str:
    """A number that passes the check of an RSIN, in a range that is never given out: it begins with five nines."""
    numbers = (f"{one:09d}" for one in range(999_990_000, 1_000_000_000))
    return next(islice(filter(elfproef.is_valid, numbers), number, None))


def fictitious_postcode(municipality_code: str, street: int) -> str:
    """A postcode of a made-up street: four digits out of the code of the municipality, letters from Z on."""
    letter = "TUVWXYZ"[street % 7]
    return f"{1000 + int(municipality_code[2:]) % 9000} Z{letter}"


def fictitious_address(municipality: Municipality, street: int, number: int) -> str:
    """An address in a made-up street of a municipality, on one line."""
    postcode = fictitious_postcode(municipality.code, street)
    return f"{STREETS[street]} {number}, {postcode} {municipality.name}"
