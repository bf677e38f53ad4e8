"""The words of this room: what is counted, and in which two parts."""

from collections.abc import Mapping

from django.db.models import TextChoices


class Figure(TextChoices):
    """What is counted (*cijfer*)."""

    CONTROLS = "controles", "Controles"
    FINDINGS = "bevindingen", "Bevindingen"
    MEASURES = "maatregelen", "Maatregelen"
    TERMS = "termijnen", "Termijnen"
    HOURS = "uren", "Uren"
    MONEY = "bijdragen", "Bijdragen"


SECTORS = ("Vergund", "Niet vergund")
PARTS: Mapping[Figure, tuple[str, str]] = {
    Figure.CONTROLS: SECTORS,
    Figure.FINDINGS: SECTORS,
    Figure.MEASURES: SECTORS,
    Figure.TERMS: ("Gehaald", "Niet gehaald"),
    Figure.HOURS: SECTORS,
}
"""The two parts of each figure; a contribution has none."""
MEANS: Mapping[Figure, str] = {
    Figure.CONTROLS: "Bezoeken waarbij toezichthouders ter plaatse waren, ook als niemand aanwezig was of de toegang "
    "is geweigerd.",
    Figure.FINDINGS: "Overtredingen in ondertekende rapporten, naar de dag van de controle.",
    Figure.MEASURES: "Besluiten over een maatregel, naar de dag van het besluit.",
    Figure.TERMS: "Wettelijke termijnen van de gemeente die in de periode eindigden: op tijd of te laat afgerond.",
    Figure.HOURS: "Uren die toezichthouders boekten, naar de gemeente waarvoor zij werkten.",
    Figure.MONEY: "Vastgestelde bijdragen aan de regio, zonder btw. Deze bedragen zijn openbaar.",
}
