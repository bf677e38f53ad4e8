"""The words of cost plans: stages, kinds of cost, treatment of VAT. Stored by code, shown in Dutch."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """How firm the amounts of a version are (*stand van een verdeling*)."""

    INDICATIVE = "indicative", "indicatief"
    DEFINITIVE = "definitive", "definitief"
    SETTLED = "settled", "afgerekend"


class CostKind(TextChoices):
    """What money is spent on (*kostensoort*)."""

    STAFF = "staff", "personeel"
    TRAINING = "training", "opleiding"
    HOUSING = "housing", "huisvesting"
    ICT = "ict", "ICT"
    OTHER = "other", "overig"


class Vat(TextChoices):
    """How VAT is treated on a line (*btw-behandeling*)."""

    EXEMPT = "exempt", "vrijgesteld van btw"
    TAXED = "taxed", "btw belast"
    COMPENSABLE = "compensable", "btw doorgeschoven (BCF)"
    OUTSIDE = "outside", "buiten de btw"


class Decider(TextChoices):
    """Who decides on a version (*vaststellend orgaan*)."""

    STEERING_GROUP = "steering_group", "stuurgroep"
    COLLEGES = "colleges", "colleges van burgemeester en wethouders"
    COUNCILS = "councils", "gemeenteraden"


KEYS = (
    ("inhabitants", "naar inwoners"),
    ("equal", "in gelijke delen"),
    ("weights", "naar afgesproken gewichten"),
    ("mixed", "een mengsel van deze drie"),
)
"""The keys of `shares.Key`, as a form offers them."""

TAAKVELDEN = (
    ("1.2", "1.2 Openbare orde en veiligheid"),
    ("0.4", "0.4 Overhead"),
    ("6.2", "6.2 Toegang en eerstelijnsvoorzieningen"),
    ("7.1", "7.1 Volksgezondheid"),
)
"""The fields of the national chart of accounts (Iv3) that the task touches."""
