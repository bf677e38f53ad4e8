"""The code of a card: drawn at random, kept nowhere until it is used, and read aloud without mistakes.

Fifteen signs out of 23 are 67 bits. The sixteenth is a check: 23 is prime and every place has a weight of its own, so
one wrong sign and two that changed places are always noticed. See ADR 0111.
"""

import secrets

SIGNS = "23456789CDFHJKLMPQRTWXY"
"""No vowels, so that no code is a word; none of 0 1 B G I N O S V Z, which look or sound like another."""
LENGTH, GROUP = 16, 4


def _sum(signs: str) -> int:
    return sum(weight * SIGNS.index(sign) for weight, sign in enumerate(signs, start=1)) % len(SIGNS)


def new_code() -> str:
    """A new code such as K7QM-3XWH-29TL-C4RD, derived from nothing."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    # The weight of the last place is 16; its inverse modulo 23 makes the sum of a right code nought.
    check = (-_sum(signs) * pow(LENGTH, -1, len(SIGNS))) % len(SIGNS)
    return grouped(signs + SIGNS[check])


def grouped(signs: str) -> str:
    """The signs in groups of four, as on the card."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def tidied(typed: str) -> str:
    """The code as on the card, whatever the spelling: small letters, spaces, other dashes. Empty when it is no code."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs) or _sum(signs):
        return ""
    return grouped(signs)
