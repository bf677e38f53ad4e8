"""Whom a case addresses, in a compartment of that case alone, and the view of each."""

from django.db import models
from django.db.models import Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.documents.models import Paper
from regiotoezicht.enforcement.hearing import is_settled
from regiotoezicht.enforcement.models.cases import RETENTION, Case
from regiotoezicht.enforcement.models.fields import recorded_by_field
from regiotoezicht.enforcement.vocabulary import AddresseeRole, ViewWay, WaiverGround
from regiotoezicht.worklist.models import RunningTerm


class AddresseeQuerySet(models.QuerySet["Addressee"]):
    """Addressees by who may read them."""

    def visible_to(self, actor: Actor) -> "AddresseeQuerySet":
        """The addressees of the cases of which the actor may read the content."""
        return self.filter(case__in=Case.objects.whole_for(actor))

    def in_force(self) -> "AddresseeQuerySet":
        """The addressees that were not taken out again."""
        return self.filter(removed_at__isnull=True)


class Addressee(models.Model):
    """Who is addressed (*geadresseerde*), in a role. Name, address and representative lie sealed in this case.

    Basis: Awb 5:24(3), 5:32, 3:41, 2:1 (representative); AVG 9(2)(f) and UAVG 22(2)(e). In no list, search, task,
    event or URL; two rows cannot be compared.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="addressees", verbose_name="zaak")
    number = models.PositiveSmallIntegerField("nummer")
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    role = models.CharField("rol", max_length=10, choices=AddresseeRole.choices)
    name = SealedTextField("naam")
    address = SealedTextField("adres")
    representative = SealedTextField("gemachtigde", null=True)
    added_at = models.DateTimeField("toegevoegd op")
    removed_at = models.DateTimeField("vervallen op", null=True, blank=True)
    intention_sent = models.DateField("voornemen verzonden op", null=True, blank=True)
    warning_sent = models.DateField("waarschuwing verzonden op", null=True, blank=True)
    order_sent = models.DateField("besluit verzonden op", null=True, blank=True)
    lifted_on = models.DateField("last opgeheven op", null=True, blank=True)
    view_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="termijn zienswijze"
    )
    comply_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="begunstigingstermijn"
    )
    objection_term = models.ForeignKey(
        RunningTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bezwaartermijn"
    )

    objects = AddresseeQuerySet.as_manager()

    privacy = Classified(
        plain="id case number token role added_at removed_at intention_sent warning_sent order_sent lifted_on "
        "view_term comply_term objection_term",
        special="name address representative",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="addressee_once_a_number"),)

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The addressee without a name: `exploitant (1)`. For lists, tasks and terms."""
        return f"{AddresseeRole(self.role).label} ({self.number})"

    @property
    def owns_only(self) -> bool:
        """Whether this is an owner or landlord, who reads of the breach of use and of nothing that was seen."""
        return self.role == AddresseeRole.OWNER

    @property
    def lives_there(self) -> bool:
        """Whether this is a resident, who is no operator: letters speak of where she lives."""
        return self.role == AddresseeRole.RESIDENT

    @property
    def municipality_id(self) -> int:
        """An addressee belongs to the municipality of the case."""
        return self.case.municipality_id

    @property
    def district_id(self) -> int:
        """An addressee belongs to the district of the case."""
        return self.case.district_id


class View(models.Model):
    """How the moment for a view (*zienswijze*) ended for one addressee, and how what was said was weighed.

    Basis: Awb 4:8, 4:9, 4:11; 3:46.
    """

    addressee = models.OneToOneField(Addressee, models.PROTECT, related_name="view", verbose_name="geadresseerde")
    way = models.CharField("hoe", max_length=10, choices=ViewWay.choices)
    ground = models.CharField("grond", max_length=12, choices=WaiverGround.choices, blank=True)
    received_date = models.DateField("gegeven op", null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="stuk")
    note = models.TextField("aantekening", max_length=4000, blank=True)
    weighing = models.TextField("weging", max_length=8000, blank=True)
    token = models.UUIDField("sleutel van het formulier", unique=True, editable=False)
    settled_at = models.DateTimeField("vastgelegd op")
    settled_by = recorded_by_field()

    privacy = Classified(
        plain="id addressee way ground received_date paper token settled_at",
        confidential="note weighing",
        personal="settled_by",
        retention=RETENTION,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(way=ViewWay.WAIVED) | ~Q(ground=""), name="view_waived_on_a_ground"),
        )

    def __str__(self) -> str:
        return self.get_way_display()

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits any more before a decision."""
        return is_settled(self.way, self.weighing)
