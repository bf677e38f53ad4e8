"""The words of readiness. Stored by code, shown in Dutch."""

from django.db.models import TextChoices


class Item(TextChoices):
    """What a municipality needs before its first control (*onderdeel van de gereedheid*)."""

    PARTICIPATION = "participation", "overeenkomst met het district"
    SUPERVISORS = "supervisors", "twee aangewezen toezichthouders"
    MANDATE = "mandate", "mandaat om te ondertekenen"
    RULES = "rules", "vastgestelde lokale regels"
    LADDER = "ladder", "sanctieladder"
    DPIA = "dpia", "DPIA"
    WORKS_COUNCIL = "works_council", "instemming van de ondernemingsraad"
    TRAINED = "trained", "twee opgeleide toezichthouders"
    CONTACT_OFFICER = "contact_officer", "aandachtsfunctionaris mensenhandel"
    CARE_ROUTE = "care_route", "piketnummer van de zorg"


BY_HAND = (Item.DPIA, Item.WORKS_COUNCIL)
"""What no other room knows: the policy officer records it."""

REFUSES = frozenset({Item.PARTICIPATION, Item.SUPERVISORS})
"""What planning refuses a round for, by its own rules."""

WHY: dict[Item, str] = {
    Item.PARTICIPATION: "Zonder overeenkomst treedt het district hier niet op.",
    Item.SUPERVISORS: "Artikel 5:11 Awb; een controle gebeurt altijd met twee (CCV-werkwijze).",
    Item.MANDATE: "Artikel 10:1 Awb: zonder mandaat tekent niemand een besluit namens het bestuur.",
    Item.RULES: "Een overtreding staat vooraf in een wet of verordening (artikel 5:4 Awb).",
    Item.LADDER: "Zonder ladder is er geen voorstel voor een maatregel.",
    Item.DPIA: "Artikel 35 AVG: de risico's zijn beoordeeld voordat de verwerking begint.",
    Item.WORKS_COUNCIL: "Artikel 27, eerste lid, onder l WOR: een logboek van wat medewerkers doen is een "
    "personeelsvolgsysteem.",
    Item.TRAINED: "Van de aangewezen toezichthouders hebben er twee een geldig certificaat.",
    Item.CONTACT_OFFICER: "Wie een signaal van mensenhandel ziet, moet het aan iemand kunnen doorgeven.",
    Item.CARE_ROUTE: "Wie hulp vraagt, moet meteen iemand kunnen spreken.",
}


class Course(TextChoices):
    """What supervisors are trained in (*opleiding*)."""

    SUPERVISION = "supervision", "toezicht op de seksbranche"
    SIGNALS = "signals", "signalen van mensenhandel herkennen"
    REFRESHER = "refresher", "bijscholing toezicht"


TRAINS = (Course.SUPERVISION, Course.REFRESHER)
"""The courses after which somebody counts as a trained supervisor."""


class Organ(TextChoices):
    """Who decides (*orgaan*)."""

    COLLEGE = "college", "college"
    MAYOR = "mayor", "burgemeester"
    TRIANGLE = "triangle", "driehoek"
    COUNCIL = "council", "gemeenteraad"


class State(TextChoices):
    """How a decision stands in a municipality (*stand van een besluit*)."""

    NOT_YET = "not_yet", "nog niet voorgesteld"
    PROPOSED = "proposed", "voorgesteld"
    AGENDA = "agenda", "op de agenda"
    ADOPTED = "adopted", "vastgesteld"
    AMENDED = "amended", "gewijzigd vastgesteld"
    REFUSED = "refused", "verworpen"


TONES: dict[State, str] = {
    State.NOT_YET: "neutral",
    State.PROPOSED: "info",
    State.AGENDA: "info",
    State.ADOPTED: "ok",
    State.AMENDED: "ok",
    State.REFUSED: "error",
}
"""How a state shows."""


class PlanKind(TextChoices):
    """What a plan is for (*soort plan*). Of each kind one is open at a time."""

    IMPLEMENTATION = "implementation", "Uitvoeringsplan toezicht seksbranche"
    TRAFFICKING = "trafficking", "Uitvoeringsplan aanpak mensenhandel"


class Part(TextChoices):
    """What a plan is made of above its actions (*onderdeel van een plan*)."""

    GOAL = "doel", "doel"
    WORKSTREAM = "spoor", "werkspoor"
    PRODUCT = "product", "product"


class Progress(TextChoices):
    """How an action stands (*stand van een actie*)."""

    PLANNED = "planned", "gepland"
    BUSY = "busy", "bezig"
    STUCK = "stuck", "loopt vast"
    DONE = "done", "gereed"
    DROPPED = "dropped", "vervallen"


PROGRESS_TONES: dict[Progress, str] = {
    Progress.PLANNED: "neutral",
    Progress.BUSY: "info",
    Progress.STUCK: "error",
    Progress.DONE: "ok",
    Progress.DROPPED: "neutral",
}
"""How the state of an action shows."""

OPEN_PROGRESS = (Progress.PLANNED, Progress.BUSY, Progress.STUCK)
"""The states in which something is still to be done."""


class Direction(TextChoices):
    """Which way an indicator should go (*richting*)."""

    UP = "up", "ten minste"
    DOWN = "down", "ten hoogste"


class TransferKind(TextChoices):
    """Kinds of things that the police had for this task (*soort*)."""

    TASK = "task", "de taak en de werkafspraken"
    EQUIPMENT = "equipment", "middelen zonder gegevens"
    FIGURES = "figures", "aantallen en cijfers"
    BUSINESSES = "businesses", "gegevens over bedrijven en panden"
    OPEN_CASES = "open_cases", "lopende zaken over bedrijven"
    CLOSED_CASES = "closed_cases", "afgesloten zaken over bedrijven"
    WORKERS = "workers", "gegevens over mensen die dit werk doen"


WITHOUT_DATA = frozenset({TransferKind.TASK, TransferKind.EQUIPMENT, TransferKind.FIGURES})
"""The kinds in which there are no police data."""


class Transfer(TextChoices):
    """What happens to something that the police had (*stand van de overdracht*)."""

    LISTED = "listed", "nog te besluiten"
    TAKEN = "taken", "overgenomen"
    LEFT = "left", "niet overgenomen"


TRANSFER_TONES: dict[Transfer, str] = {Transfer.LISTED: "info", Transfer.TAKEN: "ok", Transfer.LEFT: "neutral"}
"""How it shows."""
