"""Accounts, the roles they hold, and grants on single records."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from regiotoezicht.access.roles import Role, level_of
from regiotoezicht.access.rules import ACCOUNT_READ
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Dated, District, Employee, Municipality, Partner, ends_after_start


class AccountQuerySet(models.QuerySet["Account"]):
    """Accounts by who may see them."""

    def visible_to(self, actor: Actor) -> "AccountQuerySet":
        """The accounts of the municipalities in which the actor keeps or inspects accounts."""
        return self.filter(actor.reach(ACCOUNT_READ).within("employee__employer"))


class AccountManager(BaseUserManager["Account"]):
    """Accounts, found by e-mail address whatever its case."""

    def get_queryset(self) -> AccountQuerySet:
        """Accounts by who may see them."""
        return AccountQuerySet(self.model, using=self._db)

    def visible_to(self, actor: Actor) -> AccountQuerySet:
        """The accounts that the actor keeps or inspects."""
        return self.get_queryset().visible_to(actor)

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account with this e-mail address."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in: an employee of the region, or somebody at a partner organisation, who comes in the
    portal only.
    """

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=80)
    employee = models.OneToOneField(
        Employee, models.PROTECT, null=True, blank=True, related_name="account", verbose_name="medewerker"
    )
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="accounts", verbose_name="ketenpartner"
    )
    is_active = models.BooleanField("actief", default=True)
    must_change_password = models.BooleanField("moet een nieuw wachtwoord kiezen", default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = AccountManager()

    privacy = Classified(
        plain="id is_active must_change_password employee partner",
        personal="email name last_login",
        confidential="password",
        retention="selectielijst 19.1.24: zes maanden na het einde",
    )

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(employee__isnull=True) | Q(partner__isnull=True), name="account_of_employee_or_partner"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = self.email.lower()

    @property
    def municipality_id(self) -> int | None:
        """An account belongs to the employer of its employee; one without an employee to the region."""
        return self.employee.employer_id if self.employee else None


class RoleAssignment(Dated):
    """A role that an account holds for a period, in a municipality, a district or the region."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles", verbose_name="account")
    role = models.CharField("rol", max_length=30, choices=Role.choices)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente"
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="district"
    )

    privacy = Classified(
        plain="id role municipality district",
        personal="account",
        retention="selectielijst 19.1.24: zes maanden na het einde",
    )

    class Meta:
        constraints = (
            ends_after_start("role_ends_after_start"),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(district__isnull=True), name="role_has_one_place"
            ),
        )
        indexes = (models.Index(fields=("account", "from_date"), name="role_by_account"),)

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.place}"

    @property
    def place(self) -> str:
        """Where the role holds, in words."""
        if self.municipality is not None:
            return self.municipality.name
        return self.district.name if self.district is not None else "de regio"

    def has_right_level(self) -> bool:
        """Whether the place fits the level on which this role is given."""
        given = "municipality" if self.municipality_id else "district" if self.district_id else "region"
        return given == level_of(Role(self.role)).value


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Covers by who may see them."""

    def visible_to(self, actor: Actor) -> "DelegationQuerySet":
        """Those of herself, away or standing in; and those of the municipalities in which the actor keeps or inspects
        accounts: where the role is, where it is covered from, and where the one who is away works.
        """
        reach = actor.reach(ACCOUNT_READ)
        hers = Q(assignment__account=actor.account_id) | Q(stand_in=actor.account_id)
        if reach.region:
            return self
        places = ("assignment__municipality", "assignment__account__employee__employer", "stand_in__employee__employer")
        for place in places:
            hers |= reach.within(place)
        return self.filter(hers)


class Delegation(Dated):
    """That a colleague with the same role covers a role of somebody who is away, on some days (*vervanging*).

    It holds as long as the role does that is covered, and her own. The rows of neither change by it: see
    `access.actor`. Basis: toegang.md, row "Cover"; ADR 0011.
    """

    assignment = models.ForeignKey(RoleAssignment, models.PROTECT, related_name="lent", verbose_name="rol")
    stand_in = models.ForeignKey(Account, models.PROTECT, related_name="covers", verbose_name="vervanger")
    made_at = models.DateTimeField("vastgelegd op")

    objects = DelegationQuerySet.as_manager()

    privacy = Classified(
        plain="id assignment made_at",
        personal="stand_in",
        retention="selectielijst 19.1.24: zes maanden na het einde",
    )

    class Meta:
        verbose_name = "vervanging"
        constraints = (
            ends_after_start("delegation_ends_after_start"),
            models.CheckConstraint(condition=Q(until_date__isnull=False), name="delegation_ends"),
        )

    def __str__(self) -> str:
        return f"vervanging {self.pk}"

    @property
    def municipality_id(self) -> int | None:
        """A cover belongs where the role is."""
        return self.assignment.municipality_id

    @property
    def district_id(self) -> int | None:
        """The district of a role that is held in a district."""
        return self.assignment.district_id


class Grant(models.Model):
    """Access of one account to one record, by label and id, for a reason and a time.

    An assignment writes it and ends it. No room asks upward: the label says what kind of record it is. A grant with
    `opened_in`, the municipality of the record, rests on no assignment but on a decision such as an emergency: it
    opens reading and nothing else, always has an end, and lets its holder through the wall of that municipality.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="grants")
    label = models.CharField("soort", max_length=60)
    record_id = models.BigIntegerField("record")
    reason = models.CharField("reden", max_length=40)
    from_at = models.DateTimeField("vanaf")
    until_at = models.DateTimeField("tot", null=True, blank=True)
    approved_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    opened_in = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="geopend in gemeente"
    )

    privacy = Classified(
        plain="id label record_id reason from_at until_at opened_in",
        personal="account approved_by",
        retention="selectielijst 12.1.8: zes maanden na het einde",
    )

    class Meta:
        indexes = (
            models.Index(fields=("account", "label", "record_id"), name="grant_by_account"),
            models.Index(fields=("label", "record_id"), name="grant_by_record"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("account", "label", "record_id", "reason"),
                condition=Q(until_at__isnull=True),
                name="grant_holds_once",
            ),
            models.CheckConstraint(
                condition=Q(opened_in__isnull=True) | Q(until_at__isnull=False), name="grant_that_opens_ends"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.record_id}"

    @property
    def municipality_id(self) -> int | None:
        """A grant itself belongs to no municipality; the record that it opens does."""
        return None


def grants_at(moment: datetime | models.OuterRef) -> Q:
    """A condition on grants that hold at a moment, or at that of the row around it."""
    return Q(from_at__lte=moment) & (Q(until_at__isnull=True) | Q(until_at__gt=moment))


def label_of(record: models.Model | type[models.Model]) -> str:
    """The label by which grants, tasks and events name a kind of record."""
    meta: Any = record._meta
    return str(meta.label_lower)


def about(records: Iterable[models.Model]) -> Q:
    """A condition on rows that name a record by label and id: those about one of these records."""
    by_label: dict[str, list[int]] = defaultdict(list)
    for record in records:
        by_label[label_of(record)].append(record.pk)
    which = Q(pk__in=())
    for label, keys in by_label.items():
        which |= Q(label=label, record_id__in=keys)
    return which
