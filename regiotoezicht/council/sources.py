"""What a page shows of the facts: each with where it comes from, and what is missing with where to mend it."""

from dataclasses import dataclass

from django.urls import reverse

from regiotoezicht.core.money import euros
from regiotoezicht.core.rights import Actor
from regiotoezicht.council.decisions import still_open
from regiotoezicht.council.facts import Facts
from regiotoezicht.letters.templating.rules import TEMPLATE_READ


@dataclass(frozen=True)
class Source:
    """Where something comes from or can be mended; without an address when the actor may not open it."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One fact in the papers: its lines, and their source."""

    label: str
    said: list[str]
    source: Source


@dataclass(frozen=True)
class Gap:
    """Something that the papers leave out, and where it can be laid down."""

    sentence: str
    source: Source


def lines_of(facts: Facts) -> list[Line]:
    """The facts that will stand in the papers."""
    readiness = Source("Gereedheid", reverse("programme:municipality", args=[facts.municipality.code]))
    decisions = Source("Besluiten", reverse("programme:decisions"))
    found = [Line("Organisatie", [_organised(facts)], readiness), *_money(facts)]
    if facts.groups:
        found.append(Line("Werkgroepen", facts.groups, Source("Werkgroepen", reverse("programme:groups"))))
    if facts.decisions:
        found.append(Line("Stand van de besluiten", facts.decision_lines, decisions))
    if facts.decided:
        found.append(Line(f"Besloten in {facts.period.label}", facts.decided, decisions))
    found.append(Line("Nog open", still_open(facts.decisions, facts.readiness.lacking, None) or ["niets"], readiness))
    if facts.plan and facts.plan.sentence:
        plan = Source(facts.plan.plan.title, reverse("programme:plan", args=[facts.plan.plan.pk]))
        found.append(Line("Nog open in het plan", [facts.plan.sentence], plan))
    found.append(Line("Privacy", facts.privacy, readiness))
    return found


def _organised(facts: Facts) -> str:
    if not facts.participation:
        return f"{facts.municipality.name} neemt niet deel aan een districtsteam."
    if facts.coordinates:
        return f"District {facts.district}; {facts.municipality.name} coördineert zelf."
    who = f"; {facts.coordinator.name} coördineert" if facts.coordinator else ""
    return f"District {facts.district}{who}."


def _money(facts: Facts) -> list[Line]:
    paying = facts.paying
    if paying.cents is None:
        return []
    row = paying.paid[0]
    shown = "contributions:contribution" if paying.is_whole else "contributions:version"
    where = [row.version_id, facts.municipality.code] if paying.is_whole else [row.version_id]
    source = Source(f"Kostenplan {row.version.plan}, versie {row.version.number}", reverse(shown, args=where))
    said = [f"{euros(paying.cents)} ({paying.stage})", *paying.shares]
    said += [f"btw: {euros(paying.vat)}"] if paying.vat else []
    said += [f"in uren betaald: {euros(paying.in_kind)}"] if paying.in_kind else []
    said += [f"niet gedekt in het plan: {euros(paying.uncovered)}"] if paying.uncovered else []
    found = [Line(f"Bijdrage {paying.year}", said, source)]
    fields = [f"{name}: {euros(cents)}" for name, cents in paying.taakvelden().items()]
    if fields:
        found.append(Line("Taakvelden", fields, source))
    if paying.promised:
        promises = Source("Toezeggingen", reverse("contributions:promises"))
        found.append(Line("Toezegging (voetnoot)", paying.promised, promises))
    return found


def gaps_of(facts: Facts, actor: Actor) -> list[Gap]:
    """What is missing, and what the papers say of it."""
    paying, found = facts.paying, []
    costs = Source("Bijdragen", reverse("contributions:list"))
    if not paying.rows:
        said = f"Voor {paying.year} is geen bijdrage vastgesteld; de stukken zeggen dat."
        found.append(Gap(said, costs))
    elif paying.not_paying:
        said = f"{facts.municipality.name} doet in {paying.year} niet mee in de kosten; de stukken zeggen dat."
        found.append(Gap(said, costs))
    if not paying.is_whole:
        said = (
            "Btw, taakvelden en toezeggingen leest alleen de gemeente zelf; zij staan niet in stukken die u maakt. "
            "Laat de beleidsmedewerker van de gemeente de stukken maken, of vul ze aan in Word."
        )
        found.append(Gap(said, Source("")))
    if facts.participation is None:
        said = "Er is geen overeenkomst met een district. De stukken zeggen dat de gemeente niet deelneemt."
        readiness = reverse("programme:municipality", args=[facts.municipality.code])
        found.append(Gap(said, Source("Gereedheid", readiness)))
    if not any(one.steps for one in facts.decisions):
        said = "Van deze gemeente zijn nog geen besluiten vastgelegd."
        found.append(Gap(said, Source("Besluiten", reverse("programme:decisions"))))
    if facts.letterhead is None:
        said = "Er zijn geen briefgegevens: afdeling, postadres en contact blijven leeg in de brief."
        reads = actor.may(TEMPLATE_READ, facts.municipality)
        found.append(Gap(said, Source("Briefgegevens", reverse("letters:letterheads") if reads else "")))
    return found
