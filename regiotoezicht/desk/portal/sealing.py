"""Taking a disclosure along: encrypted with age, to a key of the receiver or with a passphrase that is shown once."""

import secrets

import pyrage

from regiotoezicht.core.refusals import Refused

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 6, 4


def new_passphrase() -> str:
    """Six groups of four signs that are not mistaken for each other: some 119 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def sealed_for_key(content: bytes, key: str) -> bytes:
    """Encrypted so that only who holds the secret half of an age key opens it. Raises Refused for another text."""
    try:
        recipient = pyrage.x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError as error:
        raise Refused(
            "no_age_key", "Dit is geen publieke age-sleutel. Zo’n sleutel begint met age1.", field="key"
        ) from error
    return bytes(pyrage.encrypt(content, [recipient]))


def sealed_with_passphrase(content: bytes, passphrase: str) -> bytes:
    """Encrypted so that only who knows the passphrase opens it."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))
