"""The words of this room: what is counted, and in which two parts."""

from collections.abc import Mapping

from django.db.models import TextChoices


class Figure(TextChoices):
    """What is counted (*cijfer*)."""

    CONTROLS = "controles", "Controles"
    FINDINGS = "bevindingen", "Bevindingen"
    MEASURES = "maatregelen", "Maatregelen"
    TERMS_LICENSED = "termijnen-vergund", "Termijnen vergund"
    TERMS_UNLICENSED = "termijnen-niet-vergund", "Termijnen niet vergund"
    TERMS_OTHER = "overige-termijnen", "Overige termijnen"
    HOURS = "uren", "Uren"
    FORFEITED = "verbeurd", "Verbeurde dwangsommen"
    COLLECTED = "geind", "Geïnde dwangsommen"
    MONEY = "bijdragen", "Bijdragen"


TERMS = (Figure.TERMS_LICENSED, Figure.TERMS_UNLICENSED, Figure.TERMS_OTHER)
PENALTIES = (Figure.FORFEITED, Figure.COLLECTED)
EUROS = (*PENALTIES, Figure.MONEY)
"""What is kept in cents."""
SECTORS = ("Vergund", "Niet vergund")
JUDGED = ("Gehaald", "Niet gehaald")
PARTS: Mapping[Figure, tuple[str, str]] = {
    Figure.CONTROLS: SECTORS,
    Figure.FINDINGS: SECTORS,
    Figure.MEASURES: SECTORS,
    **dict.fromkeys(TERMS, JUDGED),
    Figure.HOURS: SECTORS,
    **dict.fromkeys(PENALTIES, SECTORS),
}
"""The two parts of each figure; a contribution has none."""
MEANS: Mapping[Figure, str] = {
    Figure.CONTROLS: "Bezoeken waarbij toezichthouders ter plaatse waren, ook als niemand aanwezig was of de toegang "
    "is geweigerd.",
    Figure.FINDINGS: "Overtredingen in ondertekende rapporten, naar de dag van de controle.",
    Figure.MEASURES: "Besluiten over een maatregel, naar de dag van het besluit.",
    Figure.TERMS_LICENSED: "Wettelijke termijnen van de gemeente in zaken over een vergunning, met bezwaar en beroep, "
    "die in de periode eindigden: op tijd afgerond of niet.",
    Figure.TERMS_UNLICENSED: "Wettelijke termijnen van de gemeente in zaken zonder vergunning, met bezwaar en beroep, "
    "die in de periode eindigden: op tijd afgerond of niet.",
    Figure.TERMS_OTHER: "Wettelijke termijnen van de gemeente die bij geen plaats horen, zoals die van klachten, "
    "die in de periode eindigden: op tijd afgerond of niet.",
    Figure.HOURS: "Uren die toezichthouders boekten, naar de gemeente waarvoor zij werkten.",
    Figure.FORFEITED: "Dwangsommen die in de periode zijn verbeurd, ook als later van invordering is afgezien.",
    Figure.COLLECTED: "Betalingen van dwangsommen in de periode, ook van wat eerder is verbeurd; zonder rente.",
    Figure.MONEY: "Vastgestelde bijdragen aan de regio, zonder btw. Deze bedragen zijn openbaar.",
}
