"""Passwords: temporary ones made by the system and told in person, and the words for one that is too short."""

import secrets

from django.contrib.auth.password_validation import MinimumLengthValidator

# No letters or digits that look alike on paper or sound alike on the telephone.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def temporary_password() -> str:
    """A password of four groups of four signs, 79 bits of chance, easy to read aloud."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))


class LongEnough(MinimumLengthValidator):
    """The rule of the library, in Dutch: its own translation lacks this sentence."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."
