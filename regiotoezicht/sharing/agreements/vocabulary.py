"""The words of agreements and disclosures: kinds of agreement, purposes and categories of data."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What kind of agreement it is."""

    SERVICE = "service", "dienstverleningsovereenkomst"
    PROCESSOR = "processor", "verwerkersovereenkomst"
    JOINT = "joint", "onderlinge regeling"
    COVENANT = "covenant", "convenant"
    POLICE_DECISION = "police_decision", "besluit op grond van de Wpg"
    CARE = "care", "zorgafspraak"


class Purpose(TextChoices):
    """For what data may be used; a disclosure names one."""

    REPORT_CRIME = "report_crime", "aangifte van een strafbaar feit"
    TRAFFICKING = "trafficking", "aanpak van mensenhandel"
    PUBLIC_ORDER = "public_order", "openbare orde en gezamenlijk toezicht"
    COMPLEX_CASE = "complex_case", "aanpak van een complexe zaak in een samenwerkingsverband"
    OWN_TASK = "own_task", "eigen wettelijke taak van de ontvanger"
    PROTECTION = "protection", "bescherming van een minderjarige of afhankelijke volwassene"


class Category(TextChoices):
    """Kinds of data that may be shared. No category holds persons, and none the address of a home."""

    CODES = "codes", "codes van wat is gezien of gemeld"
    TIME = "time", "datum en tijd"
    PLACE = "place", "adres van een bedrijfspand"
    FINDINGS = "findings", "bevindingen"
    COUNTS = "counts", "aantallen"
    MEASURE = "measure", "besluit of maatregel"
    PERMIT = "permit", "gegevens van de vergunning"
