"""Rules of the permit register that need no record, no clock and no request."""

import re
import unicodedata
from collections.abc import Sequence

_ALONE_CUES = re.compile(
    r"zelfst|thuiswerk|thuisprost|thuisontvangst|\bthuis\b|een ?persoons|1 ?persoons|\bzzp|\bsolo|\bhome\b"
    r"|werkt alleen|alleenwerkend"
)
_LEGAL_FORM = re.compile(
    r"\b(bv|nv|vof|cv|ltd|limited|llc|inc|gmbh|ug|kg|ohg|sarl|srl|bvba|stichting|vereniging|cooperatie"
    r"|maatschap|besloten vennootschap|naamloze vennootschap"
    r"|vennootschap onder firma|commanditaire vennootschap|holding)\b"
)
_TITLES = re.compile(r"\b(de heer|mevrouw|dhr|mevr|mw|hr)\b")
_INITIALS_AND_NAME = re.compile(r"^([a-z] ){1,4}([a-z]{2,} ?){1,4}$")


def _words(text: str) -> str:
    """Return lower-case words without accents; dots inside an abbreviation vanish, other signs part words."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
    plain = re.sub(r"\b(b\.\s?v|n\.\s?v|v\.\s?o\.\s?f|c\.\s?v)\b\.?", lambda m: re.sub(r"\W", "", m[0]), plain)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def is_legal_person(holder: str) -> bool:
    """Tell whether the name of a holder shows a legal form with more behind it than one person.

    A sole trader (eenmanszaak) is a natural person; a name without any legal form is read as one too.

    Basis: BW 2 art. 3; Handelsregisterwet 2007 art. 5 (which forms there are).
    """
    return bool(_LEGAL_FORM.search(_words(holder)))


def works_alone(
    *, kind: str, holder: str, managers: Sequence[str] = (), rooms: int | None = None, name: str = ""
) -> bool:
    """Tell whether a permit would be the registration of one person who does the work herself.

    True when the kind says so (as written in the register, or a code such as ``home``), or when the holder
    is a natural person, at most one room is known and nobody else manages. Unknown rooms count as at most
    one: the safe reading, as a row held back costs the lawyer a minute. Without a holder the name of the
    business is looked at, when it is built like the name of a person.

    Basis: AVG art. 9; ABRvS 29-08-2018 ECLI:NL:RVS:2018:2856
    """
    if _ALONE_CUES.search(_words(kind)):
        return True
    person = _person(holder)
    if not person:
        person = _person(name) if _INITIALS_AND_NAME.match(_words(name)) else ""
    if not person or is_legal_person(holder):
        return False
    if rooms is not None and rooms > 1:
        return False
    return all(_person(manager) in {"", person} for manager in managers)


def _person(name: str) -> str:
    return _TITLES.sub("", _words(name)).replace(" ", "")
