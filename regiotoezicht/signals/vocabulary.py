"""The words of a signal: statuses, sources, channels, categories, places, routes and outcomes."""

from django.db.models import TextChoices


class Status(TextChoices):
    """Where a signal stands."""

    NEW = "new", "nieuw"
    TRIAGED = "triaged", "beoordeeld"
    PLANNED = "planned", "ingepland"
    CLOSED = "closed", "afgesloten"
    MERGED = "merged", "samengevoegd"
    OFFERED = "offered", "aangeboden aan een andere gemeente"
    MOVED = "moved", "doorgezonden"


class Source(TextChoices):
    """Where a signal comes from. Never who: the person who reports is not recorded."""

    CITIZEN = "citizen", "inwoner die bij ons bekend is"
    PARTNER = "partner", "ketenpartner"
    LICENSED_TRADE = "licensed_trade", "vergunde branche"
    ANONYMOUS_LINE = "anonymous_line", "anonieme melder of anonieme meldlijn"
    OWN_OBSERVATION = "own_observation", "eigen waarneming"


class Channel(TextChoices):
    """How a signal came in."""

    PHONE = "phone", "telefoon"
    EMAIL = "email", "e-mail"
    LETTER = "letter", "brief"
    DESK = "desk", "balie of gesprek"
    PORTAL = "portal", "meldformulier of meldsysteem"
    VISIT = "visit", "tijdens een controle"


class Category(TextChoices):
    """What a signal is about."""

    MINOR = "minor", "vermoeden van een minderjarige"
    TRAFFICKING = "trafficking", "vermoeden van mensenhandel of dwang"
    DANGER = "danger", "acuut gevaar of geweld"
    HELP_WANTED = "help_wanted", "hulpvraag van een dienstverlener"
    NO_PERMIT = "no_permit", "bedrijf zonder vergunning"
    HOME = "home", "bedrijfsmatig gebruik van een woning"
    UNDER_LOCAL_AGE = "under_local_age", "vermoeden jonger dan de plaatselijke leeftijdsgrens"
    NO_MANAGER = "no_manager", "geen leidinggevende aanwezig"
    ADVERT_NUMBER = "advert_number", "advertentie van een bedrijf zonder vergunningnummer"
    HOUSE_RULES = "house_rules", "openingstijden, hygiëne of inrichting"
    FIRE_SAFETY = "fire_safety", "brandveiligheid"
    NUISANCE = "nuisance", "overlast"


class PlaceKind(TextChoices):
    """What kind of place a signal is about."""

    PREMISES = "premises", "bedrijfspand"
    DWELLING = "dwelling", "woning"
    PUBLIC = "public", "openbare plaats"
    UNKNOWN = "unknown", "onbekend"


class Priority(TextChoices):
    """How soon."""

    HIGH = "high", "hoog"
    NORMAL = "normal", "gewoon"
    LOW = "low", "laag"


class Route(TextChoices):
    """What is done with a signal."""

    CONTROL = "control", "controle door het team"
    POLICE_FIRST = "police_first", "eerst de politie"
    MUNICIPALITY = "municipality", "naar de eigen gemeente"
    CARE = "care", "zorgroute"
    NO_ACTION = "no_action", "geen actie"


class Outcome(TextChoices):
    """How a signal ended."""

    CONTROLLED = "controlled", "gecontroleerd"
    TO_POLICE = "to_police", "overgedragen aan de politie"
    TO_MUNICIPALITY = "to_municipality", "doorgegeven aan de eigen gemeente"
    TO_CARE = "to_care", "doorgegeven aan de zorgcoördinator"
    UNFOUNDED = "unfounded", "niet juist gebleken"
    TOO_LITTLE = "too_little", "te weinig om op te handelen"
    NO_TASK = "no_task", "geen taak van het toezicht"


POLICE_FIRST = frozenset({Category.MINOR, Category.TRAFFICKING, Category.DANGER})
"""Categories on which the police act first and nothing is written about a person."""

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.NEW: frozenset({Status.TRIAGED, Status.CLOSED, Status.MERGED, Status.OFFERED}),
    Status.TRIAGED: frozenset({Status.TRIAGED, Status.PLANNED, Status.CLOSED, Status.MERGED, Status.OFFERED}),
    Status.PLANNED: frozenset({Status.TRIAGED, Status.CLOSED}),
    Status.CLOSED: frozenset(),
    Status.MERGED: frozenset(),
    Status.OFFERED: frozenset(
        {Status.MOVED}
    ),  # given back it is what it was before: no move of anybody who works on it
    Status.MOVED: frozenset(),
}
