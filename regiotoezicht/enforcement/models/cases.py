"""Cases and the violations in them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from regiotoezicht.access.models import Account, label_of
from regiotoezicht.bylaws.models import Article, LadderStep
from regiotoezicht.bylaws.vocabulary import MeasureKind, PremisesKind, ViolationKind
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.core.sealed import SealedTextField
from regiotoezicht.core.text_search import folded
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.remedies.guards import held_sentence
from regiotoezicht.enforcement.remedies.vocabulary import BY_FORCE, REMEDIES, HeldFor
from regiotoezicht.enforcement.vocabulary import CLOSED, LIGHT, OPEN, Status
from regiotoezicht.inspections.models import Finding, Visit
from regiotoezicht.organisation.models import Mandate, Record
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.sharing.models import HandOver

RETENTION = "selectielijst 12.2: tien jaar na het sluiten van de zaak; 12.3 en 6.3 als er geen maatregel kwam"


def content_for(actor: Actor) -> Q:
    """A condition: cases of which the actor may read everything: addressees, letters, papers and amounts too.

    The signer reads what her mandate of today covers, the permit officer what touches a permit of the open register.
    Basis: toegang.md, row "Enforcement case".
    """
    return actor.reach(rules.CASE_READ).within() | _mandated(actor) | _of_permits(actor)


def shown_to(actor: Actor) -> Q:
    """A condition: cases whose own page the actor may read; of one that a decision opened that page and no more.

    Basis: toegang.md, rows "Enforcement case" and "Emergency".
    """
    return content_for(actor) | actor.opened(label_of(Case))


def _mandated(actor: Actor) -> Q:
    reach = actor.reach(rules.CASE_READ_MANDATED)
    if not reach:
        return NOTHING
    covering = Mandate.objects.filter(
        in_force(local_date(actor.at)),
        Q(measures="") | Q(measures__contains=OuterRef("measure")),
        municipality_id=OuterRef("municipality_id"),
        employee__account=actor.account_id,
    )
    return reach.within() & ~Q(measure="") & Q(Exists(covering))


def _of_permits(actor: Actor) -> Q:
    reach = actor.reach(rules.CASE_READ_PERMIT)
    return reach.within() & Q(permit__isnull=False, permit__is_sealed=False) if reach else NOTHING


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by who may read them, and by who may know where they stand."""

    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """The cases whose own page the actor may read; what hangs on them asks for more (`whole_for`)."""
        return self.filter(shown_to(actor))

    def whole_for(self, actor: Actor) -> "CaseQuerySet":
        """The cases of which the actor may read everything that hangs on them."""
        return self.filter(content_for(actor))

    def status_for(self, actor: Actor) -> "CaseQuerySet":
        """The cases of which the actor may know codes and dates; content asks for more (`visible_to`)."""
        return self.filter(shown_to(actor) | actor.reach(rules.CASE_STATUS).within())

    def amounts_for(self, actor: Actor) -> "CaseQuerySet":
        """The cases of which the actor may see amounts: a decision named a penalty, or costs were decided."""
        from regiotoezicht.enforcement.models.remedies import CostDecision  # which itself knows this model

        costs = CostDecision.objects.filter(case=OuterRef("pk"))
        named = Q(taken__amount_cents__isnull=False) | Exists(costs)
        return self.filter(actor.reach(rules.CASE_AMOUNTS).within(), named, taken__decided_on__isnull=False)

    def open(self) -> "CaseQuerySet":
        """The cases that are not closed."""
        return self.filter(status__in=OPEN)


class Case(Record):
    """An enforcement case (*handhavingszaak*) about one handed-over report.

    `dwelling` holds the address of a home, sealed, in this case alone; business premises are named by `premises`. The
    text index holds the dossier number and the business, never an addressee and never a home. `measure` is what was
    chosen, `proposed` what the ladder proposed. `version` counts the writes: a form rests on the version it showed, and
    `form` is the mark of the last form that was taken in, so that sending it twice does nothing twice. `plan_rule` is
    the rule of the environment plan that a use breaks; `held_for` and `held_until` say that it waits for others.
    """

    hand_over = models.OneToOneField(HandOver, models.PROTECT, related_name="+", verbose_name="overdracht")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+", verbose_name="bezoek")
    report_number = models.CharField("rapport", max_length=20)
    violated_on = models.DateField("datum van de controle")
    kind = models.CharField("soort plaats", max_length=10, choices=PremisesKind.choices)
    premises = models.ForeignKey(
        Premises, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bedrijfspand"
    )
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bedrijf"
    )
    permit = models.ForeignKey(
        Permit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vergunning"
    )
    is_dwelling = models.BooleanField("woning", default=False)
    dwelling = SealedTextField("adres van de woning", null=True)
    status = models.CharField("stand", max_length=14, choices=Status.choices, default=Status.NEW)
    measure = models.CharField("maatregel", max_length=20, choices=MeasureKind.choices, blank=True)
    proposed = models.CharField("voorstel van de ladder", max_length=20, choices=MeasureKind.choices, blank=True)
    step = models.ForeignKey(
        LadderStep, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trede van de ladder"
    )
    repetition = models.PositiveSmallIntegerField("keer", default=1)
    reason = models.TextField("reden van de keuze", max_length=4000, blank=True)
    explanation = models.TextField("uitleg van de herhaling", max_length=4000, blank=True)
    weighed_at = models.DateTimeField("gewogen op", null=True, blank=True)
    weighed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gewogen door"
    )
    opened_at = models.DateTimeField("geopend op")
    opened_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="geopend door"
    )
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    closed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gesloten door"
    )
    close_reason = models.TextField("reden van het sluiten", max_length=4000, blank=True)
    plan_rule = models.CharField("planregel van het omgevingsplan", max_length=120, blank=True)
    held_for = models.CharField("wacht op", max_length=12, choices=HeldFor.choices, blank=True)
    held_until = models.DateField("wacht tot en met", null=True, blank=True)
    recheck_on = models.DateField("laatste hercontrole", null=True, blank=True)
    recheck_asked_at = models.DateTimeField("hercontrole gevraagd op", null=True, blank=True)
    search_text = models.TextField("zoektekst", blank=True, editable=False)
    form = models.UUIDField("sleutel van het laatste formulier", null=True, editable=False)
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    objects = CaseQuerySet.as_manager()

    privacy = Classified(
        plain="hand_over visit report_number violated_on kind is_dwelling status measure proposed step repetition "
        "weighed_at opened_at closed_at held_until recheck_on recheck_asked_at form version",
        confidential="premises business permit reason explanation close_reason search_text plan_rule held_for",
        personal="weighed_by opened_by closed_by",
        special="dwelling",
        retention=RETENTION,
    )

    class Meta:
        verbose_name = "handhavingszaak"
        ordering = ("-opened_at", "-pk")
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("municipality", "opened_at", "id"), name="case_by_opened"),
            models.Index(fields=("municipality", "business"), name="case_by_business"),
            models.Index(fields=("municipality", "premises"), name="case_by_premises"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(is_dwelling=False, dwelling__isnull=True) | Q(is_dwelling=True, premises__isnull=True),
                name="case_dwelling_is_no_premises",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) ^ Q(status__in=[status.value for status in sorted(CLOSED)]),
                name="case_closed_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(held_for="", held_until__isnull=True) | (~Q(held_for="") & Q(held_until__isnull=False)),
                name="case_held_until_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"zaak {self.dossier}"

    @property
    def is_open(self) -> bool:
        """Whether something may still happen in the case."""
        return Status(self.status) in OPEN

    @property
    def is_order(self) -> bool:
        """Whether the measure is an order under penalty."""
        return self.measure == MeasureKind.ORDER_PENALTY

    @property
    def is_remedy(self) -> bool:
        """Whether the measure is coercion, closure, suspension or withdrawal."""
        return self.measure in REMEDIES

    @property
    def is_by_force(self) -> bool:
        """Whether the municipality carries the measure out itself, and may recover the costs."""
        return self.measure in BY_FORCE

    @property
    def is_sanction(self) -> bool:
        """Whether the measure is a decision, before which a view is asked."""
        return bool(self.measure) and self.measure not in LIGHT

    def held_on(self, today: date) -> str:
        """The sentence of a case that waits for others on that day; empty when it does not."""
        return held_sentence(self.held_for, self.held_until, today=today)

    @property
    def tone(self) -> str:
        """How the state shows."""
        if not self.is_open:
            good = (Status.COMPLIED, Status.COSTS_PAID, Status.FINISHED)
            return "ok" if self.status in good else "neutral"
        urgent = (Status.NEW, Status.HEARD, Status.URGENT_ACTED)
        return "error" if self.status == Status.NOT_COMPLIED else "warning" if self.status in urgent else "info"

    @property
    def place_line(self) -> str:
        """The place as lists may show it: a business by name and address, a home never."""
        if self.is_dwelling:
            return PremisesKind.HOME.label
        parts = (str(self.business) if self.business else "", self.premises.line if self.premises else "")
        return ", ".join(part for part in parts if part) or PremisesKind(self.kind).label

    def set_search_text(self) -> None:
        """Write the text by which the case is found: its number, the business and the business premises."""
        address = self.premises.search_text if self.premises else ""
        self.search_text = folded(self.dossier, self.business.name if self.business else "", address)


class Violation(models.Model):
    """A violation (*overtreding*): what was found, and the article that held on that day.

    The facts and the article are kept as they were: a later change of the by-law changes nothing here (Awb 5:4, 5:9).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="violations", verbose_name="zaak")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+", verbose_name="bevinding")
    article = models.ForeignKey(Article, models.PROTECT, related_name="+", verbose_name="artikel")
    number = models.CharField("artikelnummer", max_length=20)
    title = models.CharField("opschrift", max_length=120)
    kind = models.CharField("overtreding", max_length=30, choices=ViolationKind.choices)
    violated_on = models.DateField("datum")
    text = models.TextField("wat is vastgesteld", max_length=2_000)
    business = models.ForeignKey(Business, models.PROTECT, null=True, blank=True, related_name="+")
    is_sanctioned = models.BooleanField("er geldt een last voor", default=False)

    privacy = Classified(
        plain="id case finding article number title kind violated_on is_sanctioned",
        confidential="text business",
        retention=RETENTION,
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("case", "finding"), name="violation_once_a_finding"),
            # Awb 5:6, held by the database too: of two lawyers who decide at once in two cases, one is refused.
            models.UniqueConstraint(
                fields=("business", "kind"),
                condition=Q(is_sanctioned=True, business__isnull=False),
                name="violation_one_sanction_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"artikel {self.number}, {self.violated_on:%d-%m-%Y}"
