"""The words that every room above shares: kinds of premises, of violations and of measures."""

from django.db.models import TextChoices


class PremisesKind(TextChoices):
    """What kind of place or business it is."""

    CLUB = "club", "seksclub of privéhuis"
    WINDOW = "window", "raambedrijf"
    ESCORT = "escort", "escortbedrijf"
    MASSAGE = "massage", "massagesalon"
    HOME = "home", "woning"
    HOTEL = "hotel", "hotel"
    OTHER = "other", "overig"


class ViolationKind(TextChoices):
    """What was violated: the rows of the sanction ladder."""

    NO_PERMIT_PREMISES = "no_permit_premises", "geen vergunning, bedrijfspand"
    NO_PERMIT_HOME = "no_permit_home", "geen vergunning, woning"
    MINOR_WORKER = "minor_worker", "minderjarige dienstverlener"
    UNDER_LOCAL_AGE = "under_local_age", "dienstverlener jonger dan de lokale leeftijdsgrens"
    NO_MANAGER = "no_manager", "geen exploitant of beheerder aanwezig"
    ADVERT_NUMBER = "advert_number", "geen of onjuist vergunningnummer in bedrijfsadvertentie"
    HOUSE_RULES = "house_rules", "openingstijden, hygiëne, brandveiligheid of bedrijfsplan niet nageleefd"
    REFUSING_SUPERVISION = "refusing_supervision", "geen medewerking aan toezicht"
    COERCED_WORK = "coerced_work", "gedwongen werk vastgesteld"


class MeasureKind(TextChoices):
    """What a municipality does about a violation."""

    NONE = "none", "geen maatregel"
    TALK = "talk", "gesprek"
    WARNING = "warning", "waarschuwing"
    ORDER_PENALTY = "order_penalty", "last onder dwangsom"
    COERCION = "coercion", "last onder bestuursdwang"
    CLOSURE = "closure", "sluiting"
    SUSPENSION = "suspension", "schorsing van de vergunning"
    WITHDRAWAL = "withdrawal", "intrekking van de vergunning"


class Days(TextChoices):
    """On which days opening hours hold."""

    DAILY = "daily", "elke dag"
    WEEKDAYS = "weekdays", "maandag tot en met donderdag"
    WEEKEND = "weekend", "vrijdag tot en met zondag"


class AreaRule(TextChoices):
    """What holds in an area."""

    ONLY_HERE = "only_here", "alleen hier toegestaan"
    NOT_HERE = "not_here", "hier niet toegestaan"
