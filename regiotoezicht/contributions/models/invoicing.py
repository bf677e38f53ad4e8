"""What an e-invoice must say about a municipality."""

from django.db import models

from regiotoezicht.contributions.invoices.rules import Said
from regiotoezicht.contributions.models.plans import RETENTION, may_read_plans
from regiotoezicht.contributions.rules import SHARE_READ
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.organisation.models import Municipality


class InvoiceDetailsQuerySet(models.QuerySet["InvoiceDetails"]):
    """Invoice details by who may see them."""

    def visible_to(self, actor: Actor) -> "InvoiceDetailsQuerySet":
        """All for controllers; those of the own municipality for its policy officers."""
        own = actor.reach(SHARE_READ)
        if may_read_plans(actor):
            return self
        return self.filter(own.within() if own else NOTHING)


class InvoiceDetails(models.Model):
    """By what a municipality is known on an e-invoice, that it sends or gets (*factuurgegevens*).

    One row for each municipality, as it is now: an invoice goes to where it is received today.
    """

    municipality = models.OneToOneField(
        Municipality, models.PROTECT, related_name="invoice_details", verbose_name="gemeente"
    )
    oin = models.CharField("OIN", max_length=20, blank=True)
    kvk = models.CharField("KvK-nummer", max_length=8, blank=True)
    vat_number = models.CharField("btw-nummer", max_length=14, blank=True)
    street = models.CharField("straat of postbus", max_length=80, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    city = models.CharField("plaats", max_length=60, blank=True)
    buyer_reference = models.CharField("referentie van de koper", max_length=40, blank=True)

    objects = InvoiceDetailsQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality oin kvk vat_number street postcode city buyer_reference", retention=RETENTION
    )

    class Meta:
        ordering = ("municipality__name",)

    def __str__(self) -> str:
        return f"factuurgegevens van {self.municipality}"

    @property
    def said(self) -> Said:
        """What is known, apart from whose it is."""
        return Said(**{name: getattr(self, name) for name in vars(Said())})
