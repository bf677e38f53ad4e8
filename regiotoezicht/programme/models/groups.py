"""Working groups with their meetings and actions, and which organisations were heard."""

from datetime import date

from django.db import models
from django.db.models import Q

from regiotoezicht.access.models import Account
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import rules
from regiotoezicht.programme.models.owned import Owned, owned_by
from regiotoezicht.programme.models.plans import PlanAction


class GroupQuerySet(models.QuerySet["WorkingGroup"]):
    """Working groups by who may see them."""

    def visible_to(self, actor: Actor) -> "GroupQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def at_work(self, on: date) -> "GroupQuerySet":
        """Those that had begun on a day and had not ended."""
        return self.filter(Q(ended_date__isnull=True) | Q(ended_date__gt=on), from_date__lte=on)


class WorkingGroup(models.Model):
    """Who works something out together (*werkgroep*), and what they are asked."""

    name = models.CharField("naam", max_length=80)
    assignment = models.CharField("opdracht", max_length=300)
    from_date = models.DateField("begonnen op")
    ended_date = models.DateField("geëindigd op", null=True, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")

    objects = GroupQuerySet.as_manager()

    privacy = Classified(plain="id name assignment from_date ended_date token recorded_at", retention=rules.RETENTION)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("name",), condition=Q(ended_date__isnull=True), name="group_open_once"),
        )

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A place in a working group (*lid*): which organisation, in which function. No person is named."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="members", verbose_name="werkgroep")
    organisation = models.CharField("organisatie", max_length=80)
    function = models.CharField("functie", max_length=80)
    from_date = models.DateField("sinds")
    left_date = models.DateField("vertrokken op", null=True, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id group organisation function from_date left_date token", retention=rules.RETENTION)

    class Meta:
        ordering = ("organisation", "function", "pk")

    def __str__(self) -> str:
        return f"{self.organisation}, {self.function}"


class GroupMeeting(models.Model):
    """A meeting of a working group (*vergadering*) with its agenda."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="meetings", verbose_name="werkgroep")
    date = models.DateField("datum")
    agenda = models.TextField("agenda")
    token = models.UUIDField("kenmerk van het formulier", unique=True)

    privacy = Classified(plain="id group date agenda token", retention=rules.RETENTION)

    class Meta:
        ordering = ("-date", "-pk")
        constraints = (models.UniqueConstraint(fields=("group", "date"), name="meeting_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.group}, {self.date:%d-%m-%Y}"


class GroupDecision(models.Model):
    """What a meeting decided (*besluit van een werkgroep*). A mistake is withdrawn and stays visible as such."""

    meeting = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="decisions", verbose_name="vergadering")
    text = models.CharField("besluit", max_length=400)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    privacy = Classified(
        plain="id meeting text token recorded_at withdrawn_at", personal="recorded_by", retention=rules.RETENTION
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"besluit {self.pk}"


class GroupActionQuerySet(models.QuerySet["GroupAction"]):
    """Actions of working groups by who may see them and whose they are."""

    def visible_to(self, actor: Actor) -> "GroupActionQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()

    def open(self) -> "GroupActionQuerySet":
        """Those that are not done, of groups that did not end."""
        return self.filter(done_at__isnull=True, group__ended_date__isnull=True)

    def owned_by(self, actor: Actor) -> "GroupActionQuerySet":
        """Those of a function that the actor holds, in a place where she holds it."""
        return self.filter(owned_by(actor))


class GroupAction(Owned):
    """A line of the action list of a working group (*actiepunt*), which may belong to an action of a plan."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="actions", verbose_name="werkgroep")
    title = models.CharField("actiepunt", max_length=200)
    until_date = models.DateField("gereed op")
    plan_action = models.ForeignKey(
        PlanAction, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hoort bij actie"
    )
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    done_at = models.DateTimeField("gereed op moment", null=True, blank=True)

    objects = GroupActionQuerySet.as_manager()

    privacy = Classified(
        plain="id group title until_date plan_action token recorded_at done_at", retention=rules.RETENTION
    )

    class Meta:
        ordering = ("until_date", "pk")

    def __str__(self) -> str:
        return self.title

    def is_late(self, on: date) -> bool:
        """Whether it should have been ready before a day."""
        return self.done_at is None and self.until_date < on


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Hearings by who may see them."""

    def visible_to(self, actor: Actor) -> "HearingQuerySet":
        """All of them, for every employee of the region."""
        return self.all() if actor.reach(rules.READ) else self.none()


class Hearing(models.Model):
    """That an organisation was heard (*gehoord*): when, on what, what it said in our words, what was done with it.

    An organisation speaks, never a person; both texts pass the guard. A mistake is withdrawn.
    """

    organisation = models.CharField("organisatie", max_length=120)
    date = models.DateField("datum")
    subject = models.CharField("onderwerp", max_length=160)
    said = models.TextField("wat is gezegd")
    done_with = models.TextField("wat ermee is gedaan", blank=True)
    done_date = models.DateField("datum daarvan", null=True, blank=True)
    token = models.UUIDField("kenmerk van het formulier", unique=True)
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="door")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = HearingQuerySet.as_manager()

    privacy = Classified(
        plain="id organisation date subject said done_with done_date token recorded_at withdrawn_at",
        personal="recorded_by",
        retention=rules.RETENTION,
    )

    class Meta:
        ordering = ("-date", "-pk")

    def __str__(self) -> str:
        return f"{self.organisation}, {self.date:%d-%m-%Y}"
