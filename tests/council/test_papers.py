"""What the letter to the council and the proposal to the college say, read from the files that go out."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import docx
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions as costs
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.vocabulary import Stage
from regiotoezicht.core.rights import System
from regiotoezicht.council.facts import facts_of
from regiotoezicht.council.papers import BLANK, Typed, write
from regiotoezicht.council.plan import PlanOpen, plan_open
from regiotoezicht.council.rules import Period
from regiotoezicht.council.vocabulary import Paper, Point
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.letters.signing import _paragraphs
from regiotoezicht.letters.templating import actions as templating
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.programme.actions.groups import end_group
from regiotoezicht.programme.actions.plans import Stride, close_plan, move_action
from regiotoezicht.programme.models import Plan
from regiotoezicht.programme.vocabulary import Organ, PlanKind, Progress, State
from tests.conftest import NOW, TODAY, Hire
from tests.contributions.conftest import DECIDED, LEFT_OPEN, OF_THE_LETTER, adopted, seen_of
from tests.contributions.test_plans import PROMISED, keep_promise
from tests.council.conftest import decided, printed
from tests.letters.own.conftest import typed as own_words
from tests.programme.seats import begin_triangle_of
from tests.programme.test_groups import begin_group
from tests.programme.test_plans import begin, deed

TYPED = Typed(
    TODAY,
    "Z2026-014",
    "S. de Schrijver",
    "B. Voorzitter",
    "W. Houder",
    ("Uitvoeringsplan toezicht", "Begroting 2026"),
    tuple(Point),
)


def said(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(paragraph.text for paragraph in _paragraphs(document)).replace("\u00a0", " ")


def note(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/footnotes.xml").decode().replace("\u00a0", " ")


def letter(actor: AccountActor, town: Municipality, year: int = 2022, typed: Typed = TYPED) -> bytes:
    return write(Paper.LETTER, facts_of(actor, town, Period(year)), typed, actor)


def proposal(actor: AccountActor, town: Municipality, year: int = 2022, typed: Typed = TYPED) -> str:
    return said(write(Paper.PROPOSAL, facts_of(actor, town, Period(year)), typed, actor))


@pytest.mark.usefixtures("takes_part")
def test_the_letter_of_beverwijk_holds_every_element_of_the_real_one(
    rens: AccountActor, omar: AccountActor, beverwijk: Municipality, tmp_path: Path
) -> None:
    keep_promise(rens, beverwijk)
    adopted(rens)
    decided(beverwijk, "Uitvoeringsplan toezicht", State.PROPOSED, State.ADOPTED)
    decided(beverwijk, "ICT en privacy bij het delen van gegevens", State.PROPOSED)
    made = letter(omar, beverwijk)
    pdf = docx_to_pdfa(made)
    claimed = conformance(pdf)
    assert claimed.is_archivable and (claimed.part, claimed.level) == ("2", "B")
    told = printed(pdf, tmp_path).replace("\u00a0", " ")
    for words in (
        "Aan de gemeenteraad Gemeente Beverwijk Postbus 0 1999 ZZ Beverwijk",
        "Datum 24 maart 2026 Ons kenmerk Z2026-014 Contact W. Houder, portefeuillehouder",
        "Tot begin 2022 hield de politie toezicht",
        "Landelijk is afgesproken dat de gemeenten deze taak overnemen",
        "zodat de politie zich kan richten op het opsporen van uitbuiting",
        "met een vergunning (vergund) en over wie zonder vergunning werkt (niet vergund)",
        "misstanden en mensenhandel tegengaan",
        "een veilige en gezonde branche",
        "De gemeenten doen dit per regio samen. Onze gemeente hoort bij het district Kennemerland. De gemeente Haarlem "
        "coördineert het werk in dit district.",
        "Elke gemeente beslist zelf over bestuurlijke maatregelen, zoals het sluiten van een pand",
        "zelf voor de ondersteuning en nazorg van slachtoffers in de eigen gemeente",
        "wordt aan het college van elke gemeente voorgelegd. Daarna werken regionale werkgroepen het verder uit",
        "Uitvoeringsplan toezicht (college): vastgesteld op 10 februari 2026, kenmerk B2.",
        "In de regio is dit in 1 van de 32 gemeenten vastgesteld.",
        "ICT en privacy bij het delen van gegevens (college): voorgesteld op 10 januari 2026.",
        "DPIA.",
        "Onze gemeente draagt in 2022 € 9.710,00 bij1. Dit bedrag is indicatief",
        "naar het aantal inwoners",
        "• Uitvoeringsplan toezicht • Begroting 2026",
        "Het college van burgemeester en wethouders van Beverwijk,",
        "S. de Schrijver B. Voorzitter secretaris burgemeester",
    ):
        assert words in told, words
    foot = told[told.rindex("burgemeester") :]
    assert "1 Onze gemeente is toegezegd dat zij vanaf 2022 niet meer betaalt dan € 9.710,00 per jaar" in foot
    assert "ook als andere gemeenten niet meedoen" in foot
    assert "«" not in told and "{" not in told and "None" not in told


@pytest.mark.usefixtures("takes_part")
def test_the_promise_is_a_real_footnote_of_word_and_is_there_only_when_it_was_made(
    rens: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    adopted(rens)
    without = letter(omar, beverwijk)
    assert b"footnoteReference " not in zipfile.ZipFile(io.BytesIO(without)).read("word/document.xml")
    assert "toegezegd" not in note(without)
    keep_promise(rens, beverwijk, replace(PROMISED, source="Brief «A & B» <1> {{ 7*7 }}"))
    made = letter(omar, beverwijk)
    assert "(Brief «A &amp; B» &lt;1&gt; {{ 7*7 }})." in note(made)
    assert b"<w:footnoteReference " in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    assert "Onze gemeente is toegezegd" in note(made)


@pytest.mark.usefixtures("takes_part")
def test_the_amount_is_that_of_the_version_in_force(
    rens: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    first = adopted(rens)
    second = costs.follow(first, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    assert "indicatief" in said(letter(omar, beverwijk))  # a draft counts for nothing
    costs.adopt(second, DECIDED, actor=rens, seen=seen_of(second), at=NOW)
    told = said(letter(omar, beverwijk))
    assert "€ 9.710,00 bij. Dit bedrag is definitief." in told and "indicatief" not in told
    third = costs.follow(second, actor=rens, stage=Stage.SETTLED, at=NOW)
    settle_line(third, third.lines.get(), Spent(cents=OF_THE_LETTER), actor=rens, at=NOW)
    costs.adopt(third, DECIDED, actor=rens, seen=seen_of(third), at=NOW)
    assert "Dit bedrag is afgerekend" in said(letter(omar, beverwijk))


def test_what_is_not_known_is_left_out_or_said_in_one_sentence(omar: AccountActor, beverwijk: Municipality) -> None:
    Participation.objects.filter(municipality=beverwijk).delete()
    made = said(letter(omar, beverwijk, typed=Typed(TODAY)))
    for words in (
        "Voor 2022 is nog geen bijdrage vastgesteld.",
        "Onze gemeente neemt op 24 maart 2026 niet deel aan een districtsteam.",
        "Over besluiten van onze gemeente is op 24 maart 2026 nog niets vastgelegd.",
        f"{BLANK}\nsecretaris",
        f"{BLANK}\nburgemeester",
    ):
        assert words in made
    assert "€" not in made and "coördineert" not in made and "Bijlagen" not in made and "()" not in made


@pytest.mark.usefixtures("takes_part")
def test_who_does_not_take_part_in_the_costs_pays_nothing(
    rens: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    version = adopted(rens)
    version.contributions.filter(municipality=beverwijk).update(participates=False, cents=0)
    told = said(letter(omar, beverwijk))
    assert "Onze gemeente doet in 2022 niet mee in de kosten en betaalt dus niets." in told and "€" not in told
    assert Point.PAY.label not in proposal(omar, beverwijk)


def test_a_decision_of_a_triangle_names_the_triangle(omar: AccountActor, beverwijk: Municipality) -> None:
    decided(beverwijk, "Werkwijze controles", State.PROPOSED, State.ADOPTED, organ=Organ.TRIANGLE)
    decided(beverwijk, "Uitvoeringsplan toezicht", State.PROPOSED)
    facts = facts_of(omar, beverwijk, Period(2026))
    assert [one.sentence for one in facts.decisions] == [
        "Werkwijze controles (driehoek): vastgesteld op 10 februari 2026, kenmerk B2.",
        "Uitvoeringsplan toezicht (college): voorgesteld op 10 januari 2026.",
    ]
    begin_triangle_of(System(NOW), "Driehoek IJmond", beverwijk)
    facts = facts_of(omar, beverwijk, Period(2026))
    assert facts.decisions[0].sentence.startswith("Werkwijze controles (Driehoek IJmond): vastgesteld")
    assert facts.decided == ["Werkwijze controles (Driehoek IJmond): vastgesteld op 10 februari 2026."]
    assert "Werkwijze controles (Driehoek IJmond)" in said(letter(omar, beverwijk, 2026))


@pytest.mark.usefixtures("takes_part")
def test_the_proposal_asks_decides_and_pays(rens: AccountActor, omar: AccountActor, beverwijk: Municipality) -> None:
    keep_promise(rens, beverwijk)
    adopted(rens, LEFT_OPEN, cents=OF_THE_LETTER * 2)
    decided(beverwijk, "Uitvoeringsplan toezicht", State.PROPOSED, State.AGENDA)
    decided(beverwijk, "Uitvoeringsplan aanpak mensenhandel", State.PROPOSED, State.ADOPTED)
    decided(beverwijk, "Werkwijze controles", State.PROPOSED, organ=Organ.TRIANGLE)
    told = proposal(omar, beverwijk)
    for words in (
        "Toezicht op de seksbranche in 2022",
        "W. Houder",
        "kennis te nemen van de stand van het toezicht op 24 maart 2026;",
        "vast te stellen: Uitvoeringsplan toezicht;",
        "de bijdrage voor 2022 van € 9.710,00 (indicatief) te betalen, ten laste van taakveld 1.2 Openbare orde en "
        "veiligheid;",
        "de toezichthouders van het district aan te wijzen voor onze gemeente (artikel 5:11",
        "mandaat te verlenen",
        "de gemeenteraad te informeren met de bijgaande raadsinformatiebrief.",
        "Alleen verdergaan.",
        "1.2 Openbare orde en veiligheid: € 9.710,00.",
        "niet gedekt door bijdragen. Wie dat bedrag draagt, is nog niet besloten.",
        "geen register bij van mensen die in de branche werken",
        "DPIA: nog niet vastgelegd.",
        "gezamenlijk verantwoordelijk (artikel 26 AVG)",
        "De raad krijgt een raadsinformatiebrief.",
        "Uitvoeringsplan aanpak mensenhandel (college): vastgesteld op 10 februari 2026",
        "Begroting 2026",
    ):
        assert words in told, words
    assert "vast te stellen: Uitvoeringsplan aanpak" not in told and "vast te stellen: Werkwijze" not in told
    fewer = proposal(omar, beverwijk, typed=Typed(TODAY, points=(Point.NOTE,)))
    assert "kennis te nemen van de stand van het toezicht op 24 maart 2026." in fewer
    assert "de gemeenteraad te informeren" not in fewer and "De raad krijgt" not in fewer and "Geen." in fewer


@pytest.mark.usefixtures("takes_part")
def test_what_was_decided_in_the_period_is_told_apart(omar: AccountActor, beverwijk: Municipality) -> None:
    decided(beverwijk, "Uitvoeringsplan toezicht", State.PROPOSED, State.ADOPTED)
    first = said(write(Paper.LETTER, facts_of(omar, beverwijk, Period(2026, 1)), TYPED, omar))
    assert "In de eerste helft van 2026 is in onze gemeente besloten:" in first
    for other in (Period(2026, 2), Period(2025)):
        assert "is in onze gemeente besloten" not in said(
            write(Paper.LETTER, facts_of(omar, beverwijk, other), TYPED, omar)
        )


@pytest.mark.usefixtures("takes_part")
def test_what_the_plan_has_open_is_counted_for_the_region_and_the_own_municipality(
    paul: AccountActor, omar: AccountActor, beverwijk: Municipality, haarlem: Municipality, alkmaar: Municipality
) -> None:
    plan = begin(paul)
    begin(paul, kind=PlanKind.TRAFFICKING)

    def left(town: Municipality, actor: AccountActor) -> int:
        found = plan_open(actor, town)
        assert found is not None
        return found.left.total()

    before = left(beverwijk, omar), left(haarlem, paul)
    held = deed(plan, paul, beverwijk)
    assert (left(beverwijk, omar), left(haarlem, paul)) == (before[0] + 1, before[1])
    assert left(alkmaar, paul) == before[1]  # another district has as many of its own
    told = said(letter(omar, beverwijk))
    for words in ("acties die nog niet gereed zijn per werkspoor: ", "ICT (", "Privacy ("):
        assert words in told
    assert "Zorg en opvang" not in told
    move_action(held, Stride(Progress.DONE, Progress.PLANNED), actor=paul, token=uuid4(), at=NOW)
    assert left(beverwijk, omar) == before[0]
    close_plan(plan, actor=paul, at=NOW)
    assert plan_open(omar, beverwijk) is None
    assert "per werkspoor" not in said(letter(omar, beverwijk))


@pytest.mark.usefixtures("takes_part")
def test_the_working_groups_that_are_at_work_are_named(
    paul: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    assert "De regio heeft deze werkgroepen:" not in said(letter(omar, beverwijk))
    group = begin_group(paul)
    told = said(letter(omar, beverwijk))
    assert "De regio heeft deze werkgroepen:\nICT: Eisen uit de werkprocessen afleiden." in told
    assert "ICT: Eisen uit de werkprocessen afleiden." in proposal(omar, beverwijk)
    end_group(group, actor=paul, at=NOW)
    assert "ICT: Eisen" not in said(letter(omar, beverwijk))


def test_a_long_list_of_workstreams_stays_one_sentence() -> None:
    streams = Counter({f"Werkspoor {number} " + "x" * 100: number for number in range(1, 20)})
    told = PlanOpen(Plan(title="t" * 120), streams).sentence
    assert len(told) < 600 and told.endswith(" en andere werksporen.")


@pytest.mark.usefixtures("takes_part")
def test_who_does_not_read_the_share_writes_the_public_total_alone(
    rens: AccountActor, paul: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    keep_promise(rens, beverwijk)
    adopted(rens)
    made = letter(paul, beverwijk)
    assert "€ 9.710,00 bij. Dit bedrag is indicatief" in said(made)
    assert "toegezegd" not in note(made) and "naar het aantal inwoners" not in said(made)
    assert "waarvoor de dekking nog moet worden aangewezen" in proposal(paul, beverwijk)
    own = said(letter(paul, haarlem))
    assert "neemt op 24 maart 2026 niet deel" in own or "Onze gemeente coördineert het werk" in own


@pytest.mark.usefixtures("takes_part")
def test_a_letter_uses_the_own_template_of_the_municipality(
    paul: AccountActor, beverwijk: Municipality, hire: Hire
) -> None:
    system = System(NOW)
    own = templating.add(
        beverwijk,
        kind="council_letter",
        name="Brief.docx",
        content=own_words("Wij nodigen u uit voor een gesprek.", "council_letter"),
        note="",
        token=uuid4(),
        actor=system,
        at=NOW,
    )
    day = date(2026, 1, 1)
    templating.adopt(own, reference="B2026/1", adopted_date=day, from_date=day, actor=system, at=NOW)
    assert "Wij nodigen u uit voor een gesprek." in said(letter(paul, beverwijk))
