"""Closing premises or a home: the bases with their traps, and what the closure of a home must answer. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.remedies.vocabulary import (
    CareRoute,
    ClosureBasis,
    DisturbanceGround,
    LettingEnded,
    YesNo,
)
from regiotoezicht.organisation.rules import Body, with_article

SHORTEST_TEXT = 20
SHORTEST_ARTICLE = 2
OLD_AFTER_DAYS = 42
LONGEST_CLOSED_DAYS = 366

TRAPS: dict[str, str] = {
    ClosureBasis.BY_LAW: "Geldt voor een woning alleen als het artikel woningen noemt.",
    ClosureBasis.MAYOR_PUBLIC: "Voor wat voor publiek open is, om veiligheid of gezondheid; niet voor een woning.",
    ClosureBasis.MAYOR_HOME: "Dat er betaalde diensten worden aangeboden is niet genoeg: er moet verstoring van de "
    "openbare orde, ernstig geweld of een wapen zijn.",
    ClosureBasis.PLAN: "Van het college. Gewoonlijk volstaat een last om het gebruik te beëindigen; leg uit waarom "
    "sluiten nodig is.",
    ClosureBasis.DRUGS: "Als in of vanuit het pand drugs zijn aangetroffen of verhandeld; niet om het werk zelf.",
    ClosureBasis.PERMIT_DUTY: "Draagt geen sluiting: de rechter schorste dat bij een woning (Rechtbank "
    "Midden-Nederland 20 juni 2025).",
}
"""What goes wrong with each basis. Basis: law notes C3."""

BODY_OF: dict[str, Body] = {
    ClosureBasis.MAYOR_PUBLIC: Body.MAYOR,
    ClosureBasis.MAYOR_HOME: Body.MAYOR,
    ClosureBasis.DRUGS: Body.MAYOR,
    ClosureBasis.PLAN: Body.COLLEGE,
}
"""Whose power each basis is; that of the by-law follows the local rules. Basis: law notes C3."""


@dataclass(frozen=True)
class Ground:
    """On what a closure rests: the basis, the article, the facts that carry it, and what its trap asks."""

    basis: str
    article: str = ""
    facts: str = ""
    disturbance: str = ""
    names_homes: str = ""


@dataclass(frozen=True)
class Necessity:
    """The answers that the closure of a home asks."""

    milder_means: str
    letting: str
    owner_blame: str
    minors: str
    minors_provided: str
    rehousing: str
    findings_age: str
    care_route: str


def basis_in_words(ground: Ground) -> str:
    """The basis as a letter writes it.

    Basis: Awb 3:47 and 5:9 (the decision names the provision).
    """
    return {
        ClosureBasis.BY_LAW: f"{ground.article} van de Algemene plaatselijke verordening",
        ClosureBasis.MAYOR_PUBLIC: "artikel 174 van de Gemeentewet",
        ClosureBasis.MAYOR_HOME: "artikel 174a van de Gemeentewet",
        ClosureBasis.PLAN: f"artikel 5.1 van de Omgevingswet en {ground.article} van het omgevingsplan",
        ClosureBasis.DRUGS: "artikel 13b van de Opiumwet",
        ClosureBasis.PERMIT_DUTY: "artikel 125 van de Gemeentewet",
    }[ClosureBasis(ground.basis)]


def refuse_ground(ground: Ground, *, is_dwelling: bool) -> None:
    """A closure rests on a power that carries it, with the facts that this power asks. Raises Refused.

    Basis: Awb 5:4(1); law notes C3 (the list of bases, each with its trap).
    """
    if ground.basis not in ClosureBasis:
        raise Refused("closure_basis", "Kies waarop de sluiting rust (artikel 5:4 Awb).", field="basis")
    _refuse_no_basis(ground, is_dwelling=is_dwelling)
    if is_dwelling and ground.basis == ClosureBasis.BY_LAW and ground.names_homes != YesNo.YES:
        raise Refused(
            "by_law_no_homes",
            "Het sluitingsartikel van de APV geldt voor een woning alleen als het woningen noemt (artikel 5:4 Awb).",
            field="names_homes",
        )
    if ground.basis in (ClosureBasis.BY_LAW, ClosureBasis.PLAN) and len(ground.article.strip()) < SHORTEST_ARTICLE:
        raise Refused("closure_article", "Noem het artikel waarop de sluiting rust (artikel 5:9 Awb).", field="article")
    if ground.basis == ClosureBasis.MAYOR_HOME and ground.disturbance not in DisturbanceGround:
        raise Refused(
            "no_disturbance",
            "Artikel 174a Gemeentewet vraagt verstoring van de openbare orde, ernstig geweld of een wapen; het gebruik "
            "alleen is niet genoeg. Kies de grond.",
            field="disturbance",
        )
    if len(ground.facts.strip()) < SHORTEST_TEXT:
        raise Refused(
            "closure_facts", "Schrijf op welke feiten deze grondslag dragen (artikel 3:46 Awb).", field="facts"
        )


def _refuse_no_basis(ground: Ground, *, is_dwelling: bool) -> None:
    if ground.basis == ClosureBasis.PERMIT_DUTY:
        where = "een woning" if is_dwelling else "een pand"
        raise Refused(
            "permit_duty_no_basis",
            f"De vergunningplicht met artikel 125 Gemeentewet draagt de sluiting van {where} niet. Kies een "
            "bevoegdheid om te sluiten, of leg een last op om het gebruik te beëindigen (artikel 5:4 Awb).",
            field="basis",
        )
    if is_dwelling and ground.basis == ClosureBasis.MAYOR_PUBLIC:
        raise Refused(
            "not_public",
            "Artikel 174 Gemeentewet geldt voor wat voor publiek toegankelijk is, niet voor een woning.",
            field="basis",
        )


def refuse_closing_body(body: str, basis: str) -> None:
    """Each power to close belongs to one body.

    Basis: Gemeentewet 125, 174, 174a; Opiumwet 13b; Omgevingswet 5.1; law notes C3.
    """
    wanted = BODY_OF.get(basis)
    if wanted is not None and body != wanted:
        raise Refused(
            "closing_body",
            f"Deze sluiting is een bevoegdheid van {with_article(wanted)}: {ClosureBasis(basis).label}.",
            field="body",
        )


def why_not_close_home(necessity: object | None) -> str:
    """Why a home may not be closed yet, because a question of necessity waits; empty when all are answered.

    Basis: Awb 3:4(2); law notes C3 (RVS:2025:1156, RVS:2022:1741).
    """
    return (
        "" if necessity is not None else "Beantwoord eerst de vragen naar noodzaak van de sluiting (artikel 3:4 Awb)."
    )


def refuse_home_unweighed(necessity: object | None, *, is_dwelling: bool) -> None:
    """A home is closed only after each question of necessity was answered. Raises Refused("home_test").

    Basis: Awb 3:4(2); EVRM 8; law notes C3.
    """
    if is_dwelling and (sentence := why_not_close_home(necessity)):
        raise Refused("home_test", sentence)


def refuse_necessity(necessity: Necessity, *, violated_on: date, today: date) -> None:
    """Each question of necessity is answered in full. Raises Refused with the field that waits.

    Basis: Awb 3:4(2); law notes C3 and Further rules (before a closure that touches a presumed victim the care route
    is asked first).
    """
    _refuse_short(necessity.milder_means, "milder_means", "welke lichtere middelen zijn geprobeerd of niet volstaan")
    if necessity.letting not in LettingEnded:
        raise Refused("letting", "Zeg of de verhuur is beëindigd (artikel 3:4 Awb).", field="letting")
    if necessity.letting == LettingEnded.ENDED and len(necessity.milder_means.strip()) < 2 * SHORTEST_TEXT:
        raise Refused(
            "letting_ended",
            "De verhuur is beëindigd: schrijf uit waarom sluiten dan nog nodig is (artikel 3:4 Awb; RVS:2022:1741).",
            field="milder_means",
        )
    _refuse_short(necessity.owner_blame, "owner_blame", "wat de eigenaar te verwijten is")
    if necessity.minors not in YesNo:
        raise Refused("minors", "Zeg of er minderjarigen wonen (artikel 3:4 Awb).", field="minors")
    if necessity.minors == YesNo.YES:
        _refuse_short(necessity.minors_provided, "minors_provided", "hoe in de opvang van de minderjarigen is voorzien")
    _refuse_short(necessity.rehousing, "rehousing", "hoe de bewoners onderdak krijgen")
    age = (today - violated_on).days
    if age > OLD_AFTER_DAYS and len(necessity.findings_age.strip()) < SHORTEST_TEXT:
        raise Refused(
            "findings_age",
            f"De bevinding is {age} dagen oud. Schrijf op waarom sluiten nu nog nodig is (artikel 3:4 Awb).",
            field="findings_age",
        )
    if necessity.care_route not in CareRoute or necessity.care_route == CareRoute.NOT_YET:
        raise Refused(
            "care_route",
            "Raakt de sluiting een vermoedelijk slachtoffer, vraag dan eerst de zorgroute (artikel 3:4 Awb).",
            field="care_route",
        )


def longest_days(ladder_days: int | None) -> int:
    """How long a closure lasts at most, whatever its basis: what the adopted ladder names, and never above a year.

    Basis: Awb 3:4(2) and 4:84 (the adopted policy binds); law notes C3 and C4 (none of the bases names a longest term).
    """
    return min(ladder_days or LONGEST_CLOSED_DAYS, LONGEST_CLOSED_DAYS)


def refuse_prolonging(until: date, *, from_date: date, was_until: date, decided_on: date, most_days: int) -> None:
    """A closure is prolonged while it lasts, to a later day, and in all no longer than its maximum.

    Basis: Awb 3:40 and 3:4(2); law notes C3 (RVS:2022:1741: prolonging asks that it is still needed) and C4.
    """
    if decided_on > was_until:
        raise Refused(
            "closure_over",
            f"De sluiting duurde tot en met {was_until:%d-%m-%Y}; wat voorbij is, wordt niet verlengd "
            "(artikel 3:40 Awb).",
            field="decided_on",
        )
    if until <= was_until:
        raise Refused(
            "not_longer",
            f"De sluiting duurt al tot en met {was_until:%d-%m-%Y}. Kies een latere dag.",
            field="until_date",
        )
    if (until - from_date).days >= most_days:
        raise Refused(
            "closed_too_long",
            f"Een sluiting duurt hier in totaal ten hoogste {most_days} dagen, gerekend vanaf {from_date:%d-%m-%Y} "
            "(artikelen 3:4 en 4:84 Awb).",
            field="until_date",
        )


def may_still_decide(body: str, *, named: Collection[str]) -> bool:
    """Whether a body that decided the closure may decide on its prolongation by the rules of that day.

    It may where the rules name it, or name nobody.
    Basis: Gemeentewet 125 and 174; Awb 5:4(1); law notes C2 "Whose power".
    """
    return not named or body in named


def refuse_prolonging_bodies(second: str, chosen: str, *, may_decide: bool) -> None:
    """Whoever decided the closure together, decides on its prolongation together. Empty strings: no second body.

    Basis: Gemeentewet 125 and 174; Awb 10:1, 10:10; law notes C2 (one decision, several bodies, each on its own basis).
    """
    if not second and chosen:
        raise Refused(
            "one_body",
            "Deze sluiting is van één bestuursorgaan; dat besluit ook alleen over de verlenging.",
            field="co_mandate",
        )
    if second and may_decide and chosen != second:
        whose = with_article(second)
        raise Refused(
            "co_body_missing",
            f"Tot deze sluiting besloot ook {whose}; dat bestuursorgaan besluit mee over de verlenging. Kies wie voor "
            f"{whose} ondertekent (artikel 125 Gemeentewet en artikel 10:1 Awb).",
            field="co_mandate",
        )
    if second and not may_decide and chosen:
        raise Refused(
            "co_body_barred",
            f"De lokale regels van deze dag geven {with_article(second)} geen bevoegdheid meer om te sluiten; kies "
            "geen tweede bestuursorgaan (artikel 125 Gemeentewet).",
            field="co_mandate",
        )


def refuse_prolonged_late(was_until: date, *, sent: date) -> None:
    """A prolongation is made known before the closure is over.

    Basis: Awb 3:40 and 3:41.
    """
    if sent > was_until:
        raise Refused(
            "closure_over",
            f"De sluiting duurde tot en met {was_until:%d-%m-%Y}. Een verlenging die daarna bekend wordt, werkt niet "
            "meer (artikel 3:40 Awb).",
            field="sent_date",
        )


def refuse_unheard(hearing: str) -> None:
    """Before a prolongation too a view is asked, or it is said why not.

    Basis: Awb 4:8, 4:11 and 3:46.
    """
    _refuse_short(
        hearing, "hearing", "hoe de zienswijze is gevraagd en gewogen, of waarom niet (artikelen 4:8 en 4:11)"
    )


def _refuse_short(text: str, field: str, what: str) -> None:
    if len(text.strip()) < SHORTEST_TEXT:
        raise Refused(field, f"Schrijf op {what} (artikel 3:4 Awb).", field=field)
