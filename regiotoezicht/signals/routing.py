"""The routing table of signals: what is proposed, and why. The coordinator decides. Pure.

The rows are tried from top to bottom and the first that fits is the proposal. Nothing here looks at a person or adds
up points: a row is a condition on codes, and its reason is a sentence that the coordinator reads.
"""

from collections.abc import Callable
from dataclasses import dataclass

from regiotoezicht.signals.vocabulary import Category, PlaceKind, Priority, Route, Source

HOUSE = frozenset({Category.HOUSE_RULES, Category.FIRE_SAFETY})


@dataclass(frozen=True)
class Situation:
    """What the table looks at. `sources` are those of the signal and of all that were merged into it; `earlier` is
    the number of other signals at the same business premises in twelve months, always 0 for a home.
    """

    sources: frozenset[str]
    categories: frozenset[str]
    place_kind: str
    earlier: int = 0

    def names(self, *categories: Category) -> bool:
        """Whether one of these categories is named."""
        return bool(self.categories & set(categories))

    def is_only(self, categories: frozenset[Category]) -> bool:
        """Whether nothing else than these categories is named."""
        return self.categories <= categories

    @property
    def is_anonymous(self) -> bool:
        """Whether every source is anonymous."""
        return self.sources <= {Source.ANONYMOUS_LINE}

    @property
    def is_home(self) -> bool:
        """Whether the place is a home."""
        return self.place_kind == PlaceKind.DWELLING


@dataclass(frozen=True)
class Row:
    """One row of the table: when it fits, what it proposes, and the Dutch sentence that says why."""

    code: str
    name: str
    fits: Callable[[Situation], bool]
    priority: Priority
    route: Route
    why: str


ROWS: tuple[Row, ...] = (
    Row(
        "minor",
        "Vermoeden van een minderjarige",
        lambda s: s.names(Category.MINOR),
        Priority.HIGH,
        Route.POLICE_FIRST,
        "Bij een vermoeden van een minderjarige gaat de politie voor. Bel direct; schrijf niets over de persoon op.",
    ),
    Row(
        "danger",
        "Acuut gevaar of geweld",
        lambda s: s.names(Category.DANGER),
        Priority.HIGH,
        Route.POLICE_FIRST,
        "Bij acuut gevaar gaat de politie voor. Bel direct 112; schrijf niets over de persoon op.",
    ),
    Row(
        "trafficking",
        "Vermoeden van mensenhandel of dwang",
        lambda s: s.names(Category.TRAFFICKING),
        Priority.HIGH,
        Route.POLICE_FIRST,
        "Bij een vermoeden van mensenhandel heeft de politie de leiding. Bel direct; schrijf niets over de persoon op.",
    ),
    Row(
        "help",
        "Hulpvraag",
        lambda s: s.names(Category.HELP_WANTED),
        Priority.HIGH,
        Route.CARE,
        "Wie om hulp vraagt, krijgt eerst hulp: bel de zorgcoördinator. Een controle mag de hulp niet in de weg staan.",
    ),
    Row(
        "anonymous_home",
        "Alleen anonieme meldingen over een woning",
        lambda s: s.is_home and s.is_anonymous,
        Priority.NORMAL,
        Route.MUNICIPALITY,
        "Anonieme meldingen zijn nooit genoeg voor de controle van een woning. De eigen gemeente weegt of er een "
        "tweede, losstaande aanleiding is.",
    ),
    Row(
        "partner_no_permit",
        "Ketenpartner of branche meldt een bedrijf zonder vergunning",
        lambda s: s.names(Category.NO_PERMIT) and bool(s.sources & {Source.PARTNER, Source.LICENSED_TRADE}),
        Priority.HIGH,
        Route.CONTROL,
        "Een bron die de branche kent, meldt een bedrijf zonder vergunning.",
    ),
    Row(
        "local_age",
        "Vermoeden jonger dan de plaatselijke leeftijdsgrens",
        lambda s: s.names(Category.UNDER_LOCAL_AGE),
        Priority.HIGH,
        Route.CONTROL,
        "De leeftijdsgrens beschermt jonge dienstverleners; een controle wacht daarom niet.",
    ),
    Row(
        "repeated",
        "Herhaling bij hetzelfde bedrijfspand",
        lambda s: s.earlier >= 2,
        Priority.HIGH,
        Route.CONTROL,
        "Over dit bedrijfspand kwamen in twaalf maanden al twee of meer meldingen binnen.",
    ),
    Row(
        "no_permit",
        "Bedrijf zonder vergunning",
        lambda s: s.names(Category.NO_PERMIT),
        Priority.NORMAL,
        Route.CONTROL,
        "Of er zonder vergunning wordt gewerkt, blijkt alleen uit een controle.",
    ),
    Row(
        "home",
        "Bedrijfsmatig gebruik van een woning",
        lambda s: s.is_home,
        Priority.NORMAL,
        Route.CONTROL,
        "Een bron die zich bekend maakt, meldt bedrijfsmatig gebruik van een woning.",
    ),
    Row(
        "advert",
        "Advertentie zonder vergunningnummer",
        lambda s: s.is_only(frozenset({Category.ADVERT_NUMBER})),
        Priority.LOW,
        Route.MUNICIPALITY,
        "De eigen gemeente vergelijkt de advertentie met de vergunning van het bedrijf; een controle hoeft niet.",
    ),
    Row(
        "house",
        "Inrichting, hygiëne of brandveiligheid",
        lambda s: s.is_only(HOUSE),
        Priority.NORMAL,
        Route.MUNICIPALITY,
        "Dit is werk voor bouwtoezicht, brandweer of GGD van de eigen gemeente.",
    ),
    Row(
        "nuisance",
        "Alleen overlast",
        lambda s: s.is_only(frozenset({Category.NUISANCE})),
        Priority.LOW,
        Route.MUNICIPALITY,
        "Overlast zonder ander onderwerp is voor de handhaving van de eigen gemeente.",
    ),
    Row(
        "nowhere",
        "Plaats onbekend en bron anoniem",
        lambda s: s.place_kind == PlaceKind.UNKNOWN and s.is_anonymous,
        Priority.LOW,
        Route.NO_ACTION,
        "Zonder plaats en zonder bekende bron is er niets om naartoe te gaan of na te vragen.",
    ),
    Row(
        "otherwise",
        "Overige meldingen",
        lambda s: True,
        Priority.NORMAL,
        Route.CONTROL,
        "Geen andere regel past; een gewone controle geeft duidelijkheid.",
    ),
)

BY_CODE: dict[str, Row] = {row.code: row for row in ROWS}


def propose(situation: Situation) -> Row:
    """The first row that fits. There is always one: the last fits everything.

    Basis: law notes D3 and "Further rules"; Awb 3:4; ADR 0040.
    """
    return next(row for row in ROWS if row.fits(situation))
