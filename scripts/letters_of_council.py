"""The texts of the letter to the council and of the proposal to the college, for `make_letters`."""

from __future__ import annotations

from collections.abc import Callable

from docx.shared import Pt

from scripts.letter_footnotes import noted
from scripts.letter_paper import Paper

WHY = (
    "Tot begin 2022 hield de politie toezicht op de seksbranche. Landelijk is afgesproken dat de gemeenten deze taak "
    "overnemen, zodat de politie zich kan richten op het opsporen van uitbuiting.",
    "Het toezicht gaat over bedrijven met een vergunning (vergund) en over wie zonder vergunning werkt (niet vergund).",
)
AIM = (
    "Wij willen misstanden en mensenhandel tegengaan. Daarom controleren wij of vergunningen worden nageleefd, treden "
    "wij op als een vergunning ontbreekt, en maken wij uitbuiting moeilijker. De regio wil een veilige en gezonde "
    "branche."
)
ORGANISED = (
    "De gemeenten doen dit per regio samen.{% if takes_part %}{% if district %} Onze gemeente hoort bij het district "
    "{{ district }}.{% if coordinates %} Onze gemeente coördineert het werk in dit district.{% elif coordinator %} De "
    "gemeente {{ coordinator }} coördineert het werk in dit district.{% endif %}{% endif %}{% else %} Onze gemeente "
    "neemt op {{ day }} niet deel aan een districtsteam.{% endif %}"
)
OWN = (
    "Elke gemeente beslist zelf over bestuurlijke maatregelen, zoals het sluiten van een pand. Elke gemeente zorgt "
    "ook zelf voor de ondersteuning en nazorg van slachtoffers in de eigen gemeente."
)
PLAN = (
    "Het werk staat in een uitvoeringsplan (implementatieplan). Dat plan wordt aan het college van elke gemeente "
    "voorgelegd. Daarna werken regionale werkgroepen het verder uit."
)
NO_DECISIONS = "Over besluiten van onze gemeente is op {{ day }} nog niets vastgelegd."
NOTHING_OPEN = "In het systeem van de regio staat op {{ day }} niets open voor onze gemeente."
SHARE = "Onze gemeente draagt in {{ year }} {{ share }} bij"
FIRMNESS = (
    "{% if stage == 'indicatief' %}Dit bedrag is indicatief: de definitieve verdeling over de gemeenten moet nog "
    "worden vastgesteld.{% elif stage == 'afgerekend' %}Dit bedrag is afgerekend: het volgt uit de werkelijke kosten."
    "{% else %}Dit bedrag is {{ stage }}.{% endif %}{% if by_key %} De kosten zijn verdeeld over de gemeenten die "
    "meedoen: {{ by_key }}.{% endif %}"
)
VAT = "{% if vat %} Daarbij komt {{ vat }} btw.{% endif %}"
IN_KIND = "Onze gemeente levert uren die als betaling tellen, samen {{ in_kind }}. Te betalen blijft {{ to_pay }}."
UNCOVERED = (
    "Van de gezamenlijke kosten is {{ uncovered }} niet gedekt door bijdragen. {% if carried_by %}Dat bedrag wordt "
    "gedragen door {{ carried_by }}.{% else %}Wie dat bedrag draagt, is nog niet besloten.{% endif %}"
)
NOT_PAYING = "Onze gemeente doet in {{ year }} niet mee in de kosten en betaalt dus niets."
NOT_KNOWN = "Voor {{ year }} is nog geen bijdrage vastgesteld."
NOTE = "{% for one in promises %}{{ one }} {% endfor %}"


def _money(paper: Paper, more: str = "") -> None:
    """What it costs the municipality, with the promise in a footnote; or why nothing can be said of it."""
    paper.text("{%p if share %}")
    said = paper.document.add_paragraph(SHARE)
    said.add_run("{% if promises %}")
    noted(said, paper.document, NOTE)
    said.add_run("{% endif %}." + VAT + " " + FIRMNESS)
    paper.each("shares", announced="Dat bedrag bestaat uit:").when("in_kind", IN_KIND)
    if more:
        paper.each(more, announced="Verdeling over de taakvelden:")
    paper.when("uncovered", UNCOVERED).text("{%p endif %}")
    paper.when("not_paying", NOT_PAYING).when("not share and not not_paying", NOT_KNOWN)


def _plan(paper: Paper) -> None:
    paper.text(PLAN).each("working_groups", announced="De regio heeft deze werkgroepen:")
    paper.each("decisions", announced="In onze gemeente staat het op {{ day }} zo met de besluiten:")
    paper.when("not decisions", NO_DECISIONS)


def council_letter() -> Paper:
    """What the college tells the council about the task, in a period."""
    paper = Paper().opening()
    paper.text(
        "Met deze brief informeren wij u over het toezicht op de seksbranche in {{ period }}. Wij beschrijven de stand "
        "op {{ day }}."
    )
    paper.head("Waarom gemeenten dit doen").text(*WHY)
    paper.head("Wat wij willen bereiken").text(AIM)
    paper.head("Hoe het is georganiseerd").text(ORGANISED)
    paper.head("Wat onze gemeente zelf blijft doen").text(OWN)
    _plan(paper.head("Het uitvoeringsplan"))
    paper.each("decided", announced="In {{ period }} is in onze gemeente besloten:")
    paper.head("Wat nog open is").each("open_subjects", announced="Deze onderwerpen zijn nog niet afgerond:")
    paper.when("not open_subjects", NOTHING_OPEN)
    _money(paper.head("Wat het kost"))
    paper.each("attachments", announced="Bij deze brief horen deze bijlagen:")
    paper.head("Hebt u vragen?").text(
        "Stel uw vragen gerust{% if contact %}. U bereikt ons via: {{ contact }}{% endif %}. Noem daarbij ons kenmerk "
        "{{ reference }}."
    )
    return paper.signed_by_two("secretary", "secretaris")


def college_proposal() -> Paper:
    """What the college is asked to decide about the task, in a period."""
    paper = Paper()
    sender = paper.document.add_paragraph()
    sender.add_run("Gemeente {{ municipality }}").bold = True
    sender.add_run("{% if office %}\n{{ office }}{% endif %}")
    sender.paragraph_format.space_after = Pt(12)
    paper.document.add_heading("Voorstel aan het college van burgemeester en wethouders", 1)
    paper.facts(
        ("Onderwerp", "{{ subject }}"),
        ("Portefeuillehouder", "{{ portfolio_holder }}"),
        ("Datum", "{{ date }}"),
        ("Ons kenmerk", "{{ reference }}"),
        ("Periode", "{{ period }}, stand op {{ day }}"),
        label=40,
    )
    paper.head("Voorgesteld besluit").each("points", announced="Wij stellen het college voor:", numbered=True)
    paper.head("Waar het om gaat").text(*WHY, AIM, ORGANISED, OWN)
    _plan(paper.head("Het uitvoeringsplan"))
    paper.head("Argumenten").each("reasons")
    paper.head("Alternatieven en kanttekeningen").text(
        "Alleen verdergaan. Zonder samenwerking houdt onze gemeente zelf toezicht. Zij moet dan zelf genoeg "
        "toezichthouders aanwijzen en opleiden: een controle gebeurt altijd met twee. De taak zelf blijft in elk geval "
        "bij de gemeente.",
        "Later besluiten. Dan blijft open wat nu open is{% if open_subjects %}; zie onder Vervolg{% endif %}.",
    )
    paper.when(
        "stage == 'indicatief'",
        "Het bedrag staat nog niet vast. De definitieve verdeling kan anders uitkomen{% if promises %}, maar er is een "
        "toezegging over het hoogste bedrag{% endif %}.",
    )
    _money(paper.head("Financiën"), "taakvelden")
    paper.head("Privacy").text(
        "Het systeem van de regio houdt geen register bij van mensen die in de branche werken. Op een dienstverlener "
        "zoeken kan niet."
    ).each("privacy")
    paper.head("Communicatie").text(
        "{% if informs_council %}De raad krijgt een raadsinformatiebrief. {% endif %}Over personen en over "
        "afzonderlijke bedrijven maken wij niets bekend."
    )
    paper.head("Vervolg").each("next_steps").each("open_subjects", announced="Nog open op {{ day }}:")
    paper.when("not open_subjects", NOTHING_OPEN)
    paper.head("Bijlagen").each("attachments").when("not attachments", "Geen.")
    return paper


PAPERS: dict[str, Callable[[], Paper]] = {"council_letter": council_letter, "college_proposal": college_proposal}
