"""What a rule set says besides its articles and ladder: who decides, how many, when and where."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from regiotoezicht.bylaws.models.sets import RETENTION, RuleSet
from regiotoezicht.bylaws.vocabulary import AreaRule, Days, MeasureKind, PremisesKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.organisation.rules import Body


class Part(models.Model):
    """One line of a rule set. Lines come and go with a draft and stand still once it is adopted."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="+", verbose_name="regels")

    privacy = Classified(plain="id rule_set", retention=RETENTION)

    class Meta:
        abstract = True

    slug: ClassVar[str]
    """The word that names this kind of line in an URL and on a sheet."""
    once: ClassVar[tuple[str, ...]]
    """The fields of which a set holds each combination once."""
    heading: ClassVar[str]
    """What stands above the lines of this kind."""
    one: ClassVar[str]
    """One line of this kind in a word."""


class Competence(Part):
    """Which body decides on a measure, on which basis (*bevoegdheid*); several bodies when both have a basis.

    Basis: Gemeentewet 125 and 174; law notes C2 "Whose power".
    """

    measure = models.CharField("maatregel", max_length=20, choices=MeasureKind.choices)
    body = models.CharField("bestuursorgaan", max_length=10, choices=Body.choices)
    basis = models.CharField("grondslag", max_length=200)

    privacy = Classified(plain="measure body basis", retention=RETENTION)
    slug = "bevoegdheid"
    heading = "Wie beslist"
    one = "Bevoegdheid"
    once = ("measure", "body")

    class Meta:
        ordering = ("rule_set", "measure", "pk")
        constraints = (
            models.UniqueConstraint(fields=("rule_set", "measure", "body"), name="competence_once_in_a_set"),
        )

    def __str__(self) -> str:
        return f"{self.get_measure_display()}: {self.get_body_display()}"


class Maximum(Part):
    """How many businesses of a kind may have a permit (*maximum*)."""

    kind = models.CharField("soort bedrijf", max_length=10, choices=PremisesKind.choices)
    number = models.PositiveSmallIntegerField("hoogste aantal")

    privacy = Classified(plain="kind number", retention=RETENTION)
    slug = "maximum"
    heading = "Hoogste aantallen"
    one = "Maximum"
    once = ("kind",)

    class Meta:
        ordering = ("rule_set", "kind")
        constraints = (models.UniqueConstraint(fields=("rule_set", "kind"), name="maximum_once_in_a_set"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.number}"


class OpeningHours(Part):
    """When a kind of business may be open (*openingstijden*); a closing time before the opening is the next day."""

    kind = models.CharField("soort bedrijf", max_length=10, choices=PremisesKind.choices)
    days = models.CharField("dagen", max_length=10, choices=Days.choices, default=Days.DAILY)
    opens = models.TimeField("open vanaf")
    closes = models.TimeField("gesloten vanaf")

    privacy = Classified(plain="kind days opens closes", retention=RETENTION)
    slug = "openingstijd"
    heading = "Openingstijden"
    one = "Openingstijd"
    once = ("kind", "days")

    class Meta:
        ordering = ("rule_set", "kind", "days")
        constraints = (
            models.UniqueConstraint(fields=("rule_set", "kind", "days"), name="opening_hours_once_in_a_set"),
            models.CheckConstraint(condition=~Q(opens=models.F("closes")), name="opening_hours_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_days_display()}: {self.opens:%H.%M} tot {self.closes:%H.%M} uur"


class Area(Part):
    """Where a kind of business may or may not be (*gebied*), as the by-law or a decision on it describes."""

    name = models.CharField("naam", max_length=120)
    rule = models.CharField("regel", max_length=10, choices=AreaRule.choices)
    kind = models.CharField("soort bedrijf", max_length=10, choices=PremisesKind.choices, blank=True)
    description = models.TextField("begrenzing", max_length=2_000, blank=True)

    privacy = Classified(plain="name rule kind description", retention=RETENTION)
    slug = "gebied"
    heading = "Gebieden"
    one = "Gebied"
    once = ("name", "kind")

    class Meta:
        ordering = ("rule_set", "name", "pk")
        constraints = (models.UniqueConstraint(fields=("rule_set", "name", "kind"), name="area_once_in_a_set"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.get_rule_display()}"


PARTS: dict[str, type[Part]] = {part.slug: part for part in (Competence, Maximum, OpeningHours, Area)}
"""The kinds of lines by the word that names them, in the order in which they are shown."""
