"""The starter set: a proposal to begin from. Nothing in it holds anywhere until a municipality adopts it.

Basis: own proposal, made from measures in published decisions; a policy rule (Awb 4:81) only after adoption. Article
numbers follow the usual order of the model APV, chapter 3; each municipality replaces them by its own. Amounts are
left open: the municipality fills them in.
"""

from dataclasses import dataclass

from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind

TITLE = "Voorstel, niet vastgesteld"


@dataclass(frozen=True)
class StarterArticle:
    """An article of the starter set."""

    number: str
    title: str
    text: str
    violation: ViolationKind | None = None


@dataclass(frozen=True)
class StarterStep:
    """A step of the starter ladder; `term_days` in calendar days."""

    violation: ViolationKind
    repetition: int
    measure: MeasureKind
    term_days: int | None = None
    note: str = ""


_V, _M = ViolationKind, MeasureKind

ARTICLES: tuple[StarterArticle, ...] = (
    StarterArticle(
        "3:3",
        "Vergunning",
        "Het is verboden zonder vergunning van de burgemeester een seksbedrijf uit te oefenen.",
        _V.NO_PERMIT_PREMISES,
    ),
    StarterArticle(
        "3:3a",
        "Seksbedrijf in een woning",
        "Het is verboden een woning zonder vergunning als seksinrichting te gebruiken of te laten gebruiken.",
        _V.NO_PERMIT_HOME,
    ),
    StarterArticle(
        "3:12",
        "Openingstijden en aanwezigheid",
        "Zolang de seksinrichting open is, is de exploitant of een beheerder aanwezig.",
        _V.NO_MANAGER,
    ),
    StarterArticle(
        "3:13",
        "Advertenties",
        "Een advertentie van een seksbedrijf vermeldt de bedrijfsnaam en het vergunningnummer.",
        _V.ADVERT_NUMBER,
    ),
    StarterArticle(
        "3:14",
        "Leeftijd",
        "De exploitant laat niemand als dienstverlener werken die jonger is dan de minimumleeftijd.",
        _V.UNDER_LOCAL_AGE,
    ),
    StarterArticle(
        "3:14a",
        "Minderjarigen",
        "De exploitant laat geen minderjarige in het bedrijf toe.",
        _V.MINOR_WORKER,
    ),
    StarterArticle(
        "3:15",
        "Bedrijfsplan",
        "De exploitant leeft het goedgekeurde bedrijfsplan na, ook voor hygiëne en brandveiligheid.",
        _V.HOUSE_RULES,
    ),
    StarterArticle(
        "3:17",
        "Plichten van exploitant en beheerder",
        "De exploitant en de beheerder zorgen dat niemand in het bedrijf tegen zijn of haar wil werkt.",
        _V.COERCED_WORK,
    ),
    StarterArticle(
        "6:2",
        "Medewerking aan toezicht",
        "Ieder verleent de toezichthouder de medewerking die redelijkerwijs kan worden gevorderd "
        "(artikel 5:20 van de Algemene wet bestuursrecht).",
        _V.REFUSING_SUPERVISION,
    ),
)

STEPS: tuple[StarterStep, ...] = (
    StarterStep(_V.NO_PERMIT_PREMISES, 1, _M.ORDER_PENALTY, 14, "staken: meteen tot binnen twee weken"),
    StarterStep(_V.NO_PERMIT_PREMISES, 2, _M.CLOSURE, 30, "één maand"),
    StarterStep(_V.NO_PERMIT_PREMISES, 3, _M.CLOSURE, 90, "drie tot zes maanden"),
    StarterStep(
        _V.NO_PERMIT_HOME,
        1,
        _M.ORDER_PENALTY,
        14,
        "eerst een gesprek; last aan eigenaar en exploitant, niet als eerste aan de dienstverlener",
    ),
    StarterStep(_V.NO_PERMIT_HOME, 2, _M.ORDER_PENALTY, 14, "hogere dwangsom"),
    StarterStep(_V.NO_PERMIT_HOME, 3, _M.CLOSURE, 30, "alleen na de toets van noodzaak en grondslag"),
    StarterStep(_V.MINOR_WORKER, 1, _M.SUSPENSION, None, "bel meteen de politie; daarnaast met spoed sluiten"),
    StarterStep(_V.MINOR_WORKER, 2, _M.WITHDRAWAL),
    StarterStep(_V.UNDER_LOCAL_AGE, 1, _M.ORDER_PENALTY),
    StarterStep(_V.UNDER_LOCAL_AGE, 2, _M.SUSPENSION, 30, "één maand"),
    StarterStep(_V.UNDER_LOCAL_AGE, 3, _M.WITHDRAWAL),
    StarterStep(_V.NO_MANAGER, 1, _M.WARNING, None, "schriftelijk"),
    StarterStep(_V.NO_MANAGER, 2, _M.ORDER_PENALTY),
    StarterStep(_V.NO_MANAGER, 3, _M.SUSPENSION, 28, "één tot vier weken, daarna intrekken"),
    StarterStep(_V.ADVERT_NUMBER, 1, _M.WARNING, 14, "herstellen binnen twee weken"),
    StarterStep(_V.ADVERT_NUMBER, 2, _M.ORDER_PENALTY),
    StarterStep(_V.ADVERT_NUMBER, 3, _M.SUSPENSION),
    StarterStep(_V.HOUSE_RULES, 1, _M.WARNING, 14, "met een termijn om te herstellen"),
    StarterStep(_V.HOUSE_RULES, 2, _M.ORDER_PENALTY),
    StarterStep(_V.HOUSE_RULES, 3, _M.CLOSURE, None, "tot het hersteld is"),
    StarterStep(_V.REFUSING_SUPERVISION, 1, _M.WARNING, None, "ter plaatse"),
    StarterStep(_V.REFUSING_SUPERVISION, 2, _M.ORDER_PENALTY, None, "artikel 5:20, derde lid, Awb"),
    StarterStep(_V.REFUSING_SUPERVISION, 3, _M.WITHDRAWAL),
    StarterStep(_V.COERCED_WORK, 1, _M.CLOSURE, None, "de politie leidt; sluiten en intrekken na overleg"),
)
