"""Who reads care, the keys, the sealed referrals, and figures. No table here names, finds or counts a person."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import rules, sealing
from regiotoezicht.care.vocabulary import ContactKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Dated, Municipality, Succession, ends_after_start
from regiotoezicht.organisation.rules import in_force

KEPT = "verwijzing: twee jaar na de afsluiting, ingetrokken: dertig dagen [K: nagaan in de selectielijst]"
KEY_KEPT = "sleutel: tot zij wordt vervangen of de lezer stopt"


class ContactQuerySet(models.QuerySet["CareContact"]):
    """Designations as care contact, by who may see them."""

    def visible_to(self, actor: Actor) -> "ContactQuerySet":
        """Where the actor designates them or inspects who may read; and her own."""
        designates = actor.reach(rules.CONTACT_KEEP).within() if actor.reach(rules.CONTACT_KEEP) else Q(pk__in=())
        inspects = actor.reach(rules.CONTACT_READ).within() if actor.reach(rules.CONTACT_READ) else Q(pk__in=())
        return self.filter(designates | inspects | Q(account=actor.account_id))

    def reading(self, actor: Actor) -> "ContactQuerySet":
        """By which the actor reads today: designated herself, with the role in that municipality.

        Basis: law notes E; toegang.md: a designation in a municipality that went into another gives nothing any more.
        """
        today = local_date(actor.at)
        gone = Succession.objects.filter(date__lte=today).values("predecessor")
        held = in_force(today) & actor.reach(rules.CARE_WORK).within()
        return self.filter(held, account=actor.account_id).exclude(municipality__in=gone)

    def opening(self, actor: Actor) -> "ContactQuerySet":
        """By which the actor opens care today: as in `reading`, and for some weeks where her municipality went into
        another, to hand over what was left.

        Basis: toegang.md, row "Care referral", phase "na een herindeling". Her role is then one in the successor.
        """
        today = local_date(actor.at)
        lately = Succession.objects.filter(date__lte=today, date__gt=today - rules.AFTER_MERGER).values("predecessor")
        held = in_force(today) & actor.reach(rules.CARE_WORK).within()
        return self.reading(actor) | self.filter(held, account=actor.account_id, municipality__in=lately)

    def coming_on(self, day: date) -> "ContactQuerySet":
        """By which somebody reads within two weeks: her key is wrapped ahead, and opens nothing before her date."""
        role = RoleAssignment.objects.filter(
            Q(until_date__isnull=True) | Q(until_date__gt=OuterRef("from_date")),
            role=Role.CARE_COORDINATOR,
            from_date__lte=OuterRef("from_date"),
            account=OuterRef("account"),
            municipality=OuterRef("municipality"),
        )
        is_a_period = Q(until_date__isnull=True) | Q(until_date__gt=F("from_date"))
        gone = Succession.objects.filter(date__lte=day).values("predecessor")
        soon = self.filter(is_a_period, from_date__gt=day, from_date__lte=day + rules.KEY_AHEAD)
        return soon.filter(Exists(role), account__is_active=True).exclude(municipality__in=gone)

    def wrapped_for_on(self, day: date) -> "ContactQuerySet":
        """By which somebody may hold a wrap of the key on a day: the readers, and who becomes one within two weeks."""
        return self.readers_on(day) | self.coming_on(day)

    def readers_on(self, day: date) -> "ContactQuerySet":
        """By which anybody reads on a day, as in `reading`: with the role, in a municipality that did not go into
        another, and with an account that opens.
        """
        role = RoleAssignment.objects.filter(
            in_force(day),
            role=Role.CARE_COORDINATOR,
            account=OuterRef("account"),
            municipality=OuterRef("municipality"),
        )
        gone = Succession.objects.filter(date__lte=day).values("predecessor")
        return self.filter(in_force(day), Exists(role), account__is_active=True).exclude(municipality__in=gone)


class CareContact(Dated):
    """Who reads the care referrals of a municipality (*zorgcontact*): two, and a dated deputy.

    Basis: law notes E; toegang.md. `reference` is the decision, `agreement` the agreement with the organisation that
    employs her when that is not the municipality.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="wie")
    kind = models.CharField("als", max_length=10, choices=ContactKind.choices)
    reference = models.CharField("kenmerk van het besluit", max_length=80)
    agreement = models.CharField("kenmerk van de overeenkomst", max_length=80, blank=True)

    objects = ContactQuerySet.as_manager()

    privacy = Classified(
        plain="id municipality kind reference agreement",
        personal="account",
        retention="selectielijst 12.1: vijf jaar na het einde",
    )

    class Meta:
        verbose_name = "zorgcontact"
        ordering = ("municipality__name", "kind", "pk")
        constraints = (ends_after_start("care_contact_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.account}, {self.get_kind_display()}"


class OwnRows(models.QuerySet):  # type: ignore[type-arg]  # four models share it: there is no one type to name
    """Rows of a municipality whose care the actor reads today."""

    def visible_to(self, actor: Actor) -> "OwnRows":
        """Nothing for anybody but the care contacts and the deputy of that municipality.

        Basis: toegang.md, row "Care referral"; law notes E.
        """
        hers = CareContact.objects.opening(actor).filter(municipality=OuterRef("municipality"))
        return self.filter(Exists(hers))


class ReaderKey(models.Model):
    """The key pair of a reader (*sleutel van een lezer*): the private half is locked with her password."""

    account = models.OneToOneField(Account, models.PROTECT, related_name="+", verbose_name="wie")
    public = models.BinaryField("openbare sleutel")
    locked = models.BinaryField("vergrendelde sleutel")
    made_at = models.DateTimeField("gemaakt op")

    privacy = Classified(plain="id public made_at", personal="account", confidential="locked", retention=KEY_KEPT)

    def __str__(self) -> str:
        return "sleutel van een zorgcontact"

    @property
    def fingerprint(self) -> str:
        """Digits to compare over the telephone."""
        return sealing.fingerprint(bytes(self.public))


class CareKey(models.Model):
    """The data key of a municipality (*zorgsleutel*): itself nowhere, only wrapped for each reader.

    `is_stale` says that a reader left and that the key must be replaced at the next opening.
    """

    municipality = models.OneToOneField(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    version = models.PositiveIntegerField("versie", default=1)
    is_stale = models.BooleanField("te vervangen", default=False)
    made_at = models.DateTimeField("gemaakt op")

    objects = OwnRows.as_manager()

    privacy = Classified(plain="id municipality version is_stale made_at", retention=KEY_KEPT)

    def __str__(self) -> str:
        return "zorgsleutel"


class KeyWrap(models.Model):
    """A data key wrapped for one reader (*ingepakte sleutel*)."""

    key = models.ForeignKey(CareKey, models.CASCADE, related_name="wraps", verbose_name="zorgsleutel")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="voor")
    wrapped = models.BinaryField("ingepakt")

    objects = OwnRows.as_manager()

    privacy = Classified(plain="id key municipality", personal="account", confidential="wrapped", retention=KEY_KEPT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "account"), name="care_wrap_once"),)

    def __str__(self) -> str:
        return "ingepakte sleutel"


class Referral(models.Model):
    """A care referral (*zorgverwijzing*), sealed: code, state and dates lie in `sealed`.

    In the clear stand the municipality, how often it changed, the day from which it asks for attention, and the day
    on which it is wiped; nothing by which anybody can find it.
    """

    uid = models.UUIDField("sleutel", unique=True, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    sealed = models.BinaryField("verzegelde inhoud")
    attention_date = models.DateField("vraagt aandacht vanaf", null=True)
    wipe_date = models.DateField("te wissen op")
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = OwnRows.as_manager()

    privacy = Classified(
        plain="id uid municipality attention_date wipe_date form version", special="sealed", retention=KEPT
    )

    class Meta:
        verbose_name = "zorgverwijzing"
        ordering = ("pk",)
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "attention_date"), name="referral_by_attention"),
        )

    def __str__(self) -> str:
        return "zorgverwijzing"

    @property
    def place(self) -> str:
        """What its content is bound to."""
        return f"care.referral:{self.municipality_id}:{self.uid}"


class Step(models.Model):
    """One step of a referral (*stap*), appended and sealed like the referral itself."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="steps", verbose_name="verwijzing")
    number = models.PositiveIntegerField("nummer")
    sealed = models.BinaryField("verzegelde inhoud")

    privacy = Classified(plain="id referral number", special="sealed", retention=KEPT)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("referral", "number"), name="care_step_once"),)

    def __str__(self) -> str:
        return f"stap {self.number}"


class TransferQuerySet(models.QuerySet["Transfer"]):
    """Transfers by who may see them."""

    def visible_to(self, actor: Actor) -> "TransferQuerySet":
        """Those from and to a municipality whose care the actor reads today."""
        hers = CareContact.objects.opening(actor).values("municipality")
        return self.filter(Q(municipality__in=hers) | Q(to__in=hers))

    def offered(self) -> "TransferQuerySet":
        """Those that wait for an answer."""
        return self.filter(accepted_date__isnull=True)

    def accepted(self) -> "TransferQuerySet":
        """Those that were taken over, with the municipality that did."""
        return self.filter(accepted_date__isnull=False).select_related("to")

    def to_the_readers(self, actor: Actor) -> "TransferQuerySet":
        """Those to a municipality whose care the actor reads today."""
        return self.filter(to__in=CareContact.objects.reading(actor).values("municipality"))


class Transfer(models.Model):
    """A referral that another municipality is asked to take over (*overdracht*).

    What it says is sealed with a key of its own, wrapped for each reader of the other municipality, until that accepts
    it. From then on `referral` holds what the first municipality did up to that day; it sees nothing of what follows.
    `recalled_date` says that consent was withdrawn there and that the other municipality still has to wipe;
    `told_date` that it was withdrawn further back, for the home page of who took it over.
    """

    uid = models.UUIDField("sleutel", unique=True, editable=False)
    referral = models.ForeignKey(
        Referral, models.SET_NULL, null=True, related_name="transfers", verbose_name="verwijzing"
    )
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="van")
    to = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="aan")
    offered_date = models.DateField("aangeboden op")
    accepted_date = models.DateField("aanvaard op", null=True)
    recalled_date = models.DateField("toestemming ingetrokken bij de vorige op", null=True)
    told_date = models.DateField("toestemming eerder ingetrokken, gezien op", null=True)
    sealed = models.BinaryField("verzegelde inhoud")
    wraps = models.JSONField("ingepakte sleutels", default=dict)

    objects = TransferQuerySet.as_manager()

    privacy = Classified(
        plain="id uid referral municipality to offered_date accepted_date recalled_date told_date",
        confidential="wraps",
        special="sealed",
        retention=KEPT,
    )

    class Meta:
        verbose_name = "overdracht van zorg"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("referral",), condition=Q(accepted_date__isnull=True), name="care_transfer_offered_once"
            ),
        )

    def __str__(self) -> str:
        return "overdracht van zorg"

    @property
    def place(self) -> str:
        """What its content is bound to."""
        return f"care.transfer:{self.uid}"


class OnCallQuerySet(models.QuerySet["OnCallNumber"]):
    """Numbers by who may see them."""

    def visible_to(self, actor: Actor) -> "OnCallQuerySet":
        """Every number, for everybody who works in the region: it opens no record."""
        return self.all() if actor.account_id is not None else self.none()


class OnCallNumber(models.Model):
    """The telephone number on which care of a municipality can be reached (*piketnummer zorg*)."""

    municipality = models.OneToOneField(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    phone = models.CharField("telefoonnummer", max_length=20)

    objects = OnCallQuerySet.as_manager()

    privacy = Classified(plain="id municipality phone", retention="tot het wordt vervangen")

    def __str__(self) -> str:
        return f"zorg {self.municipality}"


class FiguresQuerySet(models.QuerySet["ReleasedFigures"]):
    """Figures of years by who may see them."""

    def visible_to(self, actor: Actor) -> "FiguresQuerySet":
        """What was released, for everybody who works in the region: it is of no municipality."""
        return self.all() if actor.account_id is not None else self.none()


class ReleasedFigures(models.Model):
    """Figures on care of the region in a year (*vrijgegeven zorgcijfers*), protected and released by a care contact."""

    year = models.PositiveIntegerField("jaar", unique=True)
    figures = models.JSONField("cijfers")
    released_date = models.DateField("vrijgegeven op")

    objects = FiguresQuerySet.as_manager()

    privacy = Classified(plain="id year figures released_date", retention="blijvend")

    class Meta:
        ordering = ("-year",)

    def __str__(self) -> str:
        return f"zorgcijfers {self.year}"


class FiguresTotal(models.Model):
    """The sum of a year while it is gathered (*opgetelde zorgcijfers*), sealed for every reader in the region.

    Once released it is wiped, so that no difference with what came later can be taken.
    """

    year = models.PositiveIntegerField("jaar", unique=True)
    version = models.PositiveIntegerField("versie", default=1)
    sealed = models.BinaryField("verzegelde inhoud")
    wraps = models.JSONField("ingepakte sleutels", default=dict)

    privacy = Classified(plain="id year version", confidential="sealed wraps", retention="tot zij zijn vrijgegeven")

    def __str__(self) -> str:
        return f"opgetelde zorgcijfers {self.year}"

    @property
    def place(self) -> str:
        """What its content is bound to."""
        return f"care.figures:{self.year}:{self.version}"


class FiguresShare(models.Model):
    """That a municipality added its figures of a year (*bijdrage aan zorgcijfers*); not which."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", verbose_name="gemeente")
    year = models.PositiveIntegerField("jaar")

    privacy = Classified(plain="id municipality year", retention="blijvend")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("municipality", "year"), name="care_figures_once"),)

    def __str__(self) -> str:
        return f"zorgcijfers {self.year} {self.municipality}"


def readers_of(municipality: Municipality, actor: Actor) -> QuerySet[CareContact]:
    """The contacts and the deputy who read the care of a municipality today."""
    return CareContact.objects.readers_on(local_date(actor.at)).filter(municipality=municipality)


def where_read(actor: Actor) -> frozenset[int]:
    """The municipalities whose care the actor was designated to read: what the wall in the database opens for her."""
    return frozenset(CareContact.objects.opening(actor).values_list("municipality_id", flat=True))
