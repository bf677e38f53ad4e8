"""Temporary passwords: made by the system, told in person, changed at the first sign-in."""

import secrets

# No letters or digits that look alike on paper or sound alike on the telephone.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """A password of four groups of four signs, 79 bits of chance, easy to read aloud."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))
