"""Permissions, events, stages and guards of cost plans, their key and promises. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.vocabulary import Stage, Vat
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

PLAN_KEEP = Permission("contributions.plan_keep", "Kostenplannen, toezeggingen en inwonertallen vastleggen")
PLAN_READ = Permission("contributions.plan_read", "Kostenplannen en de verdeling inzien")
SHARE_READ = Permission("contributions.share_read", "De bijdrage van de eigen gemeente inzien")
TOTALS_READ = Permission("contributions.totals_read", "Vastgestelde bijdragen per gemeente inzien")

PLAN_MADE = EventType("contributions.plan_made", "Kostenplan {year} gemaakt")
VERSION_MADE = EventType("contributions.version_made", "Versie {number} begonnen ({stage})")
VERSION_DROPPED = EventType("contributions.version_dropped", "Concept van versie {number} weggegooid")
LINE_SET = EventType("contributions.line_set", "Kostenregel vastgelegd: {kind}, {cents} cent")
LINE_SETTLED = EventType("contributions.line_settled", "Werkelijke kosten bevestigd: {kind}, {cents} cent")
LINE_REMOVED = EventType("contributions.line_removed", "Kostenregel weggehaald: {kind}, {cents} cent")
KEY_SET = EventType("contributions.key_set", "Verdeelsleutel gekozen: {key}")
VAT_SET = EventType("contributions.vat_set", "Btw-behandeling gekozen: {vat}; {lines} regels volgen")
TAKING_PART_SET = EventType("contributions.taking_part_set", "Deelname in de kosten gewijzigd: {taking_part} gemeenten")
ADOPTED = EventType(
    "contributions.adopted", "Versie {number} vastgesteld ({stage}); niet gedekt: {uncovered_cents} cent"
)
CARRIED = EventType("contributions.carried", "Besloten wie het niet gedekte bedrag draagt: {cents} cent")
PROMISED = EventType("contributions.promised", "Toezegging vastgelegd: ten hoogste {cents} cent vanaf {year}")
PROMISE_ENDED = EventType("contributions.promise_ended", "Toezegging geldt niet meer vanaf {year}")

NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.INDICATIVE: (Stage.INDICATIVE, Stage.DEFINITIVE),
    Stage.DEFINITIVE: (Stage.DEFINITIVE, Stage.SETTLED),
    Stage.SETTLED: (),
}
"""Which stage may follow which: a version is followed, never edited, and a year that was settled is closed."""
CLOSED = "Dit jaar is afgerekend en gesloten; er komt geen versie meer bij."
EARLIEST = date(2015, 1, 1)
YEARS = range(2022, 2100)
"""The years for which a plan can be made: the task came to the municipalities in 2022."""
MOST_CENTS = 10**13
"""More than any cost plan: a typing error."""
LARGEST_CAP = 10**18
"""A limit of more cents limits nothing, and fits in no column."""
HUNDRED = 10_000
"""A hundred per cent, in hundredths of a per cent."""


def declare_rights() -> None:
    """Fill in who keeps and who reads plans and shares.

    Basis: toegang.md, row "Cost plan, shares".
    """
    allow(PLAN_KEEP, {Role.REGION_CONTROLLER: Way.OFFICE})
    allow(PLAN_READ, dict.fromkeys((Role.REGION_CONTROLLER, Role.CONTROLLER), Way.OFFICE))
    readers = (Role.REGION_CONTROLLER, Role.CONTROLLER, Role.POLICY_OFFICER)
    allow(SHARE_READ, dict.fromkeys(readers, Way.OFFICE))
    everybody: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role is not Role.PARTNER}
    allow(TOTALS_READ, everybody)


def refuse_year(year: int) -> None:
    """A plan is for a year in which the municipalities have the task.

    Basis: law notes (the task since 2022).
    """
    if year not in YEARS:
        raise Refused("no_year", f"Kies een jaar van {YEARS[0]} tot en met {YEARS[-1]}.", field="year")


def refuse_adopted(*, is_draft: bool) -> None:
    """What was adopted is never edited, only followed by a new version.

    Basis: ADR 0150.
    """
    if not is_draft:
        raise Refused(
            "adopted",
            "Deze versie is vastgesteld en verandert niet meer. Begin een volgende versie om iets te wijzigen.",
        )


def refuse_stage(before: Stage | None, stage: Stage) -> None:
    """A version follows with the same stage or the next; the first is never a settlement.

    Basis: ADR 0150 (indicative, definitive, settled).
    """
    allowed = NEXT[before] if before else (Stage.INDICATIVE, Stage.DEFINITIVE)
    if before is Stage.SETTLED:
        raise Refused("year_closed", CLOSED, field="stage")
    if stage not in allowed:
        raise Refused("stage", "Deze stand kan niet volgen op de vorige versie.", field="stage")


def refuse_open_year(stage: Stage, year: int, decided: date) -> None:
    """A year is settled after it ended, for then its real costs are known.

    Basis: ADR 0154.
    """
    if stage is Stage.SETTLED and decided.year <= year:
        raise Refused(
            "year_goes_on",
            f"Een afrekening wordt na het jaar vastgesteld; kies een dag na 31-12-{year}.",
            field="date",
        )


def refuse_early(day: date, *, field: str) -> None:
    """What is recorded happened in the time of this task: an earlier day is a typing error.

    Basis: ADR 0150 (the task since 2022, prepared in the years before).
    """
    if day < EARLIEST:
        raise Refused("too_early", f"Deze datum ligt voor {EARLIEST:%d-%m-%Y}; kijk het jaar na.", field=field)


def refuse_draft_open(*, has_draft: bool) -> None:
    """There is one draft at a time, so that everybody speaks of the same.

    Basis: ADR 0150.
    """
    if has_draft:
        raise Refused("draft_open", "Er loopt al een concept van dit kostenplan; maak dat eerst af of gooi het weg.")


def refuse_key(key: Key, mix: Mapping[Key, int], *, reference_date: date | None) -> None:
    """A key that counts inhabitants has a reference date; a mix is a hundred per cent in all. Parts in hundredths of a
    per cent.

    Basis: ADR 0150.
    """
    parts = mix if key is Key.MIXED else {key: HUNDRED}
    if key is Key.MIXED:
        if any(part < 0 for part in mix.values()):
            raise Refused("mix", "Een deel van het mengsel kan niet negatief zijn.", field="mix_inhabitants")
        if sum(mix.values()) != HUNDRED:
            raise Refused("mix", "De delen van het mengsel zijn samen geen 100 procent.", field="mix_inhabitants")
    if parts.get(Key.INHABITANTS) and reference_date is None:
        raise Refused(
            "reference_date", "Kies de peildatum van de inwonertallen waarnaar wordt verdeeld.", field="reference_date"
        )


def refuse_groundless(vat: Vat, reason: str, *, follows_agreement: bool) -> None:
    """How VAT is treated follows from an agreement, or has a ground of its own.

    Basis: ADR 0154.
    """
    if not reason.strip() and not follows_agreement:
        raise Refused(
            "vat_reason",
            f"Noem de overeenkomst of de grond waaruit volgt dat dit “{vat.label}” is.",
            field="vat_reason",
        )


def refuse_without_numbers(missing: Iterable[str], on: date) -> None:
    """Sharing by inhabitants needs the number of each participant.

    Basis: ADR 0150.
    """
    names = list(missing)
    if names:
        more = f" en {len(names) - 3} andere" if len(names) > 3 else ""
        raise Refused(
            "no_inhabitants",
            f"Er is geen inwonertal op {on:%d-%m-%Y} van {', '.join(names[:3])}{more}. Lees de cijfers van het CBS in.",
        )


def refuse_without_costs(total_cents: int) -> None:
    """A plan without costs shares nothing.

    Basis: ADR 0150.
    """
    if total_cents <= 0:
        raise Refused("no_costs", "Er zijn nog geen kosten om te verdelen; leg eerst een kostenregel vast.")


def refuse_planned(planned_cents: int | None) -> None:
    """What was planned stays beside what was spent: such a line is settled, and not changed or taken away.

    Basis: ADR 0154.
    """
    if planned_cents:
        raise Refused(
            "planned",
            "Deze regel was gepland en blijft staan. Vul in wat er werkelijk is besteed; nul kan ook.",
        )


def refuse_unsettled_stage(planned_cents: int | None) -> None:
    """Only a line of a settlement has costs that were planned before.

    Basis: ADR 0154.
    """
    if planned_cents is None:
        raise Refused("no_settlement", "Werkelijke kosten legt u vast in de afrekening, na het jaar.")


def refuse_other_hours(minutes: int, booked: int, reason: str) -> None:
    """The hours that count are those that were booked; whoever settles for others says why. Both in minutes.

    Basis: ADR 0154.
    """
    if minutes != booked and not reason:
        raise Refused(
            "other_hours",
            "Deze uren zijn anders dan geboekt. Noem de reden van het verschil.",
            field="reason",
        )


def refuse_unconfirmed(open_lines: Iterable[str]) -> None:
    """A year is settled on what was really spent: every planned line was confirmed.

    Basis: ADR 0154.
    """
    names = list(open_lines)
    if names:
        more = f" en {len(names) - 3} andere" if len(names) > 3 else ""
        raise Refused(
            "unconfirmed",
            f"Bevestig eerst de werkelijke kosten van: {', '.join(names[:3])}{more}.",
        )


def refuse_uncarried(uncovered_cents: int, *, carried: bool, left_open: bool) -> None:
    """Whoever adopts says who carries what nobody pays, or that it is still open: it is never passed over.

    Basis: mission notes (the letter to the council: a cap, also when others stay away); ADR 0150.
    """
    if uncovered_cents and not carried and not left_open:
        raise Refused(
            "uncovered",
            "Een deel van de kosten is niet gedekt. Noem wie dat draagt, met welk besluit, of zeg dat het nog open is.",
            field="carried_by",
        )


def refuse_promise(from_year: int, until_year: int | None, promised: date, today: date) -> None:
    """A promise is for one or more years, and was made.

    Basis: ADR 0150.
    """
    refuse_early(promised, field="promised_date")
    if promised > today:
        raise Refused(
            "promised_later",
            "Deze toezegging ligt in de toekomst; kies de dag waarop zij is gedaan.",
            field="promised_date",
        )
    if from_year not in YEARS:
        raise Refused("no_year", f"Kies een jaar van {YEARS[0]} tot en met {YEARS[-1]}.", field="from_year")
    if until_year is not None and until_year < from_year:
        raise Refused("empty_period", "Het laatste jaar ligt voor het eerste jaar.", field="until_year")


def cap_in(cents: int, index: int, years: int) -> int:
    """What a promise allows after so many years, in cents: raised by its index each year, rounded down so that it is
    never exceeded. The index is in hundredths of a per cent.

    Basis: ADR 0150.
    """
    return min(int(cents * (1 + Fraction(index, HUNDRED)) ** years), LARGEST_CAP)


def without_vat(cap_cents: int, *, costs_cents: int, vat_cents: int) -> int:
    """The part of a promise that includes VAT which is left for the costs, in cents, rounded down.

    Basis: ADR 0150 (VAT goes along with the costs in proportion).
    """
    whole = costs_cents + vat_cents
    return cap_cents if whole == 0 else cap_cents * costs_cents // whole
