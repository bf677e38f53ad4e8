"""Ways to reach or look up a person: telephone numbers, e-mail, links, accounts."""

import re
from collections.abc import Iterator

import phonenumbers

from .known_words import ACCOUNT_STOP_WORDS
from .reading import Reading, Span
from .references import business_references

_GAP = r"[ ().\-/_*]{0,4}"
_DUTCH = re.compile(rf"(?<![\w])(?<!\d[.,:])\(?[0o]\)?{_GAP}[1-9](?:{_GAP}\d){{8}}(?!\d)")
_FOREIGN = re.compile(rf"(?:\+ ?|(?<![\w])(?<!\d[.,:])\(?0 ?0 ?)\(?[1-9](?:{_GAP}\d){{7,14}}(?!\d)")
_BARE_31 = re.compile(rf"(?<![\w+])31{_GAP}6(?:{_GAP}\d){{8}}(?!\d)")
_CUED = re.compile(
    r"\b(?:tel|telefoon|telefoonnr|telefoonnummers?|tel\.? ?nr|mobiel|mobielnummer|mobiele nummer|gsm"
    r"|06-?nummer|06-?nr"
    r"|whats ?app|wapp|appnummer|appt?|sms|belt?|bellen|belnummer|bereikbaar|priv[e]-?nummer"
    r"|nummer van (?:haar|hem))\b"
    r"(?:[\s:.=(-]|\b(?:op|is|nr|nummer|via|naar|met|onder|haar|hem)\b){0,8}"
    rf"(?P<number>(?:\+ ?)?\(?\d(?:{_GAP}\d){{6,13}})(?!\d)"
)
_SPLIT = re.compile(r"(?<![\w])(?<!\d[.,:])[0o]6[ ().\-/_*\r\n]{0,4}[1-58](?:[ ().\-/_*\r\n]{0,4}\d){7}(?!\d)")
"""A mobile number over two lines; `_SHORT_DATES` tells it from short dates below each other."""
_SHORT_DATES = re.compile(r"\d\d([-./])\d\d\1\d\d\s*[\r\n]")
_ONES = r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|one|two|three|four|five|six|seven|eight|nine)"
_TENS = (
    rf"(?:{_ONES}en(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|(?:der|veer|vijf|zes|zeven|acht|negen)tien"
    r"|tien|elf|twaalf)"
)
_SPOKEN = re.compile(
    rf"(?<![a-z0-9])(?:nul|zero|0|o)[ ,.-]{{0,3}}(?:{_ONES}|[1-9])"
    rf"(?:[ ,.\r\n-]{{0,3}}(?:{_TENS}|{_ONES}|nul|zero|\d)){{4,10}}(?![a-z0-9])"
)
"""A number written as it is spoken: "nul zes, twaalf vierendertig"."""
_LETTERED = re.compile(r"(?<!\w)[0o]6[ .-]{0,3}[1-9li|](?:[ .-]{0,2}[\doli|]){7}(?!\w)")
"""A mobile number with letters that look like digits: o for zero, l for one."""
_GLUED = re.compile(rf"(?<=[a-z:])06{_GAP}[1-9]?(?:{_GAP}\d){{7,8}}(?!\d)")


def _is_possible_abroad(number: str) -> bool:
    """Whether the digits could be a number somewhere, country code included."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if number.lstrip(" (").startswith("0"):
        digits = digits[2:]
    try:
        parsed = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_possible_number_with_reason(parsed) == phonenumbers.ValidationResult.IS_POSSIBLE
        and len(digits) >= 9
    )


def phones(reading: Reading) -> Iterator[Span]:
    """Telephone numbers in every Dutch spelling and numbers with a country code; short public numbers pass.

    Basis: AVG art. 5(1)(c); the number of the business has its own field.
    """
    references = business_references(reading)
    for pattern in (_DUTCH, _BARE_31, _GLUED):
        for found in pattern.finditer(reading.lower):
            if not references.overlaps(found.span()):
                yield found.span()
    for found in _FOREIGN.finditer(reading.lower):
        if not references.overlaps(found.span()) and _is_possible_abroad(found.group()):
            yield found.span()
    for found in _SPLIT.finditer(reading.lower):
        if not references.overlaps(found.span()) and not _SHORT_DATES.match(found.group()):
            yield found.span()
    for found in _LETTERED.finditer(reading.lower):
        is_lettered = re.search("[oli|]", found.group()) and sum(map(str.isdigit, found.group())) >= 7
        if is_lettered and not references.overlaps(found.span()):
            yield found.span()
    for found in _SPOKEN.finditer(reading.lower):
        if re.search(r"[a-z]{3}", found.group()):
            yield found.span()
    for found in _CUED.finditer(reading.lower):
        if not references.overlaps(found.span("number")):
            yield found.span("number")


_AT = r"(?: ?[(\[{<] ?(?:at|apen?staart(?:je)?|a|@) ?[)\]}>] ?| (?:at|apen?staart(?:je)?) | ?@ ?)"
_DOT = r"(?: ?[(\[{<] ?(?:punt|dot|\.) ?[)\]}>] ?| (?:punt|dot) |\.| \. ?(?=(?:nl|com|be|eu|org|net)\b))"
_EMAIL = re.compile(
    rf"(?<![a-z0-9._%+-])(?:[a-z0-9_+-]{{1,40}} (?:punt"
    rf"|dot) ){{0,3}}[a-z0-9._%+-]++{_AT}[a-z0-9-]++(?:{_DOT}[a-z0-9-]++){{1,4}}"
)
_PLATFORM_AT = re.compile(r"(?:instagram|insta|telegram|tiktok|twitter|snapchat|snap|facebook|onlyfans) ?@")
_MAILBOX = re.compile(
    rf"(?<![a-z0-9._%+-])[a-z0-9._%+-]++{_AT}(?:gmail|hotmail|outlook|icloud|live|yahoo|ziggo|kpnmail"
    rf"|proton(?:mail)?)\b"
)
_UNDERSCORED = re.compile(
    r"(?<![a-z0-9._%+-])[a-z0-9.%+]{1,40}[_-](?:at|apen?staart(?:je)?)[_-]"
    r"[a-z0-9]{2,40}(?:[._-](?:dot[_-]|punt[_-])?[a-z]{2,15}){1,3}"
)
"""Joined with lines: "naam_at_voorbeeld.nl"."""
_JOINED_AT = re.compile(r"(?<![a-z0-9._%+-])[a-z][a-z0-9._%+-]*+@[a-z][a-z0-9-]++")


def emails(reading: Reading) -> Iterator[Span]:
    """E-mail addresses, also written around: "naam (at) voorbeeld punt nl".

    Basis: AVG art. 5(1)(c).
    """
    for found in _EMAIL.finditer(reading.lower):
        ending = re.split(r"[^a-z0-9]+", found.group().rstrip())[-1]
        is_in_words = " at " in found.group() and ending not in _ANY_ENDING.split("|")
        is_handle = _PLATFORM_AT.match(found.group()) is not None
        if ending.isalpha() and not is_in_words and not is_handle:
            yield found.start(), found.start() + len(found.group().rstrip())
    for pattern in (_UNDERSCORED, _MAILBOX, _JOINED_AT):
        for found in pattern.finditer(reading.lower):
            yield found.span()


_ENDINGS = (
    "nl com net org eu be fr uk info biz io co tv xxx sex porn adult app link club online site shop live cam chat"
    " date dating vip ly gg ru ro bg hu pl es pt cz ch se us ca br cc nu mobi page bio ee amsterdam frl onion xyz"
    " top ua lt lv escort sexy blog website store fun world pro girls webcam hot fans page"
)
_WORDLIKE_ENDINGS = "de me in is al to at it so no my am"
_ANY_ENDING = "|".join((_ENDINGS + " " + _WORDLIKE_ENDINGS).split())
_URL = re.compile(
    r"\b(?:https?|hxxps?|ftp) ?: ?/{1,2} ?[^\s<>\"]++|\bwww ?\.[^\s<>\"]++|\bwww(?: ?\. ?[a-z0-9-]{1,40}){2,4}"
)
_DOMAIN = re.compile(
    rf"(?<![\w.@-])(?P<name>(?:[a-z0-9-]++\.)+)(?P<end>{_ANY_ENDING})"
    r"(?![\w-])(?!\.\w)(?P<path>[/?#][^\s<>\"]*+)?"
)
_DISGUISED = re.compile(
    r"(?<![\w.@-])[a-z0-9-]++(?: ?[(\[{<] ?(?:punt|dot|\.) ?[)\]}>] ?| (?:punt|dot) | ?\. ?(?=me/|me /))"
    r"(?:nl|com|net|org|eu|be|me|to|de)\b(?: ?/ ?[^\s<>\"]++)?"
)
_PUBLIC_BODIES = re.compile(
    r"^(?:https?://)?(?:[a-z0-9-]+\.)*(?:overheid|rijksoverheid|rechtspraak|raadvanstate"
    r"|officielebekendmakingen|kvk"
    r"|kadaster|autoriteitpersoonsgegevens|justis|politie|vng|lokaleregelgeving)\.nl(?:[/?#.,;:)]|$)"
)
_WRITTEN_AS_PLACE = re.compile(r"(?:\b(?:op|via|site|website|zie|link|profiel|pagina|adres)|:) ?$")


def _is_missing_blank(lower: str, found: re.Match[str]) -> bool:
    """Whether "open.de zaak" is two sentences without a blank between them, rather than a domain."""
    if found["end"] not in _WORDLIKE_ENDINGS.split() or found["path"]:
        return False
    if _WRITTEN_AS_PLACE.search(lower[max(0, found.start() - 12) : found.start()]):
        return False
    return re.match(r" ?[a-z0-9]", lower[found.end() : found.end() + 2]) is not None


def links(reading: Reading) -> Iterator[Span]:
    """Web addresses with or without https, also written around; pages of public bodies pass.

    Basis: no advert or profile of a person is kept (the rule on online adverts).
    """
    for found in _URL.finditer(reading.lower):
        if not _PUBLIC_BODIES.search(found.group()):
            yield found.start(), found.start() + len(found.group().rstrip(".,;:!?)'"))
    for found in _DOMAIN.finditer(reading.lower):
        ending = reading.text[found.start("end") : found.end("end")]
        is_sentence = ending[0].isupper() and not reading.text[found.start() : found.end("end")].isupper()
        if is_sentence or found["name"].count(".") == len(found["name"]):
            continue
        if _PUBLIC_BODIES.search(found.group()) or _is_missing_blank(reading.lower, found):
            continue
        yield found.start(), found.start() + len(found.group().rstrip(".,;:!?)'"))
    for found in _DISGUISED.finditer(reading.lower):
        yield found.span()


_AT_NAME = re.compile(r"(?<![\w@.])@ ?[a-z_][a-z0-9_.]{1,40}")
_PLATFORM = re.compile(
    r"\b(?P<platform>telegram|tg|snapchat|snap|instagram|insta|ig|facebook|fb|tiktok|tik tok|onlyfans"
    r"|twitter|kik|wechat"
    r"|viber|discord|skype|wickr|threema|messenger|linkedin|signal|fetlife|badoo|tinder|whatsapp)"
    r"(?P<label>(?:[ -]?(?:account|profiel|naam|gebruikersnaam|gebruiker|user|id|handle|nick|adres)){0,2})"
    r"(?P<sign> ?[:=]+ ?| is | heet (?:(?:de |het )?(?:pagina|account|profiel) )?| onder (?:de naam )?"
    r"| ?[^\w\s:=,.;()'\"/&-]{1,3} ?| )['\"]?(?P<name>(?:live:)?[a-z][a-z0-9_.-]{1,40})"
)
_USER_NAME = re.compile(
    r"\b(?:gebruikersnaam|username|user name|nickname|nicknaam|profielnaam|accountnaam|inlognaam"
    r"|screenname)(?: op [a-z ]{2,20}(?=:))?"
    r"(?: ?[:=]+ ?| is | )['\"]?(?P<name>[a-z][a-z0-9_.-]{1,40})"
)


_USER = re.compile(
    r"\b(?:gebruiker|user|account|profiel|nick|lid)[ :]{1,2}(?P<name>[a-z][a-z0-9.]*+_[a-z0-9_.]++"
    r"|[a-z]{3,30}\d{2,6}\b)"
)
"""A word with a line or digits in it behind "gebruiker"."""


def _is_account_name(reading: Reading, found: re.Match[str]) -> bool:
    """Whether the word behind the name of a platform is an account and not just the next word."""
    name = found["name"].rstrip(".-")
    if name in ACCOUNT_STOP_WORDS:
        return False
    if ":" in found["sign"] or "=" in found["sign"] or found["label"]:
        return found["platform"] not in {"signal", "ig", "tg"} or ":" in found["sign"] or bool(found["label"])
    if re.search(r"[\d_]|\.[a-z]", name):
        return True
    is_verb = re.search(r"^(?:ge|be|ver)|(?:en|t|te|de|ing|s|tie)$", name) is not None
    return not is_verb and found["platform"] not in {"signal", "whatsapp", "tg"}


def handles(reading: Reading) -> Iterator[Span]:
    """Account names: behind an at sign, behind the name of a platform, behind "gebruikersnaam".

    Basis: no profile of a person is kept (the rule on online adverts).
    """
    for found in _AT_NAME.finditer(reading.lower):
        yield found.start(), found.start() + len(found.group().rstrip("."))
    for found in _PLATFORM.finditer(reading.lower):
        if _is_account_name(reading, found):
            start = found.start("name")
            yield start, start + len(found["name"].rstrip(".-"))
    for found in _USER.finditer(reading.lower):
        yield found.start("name"), found.start("name") + len(found["name"].rstrip("."))
    for found in _USER_NAME.finditer(reading.lower):
        if found["name"].rstrip(".-") not in ACCOUNT_STOP_WORDS:
            yield found.start("name"), found.start("name") + len(found["name"].rstrip(".-"))
