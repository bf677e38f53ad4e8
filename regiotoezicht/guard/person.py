"""Birth dates and home addresses: dates and addresses that a cue ties to a person."""

import re
from collections.abc import Iterator

from .reading import Reading, Span
from .references import DAY, MONTH, MONTH_NAME, YEAR

_SPOKEN_DAY = (
    r"(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(?:twintig|dertig)|twintig|dertig|(?:der|veer|vijf|zes"
    r"|zeven|acht"
    r"|negen)tien|een|eerste|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
)
_DATE = (
    rf"(?:{DAY}[-./ ]{{1,3}}{MONTH}[-./ ]{{1,3}}(?:{YEAR}|\d\d)|{YEAR}[-./]{MONTH}[-./]{DAY}"
    rf"|{DAY}(?:e|ste|de)? ?(?:-|\b) ?{MONTH_NAME} ?-? ?(?:{YEAR}|'?\d\d)|{YEAR}"
    rf"|{MONTH_NAME} {YEAR}"
    rf"|{DAY} {MONTH_NAME}|(?:0\d|[12]\d|3[01])(?:0\d|1[0-2]){YEAR})"
)
_BORN = re.compile(
    r"\b(?:geboren|geb\b\.?|geb\.?dat\w*\.?|geboortedatum|geboortedag|geboortejaar|geboortedata|gebdat"
    r"|verjaardag|jarig|verjaart"
    r"|dob|d\.o\.b|g\.d\.|date of birth|born)"
    r"(?P<filler>(?:[\s:.=(,-]|\b(?:op|in|is|was|te|datum|van|haar|zijn|de|exploitant|beheerder|mevrouw"
    r"|het|jaar|d\.?d)\b"
    r"|(?<=te )[a-z-]{2,40}|(?<=in )[a-z-]{2,40}){0,10})"
    rf"(?<![\d])(?P<date>{_DATE}|'\d\d|{_SPOKEN_DAY} {MONTH_NAME}(?: {YEAR})?)(?!\d)"
)
_PERSON = (
    r"(?:jongste|oudste|hij|zij|ze|vrouw|man|dame|meisje|jongen|exploitant|beheerd(?:er|ster)|eigena(?:ar|resse)"
    r"|klant"
    r"|dienstverlener)"
)
_BORN_SHORT = re.compile(
    rf"\b(?:geb\.?(?: ?dat(?:um)?)?\.?|gebdat|geboortedatum|dob)[ :.=]{{0,3}}"
    rf"(?P<date>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d)(?!\d)"
    rf"|\b(?:jarig|verjaardag|verjaart)(?: (?:is|op|was))?[ :]{{1,3}}(?P<day>{DAY}[-/.]{MONTH})(?![-/.]?\d)"
)
_BORN_BEHIND = re.compile(
    rf"(?<!\d)(?P<date>{_DATE})(?!\d),? "
    r"(?:(?:is|was|als|staat|zijn|haar|de|diens) ){0,3}(?:geboortedatum|geboortedag|verjaardag)\b"
)
_GROWN = r"(?:19[4-9]|200)\d"
"""Years in which somebody who works or exploits was born; a later one is of a visit or a decision."""
_IS_FROM = re.compile(
    rf"\b{_PERSON} (?:is|was) van (?P<day>{DAY}[-./]{MONTH}[-./]{_GROWN})(?!\d)"
    rf"|\b{_PERSON} \((?P<beside>{DAY}[-./]{MONTH}[-./]{_GROWN})\)"
    rf"|\bbouwjaar (?:van )?(?:de |haar |hem )?{_PERSON}:? (?P<built>{_GROWN})\b"
    rf"|\bin (?P<then>{_GROWN}) (?:is |was )?geboren\b"
)
_OF_A_YEAR = re.compile(rf" van (?P<date>{_GROWN})\b(?! (?:tot|t/m|en))")
_SOMEBODY = re.compile(rf"(?:\b{_PERSON}|(?:ense|arse|olse|anse|nese|ische|rkse))(?: is| was)?$")
_STAR = re.compile(rf"[*°] ?(?P<date>{DAY}[-./]{MONTH}[-./]{YEAR})(?!\d)")
_BORN_AT = re.compile(rf"(?<!\d)(?P<date>{DAY}[-./]{MONTH}[-./](?:19\d\d|200\d)) te [A-Z][a-z]")


def birth_dates(reading: Reading) -> Iterator[Span]:
    """Dates and years of birth, behind a cue; other dates pass.

    Basis: AVG art. 5(1)(c); held is only whether the age limit was met.
    """
    for pattern in (_BORN, _BORN_BEHIND, _STAR):
        for found in pattern.finditer(reading.lower):
            yield found.span("date")
    for found in _IS_FROM.finditer(reading.lower):
        yield found.span(found.lastgroup or 0)
    for found in _OF_A_YEAR.finditer(reading.lower):
        if _SOMEBODY.search(reading.lower[max(0, found.start() - 30) : found.start()]):
            yield found.span("date")
    for found in _BORN_SHORT.finditer(reading.lower):
        yield found.span("date" if found["date"] else "day")
    for found in _BORN_AT.finditer(reading.text):
        yield found.span("date")


_SUFFIX = (
    r"(?:straat|str\.?|laan|weg|plein|kade|gracht|hof|park|dijk|singel|steeg|dreef|pad|plantsoen|markt"
    r"|baan|ring|oord|veld"
    r"|akker|dam|boulevard|haven|burg|wal|berg|meent|kamp|wijk|hage|horst|donk|sluis|brug|poort)"
)
_NUMBER = r"\d{1,5}(?: ?[a-z](?![\w]))?(?:[ -]?(?:bis|hs|huis|[ivx]{1,3}|\d{1,3})(?!\w))?"
_POSTCODE = r"[1-9]\d{3} ?[a-z]{2}\b"
_STREET_ADDRESS = (
    rf"(?:[a-z0-9'.-]{{1,40}} ){{0,4}}?(?:[a-z'-]{{0,40}}{_SUFFIX}|[a-z'-]{{3,40}}) (?:nr\.? ?|nummer "
    rf"|huisnummer )?{_NUMBER}"
    rf"(?:,? {{0,2}}{_POSTCODE})?(?:,? (?:te |in )?(?:beverwijk|haarlem|velsen|heemskerk|alkmaar|zaandam"
    rf"|zaanstad"
    r"|purmerend|hoorn|amsterdam)\b)?"
)
_LIVES = re.compile(
    r"\b(?:woont|wonen|woonde|wonende|wonend|woonachtig|woon-?adres(?:sen)?|huisadres|thuisadres|prive-?(?:adres"
    r"|woning)|prive adres"
    r"|privewoning|verblijfadres|verblijfsadres|verblijft|verbleef|slaapt|sliep|logeert|logeerde"
    r"|overnacht|gehuisvest|inwonend"
    r"|ingeschreven in de (?:brp|gba)|ingeschreven(?= (?:op|aan)\b)|(?:brp|gba)-?(?:adres|inschrijving)"
    r"|staat in de (?:brp|gba)"
    r"|thuiswerk\w*|thuisontvangst"
    r"|werkt (?:vanuit |in )?(?:huis|thuis)|thuis|vanuit (?:haar |zijn )?(?:huis|woning)|verhuisd naar"
    r"|naar huis(?: gegaan| gebracht)?"
    r"|verhuisd(?:e)? (?:naar|van)|ingeschreven(?= ?\((?:brp|gba)\))|prive(?= ?:)"
    r"|(?:haar|zijn|hun) (?:eigen )?(?:woning|appartement|flat|huis|kamer|adres|studio|woonruimte)"
    r"|adres van (?:de |het |een )?(?:mevrouw|meneer|vrouw|man|dienstverlener|klant|bewoner|slachtoffer"
    r"|melder|haar|hem|meisje"
    r"|exploitant|beheerder))"
    r"(?P<filler>(?:[\s:=,()-]|\b(?:nu|ook|zelf|momenteel|tijdelijk|officieel|nog|steeds|op|aan|in|te|de"
    r"|het|een|adres|is|van"
    r"|exploitant|beheerder|eigenaar|bij|boven|naast|haar|zijn|vriend|vriendin|moeder|met|was|volgens|brp"
    r"|gba|staat|ontvangt"
    r"|ingeschreven|klanten|samen|daar|sinds|vorig|jaar|kort|door|week|weekend|soms|vaak|meestal|regelmatig|nacht"
    r"|nachten|ouders|mevrouw|dienstverlener|huis|woning"
    r"|flat|kinderen)\b"
    r"|(?<=sinds )(?:19|20)\d\d|(?<=te )[a-z-]{2,40},|(?<=in )[a-z-]{2,40},){1,14})"
    rf"(?P<address>{_STREET_ADDRESS}|{_POSTCODE}(?:[ ,]{{1,2}}{_NUMBER})?)(?! ?(?:jaar|maand|week|weken"
    rf"|dag|uur|personen|kamers|\d*:))"
)
_IS_HOME = re.compile(
    rf"(?<![\w])(?P<address>(?:[a-z'.-]{{1,40}} ){{0,2}}?[a-z'-]{{2,40}}{_SUFFIX} {_NUMBER}"
    rf"(?:, {_POSTCODE})?(?:,? [a-z]{{1,40}})?)"
    r",? (?:is|was|betreft|blijkt)(?: ook| tevens)? (?:haar|zijn|het|hun|een) (?:eigen )?(?:woon|huis"
    r"|prive|thuis)-?"
    r"(?:adres|woning)\b"
)
_LIVES_THERE = re.compile(
    rf"\b(?:op|in|aan)(?: de| het)? (?P<address>[a-z'-]{{2,40}}{_SUFFIX} {_NUMBER})"
    r",? (?:waar |woont |wonen |slaapt )(?:zij|ze|hij|mevrouw|meneer|de |een )?[a-z ]{0,25}(?:woont"
    r"|slaapt|verblijft)?"
)
_TO_SLEEP = re.compile(
    rf"\b(?:op|in|aan)(?: de| het)? (?P<address>[a-z'-]{{2,40}}{_SUFFIX} {_NUMBER})[^.\n]{{0,20}} om te"
    rf" (?:slapen|wonen)\b"
    r"|\b(?:woont|slaapt|verblijft|woonachtig) (?:zelf )?op (?:huis)?(?:nummer|nr\.?) (?P<number>\d{1,4}[a-z]?)\b"
)
_OF_BUSINESS = re.compile(
    r"\b(?:bedrijf|bedrijven|onderneming|kvk|handelsregister|bv|b\.v|vof|vestiging|salon"
    r"|club)\b"
)
_NOT_A_STREET = re.compile(
    r"(?:^|\s)(?:sinds|al|tot|vanaf|ruim|ongeveer|circa|ca|kamer|unit|verdieping|minimaal|maximaal|raam"
    r"|artikel|lid|om|rond"
    r"|per|met|totaal|regel|kvk|zaak|niemand|geen|week|jaar|maanden|van|op|de|in|nacht|door|voor"
    r"|dan)(?: nr\.?| nummer)? \d"
)


def home_addresses(reading: Reading) -> Iterator[Span]:
    """Addresses where a person lives or stays, by cue; an address as such, of premises, passes.

    Basis: access rules on dwellings: a home stands only in the address field of its case.
    """
    text, lower = reading.text, reading.lower
    for found in _LIVES.finditer(lower):
        start, end = found.span("address")
        written = text[start:end]
        has_street = re.search(rf"[a-z]{_SUFFIX}\b", lower[start:end]) or re.match(r"(?:[\w'-]+ ){0,3}?[A-Z]", written)
        if _NOT_A_STREET.search(lower[start:end]) or "niemand" in found.group():
            continue
        if "ingeschreven" in found.group() and _OF_BUSINESS.search(
            lower[max(0, found.start() - 60) : found.end() + 30]
        ):
            continue
        if has_street or re.search(rf"\b{_POSTCODE}", lower[start:end]):
            yield start, end
    for found in _TO_SLEEP.finditer(lower):
        yield found.span(found.lastgroup or 0)
    for pattern in (_IS_HOME, _LIVES_THERE):
        for found in pattern.finditer(lower):
            if "niemand" not in found.group():
                yield found.span("address")
