"""Readiness, training, decisions and plans."""

from regiotoezicht.programme.models.decisions import Resolution, ResolutionStep, Subject
from regiotoezicht.programme.models.readiness import Arranged, Certificate

__all__ = ["Arranged", "Certificate", "Resolution", "ResolutionStep", "Subject"]
