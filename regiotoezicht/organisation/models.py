"""Region, districts, municipalities, employees, designations and mandates."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.rules import (
    DESIGNATION_READ,
    EMPLOYEE_KEEP,
    INHABITANTS_KEEP,
    PARTICIPATION_KEEP,
    PARTNER_KEEP,
    Arrangement,
    Body,
    PartnerKind,
    in_force,
    is_in_force,
)


class Dated(models.Model):
    """A half-open period: from `from_date` up to, not including, `until_date`; no end means until further notice."""

    from_date = models.DateField("vanaf")
    until_date = models.DateField("tot (niet meer geldig op)", null=True, blank=True)

    privacy = Classified(plain="from_date until_date")

    class Meta:
        abstract = True

    def is_in_force(self, on: date) -> bool:
        """Whether the period holds on a day."""
        return is_in_force(self.from_date, self.until_date, on)


def ends_after_start(name: str) -> models.CheckConstraint:
    """The constraint that a period does not end before it starts."""
    return models.CheckConstraint(condition=Q(until_date__isnull=True) | Q(until_date__gte=F("from_date")), name=name)


class District(models.Model):
    """A district team of the region (*districtsteam*)."""

    code = models.CharField("code", max_length=3, unique=True)
    name = models.CharField("naam", max_length=60, unique=True)
    coordinator = models.ForeignKey(
        "Municipality", models.PROTECT, null=True, related_name="coordinates", verbose_name="coördineert"
    )

    privacy = Classified(plain="id code name coordinator", retention="blijvend")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def district_id(self) -> int:
        """A district belongs to itself: rights on it are rights within it."""
        return self.pk


class Municipality(models.Model):
    """A municipality (*gemeente*) with the dates between which it exists."""

    code = models.CharField("CBS-code", max_length=6, unique=True)
    name = models.CharField("naam", max_length=60)
    district = models.ForeignKey(District, models.PROTECT, related_name="municipalities", verbose_name="district")
    valid_from = models.DateField("bestaat sinds")
    valid_until = models.DateField("opgeheven per", null=True, blank=True)

    privacy = Classified(plain="id code name district valid_from valid_until", retention="blijvend")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        """A municipality belongs to itself: rights on it are rights within it."""
        return self.pk


class Succession(models.Model):
    """A municipality that went into another on a date (*herindeling*)."""

    predecessor = models.ForeignKey(Municipality, models.PROTECT, related_name="went_into")
    successor = models.ForeignKey(Municipality, models.PROTECT, related_name="came_from")
    date = models.DateField("per")

    privacy = Classified(plain="id predecessor successor date", retention="blijvend")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),)

    def __str__(self) -> str:
        return f"{self.predecessor} > {self.successor}"


class InhabitantsLoadQuerySet(models.QuerySet["InhabitantsLoad"]):
    """Loads by who may see them."""

    def visible_to(self, actor: Actor) -> "InhabitantsLoadQuerySet":
        """All of them, for whoever keeps the numbers: they are public."""
        return self if actor.reach(INHABITANTS_KEEP).region else self.none()


class InhabitantsLoad(models.Model):
    """One taking in of numbers of inhabitants (*inlezing*): from which file, when. `token` is the mark of the form."""

    source = models.CharField("bron", max_length=120)
    loaded_at = models.DateTimeField("ingelezen op")
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    objects = InhabitantsLoadQuerySet.as_manager()

    privacy = Classified(plain="id source loaded_at token", retention="blijvend")

    class Meta:
        ordering = ("-loaded_at",)

    def __str__(self) -> str:
        return self.source


class InhabitantsQuerySet(models.QuerySet["Inhabitants"]):
    """Numbers of inhabitants: those that hold, and those that a later file corrected."""

    def current(self) -> "InhabitantsQuerySet":
        """The numbers that no later file corrected."""
        return self.filter(replaced_at__isnull=True)


class Inhabitants(models.Model):
    """The number of inhabitants of a municipality on a reference date, with its source.

    A number that a later file corrects stays, with the moment on which it was replaced.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="inhabitants")
    reference_date = models.DateField("peildatum")
    count = models.PositiveIntegerField("aantal inwoners")
    source = models.CharField("bron", max_length=120)
    load = models.ForeignKey(
        InhabitantsLoad, models.PROTECT, null=True, blank=True, related_name="numbers", verbose_name="inlezing"
    )
    replaced_at = models.DateTimeField("vervangen op", null=True, blank=True)

    objects = InhabitantsQuerySet.as_manager()

    privacy = Classified(plain="id municipality reference_date count source load replaced_at", retention="blijvend")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("municipality", "reference_date"),
                condition=Q(replaced_at__isnull=True),
                name="inhabitants_once_a_date",
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality} {self.reference_date}: {self.count}"


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Participations by who may see them."""

    def visible_to(self, actor: Actor) -> "ParticipationQuerySet":
        """The participations of the municipalities in which the actor keeps them."""
        return self.filter(actor.reach(PARTICIPATION_KEEP).within())


class Participation(Dated):
    """The agreement by which the district acts for a municipality; without it the district sees nothing there.

    `arrangement` says as what it acts: a processor carries out and decides nothing (AVG 28), see
    `sharing.agreements.arrangements`.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="participations")
    district = models.ForeignKey(District, models.PROTECT, related_name="participations")
    reference = models.CharField("kenmerk van de overeenkomst", max_length=80)
    arrangement = models.CharField("werkt als", max_length=10, choices=Arrangement.choices, default=Arrangement.JOINT)

    objects = ParticipationQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality district reference arrangement",
        retention="selectielijst 16.1.2: blijvend",
    )

    class Meta:
        constraints = (ends_after_start("participation_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.municipality} in {self.district}"


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Partner organisations by who may keep them."""

    def visible_to(self, actor: Actor) -> "PartnerQuerySet":
        """All of them, for whoever keeps them: they belong to the region as a whole."""
        return self if actor.reach(PARTNER_KEEP).region else self.none()


class Partner(models.Model):
    """An organisation outside the municipalities with which is shared what the law allows (*ketenpartner*)."""

    name = models.CharField("naam", max_length=80, unique=True)
    kind = models.CharField("soort", max_length=20, choices=PartnerKind.choices)
    is_active = models.BooleanField("in gebruik", default=True)

    objects = PartnerQuerySet.as_manager()

    privacy = Classified(plain="id name kind is_active", retention="zolang er iets met haar is gedeeld")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class EmployeeQuerySet(models.QuerySet["Employee"]):
    """Employees by who may see them."""

    def visible_to(self, actor: Actor) -> "EmployeeQuerySet":
        """The employees that the actor keeps."""
        return self.filter(actor.reach(EMPLOYEE_KEEP).within("employer"))


class Employee(models.Model):
    """Somebody who works for a municipality of the region (*medewerker*)."""

    name = models.CharField("naam", max_length=80)
    function = models.CharField("functie", max_length=80)
    employer = models.ForeignKey(Municipality, models.PROTECT, related_name="employees", verbose_name="werkgever")
    card_number = models.CharField("nummer legitimatiebewijs", max_length=20, blank=True)
    is_active = models.BooleanField("in dienst", default=True)

    objects = EmployeeQuerySet.as_manager()

    privacy = Classified(
        plain="id function employer is_active",
        personal="name card_number",
        retention="selectielijst 19.1.24: zes maanden na het einde van de dienst",
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> int:
        """An employee belongs to the municipality that employs her."""
        return self.employer_id


def _in_reach_of_district(reach: Reach) -> Q:
    """A condition: the district of the municipality, or of one of the municipalities, that the reach names."""
    if reach.region:
        return Q()
    districts = District.objects.filter(Q(pk__in=reach.districts) | Q(municipalities__in=reach.municipalities))
    return Q(municipality__district__in=districts)


class DesignationQuerySet(models.QuerySet["Designation"]):
    """Designations by who may see them and by what they allow."""

    def visible_to(self, actor: Actor) -> "DesignationQuerySet":
        """The designations in the districts in which the actor works."""
        return self.filter(_in_reach_of_district(actor.reach(DESIGNATION_READ)))

    def valid(self, *, municipality_id: int, on: date) -> "DesignationQuerySet":
        """Designations in one municipality that hold on one day."""
        return self.filter(in_force(on), municipality_id=municipality_id)


class Designation(Dated):
    """The designation of an employee as supervisor in a municipality (*aanwijzing*).

    Basis: Awb 5:11; restrictions: Awb 5:14; the body for orders on cooperation: Awb 5:20(3).
    """

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="designations", verbose_name="medewerker")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="designations", verbose_name="gemeente")
    body = models.CharField("aangewezen door", max_length=10, choices=Body.choices)
    reference = models.CharField("kenmerk van het besluit", max_length=80)
    scope = models.CharField("toezicht op", max_length=200, default="hoofdstuk 3 van de APV")
    restrictions = models.CharField("beperkingen (5:14 Awb)", max_length=200, blank=True)

    objects = DesignationQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality body reference scope restrictions",
        personal="employee",
        retention="selectielijst 12.1: vijf jaar na het einde",
    )

    class Meta:
        constraints = (ends_after_start("designation_ends_after_start"),)
        indexes = (models.Index(fields=("employee", "municipality"), name="designation_by_employee"),)

    def __str__(self) -> str:
        return f"{self.employee} in {self.municipality}"


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates by who may see them."""

    def visible_to(self, actor: Actor) -> "MandateQuerySet":
        """The mandates in the districts in which the actor works."""
        return self.filter(_in_reach_of_district(actor.reach(DESIGNATION_READ)))


class Mandate(Dated):
    """Who signs what in the name of a body (*mandaat*).

    Basis: Awb 10:1 to 10:5. `measures` holds codes of measures separated by spaces; empty means all. `consent` names
    the consent of the other employer (10:4), needed for somebody who does not work for the municipality itself.
    """

    employee = models.ForeignKey(Employee, models.PROTECT, related_name="mandates", verbose_name="medewerker")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="mandates", verbose_name="gemeente")
    body = models.CharField("namens", max_length=10, choices=Body.choices)
    measures = models.CharField("voor maatregelen (leeg: alle)", max_length=200, blank=True)
    reference = models.CharField("kenmerk van het mandaatbesluit", max_length=80)
    consent = models.CharField("instemming van de andere werkgever (10:4 Awb)", max_length=120, blank=True)

    objects = MandateQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality body measures reference consent",
        personal="employee",
        retention="selectielijst 12.2: tien jaar na het einde",
    )

    class Meta:
        constraints = (ends_after_start("mandate_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.employee} namens {self.get_body_display()} van {self.municipality}"

    def covers(self, measure: str) -> bool:
        """Whether the mandate extends to this measure."""
        return not self.measures or measure in self.measures.split()


class Record(models.Model):
    """What every record of a matter carries: its dossier number, responsible municipality and district."""

    dossier = models.CharField("dossiernummer", max_length=20, db_index=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name="district")

    privacy = Classified(plain="id dossier municipality district")

    class Meta:
        abstract = True
