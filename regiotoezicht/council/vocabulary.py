"""The words of the papers for council and college."""

from django.db.models import TextChoices


class Paper(TextChoices):
    """What is made (*stuk*)."""

    LETTER = "letter", "raadsinformatiebrief"
    PROPOSAL = "proposal", "collegevoorstel"


class Point(TextChoices):
    """A point of the decision that is proposed to the college (*beslispunt*)."""

    NOTE = "note", "kennisnemen van de stand van het toezicht"
    ADOPT = "adopt", "vaststellen wat nog aan het college wordt gevraagd"
    PAY = "pay", "de bijdrage betalen, met de dekking"
    DESIGNATE = "designate", "toezichthouders aanwijzen"
    MANDATE = "mandate", "mandaat regelen"
    INFORM = "inform", "de gemeenteraad informeren"


_AWB = "van de Algemene wet bestuursrecht"
REASONS: dict[Point, str] = {
    Point.NOTE: "De taak ligt sinds 2022 bij de gemeenten. Het college blijft verantwoordelijk, ook als een district "
    "het werk doet.",
    Point.ADOPT: "Met dezelfde afspraken werken de gemeenten op één manier, en weten bedrijven waar zij aan toe zijn.",
    Point.PAY: "Alleen zou onze gemeente zelf toezichthouders, opleiding en een systeem moeten betalen.",
    Point.DESIGNATE: "Zonder aanwijzing door onze gemeente mag een toezichthouder hier niet controleren (artikel 5:11 "
    f"{_AWB}).",
    Point.MANDATE: f"Zonder mandaat ondertekent niemand een besluit namens het bestuur (artikel 10:1 {_AWB}).",
    Point.INFORM: "Het college geeft de raad de inlichtingen die hij voor zijn werk nodig heeft (artikel 169 van de "
    "Gemeentewet).",
}
"""Why the college should decide so."""
