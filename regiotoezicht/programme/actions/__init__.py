"""Every write of the programme."""

from regiotoezicht.programme.actions.decisions import Step, add_subject, close_subject, move, undo
from regiotoezicht.programme.actions.readiness import (
    Passed,
    arrange,
    certify,
    withdraw,
    withdraw_certificate,
)

__all__ = [
    "Passed",
    "Step",
    "add_subject",
    "arrange",
    "certify",
    "close_subject",
    "move",
    "undo",
    "withdraw",
    "withdraw_certificate",
]
