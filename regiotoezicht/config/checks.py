"""System checks: the programme refuses to start unsafe."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


def _demo_is_not_production(**_: Any) -> list[CheckMessage]:
    if settings.DEMO and settings.PRODUCTION:
        return [
            Error(
                "Demo mode offers accounts with a known password and cannot run in production.",
                hint="Unset REGIOTOEZICHT_DEMO or REGIOTOEZICHT_PRODUCTION.",
                id="config.E001",
            )
        ]
    return []


def _production_names_its_hosts(**_: Any) -> list[CheckMessage]:
    if settings.PRODUCTION and set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}:
        return [
            Error(
                "Production needs the host names that it answers to.",
                hint="Set REGIOTOEZICHT_HOSTS, for example toezicht.voorbeeld.example.",
                id="config.E002",
            )
        ]
    return []


def _production_keeps_real_time(**_: Any) -> list[CheckMessage]:
    if settings.PRODUCTION and settings.CLOCK_FILE is not None:
        return [
            Error(
                "Production cannot run on a clock file: terms and the log would be dated wrongly.",
                hint="Unset REGIOTOEZICHT_CLOCK_FILE.",
                id="config.E003",
            )
        ]
    return []


def _mail_is_whole(**_: Any) -> list[CheckMessage]:
    if settings.MAIL_IS_SET_UP and not settings.EMAIL_BACKEND:
        hint = "Set EMAIL_URL, for example submission://naam:wachtwoord@mail.voorbeeld.example, or unset it."
        return [Error("EMAIL_URL is no address of a mail server.", hint=hint, id="config.E005")]
    if settings.MAIL_IS_SET_UP and not settings.SITE.startswith(("https://", "http://")):
        return [
            Error(
                "A mail needs the address of the site to lead to.",
                hint="Set REGIOTOEZICHT_SITE, for example https://toezicht.voorbeeld.example/, or unset EMAIL_URL.",
                id="config.E004",
            )
        ]
    return []


def register_all() -> None:
    """Register the checks of this room."""
    register(_demo_is_not_production)
    register(_production_names_its_hosts)
    register(_production_keeps_real_time)
    register(_mail_is_whole)
