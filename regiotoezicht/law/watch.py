"""What guards a term: the internal date (*interne datum*) before the legal one, and what follows when it is missed.

Basis: per row of the table; a jurist confirms the sentences before release (law notes).
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from regiotoezicht.law.decrees import statutory
from regiotoezicht.law.holidays import ONE_DAY, REGULATION_1182_71, Calendar
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.terms import Mover

TO_SIGN_AND_POST = 2
"""Working days between a decision that is ready and its letter in the post."""
TO_COLLECT = 20
"""Working days to interrupt a lapse: a reminder or a writ has to be made, sent and received first."""


@dataclass(frozen=True)
class Watch:
    """One rule: what follows when its last day passes, on which article, and how many working days we keep clear.

    `margin` is None for a term of somebody else, or one in hours: there we have no date of our own before it.
    """

    rule: str
    missed: str
    basis: str
    margin: int | None = None


_LATE_DECISION = (
    "Na een ingebrekestelling loopt een dwangsom van ten hoogste 42 dagen, en tegen het uitblijven van een besluit "
    "staat direct beroep open."
)
_LATE_BASIS = "artikelen 4:17, 6:2 en 6:12 Awb"
_IN_DEFAULT = "De schuldenaar is in verzuim en wettelijke rente verschuldigd; wij kunnen aanmanen."

_TABLE = (
    Watch(
        "awb-6:7",
        "Een bezwaar of beroep is dan te laat en niet-ontvankelijk, tenzij de overschrijding verschoonbaar is.",
        "artikel 6:11 Awb",
    ),
    Watch("awb-6:9", "Wat later binnenkomt, is te laat ingediend.", "artikelen 6:9 en 6:11 Awb"),
    Watch("awb-7:10", _LATE_DECISION, "artikelen 4:17, 6:2, 6:12 en 7:14 Awb", TO_SIGN_AND_POST),
    Watch("awb-7:4-papers", "Stukken die later komen, kunnen buiten beschouwing blijven.", "artikel 7:4 Awb"),
    Watch(
        "awb-7:4-file",
        "Wie zich niet kon voorbereiden, is niet goed gehoord; de beslissing op bezwaar kan worden vernietigd.",
        "artikel 7:4 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "awb-8:42",
        "De rechtbank kan uit het uitblijven van stukken de conclusie trekken die zij juist vindt.",
        "artikel 8:31 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch("awb-4:13", _LATE_DECISION, _LATE_BASIS, TO_SIGN_AND_POST),
    Watch("awb-4:15", _LATE_DECISION, _LATE_BASIS, TO_SIGN_AND_POST),
    Watch(
        "awb-4:5",
        "De aanvraag kan niet meer buiten behandeling blijven; er moet inhoudelijk worden beslist.",
        "artikel 4:5, vierde lid, Awb",
        TO_SIGN_AND_POST,
    ),
    Watch("bibob-31", _LATE_DECISION, _LATE_BASIS, TO_SIGN_AND_POST),
    Watch(
        "awb-4:17",
        "Het hoogste bedrag van de dwangsom is bereikt; wij stellen het binnen twee weken vast en betalen.",
        "artikelen 4:17 en 4:18 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch("awb-4:87", _IN_DEFAULT, "artikelen 4:97, 4:98 en 4:112 Awb"),
    Watch("awb-4:112", "Wij kunnen een dwangbevel uitvaardigen.", "artikelen 4:114 en 4:117 Awb"),
    Watch(
        "awb-5:27", "Vanaf dat moment mag het; eerder betreden is onrechtmatig, behalve bij spoed.", "artikel 5:27 Awb"
    ),
    Watch("awb-5:30", "Vanaf de dag daarna mag het; eerder verkopen is onrechtmatig.", "artikel 5:30 Awb"),
    Watch("awb-5:31a", _LATE_DECISION, _LATE_BASIS, TO_SIGN_AND_POST),
    Watch("awb-5:33", _IN_DEFAULT, "artikelen 4:97, 4:98 en 4:112 Awb"),
    Watch("awb-5:34", "Vanaf de dag daarna kan om opheffing van de last worden gevraagd.", "artikel 5:34 Awb"),
    Watch(
        "awb-5:35",
        "De bevoegdheid om te innen verjaart: dit bedrag kan niet meer worden geïnd.",
        "artikel 5:35 Awb",
        TO_COLLECT,
    ),
    Watch("awb-5:37", _LATE_DECISION, _LATE_BASIS, TO_SIGN_AND_POST),
    Watch("awb-5:45", "De bevoegdheid om een boete op te leggen vervalt.", "artikel 5:45 Awb", TO_COLLECT),
    Watch(
        "awb-5:51",
        "De bevoegdheid blijft, maar wie lang wacht, moet een lagere boete verwachten.",
        "artikel 5:51 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "awb-9:8",
        "Wij hadden dit eerder moeten meedelen; de klager kan zich nu tot de ombudsman wenden.",
        "artikelen 9:8 en 9:18 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "awb-9:11",
        "De klager kan zich tot de ombudsman wenden zonder onze afdoening af te wachten.",
        "artikelen 9:11 en 9:18 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "woo-4.4",
        "Er loopt geen dwangsom vanzelf; de verzoeker kan direct in beroep en de rechter kan een dwangsom opleggen.",
        "artikel 8.2 Woo en artikelen 6:12 en 8:55d Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "avg-12",
        "De betrokkene kan klagen bij de Autoriteit Persoonsgegevens; na een ingebrekestelling loopt een dwangsom.",
        "artikel 77 AVG, artikel 34 UAVG en artikel 4:17 Awb",
        TO_SIGN_AND_POST,
    ),
    Watch(
        "avg-33",
        "De melding moet dan ook de reden van de vertraging noemen, en een boete is mogelijk.",
        "artikelen 33 en 83 AVG",
    ),
    Watch(
        "awbi-6",
        "De machtiging geldt niet meer; wie dan zonder toestemming binnentreedt, doet dat onrechtmatig.",
        "artikel 6 Awbi",
    ),
    Watch(
        "awbi-11",
        "Het verslag is te laat voor de bewoner; een rechter kan dat de gemeente aanrekenen.",
        "artikel 11 Awbi",
        1,
    ),
    Watch(
        "own",
        "Eerder beslissen schendt de hoorplicht; daarna mag worden besloten, en na een hersteltermijn een dwangsom "
        "worden verbeurd of de last worden uitgevoerd.",
        "artikelen 4:8, 5:24 en 5:32a Awb",
    ),
)

WATCHES = MappingProxyType({watch.rule: watch for watch in _TABLE})


def missed(rule_code: str) -> str:
    """What follows when the term of this rule is missed, with its article; empty for a rule that is no longer there.

    Basis: the table of watches; each row names its article.
    """
    watch = WATCHES.get(rule_code)
    return f"{watch.missed[:-1]} ({watch.basis})." if watch else ""


def internal_date(rule_code: str, raw_end: date, end: date) -> date | None:
    """The day on which we want to be ready; None for a term of somebody else, and for one in hours.

    Of a term that moved: the last working day up to the raw end, for the days it moved are a safety and no time to
    work in. Of another: the margin of its rule in working days before the last day. Never refuses a year.
    Basis: law notes, C6: the authority also watches the date that did not move; the margins are an own working
    practice (docs/adr/0081-internal-dates.md).
    """
    watch = WATCHES.get(rule_code)
    if watch is None or watch.margin is None:
        return None
    european = RULES[rule_code].mover is Mover.REGULATION_1182_71
    calendar = REGULATION_1182_71 if european else statutory()
    if end != raw_end:
        return calendar.last_counting_day(raw_end)
    return _working_days_before(calendar, end, watch.margin)


def _working_days_before(calendar: Calendar, day: date, count: int) -> date:
    while count > 0 and day > date.min:
        day -= ONE_DAY
        count -= calendar.counts(day)
    return day
