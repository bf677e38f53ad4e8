"""Names of persons: behind a cue ("mevrouw", "heet", "werkt nu"), by initials, by common first names.

Names of businesses, streets and places pass, and so does the name of an official behind his function.
"""

import re
from collections.abc import Iterator

from .first_names import ALSO_WORDS, AT_THE_START_A_WORD, FIRST_NAMES, MORE_NAMES, SURNAMES
from .known_words import (
    BUSINESS_NOUNS,
    LEGAL_FORM,
    NO_PERSON,
    OFFICIALS,
    ORGANISATION_ENDINGS,
    PARTICLES,
    PERSON_ROLES,
    STREET_WORD,
    VERBS,
)
from .name_cues import CUES
from .reading import Reading, Span, Spans

_PARTICLE = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Vv]on|[Ee]l|[Aa]l|[Dd]a|[Dd]i|[Dd]el|[Ll]a|[Ll]e|[Dd]os|[Bb]in"
    r"|[Bb]en|'t|[Hh]et|[Oo]p|[Vv]/d|[Vv]\.? ?d\.?)\s{1,2})"
)
_CAPITAL = r"[A-Z][A-Za-z'-]{1,40}"  # bounded: keeps the time linear on text without blanks
_INITIALS = r"(?:[A-Z]\.\s?)"
_ONE_WORD = rf"{_PARTICLE}{{0,3}}{_CAPITAL}"
_PERSON = re.compile(rf"{_INITIALS}{{0,5}}{_ONE_WORD}(?:[ ]{_ONE_WORD}){{0,3}}")
_WITH_INITIALS = re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,5}}{_ONE_WORD}(?: {_ONE_WORD}){{0,2}}")
_BARE_INITIAL = re.compile(rf"[A-Z] {_ONE_WORD}")
_ALSO_KNOWN_AS = re.compile(r"\b[Aa]\.? ?[Kk]\.? ?[Aa]\.? [\"']?(?=[A-Z])")
_SPACED_OUT = re.compile(r"(?<![\w.])[A-Za-z](?: [A-Za-z]){3,14}(?![\w.])")
_CALLS_HERSELF = re.compile(r"\bzich(?:zelf)? [\"']?(?=[A-Z][a-z'-]+[\"']? noem)")
_DOUBLE = re.compile("|".join(rf"\b{name.title().replace('-', ' ')}\b" for name in sorted(FIRST_NAMES) if "-" in name))
"""A double first name written as two words."""
_SURNAME_FIRST = re.compile(rf"(?<![\w.'-]){_CAPITAL}, ?[A-Z]\.(?:[A-Z]\.)*(?! en W)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_LETTERS_ONLY = re.compile(r"[A-Za-z'-]+")
_LEGAL_FORM = re.compile(LEGAL_FORM)
_LEGAL_INITIALS = re.compile(r"(?:B\. ?V|V\. ?O\. ?F|N\. ?V|C\. ?V|U\. ?A|B\. ?en)\b")
_STREET = re.compile(rf"(?:{_ONE_WORD}|{_PARTICLE}|[ ]){{0,4}}{STREET_WORD}\b", re.IGNORECASE)
_STREET_NEXT = re.compile(rf"(?:[ ][\w'-]+){{0,4}}?[ ]{STREET_WORD}\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n]\s*|[-*]\s)$")
_MORE = re.compile(rf"(?:, ?| en | & | ?/ ?)(?={_CAPITAL})")

_ALL_NAMES = FIRST_NAMES | MORE_NAMES
_AFTER_A_TITLE = (FIRST_NAMES - {"wil", "ben", "door"}) | SURNAMES
_SAYS = re.compile(
    r"(?<![\w'-])(?P<name>[A-Z][a-z'-]{1,40}[a-z]) (?:wil(?:de)? (?:stoppen|weg|niet|graag|hulp)"
    r"|vertel(?:t|de)|verklaar(?:t|de)"
    r"|zegt|zei|huilde|huilt|gaf aan|geeft aan|werkt (?:hier|nu|sinds|al|er|op kamer|alleen)|is (?:bang"
    r"|zwanger|ziek|overstuur"
    r"|weggelopen|aanwezig|vertrokken|gestopt)|woont|slaapt|komt uit|was (?:bang|overstuur|aanwezig))\b"
)
_NOUN_ENDINGS = (
    "er",
    "or",
    "aar",
    "ant",
    "ent",
    "ster",
    "man",
    "vrouw",
    "ing",
    "houder",
    "ers",
    "en",
    "ige",
    "ist",
)


def _tokens(name: str) -> list[str]:
    """The words of a name without initials and particles; only the particles when there is nothing else."""
    words = [token.lower() for token in _LETTERS_ONLY.findall(name) if len(token) > 1]
    return [word for word in words if word not in PARTICLES] or words


def _is_known(token: str) -> bool:
    """Whether a word with a capital is a place, body, role or ordinary word."""
    return token in NO_PERSON or token in BUSINESS_NOUNS or token.endswith(tuple(ORGANISATION_ENDINGS))


def _is_business_or_street(text: str, start: int, end: int) -> bool:
    """Whether a sequence of capitals is (part of) the name of a business or of a street."""
    name = text[start:end]
    tokens = _tokens(name)
    if any(token in BUSINESS_NOUNS for token in tokens) or _LEGAL_FORM.match(text, end):
        return True
    street = re.search(rf"{STREET_WORD}\b", name, re.IGNORECASE)
    is_surname = street and street.group().lower() in SURNAMES and not re.match(r" \d", text[end : end + 2])
    if _LEGAL_INITIALS.match(name) or (street and not is_surname):
        return True
    if _STREET_NEXT.match(text[end : end + 60].split(",")[0].split(".")[0]) and re.match(
        r" (?:van|de|der|den|[A-Z])", text[end : end + 6]
    ):
        return True
    before = _LETTERS_ONLY.findall(text[max(0, start - 30) : start])
    if not before or text[start - 1 : start] not in " '\"":
        return False
    named_by = before[-2:-1] if before[-1] in {"by", "chez"} else before[-1:]
    return bool(named_by) and named_by[0].lower() in BUSINESS_NOUNS


def _trim(text: str, span: Span) -> Span | None:
    """The span without ordinary words at its end; nothing when no word of a name is left."""
    start, end = span
    while True:
        last = re.search(r"(?:^|[ .])([A-Za-z'-]+)$", text[start:end])
        if last is None:
            return None
        token = last[1].lower()
        if not (token in NO_PERSON or re.fullmatch(_PARTICLE, last[1] + " ")):
            return (start, start + len(text[start:end].removesuffix("'s")))
        end = start + len(text[start : start + last.start(1)].rstrip())
        if end <= start:
            return None


def _person_at(text: str, place: int, *, sure: bool) -> Span | None:
    """The name of a person that begins at `place`, if one does; `sure` when the cue leaves little doubt."""
    found = _PERSON.match(text, place) or _BARE_INITIAL.match(text, place)
    if found is None or _is_business_or_street(text, *found.span()):
        return None
    span = _trim(text, found.span())
    if span is None:
        return None
    tokens = _tokens(text[slice(*span)])
    if not tokens or (_is_known(tokens[0]) and (not sure or len(tokens) == 1)):
        return None
    is_acronym = text[slice(*span)].isupper() and len(tokens) == 1 and len(tokens[0]) <= 5
    return None if is_acronym and not sure else span


def _with_followers(text: str, span: Span) -> Iterator[Span]:
    """The name and the names behind it: "X, Y en Z"."""
    yield span
    while more := _MORE.match(text, span[1]):
        following = _person_at(text, more.end(), sure=False)
        if following is None:
            return
        span = following
        yield span


_SHORT_TITLES = frozenset(["dhr", "mw", "mevr"])
"""Titles that nobody writes without a name behind them, unless a verb follows."""


def _is_no_verb(word: str) -> bool:
    """Whether a word without a capital behind a short title can be a surname."""
    is_verb = word in VERBS or word in NO_PERSON or word.endswith(("t", "de", "te", "en", "d"))
    return len(word) >= 4 and not is_verb


def _names_by_cue(text: str, word: re.Match[str], token: str) -> Iterator[Span]:
    between, sure = CUES[token]
    if token in {"heet", "heette", "genaamd", "naam", "geheten", "voor", "bekend", "onder"}:
        before = re.split(r"[.;,\n]", text[max(0, word.start() - 50) : word.start()].lower())[-1]
        if any(noun in BUSINESS_NOUNS for noun in _LETTERS_ONLY.findall(before)):
            return
    gap = between.match(text, word.end())
    if gap is None:
        return
    span = _person_at(text, gap.end(), sure=sure)
    if span is not None:
        yield from _with_followers(text, span)
    elif sure and token not in {"voor", "bekend", "onder"}:
        plain = _WORD.match(text, gap.end())
        is_short = token in _SHORT_TITLES
        if plain and (plain.group().lower() in _AFTER_A_TITLE or (is_short and _is_no_verb(plain.group()))):
            yield plain.span()


def _is_first_name(written: str, token: str) -> bool:
    """Whether a word is a first name of the lists; a rarer one needs its capital, a double one both parts."""
    known = FIRST_NAMES if written[0].islower() else _ALL_NAMES
    return all(part in known for part in token.split("-")) if token else False


def _name_by_list(text: str, word: re.Match[str], token: str) -> Span | None:
    """A common first name with what follows it, unless it is a word, a street or a business here."""
    start = word.start()
    if not word.group()[0].isupper():
        return word.span() if token not in ALSO_WORDS and len(token) >= 5 else None
    if word.group().isupper() and (len(token) < 4 or token in ALSO_WORDS):
        return None
    if word.group() == "Jan" and (
        re.match(r"[. -]{1,2}\d", text[word.end() :][:3]) or re.search(r"\d[ -]$", text[max(0, start - 2) : start])
    ):
        return None
    span = _person_at(text, start, sure=True)
    if token in ALSO_WORDS and re.search(r"(?:De|Het) $", text[max(0, start - 4) : start]):
        return None
    if span is None:
        return None
    if text[start : start + 13] == "Lex specialis":
        return None
    if word.group() == "Mark" and re.match(r" (?:de|het|een|deze|dit|op)\b", text[word.end() : word.end() + 7]):
        return None
    at_start = _SENTENCE_START.search(text[max(0, start - 3) : start])
    if token in AT_THE_START_A_WORD and at_start and span[1] == word.end():
        return None
    return span


def _initials(text: str) -> Iterator[Span]:
    for found in _WITH_INITIALS.finditer(text):
        first = _tokens(found.group())
        if first and not _is_known(first[0]) and not _is_business_or_street(text, *found.span()):
            span = _trim(text, found.span())
            if span is not None:
                yield span
    for found in _SPACED_OUT.finditer(text):
        if found.group().replace(" ", "").lower() in _ALL_NAMES:
            yield found.span()
    for found in _DOUBLE.finditer(text):
        yield found.span()
    for pattern in (_ALSO_KNOWN_AS, _CALLS_HERSELF):
        for found in pattern.finditer(text):
            span = _person_at(text, found.end(), sure=True)
            if span is not None:
                yield span
    for found in _SURNAME_FIRST.finditer(text):
        if not _is_known(_tokens(found.group())[0]):
            yield found.span()


_LIKE_A_STREET = re.compile(
    rf"{_PARTICLE}{{1,3}}(?:Akker|Berg|Brug|Burg|Dam|Dijk|Haven|Hof|Kamp|Laan|Meent|Oord|Park|Plein|Poort|Ring|Sluis"
    r"|Steeg|Veld|Wal|Weg|Wijk)(?![\w'-]| \d)"
)
_BEFORE_IT = re.compile(r"(?:(?<![\w-])(?P<cue>[A-Za-z-]{2,20})\.?:? )?(?P<initials>(?:[A-Z]\. ?){0,5})$")
_TITLES = frozenset(["mevrouw", "mevr", "mw", "heer", "meneer", "mijnheer", "dhr", "mej", "juffrouw", "familie", "fam"])


def _surnames_like_streets(text: str) -> Iterator[Span]:
    """Surnames that are a street elsewhere ("Van der Laan"): behind a title, a role, initials or a first name."""
    for found in _LIKE_A_STREET.finditer(text):
        before = _BEFORE_IT.search(text[max(0, found.start() - 40) : found.start()])
        if before is None or _LEGAL_FORM.match(text, found.end()):
            continue
        following = _WORD.match(text, found.end() + 1)
        if following and following.group().lower() in BUSINESS_NOUNS:
            continue
        cue = (before["cue"] or "").lower()
        if before["initials"]:
            yield found.start() - len(before["initials"]), found.end()
        elif cue in FIRST_NAMES and before["cue"][0].isupper():
            yield found.start() - len(cue) - 1, found.end()
        elif cue in _TITLES or cue in PERSON_ROLES:
            yield found.span()


_AFTER_OFFICE = re.compile(
    r"s?(?: van politie)?(?:,| is| was|:)? (?:(?:mevrouw|mw\.?|de heer|heer|dhr\.?|mr\.?|drs\.?|ing\.?"
    r"|[A-Z]{1,3}\.) ?){0,2}"
)
_BEFORE_OFFICE = re.compile(
    rf"(?<![\w'-])(?P<name>{_INITIALS}{{0,5}}{_ONE_WORD}(?: {_ONE_WORD}){{0,2}})(?:, | \(|, de "
    rf"| als )(?:{'|'.join(sorted(OFFICIALS - {'collega'}))})\b"
)


def _behind_an_office(text: str, word: re.Match[str]) -> Iterator[Span]:
    """Where the name of an official stands behind his function, or names behind a function in the plural."""
    gap = _AFTER_OFFICE.match(text, word.end())
    found = gap and _PERSON.match(text, gap.end())
    if not found:
        return
    yield word.start(), found.end()
    is_plural = word.group().lower().endswith(("s", "en"))
    step = re.compile(r", | en " if is_plural else r"(?!)")
    while more := step.match(text, found.end()):
        following = _PERSON.match(text, more.end())
        if following is None:
            return
        found = following
        yield found.span()


def names(reading: Reading) -> Iterator[Span]:
    """Names of persons by cue, by initials and by common first names; officials in function pass.

    Basis: AVG art. 5(1)(c); parties stand in their own field, others only by role.
    """
    text = reading.text
    found: list[Span] = []
    officials: list[Span] = [match.span("name") for match in _BEFORE_OFFICE.finditer(text)]
    reached = 0
    for word in _WORD.finditer(text):
        token = word.group().lower().removesuffix("'s").strip("'-")
        if token in OFFICIALS:
            officials.extend(_behind_an_office(text, word))
        if word.start() < reached:
            continue  # a name in a row that was read already; reading it again would take quadratic time
        fresh: list[Span] = []
        if token in CUES:
            fresh.extend(_names_by_cue(text, word, token))
        if _is_first_name(word.group(), token):
            span = _name_by_list(text, word, token)
            if span is not None:
                fresh.extend(_with_followers(text, span))
        found.extend(fresh)
        reached = max((end for _, end in fresh), default=reached)
    found.extend(_initials(text))
    found.extend(_surnames_like_streets(text))
    for says in _SAYS.finditer(text):
        token = says["name"].lower()
        is_noun = _is_known(token) or token.endswith(_NOUN_ENDINGS)
        if not is_noun and not _is_business_or_street(text, *says.span("name")):
            found.append(says.span("name"))
    passing = Spans(officials)
    yield from (span for span in found if not passing.overlaps(span))
