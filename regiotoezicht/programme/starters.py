"""Plans to begin with: the subjects of the region in own sentences, copied into a plan that is then edited.

Days are months after the start of the plan. What a district does is given to the coordinator of each district.
"""

from dataclasses import dataclass, field

from regiotoezicht.access.roles import Role
from regiotoezicht.programme.vocabulary import Direction, PlanKind

OWNER, CONTROLLER, ICT = Role.PROGRAMME_OWNER, Role.REGION_CONTROLLER, Role.FUNCTIONAL_ADMINISTRATOR
TEAMS = Role.COORDINATOR
"""The one function here that is held per district."""
MONTHS = 24
UP, DOWN = Direction.UP, Direction.DOWN


@dataclass(frozen=True)
class Act:
    """An action: its title, function, from and until which month, and the keys of the actions for which it waits."""

    key: str
    title: str
    role: Role
    start: int
    end: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A product with its actions."""

    title: str
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Stream:
    """A workstream with its products."""

    title: str
    products: tuple[Made, ...]


@dataclass(frozen=True)
class Aim:
    """A goal: its indicators (name, unit, direction, target, month) and its workstreams."""

    title: str
    indicators: tuple[tuple[str, str, Direction, int, int], ...]
    streams: tuple[Stream, ...] = field(default=())


_TRADE = Aim(
    "Een veilige en gezonde branche",
    (
        ("Opgeleide toezichthouders in de regio", "personen", UP, 32, 12),
        ("Gemeenten die gereed zijn voor de eerste controle", "gemeenten", UP, 32, 12),
        ("Vergunde bedrijven die in een jaar zijn gecontroleerd", "procent", UP, 100, 24),
    ),
    (
        Stream(
            "Organisatie",
            (
                Made(
                    "Drie districtsteams die kunnen beginnen",
                    (
                        Act("plan", "Uitvoeringsplan aan de colleges voorleggen", OWNER, 0, 3),
                        Act("triangles", "Werkwijze aan de driehoeken voorleggen", OWNER, 1, 5),
                        Act("teams", "Districtsteam samenstellen uit de deelnemende gemeenten", TEAMS, 3, 6, ("plan",)),
                    ),
                ),
                Made(
                    "Sturing op het programma",
                    (
                        Act("steering", "Vergaderritme van de stuurgroep afspreken", OWNER, 0, 1),
                        Act("evaluation", "Eerste jaar evalueren met teams en partners", OWNER, 14, 18, ("first",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Juridisch",
            (
                Made(
                    "Bevoegdheden die bij de rechter standhouden",
                    (
                        Act("designations", "Modelbesluit voor aanwijzing en mandaat maken", OWNER, 0, 2),
                        Act("rules", "Lokale regels per gemeente in kaart brengen", OWNER, 1, 4),
                        Act("ladder", "Voorbeeld voor een sanctieladder voorleggen", OWNER, 4, 7, ("rules",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Personeel",
            (
                Made(
                    "32 opgeleide toezichthouders",
                    (
                        Act("recruit", "Per gemeente toezichthouders laten voordragen", OWNER, 3, 6, ("plan",)),
                        Act("train", "Basisopleiding toezicht en signalen geven", OWNER, 6, 9, ("recruit",)),
                        Act("works", "Instemming van de ondernemingsraden vragen", OWNER, 2, 6),
                    ),
                ),
            ),
        ),
        Stream(
            "Huisvesting",
            (
                Made(
                    "Een plek om te werken en om te spreken",
                    (Act("rooms", "Werkplek en spreekkamer voor het districtsteam regelen", TEAMS, 2, 5),),
                ),
            ),
        ),
        Stream(
            "Voorzieningen",
            (
                Made(
                    "Middelen voor veilige controles",
                    (Act("phones", "Telefoons, noodknop en legitimatiebewijzen aanschaffen", OWNER, 3, 7),),
                ),
            ),
        ),
        Stream(
            "Financiën",
            (
                Made(
                    "Bijdragen die vooraf bekend zijn",
                    (
                        Act("costs", "Kostenplan en verdeelsleutel opstellen", CONTROLLER, 0, 2),
                        Act("share", "Bijdragen definitief vaststellen", CONTROLLER, 3, 6, ("costs", "plan")),
                        Act("settle", "Eerste jaar afrekenen met kosten en uren", CONTROLLER, 13, 16, ("share",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Gezondheid met de GGD",
            (
                Made(
                    "Zorg en toezicht uit elkaar en toch samen",
                    (
                        Act("ggd", "Met de GGD afspreken wie hygiëne bekijkt en wie gezondheid bespreekt", OWNER, 2, 6),
                        Act("leaflet", "Informatie over hulp en gezondheid in meer talen maken", OWNER, 6, 9, ("ggd",)),
                    ),
                ),
            ),
        ),
    ),
)
_ABUSE = Aim(
    "Misstanden worden tegengegaan",
    (
        ("Rapporten waarop de gemeente op tijd heeft beslist", "procent", UP, 95, 24),
        ("Dagen tussen een melding en de controle, gemiddeld", "dagen", DOWN, 14, 24),
    ),
    (
        Stream(
            "Werkprocessen",
            (
                Made(
                    "Eén manier van werken in drie districten",
                    (
                        Act("process", "Werkprocessen van melding tot maatregel beschrijven", OWNER, 2, 6),
                        Act("tryout", "Werkwijze in het district proefdraaien", TEAMS, 9, 10, ("process", "train")),
                        Act("first", "Eerste controles doen", TEAMS, 10, 13, ("tryout", "designations", "transfer")),
                    ),
                ),
            ),
        ),
        Stream(
            "ICT",
            (
                Made(
                    "Systemen die aan de eisen voldoen",
                    (
                        Act("demands", "Eisen uit de werkprocessen afleiden", ICT, 6, 7, ("process",)),
                        Act("security", "Beveiliging laten toetsen", ICT, 7, 9, ("demands",)),
                        Act("golive", "Systeem per district in gebruik nemen", TEAMS, 9, 10, ("security", "dpia")),
                    ),
                ),
            ),
        ),
        Stream(
            "Privacy",
            (
                Made(
                    "Gegevens delen op een vaste grondslag",
                    (
                        Act("dpia", "DPIA opstellen en door de gemeenten laten vaststellen", OWNER, 2, 7),
                        Act("processor", "Model voor een verwerkersovereenkomst maken", OWNER, 3, 6),
                        Act("joint", "Onderlinge regeling voor gezamenlijk werk sluiten", OWNER, 7, 9, ("dpia",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Overdracht van de politie",
            (
                Made(
                    "Taken over, gegevens alleen waar de wet dat toelaat",
                    (
                        Act("inventory", "Met de politie opsommen welke soorten gegevens er zijn", OWNER, 1, 3),
                        Act("grounds", "Per soort artikel en besluit vastleggen", OWNER, 3, 6, ("inventory",)),
                        Act("transfer", "Taak overdragen en afspraken over bijstand maken", OWNER, 6, 9, ("grounds",)),
                    ),
                ),
            ),
        ),
    ),
)
_REPORTING = Aim(
    "Elk signaal komt op de goede plek",
    (
        ("Gemeenten met een aandachtsfunctionaris", "gemeenten", UP, 32, 6),
        ("Medewerkers die de training signalen herkennen volgden", "personen", UP, 200, 18),
    ),
    (
        Stream(
            "Aandachtsfunctionarissen",
            (
                Made(
                    "In elke gemeente iemand die signalen aanneemt",
                    (
                        Act("officers", "Elke gemeente een aandachtsfunctionaris laten aanwijzen", OWNER, 0, 4),
                        Act("meet", "Overleg van aandachtsfunctionarissen beginnen", OWNER, 4, 6, ("officers",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Melden en doorgeven",
            (
                Made(
                    "Een meldroute die iedereen kent",
                    (
                        Act("route", "Interne meldroute per gemeente beschrijven", OWNER, 1, 5),
                        Act("partners", "Afspraken maken met politie, RIEC en zorg- en veiligheidshuis", OWNER, 2, 7),
                        Act("signals", "Medewerkers van balies en wijkteams trainen", OWNER, 6, 14, ("route",)),
                    ),
                ),
            ),
        ),
    ),
)
_HELP = Aim(
    "Slachtoffers krijgen hulp in de eigen gemeente",
    (("Gemeenten met een piketnummer van de zorg", "gemeenten", UP, 32, 12),),
    (
        Stream(
            "Zorg en opvang",
            (
                Made(
                    "Zorgcoördinatie die altijd bereikbaar is",
                    (
                        Act("contract", "Contract voor zorgcoördinatie sluiten", OWNER, 2, 6, ("budget",)),
                        Act("shelter", "Regionale opvangplekken afspreken", OWNER, 3, 10),
                        Act("aftercare", "Nazorg per gemeente regelen", OWNER, 6, 14, ("contract",)),
                    ),
                ),
            ),
        ),
        Stream(
            "Geld",
            (
                Made(
                    "Een begroting voor de looptijd",
                    (
                        Act("budget", "Begroting opstellen en laten vaststellen", CONTROLLER, 0, 2),
                        Act("account", "Uitgaven van het eerste jaar verantwoorden", CONTROLLER, 12, 15, ("budget",)),
                    ),
                ),
            ),
        ),
    ),
)
STARTERS: dict[PlanKind, tuple[Aim, ...]] = {
    PlanKind.IMPLEMENTATION: (_TRADE, _ABUSE),
    PlanKind.TRAFFICKING: (_REPORTING, _HELP),
}
"""The goals of each kind of plan."""


def acts_of(kind: PlanKind) -> list[Act]:
    """The actions of a starter plan, in order."""
    streams = [stream for aim in STARTERS[kind] for stream in aim.streams]
    return [act for stream in streams for made in stream.products for act in made.acts]
