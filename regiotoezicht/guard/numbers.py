"""Numbers that belong to one person: BSN, bank account, identity document, licence plate."""

import re
from collections.abc import Iterator

from stdnum import iban as iban_number
from stdnum.nl import bsn as bsn_number

from .reading import Reading, Span
from .references import business_references

_NINE = re.compile(r"(?<!\w)(?<!\d[.,/-])\d(?:[ .\-/_]{0,3}\d){8}(?![.,/_-]{0,2}\w)")
_BSN_CUE = re.compile(
    r"\b(?:bsn|burger ?service ?(?:nummer|nr)|sofi(?:-?nummer|-?nr)?|persoonsnummer)"
    r"(?P<filler>(?:[\s:.=()#'\"-]|nummer|nr|no|van|de|het|is|was|exploitant|beheerder|eigenaar|houder"
    r"|mevrouw|mw|heer"
    r"|dhr|vrouw|man|betrokkene|klant|bewoner|haar|zijn){0,12})"
    r"(?P<number>\d(?:[ .\-/_\r\n]{0,3}\d){7,8})(?!\d)"
)
_BSN_NEAR = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer)\b[^\d\n]{0,40}(?P<number>\d(?:[ .-]{0,2}\d){7,8})(?!\d)"
)
_DIGIT = "(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_BSN_SPOKEN = re.compile(
    rf"\b(?:bsn|burgerservicenummer"
    rf"|sofinummer)\b[^\d\n]{{0,25}}?(?P<number>\b{_DIGIT}(?:[ ,.-]{{1,3}}{_DIGIT}){{7,8}})\b"
)
"""Written as it is spoken, digit by digit."""


def _is_bsn(digits: str) -> bool:
    return bool(bsn_number.is_valid(digits.zfill(9)))


def bsns(reading: Reading) -> Iterator[Span]:
    """Citizen service numbers: nine digits that pass the eleven test, or eight or nine behind a cue.

    Directly behind "BSN" a number that fails the test counts too: a slip of the pen still points at a person.
    Basis: UAVG art. 46; Wabb art. 10.
    """
    references = business_references(reading)
    for found in _BSN_CUE.finditer(reading.lower):
        yield found.span("number")
    for found in _BSN_SPOKEN.finditer(reading.lower):
        yield found.span("number")
    for found in _BSN_NEAR.finditer(reading.lower):
        if _is_bsn(re.sub(r"\D", "", found["number"])) and not references.overlaps(found.span("number")):
            yield found.span("number")
    for found in _NINE.finditer(reading.lower):
        if _is_bsn(re.sub(r"\D", "", found.group())) and not references.overlaps(found.span()):
            yield found.span()


_IBAN_LENGTHS = {
    "AT": 20,
    "BE": 16,
    "BG": 22,
    "CH": 21,
    "CY": 28,
    "CZ": 24,
    "DE": 22,
    "DK": 18,
    "EE": 20,
    "ES": 24,
    "FI": 18,
    "FR": 27,
    "GB": 22,
    "GR": 27,
    "HR": 21,
    "HU": 28,
    "IE": 22,
    "IS": 26,
    "IT": 27,
    "LT": 20,
    "LU": 20,
    "LV": 21,
    "MC": 27,
    "MD": 24,
    "MT": 31,
    "NL": 18,
    "NO": 15,
    "PL": 28,
    "PT": 25,
    "RO": 24,
    "RS": 22,
    "SE": 24,
    "SI": 19,
    "SK": 24,
    "TR": 26,
    "UA": 29,
    "AL": 28,
    "MK": 19,
    "BA": 20,
    "GE": 22,
}
_IBAN_START = re.compile(r"(?<![a-z0-9])(?P<land>[a-z][ .-]?[a-z])[ .-]?\d[ .-]?\d(?=[ .-]?[a-z0-9])")
_NL_IBAN = re.compile(r"(?<![a-z0-9])n[ .-]?l(?:[ .-]?\d){2}(?:[ .-]?[a-z]){4}(?:[ .\r\n-]{0,2}\d){10}(?!\d)")
_ACCOUNT = re.compile(
    r"\b(?:rekening(?:nummer|nr)?|bankrekening(?:nummer|nr)?|bankrek|iban|giro(?:rekening|nummer)?"
    r"|rek\.? ?nr)"
    r"[\s:.=]{0,3}(?:(?:is|nr|nummer)[\s:.]{1,2})?(?P<number>[a-z]{0,2}\d(?:[ .-]?[a-z]{0,4}\d){6,30})"
)


def _iban_end(lower: str, start: int, length: int) -> int | None:
    """Where `length` letters and digits end, counted from `start`, single separators skipped."""
    taken = 0
    for place in range(start, min(len(lower), start + 2 * length)):
        if lower[place].isalnum():
            taken += 1
            if taken == length:
                follows = lower[place + 1 : place + 2]
                return None if follows.isalnum() else place + 1
        elif lower[place] not in " .-\r\n":
            return None
    return None


def ibans(reading: Reading) -> Iterator[Span]:
    """Bank accounts: IBANs of European lands by length and check digits, Dutch ones by shape, others by cue.

    Basis: AVG art. 5(1)(c); an account number belongs in its own field.
    """
    references = business_references(reading)
    for pattern, group in ((_NL_IBAN, 0), (_ACCOUNT, "number")):
        for found in pattern.finditer(reading.lower):
            if not references.overlaps(found.span(group)):
                yield found.span(group)
    for found in _IBAN_START.finditer(reading.lower):
        length = _IBAN_LENGTHS.get(re.sub("[^a-z]", "", found["land"]).upper())
        end = _iban_end(reading.lower, found.start(), length) if length else None
        if end and iban_number.is_valid(reading.lower[found.start() : end].upper(), check_country=False):
            yield found.start(), end


_DOCUMENT = re.compile(
    r"\b(?:paspoort|pasp\.?|pas|id|id-?kaart|id-?bewijs|identiteitskaart|identiteitsbewijs|legitimatie(?:bewijs)?"
    r"|rijbewijs"
    r"|verblijfsdocument|verblijfskaart|verblijfspas|verblijfsvergunning|vreemdelingen(?:document|kaart)?|v|passport"
    r"|w-?document)"
    r"(?:-?(?:nummer|nr|no)\.?)?(?:[\s:.=#()-]|,(?= (?:nr|nummer))|nummer|nr|no|met|is|van|gezien|getoond"
    r"|gecontroleerd"
    r"|nl|serie|zien|liet|laten|toonde|draagt|heeft|had|een|het|de){0,8}"
    r"(?<![a-z])(?P<number>(?=[a-z0-9]*\d[a-z0-9]*\d[a-z0-9]*\d)[a-z]{0,3}[a-z0-9]{5,11}"
    r"|\d{1,3}(?:\.\d{3}){2,3}(?:\d|\.\d{1,4})?|\d\d \d{4} \d{4}|[a-z]{1,3} \d{6,7})(?![a-z0-9])"
)
_DOCUMENT_SHAPE = re.compile(r"(?<![A-Za-z0-9-])(?=[A-Z]{2}\d*[A-Z])[A-NP-Z]{2}[A-NP-Z0-9]{6}\d(?![A-Za-z0-9-])")
_DOCUMENT_NUMBER = re.compile(
    r"\b(?:documentnummer|document ?nr|doc\.? ?nr)[\s:.=]{0,3}(?P<number>[a-z]{2}[a-z0-9]{6}\d)(?![a-z0-9])"
)
_MACHINE_READABLE = re.compile(r"(?<![A-Z0-9<])[A-Z][A-Z0-9<][A-Z]{3}[A-Z0-9<]*?<<[A-Z0-9<]*+")


def document_numbers(reading: Reading) -> Iterator[Span]:
    """Numbers of passports, identity cards, driving licences and residence documents; lines a machine reads.

    Basis: AVG art. 5(1)(c); at a control is held only that proof was shown.
    """
    references = business_references(reading)
    for found in _DOCUMENT.finditer(reading.lower):
        if not references.overlaps(found.span("number")):
            yield found.span("number")
    for found in _DOCUMENT_NUMBER.finditer(reading.lower):
        yield found.span("number")
    for found in _DOCUMENT_SHAPE.finditer(reading.text):
        if sum(map(str.isdigit, found.group())) >= 2:
            yield found.span()
    for found in _MACHINE_READABLE.finditer(reading.text):
        yield found.span()


_C = "[BDFGHJKLMNPRSTVWXZ]"
_GROUPED = re.compile(
    rf"(?<![\w-])(?:[A-Z]{{2}}-\d\d-\d\d|\d\d-\d\d-[A-Z]{{2}}|\d\d-[A-Z]{{2}}-\d\d|{_C}{{2}}-\d\d-{_C}{{2}}"
    rf"|{_C}{{2}}-{_C}{{2}}-\d\d|\d\d-{_C}{{2}}-{_C}{{2}}|\d\d-{_C}{{3}}-\d|\d-{_C}{{3}}-\d\d"
    rf"|{_C}{{2}}-\d{{3}}-{_C}"
    rf"|{_C}-\d{{3}}-{_C}{{2}}|{_C}{{3}}-\d\d-{_C}|{_C}-\d\d-{_C}{{3}}|\d-{_C}{{2}}-\d{{3}}"
    rf"|\d{{3}}-{_C}{{2}}-\d)(?![\w-])"
)
_JOINED = re.compile(
    rf"(?<![\w/-])(?:\d\d{_C}{{3}}\d|\d{_C}{{3}}\d\d|{_C}{{2}}\d{{3}}{_C}|{_C}\d{{3}}{_C}{{2}}"
    rf"|{_C}{{3}}\d\d{_C}"
    rf"|{_C}\d\d{_C}{{3}}|\d{_C}{{2}}\d{{3}}|\d{{3}}{_C}{{2}}\d)(?![\w/-])"
)
_VEHICLE = re.compile(
    r"\b(?:kenteken(?:s|nummer|plaat|nr)?|(?:nummer)?plaat|gekentekend|kent\.)"
    r"(?:[\s:.=(-]|is|was|nr|nummer|met|van|begint|eindigt|deels|op|auto|bus|nl|pl|ro|bg){0,6}(?<![a-z])"
    r"(?P<plate>(?=[a-z0-9 -]{0,6}\d)(?=[a-z0-9 -]{0,6}[a-z])[a-z0-9]{1,6}(?:[ -]?[a-z0-9]{1,4}){1,3})"
    r"(?![a-z0-9])"
)
_NEAR_VEHICLE = re.compile(
    r"\b(?:auto|bestelauto|busje|bestelbus|voertuig|scooter|taxi|wagen|bmw|audi|mercedes|volkswagen|opel"
    r"|toyota|ford)\b"
    r"[^\d\n.]{0,25}?(?<![a-z0-9])(?P<plate>(?!\d{4} ?[a-z]{2}\b)(?:[a-z]{1,3}[ -]?\d{1,3}[ -]?[a-z]{1,3}"
    r"|\d{1,3}[ -]?[a-z]{1,3}[ -]?\d{1,3}|[a-z]{2}[ -]?\d\d[ -]?\d\d|\d\d[ -]?\d\d[ -]?[a-z]{2}))(?![a-z0-9])"
)
_OF_A_THING = re.compile(r"\b(?:model|type|artikel|art|serie|product|onderdeel|bestel|lot)(?:nummer|nr)?\.? ?:? ?$")
_MONTH_INSIDE = re.compile(r"(?:JAN|FEB|MRT|APR|MEI|JUN|JUL|AUG|SEP|OKT|NOV|DEC)")


def licence_plates(reading: Reading) -> Iterator[Span]:
    """Licence plates: Dutch series with dashes, the newer ones also without, others behind a cue.

    Basis: AVG art. 4(1); a plate leads to a visitor or a worker.
    """
    for pattern in (_GROUPED, _JOINED):
        for found in pattern.finditer(reading.text.upper() if pattern is _GROUPED else reading.text):
            before = reading.lower[max(0, found.start() - 16) : found.start()]
            if not _MONTH_INSIDE.search(found.group()) and not _OF_A_THING.search(before):
                yield found.span()
    for found in _VEHICLE.finditer(reading.lower):
        yield found.span("plate")
    for found in _NEAR_VEHICLE.finditer(reading.lower):
        plate = re.sub(r"[ -]", "", found["plate"])
        if len(plate) == 6 and not _MONTH_INSIDE.search(plate.upper()):
            yield found.span("plate")
