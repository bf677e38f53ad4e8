"""The code of an anonymous complaint: random, shown once, kept only as a keyed digest.

A code says nothing of anybody: it is drawn, not derived. Twelve signs out of 28 are more than 57 bits, so nobody finds
one by trying; that is why one keyed digest suffices and a complaint is found in one statement (ADR 0064).
"""

import hashlib
import hmac
import secrets

from django.conf import settings

SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"
"""No vowels, so that no code is a word; no 0, 1 and I, so that a code can be spelled over the telephone."""
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """A new code such as K7QM-3XWB-29TH."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def digest_of(code: str) -> str:
    """What is kept of a code: the same for small letters, spaces and other dashes; empty when it cannot be a code."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return ""
    key = hmac.new(settings.SEALING_KEY.encode(), b"complaint code 1", hashlib.sha256).digest()
    return hmac.new(key, signs.encode(), hashlib.sha256).hexdigest()
