"""System checks of the ground: the programme does not start without its recorder."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from regiotoezicht.core import actions, equal_days, interest_rates


def _recorder_is_plugged_in(**_: Any) -> list[CheckMessage]:
    if actions.has_recorder():
        return []
    return [Error("No recorder is plugged in.", hint="Is the room `audit` in INSTALLED_APPS?", id="core.E001")]


def _equal_days_can_be_read(**_: Any) -> list[CheckMessage]:
    wrong = equal_days.wrong_in_use()
    if not wrong:
        return []
    return [Error(wrong, hint=f"Mend or remove {equal_days.place()}; see `regiotoezicht equal-days`.", id="core.E002")]


def _interest_rates_can_be_read(**_: Any) -> list[CheckMessage]:
    wrong = interest_rates.wrong_in_use()
    if not wrong:
        return []
    hint = f"Mend or remove {interest_rates.place()}; see `regiotoezicht interest-rates`."
    return [Error(wrong, hint=hint, id="core.E003")]


def register_all() -> None:
    """Register the checks of this room."""
    register(_recorder_is_plugged_in)
    register(_equal_days_can_be_read)
    register(_interest_rates_can_be_read)
