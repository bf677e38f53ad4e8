"""The words of an online check."""

from django.db.models import TextChoices


class CheckCause(TextChoices):
    """The concrete cause. Without one nobody looks."""

    SIGNAL = "signal", "een melding"
    POLICE_REPORT = "police_report", "een bestuurlijke rapportage van de politie"
    EARLIER_VIOLATION = "earlier", "een eerdere overtreding van dit bedrijf"
    PERMIT_CHECK = "permit_check", "controle van de vergunning"


class CheckGround(TextChoices):
    """The rule that makes the question one of the municipality."""

    PERMIT_CONDITION = "condition", "een voorschrift van de vergunning"
    BYLAW = "bylaw", "hoofdstuk 3 van de APV"
    PERMIT_DUTY = "duty", "de vergunningplicht (artikel 151a Gemeentewet)"


class Platform(TextChoices):
    """What kind of place was looked at; never which page."""

    OWN_SITE = "own_site", "eigen website van het bedrijf"
    ADVERTS = "adverts", "advertentiesite"
    SOCIAL = "social", "sociale media van het bedrijf"
    MAP = "map", "kaart- of recensiesite"
    TRADE_REGISTER = "register", "handelsregister"


class Question(TextChoices):
    """What is asked. The business is looked at, never who works there."""

    NUMBER_SHOWN = "number_shown", "Staat het vergunningnummer erbij?"
    NAME_FITS = "name_fits", "Is de naam die van de vergunning?"
    PHONE_FITS = "phone_fits", "Is het zakelijke telefoonnummer dat van de vergunning?"
    HOURS_FIT = "hours_fit", "Vallen de openingstijden binnen de regels?"
    BUSINESS_OFFERED = "offered", "Biedt een bedrijf zonder vergunning zich aan?"


class Source(TextChoices):
    """Less intrusive sources, asked first."""

    BAG = "bag", "BAG"
    KADASTER = "kadaster", "Kadaster"
    KVK = "kvk", "handelsregister (KvK)"
    PERMITS = "permits", "vergunningenregister"


class Answer(TextChoices):
    """What the look gave."""

    YES = "yes", "ja"
    NO = "no", "nee"
    UNCLEAR = "unclear", "onduidelijk"
    NOTHING = "nothing", "niets gevonden"


class FollowUp(TextChoices):
    """What is done with it."""

    NOTHING = "nothing", "niets"
    HOLDER = "holder", "vergunninghouder aanspreken"
    CONTROL = "control", "controle overwegen"
    POLICE = "police", "politie gebeld; verder niets bewaard"
