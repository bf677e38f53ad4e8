"""Agreements between municipalities, a district and partners."""

from datetime import date

from django.db import models

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Dated, District, Municipality, Participation, Partner, ends_after_start
from regiotoezicht.organisation.rules import Arrangement, in_force
from regiotoezicht.sharing.agreements import rules
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements by who may see them."""

    def visible_to(self, actor: Actor) -> "AgreementQuerySet":
        """The agreements of the municipalities in which the actor reads them."""
        reach = actor.reach(rules.AGREEMENT_READ)
        return self.filter(pk__in=Agreement.municipalities.through.objects.filter(reach.within()).values("agreement"))

    def between(self, municipality_id: int, partner_id: int, on: date) -> "AgreementQuerySet":
        """Those that hold on a day between a municipality and a partner."""
        return self.filter(in_force(on), municipalities=municipality_id, partner=partner_id)


class Agreement(Dated):
    """An agreement on sharing (*afspraak*): who, on which ground, for what, which kinds of data, and until when.

    `purposes` and `categories` hold codes between spaces. That a district acts for a municipality at all stands on the
    participation alone; a service agreement or arrangement here is the paper behind it.
    """

    kind = models.CharField("soort", max_length=16, choices=Kind.choices)
    municipalities = models.ManyToManyField(Municipality, related_name="+", verbose_name="gemeenten")
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="district"
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name="ketenpartner"
    )
    article = models.CharField("grondslag (artikel)", max_length=80)
    reference = models.CharField("kenmerk", max_length=80)
    purposes = models.CharField("doelen", max_length=200)
    categories = models.CharField("soorten gegevens", max_length=200)

    objects = AgreementQuerySet.as_manager()

    privacy = Classified(
        plain="id kind municipalities district partner article reference purposes categories",
        retention="selectielijst 16.1.2: blijvend",
    )

    class Meta:
        ordering = ("kind", "-from_date", "pk")
        constraints = (ends_after_start("agreement_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    @property
    def purpose_labels(self) -> list[str]:
        """The purposes in Dutch."""
        return [Purpose(code).label for code in self.purposes.split()]

    @property
    def category_labels(self) -> list[str]:
        """The kinds of data in Dutch."""
        return [Category(code).label for code in self.categories.split()]


def arrangement_of(municipality_id: int, district_id: int, on: date) -> Arrangement | None:
    """As what a district works for a municipality on a day; None when it does not."""
    found = Participation.objects.filter(in_force(on), municipality=municipality_id, district=district_id)
    code = found.values_list("arrangement", flat=True).first()
    return Arrangement(code) if code else None
