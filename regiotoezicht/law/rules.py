"""The table of statutory terms: one declarative value per rule, with its article.

Basis: per row. `RULES` maps the public code of a rule to its value. Awb is Algemene wet bestuursrecht, Awbi
Algemene wet op het binnentreden, Woo Wet open overheid.
"""

from types import MappingProxyType

from regiotoezicht.law.lengths import Length, Unit
from regiotoezicht.law.options import Choice, Day, Number, YesNo
from regiotoezicht.law.refusals import WrongUsage
from regiotoezicht.law.terms import Ending, Mover, Rule, Suspension

BACKWARDS = "De Algemene termijnenwet geldt niet voor een termijn die wordt teruggerekend (artikel 1, tweede lid)."
IN_YEARS = "De Algemene termijnenwet geldt niet voor een termijn in jaren (artikel 4)."
LONG = "De Algemene termijnenwet geldt niet voor een termijn van meer dan twaalf weken (artikel 4)."
IN_HOURS = "De Algemene termijnenwet geldt niet voor een termijn in uren (artikel 4)."
RECEIPT = "de ontvangst"
SENDING = "de verzending"


def days(number: int) -> Length:
    """Return a length in days.

    Basis: notation of the table (no article).
    """
    return Length(number, Unit.DAYS)


def weeks(number: int) -> Length:
    """Return a length in weeks.

    Basis: notation of the table (no article).
    """
    return Length(number, Unit.WEEKS)


def months(number: int) -> Length:
    """Return a length in calendar months.

    Basis: notation of the table (no article).
    """
    return Length(number, Unit.MONTHS)


def years(number: int) -> Length:
    """Return a length in calendar years.

    Basis: notation of the table (no article).
    """
    return Length(number, Unit.YEARS)


SUSPENDED_DAYS = Number("suspended_days", "aantal dagen dat de termijn is opgeschort")

_TABLE = (
    Rule("awb-6:7", "Bezwaar of beroep", "artikel 6:7 Awb", SENDING, weeks(6)),
    Rule(
        "awb-6:9",
        "Ontvangst van een tijdig gepost bezwaar- of beroepschrift",
        "artikel 6:9, tweede lid, Awb",
        "de laatste dag van de termijn",
        weeks(1),
    ),
    Rule(
        "awb-7:10",
        "Beslissing op bezwaar",
        "artikel 7:10 Awb",
        "de laatste dag van de bezwaartermijn",
        weeks(6),
        options=(
            YesNo("committee", "er is een adviescommissie", sets=weeks(12)),
            YesNo("extended", "de beslissing is verdaagd", adds=weeks(6)),
            SUSPENDED_DAYS,
            Day("postponed_until", "datum tot wanneer met instemming is uitgesteld"),
        ),
        is_ours=True,
    ),
    Rule(
        "awb-7:4-papers",
        "Stukken indienen voor de hoorzitting",
        "artikel 7:4, eerste lid, Awb",
        "de hoorzitting",
        days(-10),
        Mover.NONE,
        BACKWARDS,
    ),
    Rule(
        "awb-7:4-file",
        "Stukken ter inzage voor de hoorzitting",
        "artikel 7:4, tweede lid, Awb",
        "de hoorzitting",
        weeks(-1),
        Mover.NONE,
        BACKWARDS,
    ),
    Rule(
        "awb-8:42",
        "Stukken naar de rechtbank",
        "artikel 8:42 Awb",
        "de verzending door de rechtbank",
        weeks(4),
        is_ours=True,
    ),
    Rule(
        "awb-4:13",
        "Beslissing op een aanvraag",
        "artikel 4:13 Awb",
        RECEIPT,
        weeks(8),
        options=(
            Number("weeks", "lengte van de termijn in weken", minimum=1, sets=Unit.WEEKS),
            Number("extended_weeks", "verlenging in weken", adds=Unit.WEEKS),
            Choice("source", "waar de termijn staat: wet (act) of verordening (bylaw)", ("act", "bylaw")),
            SUSPENDED_DAYS,
        ),
        is_ours=True,
    ),
    Rule(
        "awb-4:15",
        "Beslissing op een aanvraag die moest worden aangevuld",
        "artikelen 4:13 en 4:15 Awb",
        RECEIPT,
        weeks(8),
        options=(
            Day("invited", "datum van de uitnodiging om aan te vullen"),
            Day("completed", "datum waarop is aangevuld"),
            Day("term_end", "dag waarop de hersteltermijn ongebruikt afliep"),
        ),
        suspension=Suspension.COMPLETION,
        is_ours=True,
    ),
    Rule(
        "awb-4:5",
        "Besluit om een onvolledige aanvraag niet te behandelen",
        "artikel 4:5, vierde lid, Awb",
        "de laatste dag van de hersteltermijn of de ontvangst van een onvoldoende aanvulling",
        weeks(4),
        is_ours=True,
    ),
    Rule(
        "bibob-31",
        "Beslissing op een aanvraag met advies van het Landelijk Bureau Bibob",
        "artikel 4:13 Awb en artikel 31 Wet Bibob",
        RECEIPT,
        weeks(8),
        options=(
            Day("asked", "datum waarop het Bureau om advies is gevraagd"),
            Day("received", "datum waarop het advies is ontvangen"),
            Number("bureau_suspended_days", "aantal dagen dat de termijn van het Bureau zelf was opgeschort"),
        ),
        suspension=Suspension.BUREAU,
        is_ours=True,
    ),
    Rule(
        "awb-4:17",
        "Dwangsom bij niet tijdig beslissen",
        "artikel 4:17 Awb",
        "de ontvangst van de ingebrekestelling",
        weeks(2),
        Mover.NONE,
        ending=Ending.PENALTY_DAYS,
    ),
    Rule("awb-4:87", "Betaling van een geldschuld", "artikel 4:87 Awb", SENDING, weeks(6)),
    Rule("awb-4:112", "Betaling na een aanmaning", "artikel 4:112 Awb", SENDING, weeks(2)),
    Rule(
        "awb-5:27",
        "Aankondiging van het betreden van een plaats",
        "artikel 5:27, derde lid, Awb",
        "de aankondiging",
        Length(48, Unit.HOURS),
        Mover.NONE,
        IN_HOURS,
        Ending.HOURS_LATER,
    ),
    Rule(
        "awb-5:30",
        "Verkoop van opgeslagen zaken",
        "artikel 5:30 Awb",
        "het meevoeren",
        weeks(13),
        Mover.NONE,
        LONG,
        Ending.NEXT_DAY_OPENS,
    ),
    Rule(
        "awb-5:31a",
        "Beslissing op een verzoek om bestuursdwang toe te passen",
        "artikel 5:31a Awb",
        RECEIPT,
        weeks(4),
        is_ours=True,
    ),
    Rule("awb-5:33", "Betaling van een verbeurde dwangsom", "artikel 5:33 Awb", "de verbeurte", weeks(6)),
    Rule(
        "awb-5:34",
        "Verzoek om een last onder dwangsom op te heffen",
        "artikel 5:34, tweede lid, Awb",
        "het van kracht worden van de last",
        years(1),
        Mover.NONE,
        IN_YEARS,
        Ending.SAME_DAY_OPENS,
    ),
    Rule(
        "awb-5:35",
        "Verjaring van de invordering van een dwangsom",
        "artikel 5:35 Awb",
        "de verbeurte",
        years(1),
        Mover.NONE,
        IN_YEARS,
        options=(Day("interrupted", "datum waarop de verjaring is gestuit"),),
    ),
    Rule(
        "awb-5:37",
        "Beslissing op een verzoek om in te vorderen",
        "artikel 5:37 Awb",
        RECEIPT,
        weeks(4),
        is_ours=True,
    ),
    Rule(
        "awb-5:45",
        "Verval van de bevoegdheid om een bestuurlijke boete op te leggen",
        "artikel 5:45 Awb",
        "de overtreding",
        years(5),
        Mover.NONE,
        IN_YEARS,
        options=(
            YesNo("over_340", "de boete kan hoger zijn dan 340 euro", years(5), None, years(3), is_required=True),
        ),
    ),
    Rule(
        "awb-5:51",
        "Beslissing over een bestuurlijke boete",
        "artikel 5:51 Awb",
        "de dagtekening van het rapport",
        weeks(13),
        Mover.NONE,
        LONG,
    ),
    Rule(
        "awb-9:8",
        "Meedelen dat een klacht niet wordt behandeld",
        "artikel 9:8, derde lid, Awb",
        RECEIPT,
        weeks(4),
        is_ours=True,
    ),
    Rule(
        "awb-9:11",
        "Afhandeling van een klacht",
        "artikel 9:11 Awb",
        RECEIPT,
        weeks(6),
        options=(
            YesNo("committee", "er is een klachtadviescommissie", sets=weeks(10)),
            YesNo("extended", "de afhandeling is verdaagd", adds=weeks(4)),
        ),
        is_ours=True,
    ),
    Rule(
        "woo-4.4",
        "Beslissing op een Woo-verzoek",
        "artikel 4.4 Woo",
        RECEIPT,
        weeks(4),
        options=(YesNo("extended", "de beslissing is verdaagd", adds=weeks(2)), SUSPENDED_DAYS),
        is_ours=True,
    ),
    Rule(
        "avg-12",
        "Antwoord op een verzoek van een betrokkene",
        "artikel 12, derde lid, AVG",
        RECEIPT,
        months(1),
        Mover.REGULATION_1182_71,
        options=(YesNo("extended", "de termijn is verlengd", adds=months(2)),),
        is_ours=True,
    ),
    Rule(
        "avg-33",
        "Melding van een datalek",
        "artikel 33, eerste lid, AVG",
        "de kennisneming",
        Length(72, Unit.HOURS),
        Mover.NONE,
        "Een termijn in uren schuift niet op (artikel 3, vierde lid, Verordening 1182/71).",
        Ending.HOURS_EARLIER,
    ),
    Rule(
        "awbi-6",
        "Geldigheid van een machtiging tot binnentreden",
        "artikel 6, tweede lid, Awbi",
        "de afgifte",
        days(3),
        Mover.NONE,
        "De Algemene termijnenwet is op deze termijn niet van toepassing (artikel 6, tweede lid, Awbi).",
    ),
    Rule(
        "awbi-11",
        "Verslag van binnentreden",
        "artikel 11 Awbi",
        "het binnentreden",
        days(4),
        ending=Ending.TWO_WORKING_DAYS,
        is_ours=True,
    ),
    Rule(
        "own",
        "Termijn die het bestuursorgaan zelf stelt",
        "artikelen 4:8, 5:24 en 5:32a Awb",
        SENDING,
        days(0),
        Mover.NONE,
        "De Algemene termijnenwet geldt niet voor een termijn uit een besluit of brief (artikel 1).",
        Ending.OWN_TERM,
        options=(
            Number("days", "lengte van de termijn in dagen", minimum=1, sets=Unit.DAYS),
            Number("weeks", "lengte van de termijn in weken", minimum=1, sets=Unit.WEEKS),
        ),
    ),
)

RULES = MappingProxyType({rule.code: rule for rule in _TABLE})


def find_rule(code: str) -> Rule:
    """Return the rule with this code; raises `WrongUsage` when there is none.

    Basis: the table of rules; each row names its article.
    """
    try:
        return RULES[code]
    except KeyError:
        raise WrongUsage(f"De regel {code!r} bestaat niet.") from None
