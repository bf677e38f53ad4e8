"""Businesses, the premises in which they are, and who answers for them."""

import re
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.text_search import folded
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.premises.rules import KIND_CHOICES, PREMISES_READ, PartyRole


class BusinessQuerySet(models.QuerySet["Business"]):
    """Businesses by who may see them."""

    def visible_to(self, actor: Actor) -> "BusinessQuerySet":
        """What the actor may read by office or designation."""
        return self.filter(actor.reach(PREMISES_READ).within())


class Business(models.Model):
    """A business as one municipality knows it (*bedrijf*): the name on the door and its KvK number of 8 digits."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")
    name = models.CharField("naam", max_length=200)
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True)

    objects = BusinessQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality district",
        confidential="name kvk",
        retention="selectielijst 11.1: een jaar na het einde van de laatste vergunning",
    )

    class Meta:
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "name"), name="business_by_name"),
        )

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """Who answers for a business (*exploitant, beheerder, eigenaar*). Never somebody who works in it."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="parties", verbose_name="bedrijf")
    role = models.CharField("rol", max_length=10, choices=PartyRole.choices)
    name = models.CharField("naam", max_length=200)
    is_natural = models.BooleanField("natuurlijk persoon")

    privacy = Classified(
        plain="id business role is_natural",
        personal="name",
        retention="selectielijst 11.1: een jaar na het einde van de laatste vergunning",
    )

    class Meta:
        ordering = ("role", "pk")
        constraints = (models.UniqueConstraint(fields=("business", "role", "name"), name="party_once_in_a_role"),)

    def __str__(self) -> str:
        return f"{self.get_role_display()} van {self.business_id}"


class PremisesQuerySet(models.QuerySet["Premises"]):
    """Business premises by who may see them."""

    def visible_to(self, actor: Actor) -> "PremisesQuerySet":
        """What the actor may read by office or designation."""
        return self.filter(actor.reach(PREMISES_READ).within())


class Premises(models.Model):
    """The place of a business (*bedrijfspand*). Never a dwelling: the database refuses that kind.

    `business` is the business that is there now, `kind` what it is; both follow the permit granted last. The number
    may be unknown; `addition` is what stands behind it ("a", "bis", "-46").
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, blank=True, related_name="premises", verbose_name="bedrijf"
    )
    kind = models.CharField("soort", max_length=10, choices=KIND_CHOICES)
    street = models.CharField("straat", max_length=200)
    number = models.PositiveIntegerField(
        "huisnummer", null=True, blank=True, validators=(MinValueValidator(1), MaxValueValidator(99_999))
    )
    addition = models.CharField("toevoeging", max_length=30, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    place = models.CharField("plaats", max_length=80, blank=True)
    bag_id = models.CharField("BAG-nummer", max_length=16, blank=True)
    search_text = models.TextField("zoektekst", blank=True, editable=False)

    objects = PremisesQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality district kind bag_id",
        confidential="business street number addition postcode place search_text",
        retention="selectielijst 11.1: een jaar na het einde van de laatste vergunning",
    )

    class Meta:
        verbose_name = "bedrijfspand"
        constraints = (
            models.CheckConstraint(condition=~Q(kind=PremisesKind.HOME), name="premises_is_never_a_dwelling"),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "street", "id"), name="premises_by_street"),
        )

    def __str__(self) -> str:
        return self.address

    @property
    def line(self) -> str:
        """Street, number and addition as on an envelope."""
        glue = "" if re.match(r"^(?:[A-Za-z]$|[-–/])", self.addition) else " "
        number = "" if self.number is None else f" {self.number}"
        return f"{self.street}{number}{glue if self.addition else ''}{self.addition}".strip()

    @property
    def address(self) -> str:
        """The whole address on one line."""
        return ", ".join(part for part in (self.line, f"{self.postcode} {self.place}".strip()) if part)

    def set_search_text(self) -> None:
        """Write the text by which the premises are found: address, and name of the business."""
        self.search_text = folded(
            self.line,
            self.postcode,
            self.postcode.replace(" ", ""),
            self.place,
            self.business.name if self.business else "",
        )


class Trace(models.Model):
    """A keyed digest that says that a municipality knows a business or business premises, and nothing more (*spoor*).

    See `premises.traces`. No number of the business: nothing leads from here to what is known of it.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+", verbose_name="gemeente")
    digest = models.CharField("afdruk", max_length=64)

    privacy = Classified(plain="id municipality", confidential="digest", retention="zolang het bedrijf is vastgelegd")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("digest", "municipality"), name="trace_once"),)

    def __str__(self) -> str:
        return f"spoor in {self.municipality_id}"
