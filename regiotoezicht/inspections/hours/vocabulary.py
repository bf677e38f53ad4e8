"""The words of hours. Stored by code, shown in Dutch."""

from django.db.models import TextChoices


class Sector(TextChoices):
    """In which part of the trade the work was (*sector*)."""

    LICENSED = "licensed", "vergund"
    UNLICENSED = "unlicensed", "niet vergund"
