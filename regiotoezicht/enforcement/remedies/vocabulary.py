"""The words of these measures: how urgent, who pays, on what a closure rests, and what a closing day asks."""

from django.db.models import TextChoices

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement.vocabulary import LetterKind, Status

REMEDIES = (MeasureKind.COERCION, MeasureKind.CLOSURE, MeasureKind.SUSPENSION, MeasureKind.WITHDRAWAL)
"""The measures of this package."""

ON_PERMIT = frozenset({MeasureKind.SUSPENSION, MeasureKind.WITHDRAWAL})
"""The measures that need a permit on the case."""

BY_FORCE = frozenset({MeasureKind.COERCION, MeasureKind.CLOSURE})
"""The measures that the municipality carries out itself, if need be at once, and whose costs it may recover."""

LASTING = frozenset({MeasureKind.CLOSURE, MeasureKind.SUSPENSION})
"""The measures that hold from a day up to and including a day."""

STATE_OF: dict[Status, frozenset[MeasureKind]] = {
    Status.RUNNING: frozenset({MeasureKind.ORDER_PENALTY}),
    Status.URGENT_ACTED: BY_FORCE,
    Status.COERCION_TERM: frozenset({MeasureKind.COERCION}),
    Status.EXECUTED: frozenset({MeasureKind.COERCION}),
    Status.COSTS_DECIDED: BY_FORCE,
    Status.COSTS_PAID: BY_FORCE,
    Status.SHUT: frozenset({MeasureKind.CLOSURE}),
    Status.REOPENED: frozenset({MeasureKind.CLOSURE}),
    Status.SUSPENDED: frozenset({MeasureKind.SUSPENSION}),
    Status.WITHDRAWN: frozenset({MeasureKind.WITHDRAWAL}),
    Status.FINISHED: frozenset(REMEDIES),
    Status.TALKED: frozenset({MeasureKind.TALK}),
}
"""The states that belong to some measures only; the others are open to all."""

AFTER_SENDING: dict[str, Status] = {
    MeasureKind.COERCION: Status.COERCION_TERM,
    MeasureKind.CLOSURE: Status.SHUT,
    MeasureKind.SUSPENSION: Status.SUSPENDED,
    MeasureKind.WITHDRAWAL: Status.WITHDRAWN,
}
"""Where a case goes when the decision on its measure was sent."""

LETTER_OF: dict[str, LetterKind] = {
    MeasureKind.COERCION: LetterKind.COERCION,
    MeasureKind.CLOSURE: LetterKind.CLOSURE,
    MeasureKind.SUSPENSION: LetterKind.SUSPENSION,
    MeasureKind.WITHDRAWAL: LetterKind.WITHDRAWAL,
}
"""The letter of the decision; urgent coercion has one of its own."""

DECISION_LETTERS = frozenset({*LETTER_OF.values(), LetterKind.URGENT_COERCION})


class Urgency(TextChoices):
    """Whether there is time for an order first (Awb 5:24, 5:31)."""

    NONE = "none", "niet spoedeisend: eerst een last met een termijn"
    URGENT = "urgent", "spoed: besluit zonder termijn vooraf (artikel 5:31, eerste lid, Awb)"
    VERY_URGENT = "very_urgent", "zeer spoed: al opgetreden, besluit achteraf (artikel 5:31, tweede lid, Awb)"


class CostShare(TextChoices):
    """In how far the costs are for the offender (Awb 5:25)."""

    NONE = "none", "er worden geen kosten verhaald"
    PART = "part", "een deel van de kosten wordt verhaald"
    ALL = "all", "alle kosten worden verhaald"


class EntryWay(TextChoices):
    """On what the place was entered when the municipality acted (Awb 5:27; Awbi 1 to 3)."""

    NOT_NEEDED = "not_needed", "geen woning betreden"
    CONSENT = "consent", "woning betreden met toestemming van de bewoner"
    AUTHORISED = "authorised", "woning betreden met een schriftelijke machtiging"


class ClosureBasis(TextChoices):
    """On what power a closure rests."""

    BY_LAW = "by_law", "sluitingsartikel van de APV"
    MAYOR_PUBLIC = "gw_174", "artikel 174 Gemeentewet (voor publiek toegankelijk)"
    MAYOR_HOME = "gw_174a", "artikel 174a Gemeentewet (woning of niet-publiek lokaal)"
    PLAN = "plan", "gebruik in strijd met het omgevingsplan"
    DRUGS = "opium_13b", "artikel 13b Opiumwet"
    PERMIT_DUTY = "permit_duty", "alleen de vergunningplicht, met artikel 125 Gemeentewet"


class DisturbanceGround(TextChoices):
    """The grounds of article 174a of the Gemeentewet."""

    CONDUCT = "conduct", "a: gedragingen verstoren de openbare orde rond de woning"
    VIOLENCE = "violence", "b: ernstig geweld of bedreiging daarmee"
    WEAPON = "weapon", "c: een wapen is aangetroffen"


class YesNo(TextChoices):
    """An answer that has to be given."""

    YES = "yes", "ja"
    NO = "no", "nee"


class LettingEnded(TextChoices):
    """Whether the letting that led to the use has ended."""

    ENDED = "ended", "de verhuur of het gebruik is beëindigd"
    GOES_ON = "goes_on", "de verhuur of het gebruik gaat door"
    NOT_LET = "not_let", "er wordt niet verhuurd"


class CareRoute(TextChoices):
    """Whether the care route was asked first. Says nothing about anybody."""

    NOT_TOUCHED = "not_touched", "de sluiting raakt geen vermoedelijk slachtoffer"
    ASKED = "asked", "de zorgroute is eerst gevraagd"
    NOT_YET = "not_yet", "de zorgroute moet nog worden gevraagd"


class Interpreter(TextChoices):
    """Whether there is an interpreter on the closing day; never of what language."""

    NOT_NEEDED = "not_needed", "niet nodig"
    BY_PHONE = "by_phone", "telefonisch"
    PRESENT = "present", "aanwezig"


class HeldFor(TextChoices):
    """For whom a case waits."""

    POLICE = "police", "de politie"
    PROSECUTION = "prosecution", "het Openbaar Ministerie"
