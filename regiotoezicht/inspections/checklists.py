"""The checklists per kind of premises, as dated versions (*controlelijsten*). Data with the few questions about it.

A version is never edited once it was used: a new one gets a new code and start date. A report names its version, so
that years later it is still clear what was asked.
Source: the national guidance on permits and supervision of the sex trade (CCV), the hygiene guideline for sex
premises, and the by-law model of the VNG, chapter 3.
"""

from dataclasses import dataclass
from datetime import date

from regiotoezicht.bylaws.vocabulary import PremisesKind, ViolationKind

_B, _W, _E = PremisesKind.CLUB, PremisesKind.WINDOW, PremisesKind.ESCORT
_M, _T, _H = PremisesKind.MASSAGE, PremisesKind.HOME, PremisesKind.HOTEL
EVERYWHERE = frozenset(PremisesKind)
_V = ViolationKind


@dataclass(frozen=True)
class Item:
    """One point of control: a short name, the question as it stands on the phone, and where it is asked.

    `violations` are the kinds of violation whose articles the screen offers first when the answer is a breach.
    """

    code: str
    name: str
    question: str
    kinds: frozenset[PremisesKind]
    violations: tuple[ViolationKind, ...] = ()


@dataclass(frozen=True)
class Checklist:
    """One version of all checklists together, used from a date until the next version starts."""

    code: str
    from_date: date
    items: tuple[Item, ...]

    def for_kind(self, kind: str) -> tuple[Item, ...]:
        """The items for one kind of premises, in the order in which they are asked."""
        return tuple(item for item in self.items if kind in item.kinds)

    def item(self, code: str) -> Item | None:
        """The item with this code, or None."""
        return next((item for item in self.items if item.code == code), None)


def _kinds(*kinds: PremisesKind) -> frozenset[PremisesKind]:
    return frozenset(kinds)


FIRST = Checklist(
    "2022-1",
    date(2022, 1, 1),
    (
        Item(
            "start",
            "Begin van de controle",
            "Zijn aanleiding, bevoegdheid, getoonde legitimatie en de grond voor binnentreden vastgelegd?",
            EVERYWHERE,
        ),
        Item(
            "permit",
            "Vergunning",
            "Is er een geldige vergunning voor dit adres, deze exploitant en deze beheerder, en is het "
            "vergunningnummer zichtbaar?",
            _kinds(_B, _W, _E),
            (_V.NO_PERMIT_PREMISES,),
        ),
        Item(
            "manager",
            "Exploitant of beheerder",
            "Is de exploitant of beheerder aanwezig, of binnen redelijke tijd bereikbaar?",
            _kinds(_B, _W, _E),
            (_V.NO_MANAGER,),
        ),
        Item("hours", "Openingstijden", "Worden de openingstijden gevolgd?", _kinds(_B, _W, _M), (_V.HOUSE_RULES,)),
        Item(
            "rooms",
            "Werkruimten",
            "Komt het aantal werkruimten overeen met de vergunning, en worden ze als zodanig gebruikt?",
            _kinds(_B, _W, _M),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "age",
            "Leeftijdsgrens",
            "Is aan de lokale leeftijdsgrens voldaan? Bekijk identiteitsbewijzen; leg alleen aantallen vast.",
            _kinds(_B, _W, _E, _M),
            (_V.UNDER_LOCAL_AGE, _V.MINOR_WORKER),
        ),
        Item(
            "title",
            "Titel voor werk en verblijf",
            "Laat de exploitant alleen werken wie mag werken? Leg alleen een aantal vast en let eerst op signalen "
            "van mensenhandel.",
            _kinds(_B, _W, _E, _M),
            (_V.NO_PERMIT_PREMISES, _V.HOUSE_RULES),
        ),
        Item(
            "plan",
            "Bedrijfsplan",
            "Is het bedrijfsplan aanwezig en wordt het nageleefd: weigerrecht, huisregels, alarmknop, EHBO, "
            "informatieblad en klachtenweg?",
            _kinds(_B, _W, _E),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "talks",
            "Intake en vervolggesprekken",
            "Zijn de gesprekken gehouden? Bekijk drie of meer verslagen die niet tot een persoon te herleiden zijn.",
            _kinds(_B, _W, _E),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "prices",
            "Prijzen, huur en inhoudingen",
            "Zijn prijzen, huur en inhoudingen duidelijk, en zijn werktijden en diensten vrij te kiezen?",
            _kinds(_B, _W, _E),
            (_V.HOUSE_RULES, _V.COERCED_WORK),
        ),
        Item(
            "hygiene",
            "Hygiëne",
            "Is de hygiëne op orde: linnengoed, wastafels, condooms, schoonmaaklijst?",
            _kinds(_B, _W, _M),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "fire",
            "Brandveiligheid en gebruik",
            "Zijn nooduitgangen, koolmonoxide en het gebruik van het gebouw op orde? (eigen dienst, eigen bevoegdheid)",
            _kinds(_B, _W, _M),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "adverts",
            "Reclame van het bedrijf",
            "Staan bedrijfsnaam en vergunningnummer in de reclame van het bedrijf, zonder verboden beloften?",
            _kinds(_B, _W, _E, _M),
            (_V.ADVERT_NUMBER,),
        ),
        Item(
            "bookings",
            "Boekingen en chauffeurs",
            "Zijn de lijst van boekingen en van chauffeurs aanwezig? (alleen bedrijfsgegevens)",
            _kinds(_E),
            (_V.HOUSE_RULES,),
        ),
        Item(
            "beyond_massage",
            "Meer dan massage",
            "Zijn er aanwijzingen voor seksuele diensten: prijslijst, inrichting, aantal condooms, deurbeleid?",
            _kinds(_M),
            (_V.NO_PERMIT_PREMISES,),
        ),
        Item(
            "business_like",
            "Bedrijfsmatig",
            "Weeg samen: meer dan één dienstverlener, een derde betrokken, geen huurder of eigenaar, niet "
            "ingeschreven, aanduiding buiten, aanloop, overlast, reclame.",
            _kinds(_T, _H),
            (_V.NO_PERMIT_HOME, _V.NO_PERMIT_PREMISES),
        ),
        Item(
            "night_register",
            "Nachtregister en hotelbeleid",
            "Wordt het nachtregister bijgehouden, kent het personeel de signalen, zijn korte boekingen herhaald, is "
            "er een beheerder?",
            _kinds(_H),
            (_V.HOUSE_RULES, _V.NO_MANAGER),
        ),
        Item(
            "owner",
            "Eigenaar en verhuur",
            "Zijn eigenaar of verhuurder, huurcontract en onderhuur bekend?",
            _kinds(_W, _M, _T, _H),
            (_V.NO_PERMIT_PREMISES, _V.NO_PERMIT_HOME),
        ),
        Item(
            "card",
            "Informatiekaart",
            "Is aan dienstverleners de informatiekaart gegeven: rechten, zorg, klachten en privacy in de eigen taal?",
            EVERYWHERE,
        ),
        Item(
            "end",
            "Einde van de controle",
            "Zijn tijden, aanwezigen in hun rol en de lijst van foto's vastgelegd?",
            EVERYWHERE,
        ),
    ),
)

VERSIONS: tuple[Checklist, ...] = (FIRST,)


def version_on(on: date, versions: tuple[Checklist, ...] = VERSIONS) -> Checklist:
    """The version in use on a day: the last that had started; before the first, the first.

    Basis: Awb 3:2 (careful preparation); 5:13 (only what the task needs).
    """
    started = [version for version in versions if version.from_date <= on]
    return max(started, key=lambda version: version.from_date) if started else versions[0]


def version_named(code: str) -> Checklist:
    """The version with this code. Raises KeyError: a report never names a version that was thrown away.

    Basis: Archiefwet 3 (records stay readable).
    """
    return {version.code: version for version in VERSIONS}[code]
