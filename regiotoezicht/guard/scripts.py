"""Text that the rules cannot judge: letters of another script, and signs that nobody sees in the middle of a word."""

import re
import unicodedata

from .kinds import Context

OTHER_SCRIPT = (
    "Deze tekst bevat letters uit een ander schrift, zoals het Cyrillische of het Griekse. "
    "Schrijf hem over in gewone letters."
)
HIDDEN_SIGNS = "Deze tekst bevat onzichtbare tekens midden in een woord of getal. Typ dat woord of getal opnieuw."

_HIDDEN = re.compile("\\w[\u200b-\u200f\u2060-\u2069\u202a-\u202e\ufeff]+\\w")
_NOT_LATIN = re.compile(r"[^\W\d_\x00-\u02af\u1d00-\u1dbf\u1e00-\u1eff]+")
_SIGNS = frozenset("αβγδλμπσφωΔΣΩΜ")
"""Greek letters that stand alone as the sign of a measure or an angle."""


def _is_other_letter(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(
        ("LATIN", "MODIFIER", "FEMININE", "MASCULINE")
    )


def unreadable(text: str, context: Context = Context.REMARKS) -> str:
    """The sentence about what makes a text unreadable for the guard; empty when it can be judged.

    A name in a field of the permit may be written in its own script, as long as no word mixes two scripts.
    Basis: AVG 25: what the guard cannot read, it cannot keep out.
    """
    if _HIDDEN.search(text):
        return HIDDEN_SIGNS
    for found in _NOT_LATIN.finditer(text):
        letters = [letter for letter in unicodedata.normalize("NFKC", found.group()) if _is_other_letter(letter)]
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        is_mixed = before.isalpha() or after.isalpha()
        is_sign = len(letters) == 1 and letters[0] in _SIGNS and not is_mixed
        if letters and not is_sign and (is_mixed or context is not Context.PERMIT_HOLDER):
            return OTHER_SCRIPT
    return ""
