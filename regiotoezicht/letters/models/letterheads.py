"""What a municipality puts in its letters about itself."""

from typing import ClassVar

from django.db import models

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters.templating.rules import TEMPLATE_READ
from regiotoezicht.organisation.models import Dated, Municipality, ends_after_start


class LetterheadQuerySet(models.QuerySet["Letterhead"]):
    """Letterheads by who may read them."""

    def visible_to(self, actor: Actor) -> "LetterheadQuerySet":
        """Those of the municipalities in which the actor may read the templates."""
        return self.filter(actor.reach(TEMPLATE_READ).within())


class Letterhead(Dated):
    """The office that a letter comes from, where to object, appeal and pay, for one period (*briefgegevens*).

    It names a function and never a person. A newer one follows the one that holds; it is never changed.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="letterheads", verbose_name="gemeente")
    office = models.CharField("afdeling", max_length=80)
    address = models.CharField("postadres", max_length=200)
    return_address = models.CharField("retouradres", max_length=120)
    phone = models.CharField("telefoon van de afdeling", max_length=20)
    email = models.EmailField("e-mailadres van de afdeling", max_length=120)
    contact_function = models.CharField("contact (functie)", max_length=80)
    court = models.CharField("bevoegde rechtbank", max_length=80)
    # What older letterheads do not say yet is empty; whoever lays down a new one fills in all of it.
    court_address = models.CharField("postadres van de rechtbank", max_length=200, blank=True)
    objection_office = models.CharField("afdeling voor bezwaar", max_length=80, blank=True)
    objection_address = models.CharField("postadres voor bezwaar", max_length=200, blank=True)
    iban = models.CharField("rekeningnummer (IBAN)", max_length=34, blank=True)
    account_name = models.CharField("op naam van", max_length=80, blank=True)

    objects = LetterheadQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality office address return_address phone email contact_function court court_address "
        "objection_office objection_address iban account_name",
        retention="selectielijst 20.1.5: vijf jaar nadat andere gegevens gelden",
    )

    class Meta:
        ordering = ("-from_date",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            ends_after_start("letterhead_ends_after_start"),
            models.UniqueConstraint(fields=("municipality", "from_date"), name="letterhead_one_start_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.office}, {self.municipality}"

    @property
    def contact(self) -> str:
        """How to reach the office, as a letter says it."""
        phone = self.phone.replace(" ", "\u00a0")  # a number does not break over two lines
        return f"{self.contact_function} ({self.office}), telefoon {phone}, e-mail {self.email}"

    @property
    def account(self) -> str:
        """The bank account in groups of four that stay on one line: `NL79 DEMO 0000 0000 00`."""
        groups = (self.iban[at : at + 4] for at in range(0, len(self.iban), 4))
        return "\u00a0".join(groups)

    def lines(self, *said: str) -> str:
        """Lines under each other as on an envelope, an address split at its commas; empty when something is missing."""
        if not all(said):
            return ""
        return "\n".join(line.strip() for one in said for line in one.split(",") if line.strip())
