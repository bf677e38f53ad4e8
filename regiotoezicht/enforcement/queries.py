"""What is asked of cases: their findings, earlier cases, what the ladder proposes, and the lists."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models import Case as Choice

from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.bylaws.rules import WINDOW_MONTHS
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, hearing, models, path, weighing
from regiotoezicht.enforcement.collection.vocabulary import ENDED
from regiotoezicht.enforcement.models.cases import content_for, shown_to
from regiotoezicht.enforcement.remedies import facts
from regiotoezicht.enforcement.vocabulary import ACTED, HEAVINESS, Status
from regiotoezicht.inspections.models import Finding
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.premises.models import Party
from regiotoezicht.premises.rules import PartyRole
from regiotoezicht.sharing.models import HandOver

Rows = QuerySet[Any, Any]


def findings_of(case: models.Case) -> list[Finding]:
    """The findings of the report of a case, each with its article of that day."""
    return list(Finding.objects.filter(visit_id=case.visit_id).select_related("article__rule_set").order_by("pk"))


@dataclass(frozen=True)
class Proposal:
    """What the ladder proposes for one violation, which time it is, and why, in one sentence."""

    violation: models.Violation
    repetition: int
    sentence: str
    step: LadderStep | None


def proposals_of(case: models.Case) -> list[Proposal]:
    """For each violation of a case: how often before, and the step of the adopted ladder of that day, if any.

    Two statements, however many violations there are.
    """
    own, others = _violations_near(case)
    steps = _steps_of(case)
    return [_proposal(case, violation, others, steps) for violation in own]


def leading(proposals: list[Proposal]) -> Proposal:
    """The proposal with the heaviest measure, and of those the one repeated most often; `proposals` is not empty."""
    order = {kind.value: place for place, kind in enumerate(HEAVINESS)}
    return max(proposals, key=lambda one: (order[one.step.measure] if one.step else -1, one.repetition))


def _violations_near(case: models.Case) -> tuple[list[models.Violation], list[models.Violation]]:
    """The violations of a case, and those of other cases of the own municipality about the same business."""
    where = Q(case=case.pk)
    same = _same_business(case)
    if same is not None:
        where |= same & Q(case__municipality_id=case.municipality_id, case__status__in=ACTED)
    found = models.Violation.objects.filter(where).select_related("case").order_by("violated_on", "pk")
    own = sorted((one for one in found if one.case_id == case.pk), key=lambda one: one.pk)
    return own, [one for one in found if one.case_id != case.pk]


def _steps_of(case: models.Case) -> list[LadderStep]:
    """The steps of the ladder that held on the day of the control; none of a draft or a proposal."""
    held = RuleSet.objects.in_force(case.violated_on).filter(municipality=case.municipality_id)
    return list(LadderStep.objects.filter(rule_set__in=held))


def _proposal(
    case: models.Case, violation: models.Violation, others: list[models.Violation], steps: list[LadderStep]
) -> Proposal:
    ladder = {step.repetition: step for step in steps if step.violation == violation.kind}
    months = ladder[min(ladder)].window_months if ladder else WINDOW_MONTHS
    earlier = _earlier(violation, others, months)
    repetition = weighing.repetition_of(earlier)
    reached = [number for number in ladder if number <= repetition]
    sentence = weighing.tell_repetition(
        earlier,
        violation=violation.kind,
        violated_on=violation.violated_on,
        months=months,
        is_dwelling=case.is_dwelling,
    )
    return Proposal(violation, repetition, sentence, ladder[max(reached)] if reached else None)


def _earlier(violation: models.Violation, others: list[models.Violation], months: int) -> list[weighing.Earlier]:
    """The cases in which the same violation was found within the window, each once."""
    since = weighing.window_start(violation.violated_on, months)
    found = (
        weighing.Earlier(one.case.dossier, one.violated_on)
        for one in others
        if one.kind == violation.kind and since <= one.violated_on < violation.violated_on
    )
    return list(dict.fromkeys(found))


def _same_business(case: models.Case) -> Q | None:
    """A condition on violations: the same business, or the same premises when a business is not known.

    Never by the address of a home: a home has no premises and no business.
    """
    if case.business_id is not None:
        same = Q(case__business=case.business_id)
        return same | Q(case__premises=case.premises_id, case__business=None) if case.premises_id else same
    return Q(case__premises=case.premises_id) if case.premises_id is not None else None


def sanctioned_elsewhere(case: models.Case) -> list[str]:
    """The dossiers in which an order holds for the same violation by the same business (Awb 5:6)."""
    same = _same_business(case)
    if same is None:
        return []
    kinds = case.violations.values("kind")
    found = models.Violation.objects.filter(
        same, is_sanctioned=True, kind__in=kinds, case__municipality_id=case.municipality_id
    ).exclude(case=case.pk)
    return sorted(set(found.values_list("case__dossier", flat=True)))


def refuse_sanctioned_elsewhere(case: models.Case) -> None:
    """Refuse a second sanction for the same violation (Awb 5:6)."""
    deciding.refuse_second_sanction(sanctioned_elsewhere(case))


def _barred_by() -> Subquery:
    """An annotation on cases: the dossier of another order for the same violation, as `sanctioned_elsewhere` finds."""
    own_kinds = models.Violation.objects.filter(case=OuterRef(OuterRef("pk"))).values("kind")
    same = Q(case__business=OuterRef("business")) | Q(case__business=None, case__premises=OuterRef("premises"))
    others = models.Violation.objects.filter(
        same, is_sanctioned=True, kind__in=own_kinds, case__municipality=OuterRef("municipality")
    ).exclude(case=OuterRef("pk"))
    return Subquery(others.order_by("pk").values("case__dossier")[:1])


def addressees_of(case: models.Case) -> list[models.Addressee]:
    """Who is addressed, each with the view and the terms, in one statement. The caller has checked the case."""
    found = models.Addressee.objects.in_force().filter(case=case.pk)
    return list(found.select_related("view", "view_term", "comply_term", "objection_term").order_by("number"))


def is_settled(addressee: models.Addressee) -> bool:
    """Whether nothing of hearing this addressee waits any more."""
    view = view_of(addressee)
    return view is not None and view.is_settled


def view_of(addressee: models.Addressee) -> models.View | None:
    """How the moment for a view ended for an addressee, or None as long as it did not."""
    return getattr(addressee, "view", None)


def heard(everybody: list[models.Addressee], today: date) -> list[deciding.Heard]:
    """For each addressee whether it was heard, and why not yet."""
    return [deciding.Heard(one.label, is_settled(one), _why_not(one, today)) for one in everybody]


def _why_not(addressee: models.Addressee, today: date) -> str:
    view = view_of(addressee)
    if view is not None:
        return "" if view.is_settled else "De zienswijze is nog niet gewogen (artikel 3:46 Awb)."
    last_day = addressee.view_term.end if addressee.view_term else None
    over = hearing.why_not_over(sent=addressee.intention_sent is not None, last_day=last_day, today=today)
    return over or "De termijn is voorbij; leg vast dat er geen zienswijze kwam, of wat er kwam (artikel 4:8 Awb)."


def addressees_with_papers(case: models.Case) -> list[models.Addressee]:
    """Who is or was addressed, each with the paper of the view. The caller has checked the case."""
    found = models.Addressee.objects.filter(case=case.pk).select_related("view__paper__file")
    return list(found.order_by("number"))


@dataclass(frozen=True)
class Filter:
    """Which cases to list; empty means all."""

    status: str = ""
    municipality: int | None = None
    measure: str = ""


LIST_FIELDS = (
    "pk",
    "dossier",
    "status",
    "opened_at",
    "closed_at",
    "violated_on",
    "municipality__name",
    "measure",
    "kind",
    "is_dwelling",
    "business__name",
    "premises__street",
    "premises__number",
    "premises__addition",
)
"""What a list shows to whoever may read the content. No addressee, and no field of a dwelling."""


def listed(actor: Actor, chosen: Filter) -> Rows:
    """The cases for a list, as rows with the flag `readable`. Blank the content of the others with `shown`.

    A choice of measure asks about content, so it finds only what the actor may read.
    """
    cases = models.Case.objects.status_for(actor)
    if chosen.measure:
        cases = cases.visible_to(actor).filter(measure=chosen.measure)
    if chosen.status == "open":
        cases = cases.open()
    elif chosen.status:
        cases = cases.filter(status=chosen.status)
    if chosen.municipality is not None:
        cases = cases.filter(municipality_id=chosen.municipality)
    rows: Rows = cases.annotate(readable=_flag(shown_to(actor))).values(*LIST_FIELDS, "readable")
    return rows


def _flag(condition: Q) -> Choice:
    return Choice(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row of `listed` in words. Without the right to the content only codes and dates are left."""
    case = models.Case(status=row["status"])
    words = {
        "pk": row["pk"],
        "dossier": row["dossier"],
        "opened_at": row["opened_at"],
        "closed_at": row["closed_at"],
        "municipality": row["municipality__name"],
        "status": row["status"],
        "status_label": Status(row["status"]).label,
        "tone": case.tone,
        "readable": row["readable"],
        "violated_on": None,
        "measure": "",
        "place": "",
    }
    if row["readable"]:
        words |= {
            "violated_on": row["violated_on"],
            "measure": models.Case(measure=row["measure"]).get_measure_display() if row["measure"] else "",
            "place": _place(row),
        }
    return words


def _place(row: dict[str, Any]) -> str:
    """The place of a row: a home is "woning" and nothing more."""
    kind = models.Case(kind=row["kind"]).get_kind_display()
    if row["is_dwelling"]:
        return str(kind)
    street = f"{row['premises__street'] or ''} {row['premises__number'] or ''}{row['premises__addition'] or ''}".strip()
    return ", ".join(part for part in (row["business__name"], street) if part) or str(kind)


def mandates_for(case: models.Case, on: date) -> QuerySet[Mandate]:
    """The mandates by which somebody may sign the measure of a case on a day, by name of the signer."""
    return (
        Mandate.objects.filter(in_force(on), Q(measures="") | Q(measures__contains=case.measure))
        .filter(municipality=case.municipality_id, employee__is_active=True)
        .select_related("employee")
        .order_by("employee__name", "pk")
    )


def holders_of(case: models.Case) -> list[str]:
    """The names of who runs the business of a case, as the permit register knows them: to start from."""
    if case.business_id is None:
        return []
    parties = Party.objects.filter(business=case.business_id, role=PartyRole.HOLDER)
    return list(parties.values_list("name", flat=True))


def facts_of(case: models.Case, *, violations: int, everybody: list[models.Addressee], today: date) -> path.Facts:
    """What the path of a case is drawn from. Asks nothing more of the database."""
    taken: models.Measure | None = getattr(case, "taken", None)
    return path.Facts(
        status=Status(case.status),
        measure=case.measure,
        opened=local_date(case.opened_at),
        weighed=local_date(case.weighed_at) if case.weighed_at and case.measure else None,
        violations=violations,
        addressees=len(everybody),
        intention_sent=min((one.intention_sent for one in everybody if one.intention_sent), default=None),
        warning_sent=min((one.warning_sent for one in everybody if one.warning_sent), default=None),
        heard=heard(everybody, today),
        decided=taken.decided_on if taken else None,
        order_sent=min((one.order_sent for one in everybody if one.order_sent), default=None),
        recheck=case.recheck_on,
        closed=local_date(case.closed_at) if case.closed_at else None,
        is_prepared=taken is not None and taken.kind == case.measure,
        barred_by=getattr(case, "barred_by", None) or "",
    )


def amounts(actor: Actor) -> Rows:
    """The amounts of the cases of which the actor may know them, as rows: no content, nobody addressed."""
    forfeited = models.Forfeiture.objects.filter(case=OuterRef("pk")).order_by().values("case")
    outstanding = ~Q(status__in=[stage.value for stage in ENDED])
    sums = {
        "forfeited_cents": Sum("amount_cents"),
        "collected_cents": Sum("paid_cents"),
        "open_cents": Sum(F("amount_cents") - F("paid_cents") - F("waived_cents"), filter=outstanding),
    }
    found = {name: Subquery(forfeited.annotate(sum=total).values("sum")) for name, total in sums.items()}
    costs = models.CostDecision.objects.filter(case=OuterRef("pk")).order_by().values("case")
    for name, total in (("costs_cents", Sum("amount_cents")), ("costs_paid_cents", Sum("paid_cents"))):
        found[name] = Subquery(costs.annotate(sum=total).values("sum"))
    rows: Rows = (
        models.Case.objects.amounts_for(actor)
        .annotate(**found)
        .values(
            "pk",
            "dossier",
            "status",
            "opened_at",
            "municipality__name",
            "taken__decided_on",
            "taken__amount_cents",
            "taken__unit",
            "taken__maximum_cents",
            *found,
        )
    )
    return rows


def shown_case(actor: Actor, pk: int) -> models.Case | None:
    """A case of which the actor may know at least the stand; None when there is none. The flag `readable` says whether
    she may read it with all that hangs on it.
    """
    return (
        models.Case.objects.status_for(actor)
        .annotate(readable=_flag(content_for(actor)), barred_by=_barred_by(), **facts.beside_a_case())
        .select_related(
            "municipality",
            "premises",
            "business",
            "permit",
            "visit",
            "step",
            "weighed_by",
            "closed_by",
            "taken__signer",
            "taken__mandate",
            "taken__decided_by",
            "taken__remedy",
            "taken__co_decision__signer",
            "execution",
            "home_test",
        )
        .filter(pk=pk)
        .first()
    )


NOT_TOLD = ("worklist.", "documents.file_", "core.")
"""Events that tell nothing that the rest of the history does not tell: tasks, files, refused attempts."""


def history_of(case: models.Case) -> list[Event]:
    """What happened in a case and its hand-over, oldest first, without who looked at it. The caller has checked it."""
    of_case = Q(label=models.Case._meta.label_lower, record_id=case.pk)
    of_hand_over = Q(label=HandOver._meta.label_lower, record_id=case.hand_over_id)
    found = Event.objects.filter(of_case | of_hand_over).select_related("account").order_by("number")
    return [event for event in found if not event.is_reading and not event.type.startswith(NOT_TOLD)]


def version_of(pk: int) -> int:
    """The version of a case now, for a form that was refused."""
    return models.Case.objects.values_list("version", flat=True).get(pk=pk)


def form_of(pk: int) -> UUID | None:
    """The mark of the form that changed a case last."""
    return models.Case.objects.values_list("form", flat=True).get(pk=pk)


def case_of_hand_over(hand_over: HandOver) -> int | None:
    """The id of the case that was opened from a hand-over. The caller has checked the hand-over."""
    return models.Case.objects.filter(hand_over=hand_over).values_list("pk", flat=True).first()
